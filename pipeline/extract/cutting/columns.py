"""The columns of a table: where each begins and ends, told by headings, labels and the white between."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ocr.types import Box
from pipeline.extract.cutting.notes import NOTE
from pipeline.extract.cutting.sheet import Sheet
from pipeline.extract.placing.align import Placed
from pipeline.labels.find import Spot, find

_HEADING = 0.8
"""Likeness from which a text is the heading of a column."""
_TWO = 2
_REACH = 4
"""Word heights by which the white between two columns may lie beside where their headings tell it."""
_WHITE = 0.7
"""Word heights of white between two columns at least; between two words it is less than half of one."""
_DEEP = 3.0
"""Word heights below the headings that the rule between their columns reaches at least."""
_BENT = 1.2
"""Word heights by which the headings of one table may stand higher and lower."""


@dataclass(frozen=True, slots=True)
class Column:
    """Left and right end of a column in pixels, and the row its heading stands on."""

    low: int
    high: int
    top: int


def column(page: Sheet, here: Placed, under: str, columns: Collection[str]) -> Column | None:
    """The column headed ``under``, one of ``columns``, in the rows of which ``here`` is one; None where the
    headings do not stand side by side above it.
    """
    headings = _headings(page, here, columns)
    if headings:
        low, high = _column(page, headings, next(spot for spot in headings if spot.text == under))
    else:
        headings = _only(page, here, columns)
        if not headings:
            return None
        ends = _half(page, headings[0], own=headings[0].text == under)
        low, high = (_in_white(page, headings[0].row, edge) for edge in ends)
    # What looks like the headings may stand beyond the paper's edge.
    return Column(low, high, headings[0].row) if low < high else None


def _headings(page: Sheet, here: Placed, columns: Collection[str]) -> tuple[Spot, ...]:
    """The headings of all columns beside the nearest row above that has them all, left to right.

    On a photograph of a bent sheet one heading may stand half a line higher, on a row of its own.
    """
    spots = [spot for found in find(page.rows, columns, _HEADING).values() for spot in found]
    above = [spot for spot in spots if spot.row < here.spot.row]
    for number in range(here.spot.row - 1, -1, -1):
        middle = page.rows[number].box.centre[1]
        beside = [spot for spot in above if abs(spot.box.centre[1] - middle) < _BENT * page.tall]
        if len({spot.text for spot in beside}) == len(beside) == len(columns) > 1:
            return tuple(sorted(beside, key=lambda spot: spot.box.left))
    return ()


def _only(page: Sheet, here: Placed, columns: Collection[str]) -> tuple[Spot, ...]:
    """The one heading of two that is left, when the other lies under a fold or a streak."""
    found = [spot for spots in find(page.rows, columns, _HEADING).values() for spot in spots]
    above = [spot for spot in found if spot.row < here.spot.row]
    alone = len(columns) == _TWO and len({spot.text for spot in above}) == 1
    return (max(above, key=lambda spot: spot.row),) if alone else ()


def _half(page: Sheet, heading: Spot, *, own: bool) -> tuple[int, int]:
    """Left and right end of the heading's column, or of the other; both are as wide, beside the labels."""
    labels = [one.spot.box.right for one in page.layout.placed if one.spot.row > heading.row]
    left, middle = max([page.left, *labels]), heading.box.centre[0]
    is_right = middle > (left + page.right) / 2
    between = int(2 * middle - (page.right if is_right else left))
    return (between, page.right) if is_right == own else (left, between)


def _column(page: Sheet, headings: tuple[Spot, ...], own: Spot) -> tuple[int, int]:
    """Left and right end of the column: from the white before it, or the labels of the rows, to the white
    before the next.
    """
    at = headings.index(own)
    low = _before(page, headings[at - 1], own) if at else _behind_labels(page, headings)
    high = _before(page, own, headings[at + 1]) if at + 1 < len(headings) else page.right
    return max(low, page.left), min(high, page.right)


def _before(page: Sheet, one: Spot, other: Spot) -> int:
    """Where the column of ``one`` ends and that of ``other`` begins. Headings stand at the left of their
    columns or in the middle: the rule between them tells, or the widest white that runs down between the
    middle of the one and the other; where neither does, it is half way.
    """
    rules = [int(rule.centre[0]) for rule in page.uprights if _parts(page, rule, one, other)]
    if len(set(rules)) == 1:
        return rules[0]
    first, last = int(one.box.centre[0]), other.box.left + page.tall // 2
    between = (int(one.box.centre[0]) + int(other.box.centre[0])) // 2
    widest, middle = _white(page, one.row, (first, last))
    return middle if widest > _WHITE * page.tall else _in_white(page, one.row, between)


def _parts(page: Sheet, rule: Box, one: Spot, other: Spot) -> bool:
    """Whether an upright runs down between two headings from their row on, past their table's first rows."""
    between = one.box.right < rule.centre[0] < other.box.left
    top, deep = max(one.box.bottom, other.box.bottom), _DEEP * page.tall
    return between and rule.top < top and rule.bottom > top + deep


def _behind_labels(page: Sheet, headings: tuple[Spot, ...]) -> int:
    """Where the first column begins: behind the labels of the rows, the longest of which may reach below its
    values; without labels it is as wide as the others.
    """
    own, middles = headings[0], [int(spot.box.centre[0]) for spot in headings]
    spots = [one.spot for one in page.layout.placed if one.spot.row > own.row]
    beside = [spot for spot in spots if spot.box.right < own.box.left]
    if not beside:
        return middles[0] - min(after - before for before, after in pairwise(middles)) // 2
    usual = median(spot.box.left for spot in beside)
    labels = [spot for spot in beside if abs(spot.box.left - usual) < _REACH * page.tall] or beside
    starts = [start for spot in labels if (start := _start(page, spot)) < headings[1].box.left]
    ends = max(spot.box.right for spot in labels)
    return _in_white(page, own.row, min([ends, *(start - page.tall // 3 for start in starts)]))


def _start(page: Sheet, label: Spot) -> int:
    """Where the first word behind a label of a row begins, beyond the mark of a footnote."""
    tokens = page.rows[label.row].tokens[label.last + 1 :]
    worded = (token for token in tokens if token.worded and not NOTE.fullmatch(token.text))
    return next((token.box.left for token in worded), page.right)


def _in_white(page: Sheet, top: int, edge: int) -> int:
    """The edge of a column moved into the white that runs down the table near it; where none does, as it is.

    Headings stand in the middle of their columns only where nothing of them was lost.
    """
    if edge in (page.left, page.right):
        return edge
    reach = _REACH * page.tall
    widest, middle = _white(page, top, (edge - reach, edge + reach))
    return middle if widest > _WHITE * page.tall else edge


def _white(page: Sheet, top: int, edges: tuple[int, int]) -> tuple[int, int]:
    """How wide the widest white is that runs down the rows of the table, headed by the row ``top``, between
    these edges, and its middle; nothing where no words stand.
    """
    start, end = edges
    labelled = [one.spot.row for one in page.layout.placed if one.spot.row > top and one.spot.box.right < end]
    words = [
        (token.box.left, token.box.right)
        for row in page.rows[top + 1 : max(labelled, default=top) + 1]
        for token in row.tokens
        if token.key and token.box.right > start and token.box.left < end
    ]
    gaps: list[tuple[int, int]] = []
    at = start
    for left, right in (*sorted(words), (end, end)):
        gaps.append((left - at, (left + at) // 2))
        at = max(at, right)
    return max(gaps) if words else (0, start)
