"""What folds cost and what straightening brings back: the same papers flat, folded, and left as they lie."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from bench.cleaning.pages import raw_pages
from bench.cleaning.steps import right_of
from ocr.orientation import turn_votes
from ocr.types import Image
from pipeline.clean import Steps, clean
from pipeline.clean.sizes import INCH
from pipeline.digitise import Tools
from pipeline.types import Page
from samples.cases import Case

_SLANT = 0.05


@dataclass(frozen=True, slots=True)
class FoldRow:
    """One paper: its fields, how many are right flat, folded and straightened, folded and left so."""

    name: str
    fields: int
    flat: int
    straightened: int
    left: int


def fold_row(case: Case, tools: Tools, chance: random.Random) -> FoldRow:
    """The paper of ``case`` read flat, then with one or two folds that ``chance`` draws down its pages."""
    pages = list(raw_pages(case))
    folded = [replace(page, image=folded_picture(page.image, page.dpi, chance)) for page in pages]
    asked, flat = _read(case, pages, tools, Steps())
    _, straightened = _read(case, folded, tools, Steps())
    _, left = _read(case, folded, tools, Steps(bends=False))
    return FoldRow(case.name, asked, flat, straightened, left)


def folded_picture(image: Image, dpi: float, chance: random.Random) -> Image:
    """The picture where folds from top to bottom lift or drop the paper by 1.5 to 4 mm within 12 to 35 mm."""
    high, wide = image.shape[:2]
    mm = dpi / INCH
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    hang = np.zeros_like(x)
    for at, reach, deep, slant in _folds(chance):
        away = np.abs(x - at * wide - slant * y) / np.float32(reach * mm)
        hang += np.float32(deep * mm) * np.maximum(np.float32(0), 1 - away)
    moved = cv2.remap(image, x, y - hang, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, dtype=np.uint8)


def _folds(chance: random.Random) -> Iterator[tuple[float, float, float, float]]:
    """Where (share of the width), how far it reaches and how deep (mm), and how it leans."""
    for _ in range(chance.choice((1, 1, 2))):
        deep = chance.uniform(1.5, 4.0) * chance.choice((-1, 1))
        yield chance.uniform(0.15, 0.85), chance.uniform(12, 35), deep, chance.uniform(-_SLANT, _SLANT)


def _read(case: Case, pages: Sequence[Page], tools: Tools, steps: Steps) -> tuple[int, int]:
    return right_of(case, [(page, face) for page in pages for face in clean(page, turn_votes, steps)], tools)
