"""What leader removal takes and leaves, against the same paper drawn without leaders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

import cv2
import numpy as np
import numpy.typing as npt

from bench.cleaning.pages import raw_pages
from ocr.orientation import turn_votes
from ocr.types import Image
from pipeline.clean import Steps, clean
from pipeline.clean.light import flatten
from pipeline.types import CleanPage
from samples.cases import Case, make_case

_DARK, _PAPER = 128, 215
_FEWEST = 2000
"""Pixels of leader ink without which a paper says nothing: it has no leaders, or rules."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class InkRow:
    """One paper: share of its leaders' ink that is left, share of its letters' ink that is lost."""

    name: str
    wear: str
    left: float
    lost: float


def ink_rows(document: str, wear: str, seed: int) -> Iterator[InkRow]:
    """A row for every page of a paper that has leaders."""
    case, bare = make_case(document, wear, seed), _without_leaders(document, wear, seed)
    kept = Steps(leaders=False)
    for page, plain in zip(raw_pages(case), raw_pages(bare), strict=True):
        before, after = clean(page, turn_votes, kept), clean(page, turn_votes)
        wanted = clean(plain, turn_votes, kept)
        if len(before) == len(after) == len(wanted) == 1:
            row = _row(case.name, wear, before[0], after[0], wanted[0])
            if row is not None:
                yield row


def _without_leaders(document: str, wear: str, seed: int) -> Case:
    """The same case, its leaders left out as it is drawn: all else comes from the same seed."""
    with patch("samples.pen.flow.draw_leader"):
        return make_case(document, wear, seed)


def _row(name: str, wear: str, before: CleanPage, after: CleanPage, bare: CleanPage) -> InkRow | None:
    """``bare`` is the paper without leaders; whatever is not white on it, its border too, is no leader."""
    grey = np.asarray(cv2.cvtColor(bare.image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    letters = _seen_as(bare, bare.ink, before) < _DARK
    printed = _seen_as(bare, flatten(grey, bare.dpi), before) < _PAPER
    near = cv2.dilate((printed | letters).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    drawn, done = before.ink < _DARK, after.ink < _DARK
    leaders, own = drawn & ~near, drawn & letters
    if np.count_nonzero(leaders) < _FEWEST:
        return None
    return InkRow(name, wear, _share(leaders & done, leaders), _share(own & ~done, own))


def _share(part: Mask, whole: Mask) -> float:
    return int(np.count_nonzero(part)) / max(1, int(np.count_nonzero(whole)))


def _seen_as(face: CleanPage, picture: Image, other: CleanPage) -> Image:
    """A grey picture of one clean page in the pixels of another of the same raw page."""
    there = np.linalg.inv(other.to_page) @ face.to_page
    size = (other.width, other.height)
    return np.asarray(cv2.warpPerspective(picture, there, size, borderValue=(255.0,) * 4), dtype=np.uint8)
