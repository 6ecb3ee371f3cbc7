"""Labels in two languages of which only the second was found: the first, worn, stands before it.

A card's small print loses "Họ, chữ đệm và tên khai sinh" before "Full name:"; the label begins there all the
same, and so does the value below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.types import around
from pipeline.extract.placing.align import Layout, Placed
from pipeline.labels.rows import Row

_GAP = 4.0
"""Heights of a label's words between two of them where one was lost."""
_WIDER = 1.2
"""How much wider the first language may stand than its letters promise."""


def whole(rows: Sequence[Row], layout: Layout) -> Layout:
    """``layout`` with each such label widened over the words before it that can only be its own."""
    return replace(layout, placed=tuple(_widened(rows, one, layout) for one in layout.placed))


def _widened(rows: Sequence[Row], here: Placed, layout: Layout) -> Placed:
    spot = here.spot
    if spot.form == spot.text or not spot.text.endswith(spot.form):
        return here
    first = len(spot.text.removesuffix(spot.form))
    most = spot.box.left - _WIDER * first * spot.box.width / max(len(spot.form), 1)
    tokens, start = rows[spot.row].tokens, spot.first
    taken = [one.spot for one in layout.placed if one.spot.row == spot.row and one is not here]
    while start > 0:
        box, after = tokens[start - 1].box, tokens[start].box
        known = any(one.first <= start - 1 <= one.last for one in taken)
        if known or box.left < most or after.left - box.right > _GAP * spot.box.height:
            break
        start -= 1
    box = around(token.box for token in tokens[start : spot.last + 1])
    return replace(here, spot=replace(spot, first=start, box=box))
