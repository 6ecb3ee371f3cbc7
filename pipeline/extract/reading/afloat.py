"""Figures that another machine printed above the words of their sentence are set down on its line.

    ngày ... ¹⁶ tháng ... ⁰¹ năm  ²⁰¹⁷   →   ngày 16 tháng 01 năm 2017

Readers of lines want one baseline. The words of the region are told apart by the white between them; those
whose feet stand clearly above the others' are moved down, over the dots of the leader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from ocr.types import Box, Image
from pipeline.extract.ink import FAINT, paper_of
from pipeline.types import CleanPage

_LETTER = (0.35, 2.0)
"""Word heights that a letter is high."""
_GAP = 0.4
"""Word heights of white between two words."""
_FOOT = 25
"""Percentile of the letters' feet that is a word's: of half the letters the tails hang lower."""
_RAISED, _LEVEL = 0.18, 0.15
"""Word heights by which a word stands above the line, and by which feet on one line differ."""
_OVER = 0.6
"""Word heights above a region into which figures that begin in it may reach."""
_WORDS, _PAIR = 2, 0.6
"""Words on the line, and above it, at least; how far one may stand above the other where these are all."""
_AROUND = 2
"""Pixels around a word that move with it."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Letters that stand together: left and right end, top and foot, in pixels of the crop."""

    left: int
    right: int
    top: int
    foot: int


def set_down(page: CleanPage, boxes: Sequence[Box], tall: int) -> CleanPage:
    """The page with the raised words of these lines set down; the page itself where there are none."""
    over = round(_OVER * tall)
    places = [replace(box, top=max(box.top - over, 0)) for box in boxes]
    found = [
        _raised(place.cut(page.ink), tall, box.top - place.top)
        for place, box in zip(places, boxes, strict=True)
    ]
    if not any(words for words, _ in found):
        return page
    image, ink = page.image.copy(), page.ink.copy()
    for place, box, (words, line) in zip(places, boxes, found, strict=True):
        for picture in (image, ink):
            _move(place.cut(picture), words, line, box.top - place.top)
    return replace(page, image=image, ink=ink)


def _raised(crop: Image, tall: int, over: int) -> tuple[list[_Word], int]:
    """The words above the line of the others, and where that is; none in a place without room.

    Of the ``over`` rows above the region only what stands with more than its half in the region counts.
    """
    if not crop.size:
        return [], 0  # OpenCV ends the process on an empty picture
    words = _words(crop, tall, over)
    lowest = max((word.foot for word in words), default=0)
    on_line = [
        word.foot
        for word in words
        if word.foot >= lowest - _LEVEL * tall and word.right - word.left > _LETTER[0] * tall
    ]
    line = int(np.median(on_line)) if on_line else 0
    raised = [word for word in words if word.foot < line - _RAISED * tall]
    told = min(len(on_line), len(raised)) >= _WORDS
    pair = len(words) == _WORDS and len(raised) > 0 and line - raised[0].foot < _PAIR * tall
    return (raised, line) if told or pair else ([], line)


def _words(crop: Image, tall: int, over: int) -> list[_Word]:
    ink = (crop < paper_of(crop) - FAINT).astype(np.uint8)  # thin strokes too: a digit's foot may be pale
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high, top = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_TOP]
    fits = (high >= _LETTER[0] * tall) & (high <= _LETTER[1] * tall) & (2 * top + high >= 2 * over)
    letters = [stats[at] for at in range(1, count) if fits[at]]
    letters.sort(key=lambda one: int(one[cv2.CC_STAT_LEFT]))
    runs: list[list[np.ndarray]] = [letters[:1]] if letters else []
    for one, two in pairwise(letters):
        white = int(two[cv2.CC_STAT_LEFT] - one[cv2.CC_STAT_LEFT] - one[cv2.CC_STAT_WIDTH])
        if white > _GAP * tall:
            runs.append([])
        runs[-1].append(two)
    return [_word(np.array(run)) for run in runs]


def _word(letters: np.ndarray) -> _Word:
    left, top, wide, high = (letters[:, at] for at in range(4))
    feet = top + high
    return _Word(int(left.min()), int((left + wide).max()), int(top.min()), int(np.percentile(feet, _FOOT)))


def _move(crop: Image, words: Sequence[_Word], line: int, over: int) -> None:
    """Each word down to ``line``, paper where it stood and in the region below and above it."""
    paper = np.median(crop.reshape(-1, *crop.shape[2:]), axis=0)
    for word in words:
        left, right = max(word.left - _AROUND, 0), word.right + _AROUND
        top, foot = max(word.top - _AROUND, 0), min(word.foot + _AROUND, len(crop))
        block, down = crop[top:foot, left:right].copy(), line - word.foot
        crop[min(top, over) :, left:right] = paper
        end = min(foot + down, len(crop))
        crop[top + down : end, left:right] = block[: end - top - down]
