"""Where a page falls into two columns: the same labels stand left and right, one beside the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from pipeline.labels.find import Spot
from pipeline.template.model import FieldRule

_PAIRS, _SURE_PAIR = 2, 0.85
"""Labels beside their twins that show two columns, and the likeness with which one pair does."""
_HEADING = 12
"""Letters from which labels of two texts on one row are the headings of two columns."""
_NEAR = 3.0
"""Word heights by which a label's first word may be lost."""


def gutter_of(rules: Sequence[FieldRule], spots: Mapping[str, tuple[Spot, ...]]) -> int | None:
    """Where the right column begins, from labels that stand beside their twin; None when none does."""
    right = [rule for rule in rules if rule.column == "right"]
    left = [rule for rule in rules if rule.column == "left"]
    edges: list[int] = []
    height: list[int] = []
    sure = False
    for rule in right:
        for spot in (one for label in rule.labels for one in spots[label]):
            twins = (
                other
                for partner in left
                for label in partner.labels
                for other in spots[label]
                if abs(other.row - spot.row) <= 1 and other.box.right < spot.box.left
            )
            partners = [twin for twin in twins if _partner(spot, twin)]
            if partners:
                edges.append(spot.box.left)
                height.append(spot.box.height)
                sure = sure or min(spot.score, *(twin.score for twin in partners)) >= _SURE_PAIR
    if not edges:
        return None
    if len(edges) < _PAIRS:
        edges = _begun_beside(edges[0], _NEAR * height[0], right, spots) or (edges if sure else [])
    return int(median(edges) - median(height)) if edges else None


def _begun_beside(
    edge: int, near: float, right: Sequence[FieldRule], spots: Mapping[str, tuple[Spot, ...]]
) -> list[int]:
    """Where labels of the right column begin near one edge, each on a row of its own; few tell nothing."""
    begun = {
        rule.key: one.box.left
        for rule in right
        for label in rule.labels
        for one in spots[label]
        if abs(one.box.left - edge) < near
    }
    return list(begun.values()) if len(begun) > _PAIRS else []


def _partner(spot: Spot, twin: Spot) -> bool:
    """The same label on the same row or, where a line of one column is set higher, on the next; or two
    headings on one row (tên vợ, tên chồng).
    """
    alike = spot.text == twin.text
    return alike or (spot.row == twin.row and min(len(spot.text), len(twin.text)) > _HEADING)
