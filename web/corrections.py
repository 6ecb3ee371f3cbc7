"""A person's words as they come in: ``{"entries": {"child.ethnicity": {"value": "Kinh"}}}``, checked and
put in normal form.

``null`` instead of an object takes a word back; ``""`` says that the entry is left blank on purpose.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from pipeline.kinds import NotThisKind
from pipeline.prefill import kind_of
from pipeline.procedure import Form
from pipeline.procedure.form import FormEntry
from pipeline.types import Dossier
from web.problems import Refusal, pointer

LONGEST = 1000
"""Letters of one value; longer ones are no entry of a form."""

Words = dict[str, str | None]


def read_words(given: bytes, dossier: Dossier, form: Form) -> Words:
    """Entry key → value in normal form, "" (left blank) or None (taken back). Raises ``Refusal`` with all
    places.
    """
    entries = _entries(given)
    known = {entry.key for entry in dossier.entries}
    words: Words = {}
    wrong: list[tuple[str, str]] = []
    for key, said in entries.items():
        if key not in known:
            wrong.append((pointer("entries", key), "Tờ khai không có mục này."))
            continue
        try:
            words[key] = _word(said, form.entries.get(key))
        except ValueError as error:
            wrong.append((pointer("entries", key, "value"), str(error)))
    if wrong:
        raise Refusal("invalid", "Có mục chưa đúng; chưa ghi mục nào.", errors=wrong)
    return words


def _entries(given: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(given)
    except ValueError:
        whole = None
    entries = whole.get("entries") if isinstance(whole, dict) else None
    if not isinstance(entries, dict) or not entries:
        detail = 'Hãy gửi JSON dạng {"entries": {"mục": {"value": "…"}}}.'
        raise Refusal("invalid", detail, errors=(("/entries", "Thiếu hoặc không phải đối tượng."),))
    return entries


def _word(said: object, entry: FormEntry | None) -> str | None:
    """One value in normal form; raises ``ValueError`` with a Vietnamese sentence that holds no value."""
    if said is None:
        return None
    value = said.get("value") if isinstance(said, dict) else None
    if not isinstance(value, str):
        raise ValueError("Hãy gửi giá trị là một chuỗi.")
    value = unicodedata.normalize("NFC", " ".join(value.split()))
    if len(value) > LONGEST:
        raise ValueError(f"Dài nhất {LONGEST} chữ.")
    if any(unicodedata.category(letter)[0] == "C" for letter in value):
        raise ValueError("Có ký tự không in được.")
    if not entry or not value:
        return value
    kind = kind_of(entry)
    try:
        return kind.parse(kind.compact(value)).text
    except NotThisKind as error:
        raise ValueError(str(error)) from error
