"""What a request for a prefill asks for, understood and checked before anything is kept.

Refusals name the place and never repeat what stood there.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from pipeline.kinds import NotThisKind
from pipeline.prefill import kind_of, normal_facts
from pipeline.procedure import Procedure
from pipeline.store import Lane
from web.problems import Refusal, pointer

LONGEST_WAIT = 30.0
"""Seconds that ``Prefer: wait=N`` may hold a request."""

_KEY = re.compile(r'"([\x20\x21\x23-\x5b\x5d-\x7e]{1,200})"|([A-Za-z0-9._:~+/=-]{1,200})')
_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,4})")
TEXT_PARTS = {"procedure": "ma_tthc", "facts": "", "lane": "priority"}
"""Parts of text, with the other name that portals use for each."""
_FILES = ("files", "file", "files[]")
"""Parts with files: ours, and the two ways that form libraries write a list."""
_LANES = {"": Lane.COUNTER, "counter": Lane.COUNTER, "archive": Lane.ARCHIVE, "bulk": Lane.ARCHIVE}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for, understood but not yet kept."""

    procedure: str
    lane: Lane
    facts: Mapping[str, str]
    files: tuple[tuple[str, UploadFile], ...]


def idempotency_key(request: Request) -> str:
    """The key of the request: a quoted string as the draft says, or bare. Raises ``Refusal`` when absent."""
    given = request.headers.get("idempotency-key", "").strip()
    if not given:
        detail = "Hãy gửi kèm đầu mục Idempotency-Key (một chuỗi ngẫu nhiên) để không nhận trùng hồ sơ."
        raise Refusal("missing-idempotency-key", detail)
    found = _KEY.fullmatch(given)
    if found is None:
        raise Refusal("bad-request", "Idempotency-Key dài nhất 200 ký tự ASCII.")
    return found.group(1) or found.group(2)


def seconds_to_wait(prefer: str) -> float:
    """``Prefer: wait=N`` in seconds, at most ``LONGEST_WAIT``; 0 when not asked for."""
    found = _WAIT.search(prefer.lower())
    return min(float(found.group(1)), LONGEST_WAIT) if found else 0.0


def read_form(form: FormData, procedures: Mapping[str, Procedure]) -> Asked:
    """The parts of the form, checked. Raises ``Refusal`` that names the part and never repeats its value."""
    _check_parts(form)
    lane = _LANES.get(_text(form, "lane", "priority"))
    if lane is None:
        raise Refusal(
            "invalid", "Hàng đợi phải là counter hoặc archive.", errors=(("/lane", "counter hoặc archive"),)
        )
    procedure = _text(form, "procedure", "ma_tthc")
    if procedure not in procedures:
        known = ", ".join(sorted(procedures))
        detail = (
            f"Chưa có thủ tục này. Các mã đang có: {known}."
            if procedure
            else "Hãy gửi mã thủ tục (procedure)."
        )
        raise Refusal("unknown-procedure", detail, errors=(("/procedure", "Mã thủ tục chưa biết."),))
    facts = read_facts(_text(form, "facts"), procedures[procedure])
    return Asked(procedure, lane, facts, _files(form))


def _check_parts(form: FormData) -> None:
    """Refuse a part that nobody would look at: a slip in its name would cost the sender what is in it."""
    texts = [name for pair in TEXT_PARTS.items() for name in pair if name]
    wrong: list[tuple[str, str]] = []
    for name, value in form.multi_items():
        a_file = isinstance(value, UploadFile)
        if name not in (*texts, *_FILES):
            wrong.append((pointer(name), "Không có phần nào tên như vậy."))
        elif a_file != (name in _FILES):
            kind = "một chuỗi, không phải tệp" if a_file else "tệp, không phải chuỗi"
            wrong.append((pointer(name), f"Phần này phải là {kind}."))
    if wrong:
        named = ", ".join(
            dict.fromkeys(place.removeprefix("/") or "(tên không in lại được)" for place, _ in wrong)
        )
        known = ", ".join(
            ("files", *(f"{one} (hoặc {other})" if other else one for one, other in TEXT_PARTS.items()))
        )
        detail = f"Không dùng được phần này của biểu mẫu: {named}. Các phần nhận được: {known}."
        raise Refusal("invalid", detail, errors=tuple(dict.fromkeys(wrong)))


def read_facts(given: str, procedure: Procedure) -> dict[str, str]:
    """The facts a portal knows: a JSON object of entry key → text. Raises ``Refusal`` with the places."""
    if not given:
        return {}
    try:
        facts = json.loads(given)
    except ValueError:
        facts = None
    if not isinstance(facts, dict):
        raise Refusal(
            "invalid", "facts phải là một đối tượng JSON.", errors=(("/facts", "Không phải đối tượng JSON."),)
        )
    wrong: list[tuple[str, str]] = []
    for key, value in facts.items():
        entry = procedure.form.entries.get(key)
        if entry is None:
            wrong.append((pointer("facts", key), "Tờ khai không có mục này."))
        elif not isinstance(value, str):
            wrong.append((pointer("facts", key), "Giá trị phải là chuỗi."))
        else:
            try:
                kind_of(entry).parse(value)
            except NotThisKind as no:
                wrong.append((pointer("facts", key), str(no)))
    if wrong:
        raise Refusal("invalid", "facts có mục không dùng được.", errors=wrong)
    return normal_facts(facts, procedure)


def _text(form: FormData, *names: str) -> str:
    for name in names:
        value = form.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _files(form: FormData) -> tuple[tuple[str, UploadFile], ...]:
    uploads = [
        one for _, one in form.multi_items() if isinstance(one, UploadFile) and (one.filename or one.size)
    ]
    if not uploads:
        raise Refusal(
            "no-files", "Hãy gửi ít nhất một tệp giấy tờ.", errors=(("/files", "Danh sách tệp trống."),)
        )
    return tuple((clean_name(one.filename or "", number), one) for number, one in enumerate(uploads, start=1))


def clean_name(given: str, number: int) -> str:
    """The last part of a client's file name without control characters; ``tep-<number>`` when nothing is
    left.
    """
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    return kept[-150:] if kept.strip(". ") else f"tep-{number}"


def fingerprint(asked: Asked, files: tuple[tuple[str, str], ...]) -> str:
    """What makes two requests the same: procedure, lane, facts, and files by content and name in order."""
    whole = json.dumps([asked.procedure, asked.lane, sorted(asked.facts.items()), files], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()
