"""A date that runs over at the end of its line: "ngày 28" / "tháng 07 năm 2019", "ngày" / "28 tháng …", or
"… tháng 07 năm" / "2019".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.align import Placed
from pipeline.extract.sheet import Piece, Sheet, piece_of
from pipeline.labels.patterns import block_left
from pipeline.labels.rows import Token

_MONTH = "thang"
_YEAR, _FOUR = "nam", re.compile(r"(?:19|20)\d\d")
_WORDS = 4
"""Words from the month's on to the year."""


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
    """The year that opens the line below, behind a first line that ends with "năm"."""
    if not below or first.tokens[-1].key != _YEAR or not _FOUR.fullmatch(below[0].key):
        return None
    box = below[0].box
    if box.centre[1] - here.spot.box.centre[1] > 2 * page.pitch:
        return None
    edge = box.left - page.tall // 3
    return piece_of(page, here.spot.row + 1, edge, box.right + page.tall // 2, after=-1)
