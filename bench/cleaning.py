"""How well cleaning does on seeded papers: ``python -m bench.cleaning --seeds 1-4 [--wear phone]``.

Prints one line a face (corner error in % of its diagonal, angle error in degrees, turn, seconds of its page),
then the medians and the 95th percentiles. A sheet kept whole on a wider bed shows as a corner error.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ocr.orientation import turn_votes
from pipeline.clean import clean
from pipeline.clean.geometry import Corners, mapped, rectangle
from pipeline.intake import Limits, open_scan, pages
from pipeline.types import CleanPage, DamagedPage
from samples.cases import PAPERS, WEARS, make_case
from samples.wear.bed import Lying


@dataclass(frozen=True, slots=True)
class Row:
    """One face: what it is, errors (None: it was not found), seconds of processor time for its whole page."""

    name: str
    corner: float | None
    angle: float | None
    turned_right: bool
    seconds: float


def measured(document: str, wear: str, seed: int) -> Iterator[Row]:
    """A row for every face that lies on the pages of a case."""
    case = make_case(document, wear, seed)
    with tempfile.TemporaryDirectory() as folder:
        for file in case.files:
            place = Path(folder) / file.name
            place.write_bytes(file.content)
            for page in pages(open_scan(place), Limits()):
                if isinstance(page, DamagedPage):
                    continue
                lying = [g.lying for g in case.geometry if (g.file, g.page) == (file.name, page.number)]
                start = time.process_time()
                found = list(clean(page, turn_votes))
                seconds = time.process_time() - start
                for face in lying[0] if lying else ():
                    yield _row(f"{case.name} {face.face}", face, found, seconds)


def _row(name: str, face: Lying, found: list[CleanPage], seconds: float) -> Row:
    corners = np.array(face.corners)
    if not found:
        return Row(name, None, None, False, seconds)
    seen = [mapped(one.to_page, rectangle(one.width, one.height)) for one in found]
    near = min(range(len(seen)), key=lambda i: float(np.linalg.norm(seen[i].mean(0) - corners.mean(0))))
    outline, page = seen.pop(near), found.pop(near)
    off = min(np.linalg.norm(np.roll(outline, k, axis=0) - corners, axis=1).max() for k in range(4))
    angle = (_angle(outline) - _angle(corners) + 180) % 360 - 180
    share = float(off / np.linalg.norm(corners[2] - corners[0]) * 100)
    return Row(name, share, float(angle), page.turned == face.turned, seconds)


def _angle(corners: Corners) -> float:
    return float(np.rad2deg(np.arctan2(*(corners[1] - corners[0])[::-1])))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seeds", default="1-2")
    ask.add_argument("--wear", choices=sorted(WEARS))
    ask.add_argument("--document", choices=sorted(PAPERS))
    asked = ask.parse_args()
    first, _, last = asked.seeds.partition("-")
    rows: list[Row] = []
    for document in [asked.document] if asked.document else PAPERS:
        for wear in [asked.wear] if asked.wear else WEARS:
            for seed in range(int(first), int(last or first) + 1):
                for row in measured(document, wear, seed):
                    rows.append(row)
                    print(_line(row))
    _summary(rows)


def _line(row: Row) -> str:
    if row.corner is None or row.angle is None:
        return f"{row.name:48s} not found"
    turn = "" if row.turned_right else "  TURNED WRONG"
    return f"{row.name:48s} corner {row.corner:5.1f} %  angle {row.angle:+7.2f}°  {row.seconds:.2f} s{turn}"


def _summary(rows: list[Row]) -> None:
    seen = [row for row in rows if row.corner is not None]
    if not seen:
        return
    corners = np.array([row.corner for row in seen if row.corner is not None])
    angles = np.abs(np.array([row.angle for row in seen if row.angle is not None]))
    print(f"\n{len(rows)} faces, {len(rows) - len(seen)} not found")
    print(f"turned right   {sum(row.turned_right for row in seen)} of {len(seen)}")
    print(f"angle error    median {np.median(angles):.2f}°, 95 % below {np.percentile(angles, 95):.2f}°")
    print(f"corner error   median {np.median(corners):.1f} %, 95 % below {np.percentile(corners, 95):.1f} %")
    print(f"seconds a page median {np.median([row.seconds for row in seen]):.2f}")


if __name__ == "__main__":
    main()
