"""What lies around a four-sided figure: another ground, or more of the same paper and print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from ocr.levels import levels
from ocr.types import Image
from pipeline.clean.geometry import Corners, side_lengths
from pipeline.clean.letters import Specks, binary, letters, specks
from pipeline.clean.light import flatten
from pipeline.clean.skew import lined_up

Plane = npt.NDArray[np.float32]

_LID = 60.0
"""How much darker than paper the open lid of a scanner is (CIE L*, 8-bit scale)."""
_GROUND, _GREY, _COLOURED = 190.0, 128.0, 12.0
"""Lightness of paper at least, where grey lies on both axes of colour, and how far off it wood lies."""
_OTHER_PAPER = 5.0
"""Difference of paper and ground (CIE L*a*b*, 8-bit scale) from which they are two things."""
_NEAR, _FAR = 6, 24
"""Pixels from a side between which paper and ground are looked at; wider than a printed border."""
_TEXT = 60
"""Letters outside all figures that would be lost by cutting, when they stand in lines."""
_LETTER_MM = 2.1
"""Height of the usual letter of a printed paper, small and capital together."""
_SHEET_LETTER = 0.0112
"""Letter by longer side of the paper: 0.7 to 1.0 % on sheets of A4 and A5, 1.25 to 1.6 % on cards."""
_MIDDLE_DPI = 110
"""An A4 page is seen at about this on a picture of 1280 pixels."""


def same_paper(small: Image, corners: Corners, scanned: bool) -> bool:
    """Whether the ground around a figure is the paper inside it: then it is print (a border, a table).

    ``small`` is a reduced BGR picture. Around a ``scanned`` sheet, and around
    one that fills the picture from side to side, only the dark of an open lid counts as ground.
    """
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    scanned = scanned or _touching(corners, small.shape[1], small.shape[0]) >= 2
    same = sides = 0
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        out = np.array([end[1] - start[1], start[0] - end[0]]) / max(1e-6, float(np.linalg.norm(end - start)))
        if np.dot(out, start - corners.mean(axis=0)) < 0:
            out = -out
        ground, paper = _light(lab, start, end, out), _light(lab, start, end, -out)
        if ground is None or paper is None:
            continue
        sides += 1
        same += bool(
            ground[0] > paper[0] - _LID if scanned else np.linalg.norm(paper - ground) < _OTHER_PAPER
        )
    return sides == 0 or same >= (1 if scanned else 2)


def fills_bed(small: Image) -> bool:
    """Whether a scanned sheet covers its whole picture: no side of the rim is as dark as an open lid."""
    light = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB)[..., 0], np.uint8)
    (paper,) = levels(light, 75)
    return all(float(np.median(side)) > paper - _LID for side in _sides(light))


def lies_on_ground(small: Image) -> bool:
    """Whether all sides of the rim are darker than paper and coloured, as no lid is: a desk, a blanket. Such
    a picture is a photo, whatever size its dots an inch make it.
    """
    labs = (cv2.cvtColor(np.ascontiguousarray(side), cv2.COLOR_BGR2LAB) for side in _sides(small))
    tones = (np.median(lab.reshape(-1, 3), axis=0) for lab in labs)
    return all(tone[0] < _GROUND and np.hypot(*(tone[1:] - _GREY)) > _COLOURED for tone in tones)


def _sides(picture: Image) -> tuple[Image, ...]:
    """The four sides of a picture's rim."""
    return picture[:4], picture[-4:], picture[:, :4], picture[:, -4:]


def _touching(corners: Corners, width: int, height: int) -> int:
    """How many sides run along the border of the picture: print cut by its edge looks like a sheet."""
    slack = 0.025 * max(width, height)
    near = [corners[:, 0] < slack, corners[:, 1] < slack]
    near += [corners[:, 0] > width - slack, corners[:, 1] > height - slack]
    return sum(int(side.sum() >= 2) for side in near)


