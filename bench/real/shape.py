"""Geometry: how far the upright face is from how the page truly lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.figures import Row, grouped
from bench.real.folder import Item, faces, raw_pages
from pipeline.clean.geometry import Corners, mapped, rectangle
from pipeline.digitise import Tools
from pipeline.types import CleanPage, Page

_QUARTER = 45.0
_ANGLES = ("correction_deg_ccw", "skew_correction_deg_ccw")
_SPOKEN = {"90 ccw": 90.0, "0": 0.0, "90 cw": -90.0, "180": 180.0}


@dataclass(frozen=True, slots=True)
class ShapeRow:
    """One page: degrees off (None: not known), whether the right side is up, pixels the worst corner is off
    and the same as a share of the paper's diagonal, and whether each is within its tolerance.
    """

    set: str
    name: str
    page: int
    angle: float | None = None
    angle_kept: bool = True
    upright: bool = True
    corner: float | None = None
    corner_share: float | None = None
    corner_kept: bool = True


def has_shape(item: Item) -> bool:
    """Whether an angle or corners of it are known."""
    return bool(_angles(item)) or "corners_tl_tr_br_bl" in item.expected


def shape_rows(item: Item, tools: Tools) -> list[ShapeRow]:
    """A row for every page of which something is known; the largest face speaks for the page."""
    angles = _angles(item)
    corners = item.expected.get("corners_tl_tr_br_bl")
    wanted = frozenset(angles) | (frozenset({1}) if corners else frozenset())
    return [
        _row(item, page, angles.get(page.number), corners, tools) for page in raw_pages(item, tools, wanted)
    ]


def _angles(item: Item) -> dict[int, float]:
    """Page number → degrees to turn it counter-clockwise."""
    told = [float(item.expected[key]) for key in _ANGLES if key in item.expected]
    if told:
        return {1: told[0]}
    content = item.expected.get("content_rotation", "")
    if content:
        return {1: 90.0 if "counter" in content else -90.0}
    turns = item.expected.get("rotation_to_upright", {})
    return {int(number): _SPOKEN[turn] for number, turn in turns.items() if turn in _SPOKEN}


def _row(item: Item, page: Page, true: float | None, corners: object, tools: Tools) -> ShapeRow:
    found = faces(page, tools)
    if not found:
        return ShapeRow(item.set, item.name, page.number, None, False, False, None, None, not corners)
    outline = _outline(max(found, key=lambda face: face.width * face.height))
    angle, corner, share = None, None, None
    if true is not None:
        angle = (_lie(outline) - true + 180) % 360 - 180
    if corners:
        corner, share = corner_error(outline, np.asarray(corners, dtype=np.float64))
    tolerance = item.expected.get("tolerance_deg", item.expected.get("skew_tolerance_deg", 0.5))
    return ShapeRow(
        item.set,
        item.name,
        page.number,
        None if angle is None else round(angle, 2),
        angle is None or abs(angle) <= max(tolerance, 0.1),
        angle is None or abs(angle) < _QUARTER,
        None if corner is None else round(corner, 1),
        None if share is None else round(share, 4),
        corner is None or corner <= item.expected.get("tolerance_px", 25),
    )


def _outline(face: CleanPage) -> Corners:
    """The corners of the face in pixels of the raw page."""
    return mapped(face.to_page, rectangle(face.width, face.height))


def _lie(outline: Corners) -> float:
    """Degrees by which the top edge runs down to the right: as much must be turned back counter-clockwise."""
    return float(np.rad2deg(np.arctan2(*(outline[1] - outline[0])[::-1])))


def corner_error(outline: Corners, true: Corners) -> tuple[float, float]:
    """Pixels from the worst corner to its true place, whichever corner is called the first, and the same as a
    share of the true diagonal.
    """
    off = min(float(np.linalg.norm(np.roll(outline, k, axis=0) - true, axis=1).max()) for k in range(4))
    return off, off / float(np.linalg.norm(true[2] - true[0]))


def shape_figures(rows: Sequence[ShapeRow]) -> dict[str, Row]:
    """By set: angles and corners within tolerance, right side up, medians and the worst."""
    return grouped(rows, lambda row: row.set, _figures)


def _figures(rows: Sequence[ShapeRow]) -> Row:
    angles = [abs(row.angle) for row in rows if row.angle is not None and row.upright]
    shares = [row.corner_share for row in rows if row.corner_share is not None]
    return {
        "pages": len(rows),
        "upright": sum(row.upright for row in rows),
        "angles": len(angles),
        "angle_kept": sum(row.angle_kept for row in rows if row.angle is not None),
        "angle_median": _middle(angles),
        "angle_worst": max(angles, default=None),
        "corners": len(shares),
        "corner_kept": sum(row.corner_kept for row in rows if row.corner_share is not None),
        "corner_median": _middle(shares),
        "corner_worst": max(shares, default=None),
        "missed": [
            f"{row.name} {row.page}"
            for row in rows
            if not (row.angle_kept and row.upright and row.corner_kept)
        ],
    }


def _middle(numbers: Sequence[float]) -> float | None:
    return round(float(np.median(numbers)), 4) if numbers else None
