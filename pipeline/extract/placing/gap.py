"""What is known of a label that was not found: the places and labels it lies between.

Rows and tokens are counted as ``pipeline.labels.rows`` made them; a place is (row, token).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocr.types import Box, around
from pipeline.extract.placing.align import Placed
from pipeline.labels.find import Spot
from pipeline.labels.rows import Row
from pipeline.template.model import Face, FieldRule

_At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is known of a lost label: the rule, the places it lies between, the labels next to it."""

    rows: Sequence[Row]
    rule: FieldRule
    low: _At
    high: _At
    before: Placed | None
    after: Placed | None
    gutter: int | None
    narrow: int | None = None
    """Where a narrow left column ends: at the labels beside it (None: the rule stands in no such column)."""

    def above_title(self) -> Gap | None:
        """For the first labels of a face: the place above its title, where offices print theirs too."""
        if self.before is not None or self.low[0] < 0:
            return None
        return replace(self, low=(-1, 0), high=self.low)

    def here(self, box: Box) -> bool:
        """Whether ``box`` lies in the rule's column."""
        if self.narrow is not None:
            return box.right <= self.narrow
        if self.gutter is None or not self.rule.column:
            return True
        return (box.left >= self.gutter) == (self.rule.column == "right")

    def spot(self, row: int, first: int, last: int) -> Spot:
        """The rule's label on these tokens, by where it must stand and not by how it reads."""
        box = around(token.box for token in self.rows[row].tokens[first : last + 1])
        label = self.rule.labels[0]
        return Spot(label, label, row, first, last, box, 0.0)


def gap_of(
    rows: Sequence[Row],
    face: Face,
    rule: FieldRule,
    placed: Sequence[Placed],
    gutter: int | None,
    headings: Sequence[Spot],
) -> Gap | None:
    """The gap between the nearest placed labels before and after ``rule`` in its column; None without any."""
    order = _order(face, rule)
    at = order.index(rule)
    where = {id(one.rule): one for one in placed}
    before = next((where[id(one)] for one in reversed(order[:at]) if id(one) in where), None)
    after = next((where[id(one)] for one in order[at + 1 :] if id(one) in where), None)
    if before is None and after is None and not headings:
        return None
    low, high = (-1, 0), (len(rows), 0)
    if after is not None:
        high = after.spot.at
    if before is not None:
        low = (before.spot.row, before.spot.last)
    else:
        above = [(one.row, one.last) for one in headings if one.row < high[0] and not _is_beside(rows, one)]
        low = max(above, default=low)
    return Gap(rows, rule, low, high, before, after, gutter, _narrow(face, rule, placed))


def _is_beside(rows: Sequence[Row], heading: Spot) -> bool:
    """Whether words stand before a heading on its row: the state's, beside the office's name."""
    return any(token.worded for token in rows[heading.row].tokens[: heading.first])


def _narrow(face: Face, rule: FieldRule, placed: Sequence[Placed]) -> int | None:
    """The left end of the labels beside a narrow left column, as under a card's photo."""
    if rule.column != "left" or any(one.column == "right" for one in face.fields):
        return None
    return min((one.spot.box.left for one in placed if one.rule.column != "left"), default=None)


def _order(face: Face, rule: FieldRule) -> list[FieldRule]:
    """The rules whose order says where ``rule`` stands: its own column's and those printed across the page.

    A rule across the page lies above or below both columns, but beside a narrow left one (a card's expiry).
    """
    if not any(one.column == "right" for one in face.fields):
        return [one for one in face.fields if one.column == rule.column]
    return [one for one in face.fields if not rule.column or one.column in ("", rule.column)]
