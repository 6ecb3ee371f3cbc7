"""An address on one line: what a reader makes of its signs, and the papers that stand beside or below it."""

from __future__ import annotations

import re

from pipeline import letters
from pipeline.kinds import text as free

_UNIT = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tp|đặc khu)\b"
_COMMA = re.compile(r"\s*[,;،]+[\s,.;]*")
_DASH = re.compile(rf"\s+[-–]\s+(?={_UNIT})", re.IGNORECASE)
_DASHES = re.compile(r"\s+[-–]\s+(?!Tháp Chàm|Vũng Tàu)", re.IGNORECASE)
"""Where a dash parts one unit of an address from the next, all do but those of two names."""
_POINT = re.compile(rf"(?<=\w\w)\s*\.\s+(?={_UNIT})", re.IGNORECASE)
_SHORT = re.compile(r"(^|, ?)(TP|TX|TT|[PXHTQ]),(?=\s*[^\W\d_])")
"""A rank cut short has a point ("TT. Mường Xén"); a comma there is a misread point."""
_RANK_CUT = re.compile(rf"(^|, )((?i:{_UNIT}))[,;:]\s+(?=[A-ZĐ])(?!(?i:{_UNIT}))")
"""A sign between a rank and its name ("tỉnh, Kon Tum") is a speck; in "Thượng Quận, Kinh Môn" it is none."""
_RANK_JOINED = re.compile(rf"\b((?i:{_UNIT}))[-–_](?=[A-ZĐ])")
"""A dash that ties a rank to its name ("thành phố-Pleiku") is a fold."""
_IA = re.compile(r"\bl(?=a [A-ZĐ])")
"""Highland units begin with "Ia" (river): its capital looks like an l in many faces."""
_NUMBER_BEHIND = re.compile(r"(?<=\w)[\s:]+(?:[Ss]ố[\s:]*)?\d+/\d{4}\b\S*$")
"""The number of the paper that stands below or beside an office's name."""
_LETTER_ENDED = re.compile(r"(?<=\w\w [A-ZĐ])\.(?=,|$)")
"""A point behind the letter that ends a unit's name ("Phong Thạnh Tây B.,") is a speck."""
_ROMAN = re.compile(r"\b((?:P|Q)\.|Phường|Quận) [Il!](?=[,\s]|$)")
"""Wards and urban districts are numbered in figures: what looks like an I is a 1."""
_SMALL = re.compile(r"^[uủ](?=[yỷ] ban nhân dân\b)")
"""An office's name opens with a capital: Ủ and ủ differ in size alone. Whether "số" does its writer says."""
_COLON = re.compile(r"(?<=\d)[:.]\s+(?=[^\W\d])")
"""Behind a number of a house or hamlet a colon or point is a worn comma."""
_PAPER = re.compile(
    r"(?<=[^\W\d_])[\s,;.|]+(?:thẻ )?(?:căn cước|cccd|cmnd|chứng minh|hộ chiếu)\b.*$", re.IGNORECASE
)
"""The identity paper in the row below, where a column's values run on."""


def compact(text: str) -> str:
    """One line, commas with one space after them; a dash or a misread point before a unit counts as comma."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = free.without_dirt(_COMMA.sub(", ", _SHORT.sub(r"\1\2.", _PAPER.sub("", letters.one_line(text)))))
    line = _NUMBER_BEHIND.sub("", line)
    line = _DASHES.sub(", ", line) if _DASH.search(line) else line
    line = _ROMAN.sub(r"\1 1", _LETTER_ENDED.sub("", line))
    line = _RANK_JOINED.sub(r"\1 ", line)
    line = _RANK_CUT.sub(r"\1\2 ", _IA.sub("I", _SMALL.sub(_opening, line)))
    line = _COLON.sub(", ", line)
    return _COMMA.sub(", ", _POINT.sub(", ", line)).strip(", ")


def _opening(found: re.Match[str]) -> str:
    return found[0].capitalize()
