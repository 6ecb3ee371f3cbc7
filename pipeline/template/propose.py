"""Propose a template from a scanned or born-digital form, blank or filled: titles, labels, kinds guessed.

What is proposed is a beginning for a person to go over: every label is marked ``v: single`` (seen on this one
paper), and what could not be told is written as kind ``text``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token, rows
from pipeline.template.model import Catalogue, FieldRule
from pipeline.types import ReadPage

_NATION = ("conghoaxahoichunghiavietnam", "doclaptudohanhphuc")
_SIGNING = re.compile(
    r"\((?:ký|kí)\b|^người (?:ký|khai|yêu cầu|làm đơn)|^(?:chủ tịch|thủ trưởng)\b", re.IGNORECASE
)
_LEADER = re.compile(r"[.…·_]{2,}$")
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-zđ])[.)]\s*|^[-–•*+]\s*")
_KNOWN = 0.88
"""Likeness from which a label is one of the catalogue's."""
_LONGEST = 60
_BIG = 1.1
_KINDS = (
    (r"giới tính", "sex"),
    (r"dân tộc", "ethnicity"),
    (r"quốc tịch", "nationality"),
    (r"bằng chữ", "date_in_words"),
    (r"định danh|số cccd|số cmnd|căn cước", "id_number"),
    (r"giấy tờ|hộ chiếu", "id_paper"),
    (r"họ.*tên|người đại diện|chủ hộ", "person_name"),
    (r"năm sinh$", "year"),
    (r"ngày|tháng|thời hạn|từ lúc", "date"),
    (r"\bgiờ\b", "time"),
    (r"cân nặng", "weight"),
    (r"nơi|địa chỉ|quê quán|thường trú|tạm trú|cư trú|trụ sở", "place"),
    (r"quyển", "book_number"),
    (r"^số$", "doc_number"),
    (r"số điện thoại|số lượng|tổng số|số người|số con|mã số", "number"),
)
"""What a label's words say of its value, the first that fits."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: text with its colon, kind and key as guessed, whether another stands before it."""

    text: str
    kind: str
    key: str
    same_line: bool


def propose(read: ReadPage, name: str, catalogue: Catalogue) -> str:
    """The YAML of a template for the paper on ``read``, to be called ``name`` (letters without marks)."""
    page_rows = rows(read.reading)
    titles = _titles(page_rows)
    ends = _ends(page_rows)
    labels = tuple(_labels(page_rows, catalogue, {*titles, *ends}))
    title = titles[0].capitalize() if titles else name.replace("_", " ").capitalize()
    return _yaml(name, title, titles, ends, labels, _size(read))


def _size(read: ReadPage) -> str:
    longest = max(read.page.width, read.page.height) / max(read.page.dpi, 1)
    return "ID-1" if longest < 4.5 else "A5" if longest < 9.5 else "A4"


def _titles(page_rows: Sequence[Row]) -> tuple[str, ...]:
    """Lines in large capitals in the upper half, without the national heading: neighbours are one title."""
    if not page_rows:
        return ()
    usual = median([row.box.height for row in page_rows])
    bottom = page_rows[-1].box.bottom
    found: list[tuple[Row, str]] = []
    for row in page_rows:
        text = _text(row.tokens).strip(" :.,-")
        letters = [sign for sign in text if sign.isalpha()]
        is_capital = len(letters) > 5 and sum(sign.isupper() for sign in letters) > 0.9 * len(letters)
        if (
            is_capital
            and row.box.bottom < 0.6 * bottom
            and not any(one in base(text) for one in _NATION)
            and ":" not in text
        ):
            found.append((row, text))
    big = [text for row, text in found if row.box.height > _BIG * usual and _is_centred(row, page_rows)]
    centred = [text for row, text in found if _is_centred(row, page_rows)]
    return tuple(dict.fromkeys((big or centred)[:2]))


def _is_centred(row: Row, page_rows: Sequence[Row]) -> bool:
    whole = around(one.box for one in page_rows)
    return abs(row.box.centre[0] - whole.centre[0]) < 0.12 * whole.width


