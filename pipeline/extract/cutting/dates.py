"""A date that runs over at the end of its line: "ngày 28" / "tháng 07 năm 2019", "ngày" / "28 tháng …",
"… tháng" / "07 năm 2019", or "… tháng 07 năm" / "2019".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting.sheet import Piece, Sheet, piece_of
from pipeline.extract.placing.align import Placed
from pipeline.labels.patterns import block_left
from pipeline.labels.rows import Token

_MONTH = "thang"
_YEAR, _FOUR = "nam", re.compile(r"(?:19|20)\d\d")
_WORDS = 4
"""Words from the month's on to the year."""
_REST = 3
"""Words from the month's number on to the year."""


def rest_of_date(page: Sheet, here: Placed, first: Piece) -> Piece | None:
    """The line below with month and year, where ``first`` ends its row with the day, or with the word for it,
    or the year alone, where it ends with the word for that; None elsewhere.
    """
    number = here.spot.row + 1
    if number >= len(page.rows):
        return None
    left = block_left(page.rows[here.spot.row].tokens, here.spot.first) - page.tall
    below = [token for token in page.rows[number].tokens if token.box.left >= left]
    if any(token.key.startswith(_MONTH) for token in first.tokens):
        return _year(page, here, first, below)
    month = next((at for at, token in enumerate(below[:2]) if token.key.startswith(_MONTH)), None)
    if month is None or below[month].box.centre[1] - here.spot.box.centre[1] > 2 * page.pitch:
        return None
    told = any(sign.isdigit() for token in first.tokens for sign in token.key)
    start = month if told else month - sum(token.key.isdigit() for token in below[:month])
    words = below[start : month + _WORDS]
    edge = words[0].box.left - page.tall // 3
    return piece_of(page, number, edge, words[-1].box.right + page.tall // 2, after=-1)


def _year(page: Sheet, here: Placed, first: Piece, below: Sequence[Token]) -> Piece | None:
    """The year that opens the line below, behind a first line that ends with "năm", or the month's number and
    the year, behind one that ends with "tháng".
    """
    keys, last = [token.key for token in below[:_REST]], first.tokens[-1].key
    month = len(keys) == _REST and keys[0].isdigit() and keys[1] == _YEAR and last.startswith(_MONTH)
    at = keys[_REST - 1 : _REST] if month else keys[:1] if last == _YEAR else []
    if not at or not _FOUR.fullmatch(at[0]):
        return None
    left, right = below[0].box, below[keys.index(at[0])].box
    if left.centre[1] - here.spot.box.centre[1] > 2 * page.pitch:
        return None
    edge = left.left - page.tall // 3
    return piece_of(page, here.spot.row + 1, edge, right.right + page.tall // 2, after=-1)