def _light(lab: Plane, start: Corners, end: Corners, way: Corners) -> Plane | None:
    """The lighter tone of a strip along a side, where ``way`` points; None off the picture."""
    points = start + np.linspace(0.06, 0.94, 60)[:, None, None] * (end - start)
    points = np.rint(points + np.arange(_NEAR, _FAR)[None, :, None] * way).astype(int).reshape(-1, 2)
    inside = (points >= 0).all(axis=1) & (points < (lab.shape[1], lab.shape[0])).all(axis=1)
    if inside.sum() < 200:
        return None
    seen = lab[points[inside, 1], points[inside, 0]]
    return np.asarray(np.median(seen[seen[:, 0] >= np.percentile(seen[:, 0], 60)], axis=0), dtype=np.float32)


def text_inside(picture: Image, corners: Corners) -> bool:
    """Whether lines of text stand on a BGR picture inside a figure (corners in its pixels)."""
    dpi, found = _letters_inside(picture, corners)
    return len(found) >= _TEXT // 3 and (lined_up(found, dpi) or lined_up(found.transposed(), dpi))


def printed_as_sheet(picture: Image, corners: Corners) -> bool:
    """Whether a figure with about the shape of a card (corners in pixels of a BGR picture) holds a sheet's
    print: lines across its longer side, or letters that are small beside it.
    """
    dpi, found = _letters_inside(picture, corners)
    wide, high = side_lengths(corners)
    along = found if wide >= high else found.transposed()
    if len(found) < _TEXT:
        return False
    if not lined_up(along, dpi):
        return lined_up(along.transposed(), dpi)
    return float(np.median(along.height)) < _SHEET_LETTER * max(wide, high)


def _letters_inside(picture: Image, corners: Corners) -> tuple[int, Specks]:
    dpi, mask = _print(picture)
    inside = np.zeros_like(mask)
    cv2.fillConvexPoly(inside, np.rint(corners).astype(np.int32), 1)
    return dpi, letters(specks(mask & inside), dpi)


def letters_dpi(picture: Image) -> float | None:
    """Dots an inch at which the usual letter of a BGR picture is as high as in print, or None."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    found = specks(binary(flatten(np.asarray(grey, dtype=np.uint8), 120)))
    full = found.area / (found.width * found.height)
    like = (
        (found.height >= 4) & (found.height <= 60) & (found.width >= 2) & (found.width <= 60) & (full < 0.9)
    )
    if like.sum() < 30:
        return None
    return max(50.0, float(np.median(found.height[like])) / _LETTER_MM * 25.4)


def _print(picture: Image) -> tuple[int, Image]:
    """Dots an inch and ink (0/1) of a reduced picture, as if it showed an A4 page."""
    dpi = max(40, round(_MIDDLE_DPI * max(picture.shape[:2]) / 1280))
    return dpi, ink_of(picture, dpi)


def ink_of(picture: Image, dpi: int) -> Image:
    """Ink (1) and paper (0) of a BGR picture."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return binary(flatten(np.asarray(grey, dtype=np.uint8), dpi))


def letters_on(picture: Image) -> tuple[Specks, Image]:
    """The letters of a BGR picture that shows a page, and its ink (0/1)."""
    dpi, mask = _print(picture)
    return letters(specks(mask), dpi), mask


def print_outside(found: Specks, corners: Corners) -> float:
    """The share of the letters ``found`` on a picture that lie outside a figure (corners in its pixels)."""
    x, y = found.left + found.width / 2, found.top + found.height / 2
    inside = np.ones(len(found), bool)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        inside &= (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0]) >= 0
    return 1.0 - float(inside.mean()) if len(found) else 0.0


def text_outside(picture: Image, figures: Sequence[Corners], *, standing: bool = False) -> bool:
    """Whether lines of text stand on a BGR picture outside all ``figures`` (corners in its pixels); with
    ``standing`` also such as run up or down, which the grain of a table may look like.
    """
    dpi, mask = _print(picture)
    for corners in figures:
        middle = corners.mean(axis=0)
        grown = np.rint(middle + (corners - middle) * 1.03).astype(np.int32)
        cv2.fillConvexPoly(mask, grown, 0)
    outside = letters(specks(mask), dpi)
    up = standing and lined_up(outside.transposed(), dpi)
    return len(outside) >= _TEXT and (up or lined_up(outside, dpi))
