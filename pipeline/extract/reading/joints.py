"""How the lines of one value hang together: by a space, a comma the break stood for, a hyphen or slash."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline import places
from pipeline.extract.cutting.sheet import Piece

SPACE, COMMA, HYPHEN, SLASH = " ", ", ", "-", "/"
_ROOM = 2.0
"""Word heights by which the next line's first word must have fitted in for the break to mean something."""
_PARTS = 1
"""Commas on the next line from which it names units of its own."""


def joints(region: Sequence[Piece], kind: str, tall: int, edge: int | None) -> tuple[str, ...]:
    """What stands between each line of a value and the next.

    ``edge``: where print may end at the right, on a card; None on a sheet. A card's address breaks before the
    commune ("Thôn Đông" / "Lạng Khê, Con Cuông, Nghệ An") and prints no comma there; below a full line the
    gazetteer must know the commune. A date broken at its hyphen ("08-" / "01-2023") is one, and a number
    broken at its slash ("321/2022/" / "QĐST-HNGĐ").
    """
    return tuple(_joint(one, other, kind, tall, edge) for one, other in pairwise(region))


def _joint(one: Piece, other: Piece, kind: str, tall: int, edge: int | None) -> str:
    before = next((token for token in reversed(one.tokens) if token.key), None)
    after = next((token for token in other.tokens if token.key), None)
    if before is None or after is None:
        return SPACE
    sign, first = before.text[-1:], after.text[:1]
    if before.text[-2:-1].isdigit() and (sign, first.isdigit()) in ((HYPHEN, True), (SLASH, False)):
        return sign
    if kind != "place" or edge is None:
        return SPACE
    early = before.box.right + after.box.width + _ROOM * tall < edge
    units = sum(token.text.endswith(",") for token in other.tokens) >= _PARTS
    if not (units and after.text[:1].isupper()):
        return SPACE
    upper, lower = (" ".join(token.text for token in piece.tokens) for piece in (one, other))
    if not early:
        return COMMA if _begins_with_units(lower) else SPACE
    return SPACE if _units(f"{upper} {lower}") > _units(f"{upper}, {lower}") else COMMA


def _begins_with_units(line: str) -> bool:
    """Whether a line is a commune of the gazetteer with what lies above it, and nothing else."""
    found = places.parts(line)
    return bool(found.commune_code) and not found.detail


def _units(line: str) -> int:
    """How many units of the gazetteer a line names."""
    found = places.parts(line)
    return sum(bool(name) for name in (found.commune_code, found.district, found.province))


def joined(lines: Sequence[str], between: Sequence[str]) -> str:
    """The lines as one text; lines beyond what ``between`` tells of hang together by spaces."""
    text = ""
    for at, line in enumerate(lines):
        joint = between[at - 1] if 0 < at <= len(between) else SPACE
        if not text or not line or joint == SPACE:
            text = f"{text} {line}" if text and line else text or line
        else:
            text = text.rstrip(" ,.;-/") + joint + line.lstrip(" -")
    return text
