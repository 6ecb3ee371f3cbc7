"""Labels side by side whose values wrap each below itself: "Ngày 21 | Ngày hai mươi" / "tháng 8 | năm …".

The next line shows it: a word of it begins right where the right label does, behind a wide gap.
"""

from __future__ import annotations

from ocr.types import Box
from pipeline.extract.belief import is_good
from pipeline.extract.cutting.sheet import Piece, Sheet, piece_of
from pipeline.extract.placing.align import Placed
from pipeline.labels.rows import Token

_GAP = 1.5
"""Word heights of white before the word that begins the right column."""


def low_of(page: Sheet, here: Placed, number: int, low: int, begun: Box | None) -> int:
    """Where the value's stretch of a row below its label begins: at the label where a wall stands there, or
    at its first line (``begun``), where one stands there.
    """
    edges = [here.spot.box.left, *(token.box.left for token in _first_words(page, here, begun))]
    walls = [edge - page.tall // 2 for edge in edges if _is_wall(page, number, edge)]
    return max([low, *walls])


def _first_words(page: Sheet, here: Placed, begun: Box | None) -> list[Token]:
    """The first word behind the label, where the value has begun on its line."""
    if begun is None:
        return []
    behind = page.rows[here.spot.row].tokens[here.spot.last + 1 :]
    return [token for token in behind if token.key and token.box.centre[0] < begun.right][:1]


def left_of(page: Sheet, here: Placed, first: Piece, low: int, edge: int) -> tuple[Piece, ...]:
    """The next line of a value that another label ends, left of the wall below that label; none where the
    value is whole or nothing stands there.
    """
    number, kind = here.spot.row + 1, here.rule.kind
    if number >= len(page.rows) or page.rows[number].box.centre[1] - first.box.centre[1] > 2 * page.pitch:
        return ()
    if any(one.row == number and one.box.left < edge for one in page.barriers):
        return ()
    more = piece_of(page, number, low, edge - page.tall // 2, after=-1)
    if not _ran_over(page, number, first, more, edge):
        whole = is_good(kind, _text(first)) and not _empty_behind(page, here.spot.row, edge)
        if whole or not (_is_wall(page, number, edge) or _ends_before(page, number, edge)):
            return ()
    return (more,) if more.tokens and is_good(kind, f"{_text(first)} {_text(more)}") else ()


def _ran_over(page: Sheet, number: int, first: Piece, more: Piece, edge: int) -> bool:
    """Whether the row below holds words of this column alone, without room before ``edge``."""
    words = [token.box for token in more.tokens if token.worded]
    alone = len(more.tokens) == len(page.rows[number].tokens)
    room = edge - max((token.box.right for token in first.tokens), default=edge)
    return bool(alone and words) and words[0].width + page.tall // 3 > room


def _empty_behind(page: Sheet, number: int, edge: int) -> bool:
    """Whether labels alone stand on a row from ``edge`` on: their values stand in the next row."""
    labels = [one for one in page.barriers if one.row == number and one.box.right > edge]
    tokens = [
        token.box.centre[0] for token in page.rows[number].tokens if token.key and token.box.left >= edge
    ]
    return all(any(one.box.left <= at <= one.box.right for one in labels) for at in tokens)


def _ends_before(page: Sheet, number: int, edge: int) -> bool:
    """Whether no word of the row stands near ``edge``: the cell there has its own, and the next one's line
    begins farther right.
    """
    reach = _GAP * page.tall
    worded = [token.box for token in page.rows[number].tokens if token.key]
    return not any(box.left < edge + reach and box.right > edge - reach for box in worded)


def _text(piece: Piece) -> str:
    return " ".join(token.text for token in piece.tokens)


def _is_wall(page: Sheet, number: int, at: int) -> bool:
    """Whether words of the row end well before ``at`` and the next one begins there."""
    worded = [token.box for token in page.rows[number].tokens if token.key]
    ends = [box.right for box in worded if box.left < at - page.tall]
    begins = min((box.left for box in worded if box.left >= at - page.tall), default=None)
    if not ends or begins is None:
        return False
    return abs(begins - at) <= page.tall and begins - max(ends) > _GAP * page.tall