def _ends(page_rows: Sequence[Row]) -> tuple[str, ...]:
    """Texts of the signature block."""
    lower = page_rows[len(page_rows) // 2 :]
    found = [_text(row.tokens) for row in lower if _SIGNING.search(_text(row.tokens))]
    return tuple(text for text in dict.fromkeys(found) if len(text) <= _LONGEST)


def _labels(page_rows: Sequence[Row], catalogue: Catalogue, taken: Iterable[str]) -> Iterable[Label]:
    """Everything that ends with a colon, or stands before leaders, in the order of printing."""
    known = _known(catalogue)
    used: set[str] = set()
    for row in page_rows:
        if _text(row.tokens) in taken:
            continue
        for number, text in enumerate(_pieces(row)):
            kind, key = _guessed(text, known)
            yield Label(text, kind, _unique(key, used), same_line=number > 0)


def _pieces(row: Row) -> list[str]:
    """The labels on one row: up to each colon, from the last wide gap or leader before it."""
    found: list[str] = []
    held: list[Token] = []
    for token in row.tokens:
        gap = token.box.left - held[-1].box.right if held else 0
        if held and (gap > 1.3 * token.box.height or _LEADER.search(held[-1].text)):
            held = []
        held.append(token)
        if token.colon:
            text = _NUMBERED.sub("", _text(held if not found else _from_capital(held)))
            held = []
            if 2 <= len(base(text)) <= _LONGEST:
                found.append(text)
    return found


def _from_capital(tokens: Sequence[Token]) -> Sequence[Token]:
    """Behind a value a label begins at the last word with a capital that no other capital word follows."""
    starts = [at for at, token in enumerate(tokens) if token.text[:1].isupper()]
    return tokens[starts[-1] :] if starts else tokens


def _text(tokens: Iterable[Token]) -> str:
    return unicodedata.normalize("NFC", " ".join(token.text for token in tokens))


def _known(catalogue: Catalogue) -> Mapping[str, FieldRule]:
    """Every label of the catalogue, marks aside → its rule."""
    return {
        base(label): rule
        for template in catalogue.documents.values()
        for edition in template.editions
        for face in edition.faces
        for rule in face.fields
        for label in rule.labels
        if rule.key
    }


def _guessed(label: str, known: Mapping[str, FieldRule]) -> tuple[str, str]:
    """Kind and key: those of the nearest label of the catalogue, else by the words of the label."""
    folded = base(label)
    nearest = max(known, key=lambda one: Levenshtein.normalized_similarity(folded, one), default="")
    if nearest and Levenshtein.normalized_similarity(folded, nearest) >= _KNOWN:
        return known[nearest].kind, known[nearest].key.rpartition(".")[2]
    words = label.strip(" :").casefold()
    kind = next((kind for pattern, kind in _KINDS if re.search(pattern, words)), "text")
    return kind, _ascii(words)


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.replace("đ", "d"))
    plain = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in plain if sign.isascii() or sign == " "
    )
    key = "_".join(plain.split())[:40].strip("_")
    return key if key[:1].isalpha() else f"muc_{key}".strip("_")


def _unique(key: str, used: set[str]) -> str:
    number, made = 2, key
    while made in used:
        made, number = f"{key}_{number}", number + 1
    used.add(made)
    return made


def _yaml(
    name: str, title: str, titles: Sequence[str], ends: Sequence[str], labels: Sequence[Label], size: str
) -> str:
    fields = "\n".join(_line(one) for one in labels) or "          []"
    return f"""# {title}. Đề xuất từ một tờ giấy: hãy xem lại từng dòng (docs/add-a-paper.md).
document: {name}
title: {title}
editions:
  - edition: "1"
    faces:
      - face: sheet
        size: {size}
        titles: [{", ".join(_quoted(one) for one in titles)}]
        ends: [{", ".join(_quoted(one) for one in ends)}]
        fields:
{fields}
"""


def _line(label: Label) -> str:
    beside = ", same_line: có" if label.same_line else ""
    told = f"key: {label.key}, kind: {label.kind}, label: {_quoted(label.text)}{beside}, v: single"
    return f"          - {{{told}}}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
