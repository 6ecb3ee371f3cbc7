"""Which template fits a page, and why."""

from __future__ import annotations

from dataclasses import dataclass

from ocr.types import Box


@dataclass(frozen=True, slots=True)
class AnchorHit:
    """An anchor of a template and where it was found (None: not found); ``score`` 0 to 1 is the likeness."""

    text: str
    box: Box | None
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """How well one face of one template fits one page, with the reason a person can read (Vietnamese)."""

    document: str
    edition: str
    face: str
    score: float
    reason: str
    anchors: tuple[AnchorHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """The template that fits (None: a paper of no template) and the nearest ones, best first."""

    match: Match | None
    nearest: tuple[Match, ...]
