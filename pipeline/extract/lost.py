"""Where a label must stand that was not found: between its neighbours, on their line, at the usual distance.

First a weaker look in the gap the other labels leave; then a colon or a free row in it; then, when the page
reading saw no row at all where the distance of the others leaves room for one, that bare place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.types import Box, around
from pipeline.extract.align import Layout, Placed
from pipeline.labels.find import WEAK, Spot, find
from pipeline.labels.rows import Row, Token
from pipeline.template.model import FILL, Face, FieldRule

_At = tuple[int, int]
_END: _At = (10**6, 0)


def supply(rows: Sequence[Row], face: Face, layout: Layout) -> Layout:
    """``layout`` with the lost labels whose place the found ones imply."""
    for look in (_weakly, _by_colon, _by_row):
        placed = list(layout.placed)
        for rule in face.fields:
            if not rule.labels or FILL in rule.labels[0] or any(one.rule is rule for one in placed):
                continue
            before, after = _neighbours(rule, face, placed)
            spot = look(rows, rule, before, after, layout.gutter) if before or after else None
            if spot is not None and not any(spot.covers(one.spot) for one in placed):
                placed.append(Placed(rule, spot))
        layout = replace(layout, placed=tuple(sorted(placed, key=lambda one: one.spot.at)))
    return layout


def _neighbours(rule: FieldRule, face: Face, placed: Sequence[Placed]) -> tuple[Placed | None, Placed | None]:
    """The nearest placed labels before and after ``rule`` in the template, in its own column."""
    order = [one for one in face.fields if one.column == rule.column]
    at = order.index(rule)
    where = {id(one.rule): one for one in placed}
    before = next((where[id(one)] for one in reversed(order[:at]) if id(one) in where), None)
    after = next((where[id(one)] for one in order[at + 1 :] if id(one) in where), None)
    return before, after


def _weakly(
    rows: Sequence[Row], rule: FieldRule, before: Placed | None, after: Placed | None, gutter: int | None
) -> Spot | None:
    """A poor likeness is enough in the gap, if it opens the row or ends with a colon."""
    low, high = _gap(before, after)
    first, last = max(low[0], 0), min(high[0], len(rows) - 1)
    spots = find(rows[first : last + 1], rule.labels, WEAK)
    found = [replace(spot, row=spot.row + first) for label in rule.labels for spot in spots[label]]
    good = [
        spot
        for spot in found
        if low < spot.at < high
        and _on_side(spot.box, rule, gutter)
        and (spot.first == 0 or rows[spot.row].tokens[spot.last].colon)
    ]
    return max(good, key=lambda spot: spot.score, default=None)


def _by_colon(
    rows: Sequence[Row], rule: FieldRule, before: Placed | None, after: Placed | None, gutter: int | None
) -> Spot | None:
    """On the line of the label before it: what ends with a colon in the gap is the label."""
    if not rule.same_line or before is None:
        return None
    low, high = _gap(before, after)
    row = before.spot.row
    tokens = rows[row].tokens
    for index in range(before.spot.last + 2, len(tokens)):
        if (row, index) < high and tokens[index].colon and _on_side(tokens[index].box, rule, gutter):
            words = len(rule.labels[0].split())
            return _spot(rule, row, max(index - words + 1, low[1] + 1), index, tokens)
    return None


def _by_row(
    rows: Sequence[Row], rule: FieldRule, before: Placed | None, after: Placed | None, gutter: int | None
) -> Spot | None:
    """The one free row between the neighbours: up to its colon, or as wide as the label is printed."""
    if rule.same_line or before is None or after is None:
        return None
    free = [
        number
        for number in range(before.spot.row + 1, after.spot.row)
        if any(token.key and _on_side(token.box, rule, gutter) for token in rows[number].tokens)
    ]
    opening = [
        (number, index) for number in free if (index := _colon(rows[number].tokens, rule, gutter)) is not None
    ]
    if opening:
        number, index = opening[0]
        start = next(i for i, token in enumerate(rows[number].tokens) if _on_side(token.box, rule, gutter))
        return _spot(rule, number, start, index, rows[number].tokens)
    if len(free) != 1 or before.rule.kind in ("place", "text", "id_paper", "date_in_words"):
        return None
    return _by_width(rows[free[0]], free[0], rule, before)


def _colon(tokens: Sequence[Token], rule: FieldRule, gutter: int | None) -> int | None:
    """The first colon of the row, if about as far in as the label is long."""
    reach = 2 * len(rule.labels[0].split()) + 1
    own = [index for index, token in enumerate(tokens) if _on_side(token.box, rule, gutter)]
    return next((index for index in own[:reach] if tokens[index].colon), None)


def _by_width(row: Row, number: int, rule: FieldRule, before: Placed) -> Spot | None:
    """The tokens a label of this many letters would cover, printed like the one before."""
    letter = before.spot.box.width / max(len(before.spot.form), 1)
    start = before.spot.box.left
    end = start + letter * len(rule.labels[0])
    inside = [
        i
        for i, token in enumerate(row.tokens)
        if start - letter <= token.box.left and token.box.centre[0] < end
    ]
    return _spot(rule, number, inside[0], inside[-1], row.tokens) if inside else None


def _spot(rule: FieldRule, row: int, first: int, last: int, tokens: Sequence[Token]) -> Spot:
    box = around(token.box for token in tokens[first : last + 1])
    return Spot(rule.labels[0], rule.labels[0], row, first, last, box, 0.0)


def _gap(before: Placed | None, after: Placed | None) -> tuple[_At, _At]:
    low = (before.spot.row, before.spot.last) if before else (-1, 0)
    return low, after.spot.at if after else _END


def _on_side(box: Box, rule: FieldRule, gutter: int | None) -> bool:
    if gutter is None or not rule.column:
        return True
    return (box.left >= gutter) == (rule.column == "right")
