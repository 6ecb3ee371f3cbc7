"""The printed texts of a form that a template needs: its title, its labels, its signature block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ocr.types import around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token
from pipeline.recognise.stacks import is_capital, stands_below, stretches

_NATION = ("conghoaxahoi", "doclaptudo", "tudohanhphuc")
_SIGNING = re.compile(
    r"\((?:ký|kí)\b|^người (?:ký|khai|yêu cầu|làm đơn|đề nghị|xác nhận|lập)\b"
    r"|^(?:(?:tm|kt|tl|q)\.\s*)?(?:phó )?(?:chủ tịch|trưởng|thủ trưởng|giám đốc|cán bộ|công chức|đại diện)\b"
    r"|^(?:tm|kt|tl|q)\.",
    re.IGNORECASE,
)
_LEADER = re.compile(r"[.…·_]{2,}$")
_BULLET = re.compile(r"^[-–•*+]\s*")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]")
_LONGEST = 60
_BIG = 1.1
_ALIKE = 1.35
"""Times by which the lines of one title may differ in height."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: text with its number and its colon, whether another stands before it on its line,
    and whether it is the end of a sentence that began on the line above.
    """

    text: str
    same_line: bool
    goes_on: bool


def title_of(page_rows: Sequence[Row]) -> str:
    """The title: large capitals in the middle of the upper half, the lines below each other as one text;
    "" where there is none.
    """
    if not page_rows:
        return ""
    usual = median([row.box.height for row in page_rows])
    lines = [one for row in page_rows for one in stretches(row) if _is_title(one, page_rows)]
    big = [line for line in lines if line.box.height > _BIG * usual] or lines
    groups = _groups(big)
    best = max(groups, key=lambda group: max(line.box.height for line in group), default=())
    return " ".join(_text(line.tokens).strip(" :.,-") for line in best)


def _is_title(line: Row, page_rows: Sequence[Row]) -> bool:
    text, bottom = _text(line.tokens), page_rows[-1].box.bottom
    heading = any(one in base(text) for one in _NATION)
    high = line.box.bottom < 0.6 * bottom
    return is_capital(line) and high and not heading and ":" not in text and _is_centred(line, page_rows)


def _is_centred(line: Row, page_rows: Sequence[Row]) -> bool:
    whole = around(one.box for one in page_rows)
    return abs(line.box.centre[0] - whole.centre[0]) < 0.12 * whole.width


def _groups(lines: Sequence[Row]) -> list[list[Row]]:
    """Lines of about one height that stand below each other; no lone word of a few letters."""
    found: list[list[Row]] = []
    for line in lines:
        above = found[-1][-1] if found else None
        if above is not None and stands_below(line, above) and _about_as_high(line, above):
            found[-1].append(line)
        else:
            found.append([line])
    return [group for group in found if len(base("".join(_text(line.tokens) for line in group))) > 5]


def _about_as_high(one: Row, other: Row) -> bool:
    low, high = sorted((one.box.height, other.box.height))
    return high < _ALIKE * low


def ends_of(page_rows: Sequence[Row]) -> tuple[str, ...]:
    """Texts of the signature block, each column of it for itself."""
    lower = (_text(one.tokens) for row in page_rows[len(page_rows) // 2 :] for one in stretches(row))
    found = (text for text in lower if _SIGNING.search(text) and ":" not in text)
    return tuple(text for text in dict.fromkeys(found) if len(text) <= _LONGEST)


def labels_of(page_rows: Sequence[Row]) -> Iterator[Label]:
    """Everything that ends with a colon, in the order of printing."""
    above = ""
    for row in page_rows:
        pieces = _pieces(row)
        for number, text in enumerate(pieces):
            goes_on = not number and text[:1].islower() and above[-1:].isalpha()
            yield Label(text, same_line=number > 0, goes_on=goes_on)
        above = _text(row.tokens)


def _pieces(row: Row) -> list[str]:
    """The labels on one row: up to each colon, from the last wide gap or leader before it.

    The number of an entry ("7. Quốc tịch:") stays with its label: it would be taken for the end of the value
    before.
    """
    found: list[str] = []
    held: list[Token] = []
    for token in row.tokens:
        gap = token.box.left - held[-1].box.right if held else 0
        if held and (gap > 1.3 * token.box.height or _LEADER.search(held[-1].text)):
            held = []
        held.append(token)
        if token.colon:
            text = _BULLET.sub("", _text(held if not found else _from_capital(held)))
            held = []
            if 2 <= len(base(text)) <= _LONGEST:
                found.append(text)
    return found


def _from_capital(tokens: Sequence[Token]) -> Sequence[Token]:
    """Behind a value a label begins at its number, or at the last word with a capital."""
    starts = [at for at, token in enumerate(tokens) if token.text[:1].isupper()]
    numbers = [at for at, token in enumerate(tokens[:-1]) if _NUMBER.fullmatch(token.text)]
    return tokens[max(numbers or starts, default=0) :]


def _text(tokens: Iterable[Token]) -> str:
    return unicodedata.normalize("NFC", " ".join(token.text for token in tokens))
