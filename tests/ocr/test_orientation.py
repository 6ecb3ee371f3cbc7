"""Tesseract's say about the turn of a page, from every side."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr import orientation
from ocr.errors import ReaderMissing
from ocr.orientation import NO_SAY, turn_votes
from tests.ocr.drawing import line, stacked

TEXT = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Họ, chữ đệm, tên người mẹ",
    "Nơi cư trú: thôn Hạ, xã Mẫu, tỉnh Ví Dụ", "Ngày, tháng, năm sinh của trẻ em", "Giới tính và số con",
)  # fmt: skip
TURNS = {
    0: None,
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


@pytest.mark.parametrize("degrees", list(TURNS))
@pytest.mark.parametrize("in_process", [True, False])
def test_the_turn_of_a_page_is_told(degrees: int, in_process: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The likeliest turn is the true one, in process and by the program; the votes add up to one."""
    if not in_process:
        monkeypatch.setattr(orientation, "_in_process", _missing)
    page = stacked([line(text, 14) for text in TEXT * 3], gap=20)
    turn = TURNS[degrees]
    votes = turn_votes(page if turn is None else np.asarray(cv2.rotate(page, turn), np.uint8))
    assert votes.index(max(votes)) == degrees // 90
    assert max(votes) > 0.4
    assert sum(votes) == pytest.approx(1)


def test_too_little_to_tell_is_no_say() -> None:
    """White paper, one word and an empty picture leave the question open."""
    for picture in (np.full((900, 700), 255, np.uint8), line("Số 7"), np.zeros((0, 0), np.uint8)):
        assert turn_votes(picture) == NO_SAY


def _missing(small: object) -> None:
    raise ReaderMissing("tesserocr")
