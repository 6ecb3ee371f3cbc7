"""Lines cut out of whole sheets that were worn, scanned and cleaned: what the line reader meets at work.

    python -m bench.worn_lines --tables DIR --faces FILE --count 40000 --seed 5 --out FILE.npz

The sheets are of no form (``ocr.training.sheets``), the wear is that of ``samples.wear``, the cleaning the
product's own. ``ocr.training.train --sheets FILE.npz`` mixes the lines among its own.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import Progress

from ocr.line_reader.picture import sized
from ocr.orientation import turn_votes
from ocr.training.faces import read_faces
from ocr.training.render import Painter
from ocr.training.setting import framing
from ocr.training.sheets import DPI, HIGH, WIDE, Standing, draw_sheet
from ocr.training.texts import Texts
from ocr.types import Image
from pipeline.clean import clean
from pipeline.clean.turning import TurnVotes
from pipeline.types import CleanPage, Page
from samples.cases import WEARS
from samples.truth import Face
from samples.wear.bed import WornPage

_WEARS = ("flatbed", "feeder", "photocopy", "photocopy", "dpi150", "dpi150", "phone")
"""Copies and coarse scans twice: marks are lost on them first."""
_GREY = 2
_TURNS = {3: cv2.ROTATE_180, 6: cv2.ROTATE_90_CLOCKWISE, 8: cv2.ROTATE_90_COUNTERCLOCKWISE}
"""EXIF orientation → how the picture is turned to be seen."""
_MOST_SLANT = 0.02
"""Slope of a line on the cleaned sheet above which the sheet was turned or levelled wrongly."""


class Sheets:
    """Draws, wears and cleans sheets; one in each process."""

    def __init__(self, painter: Painter, votes: TurnVotes = turn_votes) -> None:
        self.painter, self.votes = painter, votes

    def lines(self, seed: int) -> list[tuple[Image, str]]:
        """The lines of the sheet of this seed, as high as the network wants them, with their texts."""
        rng = random.Random(seed)
        image, texts = draw_sheet(self.painter, rng)
        face = Face("sheet", image, DPI)
        (worn,) = WEARS[rng.choice(_WEARS)](rng, [face])
        found = clean(Page("sheet", 1, _scanned(worn), worn.dpi), self.votes)
        if len(found) != 1:
            return []
        way = _onto(worn, found[0])
        return [line for text in texts if (line := _cut(found[0], way, text, rng)) is not None]


def _scanned(worn: WornPage) -> Image:
    """The page as a file would give it: through JPEG where it has greys."""
    if worn.image.dtype == np.bool_:
        return np.dstack([worn.image.astype(np.uint8) * 255] * 3)
    image = worn.image.astype(np.uint8)
    colour = cv2.COLOR_GRAY2BGR if image.ndim == _GREY else cv2.COLOR_RGB2BGR
    _, data = cv2.imencode(".jpg", cv2.cvtColor(image, colour), [cv2.IMWRITE_JPEG_QUALITY, worn.quality])
    picture = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    way = _TURNS.get(worn.orientation)
    return picture if way is None else np.asarray(cv2.rotate(picture, way), np.uint8)


def _onto(worn: WornPage, page: CleanPage) -> npt.NDArray[np.float64]:
    """Pixels of the drawn sheet → pixels of the clean page."""
    sheet = np.array([[0, 0], [WIDE, 0], [WIDE, HIGH], [0, HIGH]], np.float32)
    corners = np.array(worn.lying[0].corners, np.float32)
    return np.asarray(np.linalg.inv(page.to_page) @ cv2.getPerspectiveTransform(sheet, corners), np.float64)


def _cut(
    page: CleanPage, way: npt.NDArray[np.float64], text: Standing, rng: random.Random
) -> tuple[Image, str] | None:
    """The line as a careless crop cuts it out; None where it lies outside or aslant."""
    points = np.array(
        [[[text.left, text.base]], [[text.right, text.base]], [[text.left, text.base - text.size]]]
    )
    (left, base), (right, other), (_, top) = cv2.perspectiveTransform(points, way).reshape(3, 2)
    size = base - top
    if right - left < size or size < 8 or abs(other - base) > max(_MOST_SLANT * (right - left), 0.2 * size):
        return None
    middle = (base + other) / 2
    above, below = framing(rng)
    upper, lower = int(middle - size * above), int(middle + size * below)
    start = int(left - size * rng.uniform(0.05, 0.8))
    end = int(right + size * rng.uniform(0.05, 0.8))
    if upper < 0 or start < 0 or lower > page.height or end > page.width:
        return None
    grey = cv2.cvtColor(page.image[upper:lower, start:end], cv2.COLOR_BGR2GRAY)
    return sized(np.asarray(grey, np.uint8)), text.text


_sheets: list[Sheets] = []


def _open(tables: Path, faces: Path) -> None:
    cv2.setNumThreads(1)
    _sheets[:] = [Sheets(Painter(read_faces(faces), Texts(tables).line))]


def _one(seed: int) -> list[tuple[Image, str]]:
    return _sheets[0].lines(seed)


def collect(options: argparse.Namespace) -> Iterator[tuple[Image, str]]:
    """Lines of one sheet after the other, with progress, until there are enough."""
    rng = random.Random(options.seed)
    seeds = iter(lambda: rng.randrange(2**31), None)
    found = 0
    with (
        multiprocessing.get_context("spawn").Pool(
            options.processes, _open, (options.tables, options.faces)
        ) as pool,
        Progress(console=Console(stderr=True)) as progress,
    ):
        bar = progress.add_task("lines", total=options.count)
        while found < options.count:
            batch = [next(seeds) for _ in range(options.processes * 8)]
            for lines in pool.imap_unordered(_one, batch):
                found += len(lines)
                progress.advance(bar, len(lines))
                yield from lines


def main() -> None:
    """Read the options, write pictures (``heights`` alike, side by side), their widths and the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40_000)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = list(collect(options))
    np.savez(
        options.out,
        pictures=np.concatenate([picture for picture, _ in lines], axis=1),
        widths=np.array([picture.shape[1] for picture, _ in lines]),
        texts=np.array(json.dumps([text for _, text in lines], ensure_ascii=False)),
    )


if __name__ == "__main__":
    main()
