"""Lines that no field took. Beside a place that seems empty they may be its value, printed where the template
does not expect it: then the place is not said to be empty, and a person looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipeline.extract.cutting.sheet import NUMBERING, Piece, Sheet
from pipeline.extract.placing.align import Placed
from pipeline.labels.rows import Token

_SURE = 0.5
"""Confidence from which a word was read and not guessed from specks."""
_NEAR = 1.75
"""Row distances up to which a line stands beside a place."""


def orphans(page: Sheet, regions: Iterable[Sequence[Piece]]) -> frozenset[int]:
    """The rows that begin with words of no label, of no printed text, and of none of the ``regions``."""
    taken = {token for region in regions for piece in region for token in piece.tokens}
    for spot in page.barriers:
        taken.update(page.rows[spot.row].tokens[spot.first : spot.last + 1])
    return frozenset(number for number, row in enumerate(page.rows) if _begins(row.tokens, taken))


def _begins(tokens: Sequence[Token], taken: set[Token]) -> bool:
    free = takewhile(lambda token: token not in taken, tokens)
    return any(token.confidence >= _SURE and _is_word(token) for token in free)


def _is_word(token: Token) -> bool:
    """Whether a token may be of a value; the number before a form's entry ("10.") is not."""
    return token.worded and NUMBERING.fullmatch(token.text) is None


def beside(page: Sheet, place: Placed | None, rows: frozenset[int]) -> bool:
    """Whether one of the ``rows`` is near the row of the label."""
    if place is None:
        return False
    middle, own = place.spot.box.centre[1], place.spot.row
    return any(
        abs(page.rows[number].box.centre[1] - middle) < _NEAR * page.pitch for number in rows if number != own
    )


def below(page: Sheet, region: Sequence[Piece], rows: frozenset[int]) -> bool:
    """Whether one of the ``rows`` is the line right below a value, begun under it: it may go on there."""
    last = max(region, key=lambda piece: piece.box.bottom).box
    return any(
        page.tall / 2 < page.rows[number].box.centre[1] - last.centre[1] < _NEAR * page.pitch
        and page.rows[number].tokens[0].box.left < last.right
        for number in rows
    )
