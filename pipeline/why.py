"""The sentence that says why a page is taken for a paper, or is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.types import AnchorHit

_TOLD = 4
"""Texts named of each kind."""


def why(anchors: Sequence[AnchorHit], code: float, refusal: str, foreign: bool) -> str:
    """What of the paper was seen and what not, its codes, and what speaks of another paper (Vietnamese)."""
    met = Counter(hit.text for hit in anchors if hit.box is not None)
    lost = Counter(hit.text for hit in anchors if hit.box is None)
    parts = [f"thấy {met.total()}/{len(anchors)} dòng chữ in sẵn" + _names(met)]
    if lost:
        parts.append("không thấy" + _names(lost))
    if code:
        parts.append("mã trên thẻ đúng loại")
    if foreign:
        parts.append("có mã mà mặt giấy này không có")
    if refusal:
        parts.append(f"có “{refusal}” của giấy khác")
    reason = "; ".join(parts)
    return reason[0].upper() + reason[1:] + "."


def _names(texts: Mapping[str, int]) -> str:
    named = ", ".join(f"“{text.strip(' :')}”" for text in list(texts)[:_TOLD])
    return f" ({named}{', …' if len(texts) > _TOLD else ''})" if named else ""
