"""What a person should know about a page before trusting it: a verdict with a Vietnamese sentence."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.levels import levels
from ocr.types import Image
from pipeline.clean.letters import Specks, letters
from pipeline.clean.sizes import Kind
from pipeline.types import Problem, ProblemCode

MESSAGES = {
    ProblemCode.BLANK: "Trang trắng, không có chữ.",
    ProblemCode.BLURRED: "Ảnh bị mờ, nét chữ không rõ: hãy quét hoặc chụp lại.",
    ProblemCode.TOO_DARK: "Ảnh quá tối: hãy chụp lại nơi đủ sáng hoặc tăng độ sáng khi quét.",
    ProblemCode.CUT_OFF: "Giấy tờ bị cắt mất một phần ở mép ảnh: hãy quét hoặc chụp lại đủ bốn góc.",
    ProblemCode.TOO_SMALL: "Chữ trong ảnh quá nhỏ: hãy quét ở 300 dpi hoặc chụp gần hơn.",
}

_FEWEST_LETTERS = 8
_DARK_PAPER = 75
_LEAST_DPI = {Kind.WHOLE: 120.0, Kind.SHEET: 110.0, Kind.CARD: 170.0}
_SOFT = 0.2
"""Steepest edges of 13 point print at 300 dpi blurred by 5 pixels (sigma): small print is lost there."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What the judge sees: the flattened grey preview, its specks at ``dpi``, how the sheet was found."""

    ink: Image
    found: Specks
    dpi: float
    kind: Kind
    native_dpi: float
    paper: tuple[int, int, int]
    inside: bool
    """Whether all four corners of the sheet lie in the raw picture."""


def problems(look: Look) -> tuple[Problem, ...]:
    """Every fault of a page, the gravest first; nothing more is said of a blank one."""
    few = letters(look.found, look.dpi)
    if len(few) < _FEWEST_LETTERS:
        return (_problem(ProblemCode.BLANK),)
    faults = []
    if max(look.paper) < _DARK_PAPER:
        faults.append(ProblemCode.TOO_DARK)
    if sharpness_of(look.ink) < _SOFT:
        faults.append(ProblemCode.BLURRED)
    if look.native_dpi < _LEAST_DPI[look.kind]:
        faults.append(ProblemCode.TOO_SMALL)
    if not look.inside:
        faults.append(ProblemCode.CUT_OFF)
    return tuple(_problem(code) for code in faults)


def sharpness_of(ink: Image) -> float:
    """Steepest change per pixel at the edges of strokes, as a share of full contrast (0 to about 0.5)."""
    low, high = levels(ink[::4, ::4], 0.5, 90)
    if high - low < 20:
        return 0.0
    across = np.abs(cv2.Sobel(ink, cv2.CV_16S, 1, 0, ksize=3)[::2, ::2].ravel())
    strong = max(50, across.size // 200)
    steeper = np.bincount(across)[::-1].cumsum()
    middle = steeper.size - 1 - int(np.searchsorted(steeper, strong / 2))
    return middle / 8 / float(high - low)


def _problem(code: ProblemCode) -> Problem:
    return Problem(code, MESSAGES[code])
