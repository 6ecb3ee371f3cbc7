"""How far a picture is turned, as Tesseract's orientation detection sees it: one witness among several."""

from __future__ import annotations

import math
from functools import cache

import cv2
import numpy as np

from ocr.engine import Engine
from ocr.errors import ReaderMissing
from ocr.prepare import grey
from ocr.types import Image

Votes = tuple[float, float, float, float]
"""Shares for 0, 90, 180, 270 degrees clockwise that the picture IS turned; they add up to 1."""

NO_SAY: Votes = (0.25, 0.25, 0.25, 0.25)

_LONGEST = 1400
"""Pixels of the longer side looked at: an A4 page at about 120 dpi, a card as it is."""
_FEWEST_LETTERS = 12
"""Tesseract's own limit is 50, which leaves every card undecided."""
_SURE = 4.0
"""The engine's margin (a difference of log scores) at which the vote is 0.72; 15 counts as certain."""


def turn_votes(image: Image) -> Votes:
    """What Tesseract says of the turn of ``image`` (dark on light); uniform when it cannot tell.

    Raises ``ReaderMissing`` when neither tesserocr nor the program with the ``osd`` model is installed.
    """
    small = _small(grey(image))
    if small.size == 0 or int(small.max()) - int(small.min()) < 24:
        return NO_SAY
    try:
        found = _in_process(small)
    except ReaderMissing:
        found = _by_program(small)
    return NO_SAY if found is None else _votes(*found)


def _small(plain: Image) -> Image:
    longest = max(plain.shape)
    if longest <= _LONGEST:
        return np.ascontiguousarray(plain)
    scale = _LONGEST / longest
    size = (max(1, round(plain.shape[1] * scale)), max(1, round(plain.shape[0] * scale)))
    return np.asarray(cv2.resize(plain, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _votes(degrees: int, margin: float) -> Votes:
    share = 0.25 + 0.75 * (1 - math.exp(-max(margin, 0.0) / _SURE))
    rest = (1 - share) / 3
    shares = [share if turn == degrees else rest for turn in (0, 90, 180, 270)]
    return shares[0], shares[1], shares[2], shares[3]


@cache
def _engine() -> Engine:
    return Engine("osd", lstm=False)


def _in_process(small: Image) -> tuple[int, float] | None:
    height, width = small.shape
    pixels = small.tobytes()
    try:
        with _engine().use() as engine:
            engine.SetPageSegMode(0)
            engine.SetVariable("min_characters_to_try", str(_FEWEST_LETTERS))
            engine.SetImageBytes(pixels, width, height, 1, width)
            engine.SetSourceResolution(150)
            said = engine.DetectOrientationScript()
    except RuntimeError:
        return None
    return None if said is None else (int(said["orient_deg"]) % 360, float(said["orient_conf"]))


def _by_program(small: Image) -> tuple[int, float] | None:
    try:
        import pytesseract  # noqa: PLC0415 - optional at run time

        said = pytesseract.image_to_osd(
            small,
            config=f"--dpi 150 -c min_characters_to_try={_FEWEST_LETTERS}",
            output_type=pytesseract.Output.DICT,
            timeout=20,
        )
    except ImportError as missing:
        raise ReaderMissing("Thiếu tesserocr và pytesseract: hãy cài một trong hai") from missing
    except RuntimeError:  # too few letters, or out of time: no say
        return None
    return int(said["orientation"]) % 360, float(said["orientation_conf"])
