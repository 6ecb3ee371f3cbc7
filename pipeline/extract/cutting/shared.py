"""A line below two labels that stand side by side is one's alone: that of the label with nothing behind it.

7. Họ, chữ đệm và tên chủ hộ:      8. Mối quan hệ với chủ hộ: Vợ
Nguyễn Phú Bình
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.cutting.sheet import Piece, Sheet
from pipeline.template.model import FieldRule

Regions = Mapping[FieldRule, tuple[Piece, ...]]


def unshared(page: Sheet, regions: Regions) -> dict[FieldRule, tuple[Piece, ...]]:
    """The regions, without lines below a value that are the whole of an entry on the same row before it."""
    return {rule: _own(page, rule, region, regions) for rule, region in regions.items()}


def _own(page: Sheet, rule: FieldRule, region: tuple[Piece, ...], regions: Regions) -> tuple[Piece, ...]:
    place = page.layout.of(rule)
    if place is None or len(region) <= 1 or not any(token.key for token in region[0].tokens):
        return region
    before = (
        regions[one.rule]
        for one in page.layout.placed
        if one.rule.key
        and one.rule in regions
        and one.spot.row == place.spot.row
        and one.spot.at < place.spot.at
    )
    others = {
        token
        for other in before
        if not _stands_beside(place.spot.row, page, other)
        for piece in other
        for token in piece.tokens
    }
    kept = (piece for piece in region[1:] if not others.intersection(piece.tokens))
    return (region[0], *kept)


def _stands_beside(row: int, page: Sheet, region: tuple[Piece, ...]) -> bool:
    """Whether something of a value stands on its label's own row."""
    own = frozenset(page.rows[row].tokens)
    return any(token.key and token in own for piece in region for token in piece.tokens)
