"""What our own line reader says of a region: line by line, with everything it holds possible.

It was trained on worn lines with their leaders, rules and seals, so it reads the grey of the clean page with
nothing taken away.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ocr.handwriting import handwritten
from ocr.line_reader import LineReader, LineReading
from ocr.types import Box, Image, around
from pipeline.letters import without_junk
from pipeline.types import Alternative, CleanPage

_BY_HAND = 0.7
"""Of printed values on worn papers 0.7 % look so, of real handwriting nine lines in ten."""
_LEAST = 1e-6
"""Alternatives less likely than this are not worth keeping."""


@dataclass(frozen=True, slots=True)
class LinesSaid:
    """The likeliest text of a region, its probability, the alternatives (it among them), the box read."""

    text: str
    confidence: float
    box: Box
    alternatives: tuple[Alternative, ...]
    handwritten: bool = False


def read_lines(page: CleanPage, reader: LineReader, boxes: Sequence[Box], others: Sequence[str]) -> LinesSaid:
    """The lines in ``boxes`` (pixels of the page, one printed line each), as one text.

    ``others`` are texts other readers saw there: on a single line each is weighed as an alternative, too.
    """
    inside = [box.clipped(page.width, page.height) for box in boxes]
    readings = [reader.read_line(_grey(box.cut(page.image))) for box in inside if box.width and box.height]
    if not readings:
        return LinesSaid("", 0.5, boxes[0], ())
    chances = _chances(readings, others)
    ordered = sorted(chances.items(), key=lambda item: item[1], reverse=True)
    best = ordered[0]
    kept = tuple(Alternative(text, chance) for text, chance in ordered if chance >= _LEAST)
    return LinesSaid(best[0], best[1], around(inside), kept)


def looks_handwritten(page: CleanPage, boxes: Sequence[Box]) -> bool:
    """Whether the lines in ``boxes`` look written by hand (asked only where the readers differ)."""
    crops = [_grey(box.clipped(page.width, page.height).cut(page.image)) for box in boxes]
    return max((handwritten(crop) for crop in crops if crop.size), default=0.0) >= _BY_HAND


def _chances(readings: Sequence[LineReading], others: Sequence[str]) -> dict[str, float]:
    """Text without junk → probability; with several lines, one line at a time departs from its best."""
    best = [reading.texts[0] for reading in readings]
    whole = sum(score for _, score in best)
    chances: dict[str, float] = {}
    for at, reading in enumerate(readings):
        for number, (text, score) in enumerate(reading.texts):
            if number == 0 and at > 0:
                continue
            words = [one for one, _ in best]
            words[at] = text
            line = without_junk(" ".join(words))
            chances[line] = chances.get(line, 0.0) + math.exp(min(whole - best[at][1] + score, 0.0))
    if len(readings) == 1:
        for text in others:
            line = without_junk(text)
            if line not in chances:
                chances[line] = math.exp(min(readings[0].log_probability(line), 0.0))
    return chances


def _grey(crop: Image) -> Image:
    return np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), np.uint8)
