"""Whether a page is written by hand: said of pages whose text the reader hardly reads."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.handwriting import handwritten
from ocr.types import Line, around
from pipeline.turning import CLEAR_TEXT, clarity
from pipeline.types import CleanPage, Problem, ProblemCode, ReadPage

_BY_HAND = 0.7
_FEWEST_LETTERS = 4
_MOST_LINES = 12
"""So many lines are looked at; a page written by hand shows it on the first."""
_PROBLEM = Problem(ProblemCode.HANDWRITTEN, "Trang viết tay: máy không đoán chữ, cần người đọc.")


def penned(read: ReadPage) -> Problem | None:
    """The problem to tell of a page whose lines look handwritten (half of them and more); None of print."""
    lines = [line for line in read.reading.lines if len(line.text.replace(" ", "")) >= _FEWEST_LETTERS]
    if not lines or clarity(read) >= CLEAR_TEXT:
        return None
    looked = lines[:_MOST_LINES]
    by_hand = sum(_looks_so(line, read.page) for line in looked)
    return _PROBLEM if 2 * by_hand >= len(looked) else None


def _looks_so(line: Line, page: CleanPage) -> bool:
    box = around(word.box for word in line.words).clipped(page.width, page.height)
    crop = box.cut(page.image)
    return (
        crop.size > 0
        and handwritten(np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), np.uint8)) >= _BY_HAND
    )
