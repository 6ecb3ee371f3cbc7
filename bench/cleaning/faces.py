"""Where cleaning found each face, how level and which way up, against how it was laid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bench.cleaning.pages import raw_pages
from ocr.orientation import turn_votes
from pipeline.clean import clean
from pipeline.clean.geometry import Corners, mapped, rectangle
from pipeline.types import CleanPage
from samples.cases import Case
from samples.wear.bed import Lying


@dataclass(frozen=True, slots=True)
class FaceRow:
    """One face: ``corner`` is its worst corner's error as a share of the diagonal, ``angle`` in degrees (both
    None: not found), ``upright`` whether the turn is right.
    """

    name: str
    wear: str
    corner: float | None
    angle: float | None
    upright: bool


def face_rows(case: Case) -> Iterator[FaceRow]:
    """A row for every face on the pages of a case; a sheet kept whole on a wider bed is an error."""
    for page in raw_pages(case):
        lying = [g.lying for g in case.geometry if (g.file, g.page) == (page.file, page.number)]
        found = list(clean(page, turn_votes))
        for face in lying[0] if lying else ():
            yield _row(case, face, found)


def _row(case: Case, face: Lying, found: list[CleanPage]) -> FaceRow:
    """The face against what was found nearest to it, which is taken off the list."""
    name, corners = f"{case.name} {face.face}", np.array(face.corners)
    if not found:
        return FaceRow(name, case.wear, None, None, False)
    seen = [mapped(one.to_page, rectangle(one.width, one.height)) for one in found]
    near = min(range(len(seen)), key=lambda i: float(np.linalg.norm(seen[i].mean(0) - corners.mean(0))))
    outline, page = seen[near], found.pop(near)
    off = min(np.linalg.norm(np.roll(outline, k, axis=0) - corners, axis=1).max() for k in range(4))
    angle = (_angle(outline) - _angle(corners) + 180) % 360 - 180
    share = float(off / np.linalg.norm(corners[2] - corners[0]))
    return FaceRow(name, case.wear, share, float(angle), page.turned == face.turned)


def _angle(corners: Corners) -> float:
    return float(np.rad2deg(np.arctan2(*(corners[1] - corners[0])[::-1])))
