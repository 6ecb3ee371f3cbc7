"""Codes are found where they stand, as strict UTF-8, quickly, and not where none is."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest
import zxingcpp

from ocr.code_regions import code_regions
from ocr.codes import find_codes
from ocr.types import CodeKind, Image
from tests.ocr.drawing import line, qr, stacked

PAYLOAD = "001300000000||Đặng Thị Ví Dụ|29022000|Nữ|Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội|01072021"


def on_card(pixels: int, dpi: int = 300) -> Image:
    """A card with some print and the code in its upper right corner."""
    width, height = round(85.6 / 25.4 * dpi), round(54 / 25.4 * dpi)
    card = np.full((height, width), 235, np.uint8)
    text = line("Nguyễn Thị Hồng Ánh", 7, dpi)
    for row in range(4):
        y = round(height * (0.4 + 0.13 * row))
        part = text[: height - y]
        card[y : y + part.shape[0], 20 : 20 + part.shape[1]] = part
    code = qr(PAYLOAD, pixels)
    card[20 : 20 + pixels, width - pixels - 20 : width - 20] = code
    return card


def test_the_payload_comes_letter_by_letter() -> None:
    """Vietnamese letters survive, and the box stands on the code."""
    card = on_card(180)
    (code,) = find_codes(card)
    assert (code.kind, code.text, code.attempt) == (CodeKind.QR, PAYLOAD, "whole")
    assert abs(code.box.right - (card.shape[1] - 20)) < 30
    assert abs(code.box.top - 20) < 30


@pytest.mark.parametrize(("pixels", "blur"), [(120, 1.2), (150, 1.6), (180, 2.0)])
def test_a_blurred_code_is_read_at_another_try(pixels: int, blur: float) -> None:
    """Blur that the decoder alone gives up on is undone on the place of the code; the box is still right."""
    card = on_card(pixels)
    soft = np.asarray(cv2.GaussianBlur(card, (0, 0), blur), dtype=np.uint8)
    assert not zxingcpp.read_barcodes(soft), "too easy: this test is about further tries"
    (code,) = find_codes(soft)
    assert code.text == PAYLOAD
    assert code.attempt != "whole"
    assert abs(code.box.right - (card.shape[1] - 20)) < 30
    assert abs(code.box.top - 20) < 30


@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_turned_code_is_read(turn: int) -> None:
    """The page need not be upright."""
    (code,) = find_codes(np.asarray(cv2.rotate(on_card(180), turn), dtype=np.uint8))
    assert code.text == PAYLOAD


def test_pdf417_is_read() -> None:
    """The code of older cards, colour picture."""
    made = zxingcpp.create_barcode(PAYLOAD, zxingcpp.BarcodeFormat.PDF417)
    bars = np.asarray(made.to_image(scale=3), np.uint8)
    sheet = np.full((bars.shape[0] + 200, bars.shape[1] + 200), 250, np.uint8)
    sheet[100:-100, 100:-100] = bars
    (code,) = find_codes(np.asarray(cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR), np.uint8))
    assert (code.kind, code.text) == (CodeKind.PDF417, PAYLOAD)


def test_two_cards_on_a_page_give_both_codes() -> None:
    """A code read at once does not hide a blurred one beside it."""
    page = np.full((2000, 1500), 240, np.uint8)
    sharp, soft = on_card(180), np.asarray(cv2.GaussianBlur(on_card(180), (0, 0), 2.0), np.uint8)
    page[100 : 100 + sharp.shape[0], 100 : 100 + sharp.shape[1]] = sharp
    page[1100 : 1100 + soft.shape[0], 100 : 100 + soft.shape[1]] = soft
    assert [code.text for code in find_codes(page)] == [PAYLOAD, PAYLOAD]


def test_another_encoding_is_no_code() -> None:
    """Bytes that are not UTF-8 are refused, never guessed."""
    made = zxingcpp.create_barcode("外側コード".encode("shift_jis"), zxingcpp.BarcodeFormat.QRCode)
    assert find_codes(np.array(made.to_image(scale=5), dtype=np.uint8)) == ()


@pytest.mark.parametrize(
    "picture", [np.zeros((0, 0), np.uint8), np.zeros((1, 1), np.uint8), np.full((30, 9), 7, np.uint8)]
)
def test_scraps_have_no_code(picture: Image) -> None:
    """Pictures too small for anything are no trouble."""
    assert find_codes(picture) == ()


def test_a_page_of_print_costs_little() -> None:
    """A full A4 page at 300 dpi without a code: no place worth a look, under 80 ms of processor time."""
    rows = [
        line("Căn cứ Luật Hộ tịch và nhu cầu xác nhận của người có yêu cầu nêu trên", 13) for _ in range(38)
    ]
    page = np.full((3508, 2480), 240, np.uint8)
    text = stacked(rows, gap=4)[:3508, :2480]
    page[: text.shape[0], : text.shape[1]] = text
    assert code_regions(page) == ()
    find_codes(page)
    started = time.process_time()
    assert find_codes(page) == ()
    assert time.process_time() - started < 0.16, "twice the 80 ms meant, for slow machines"
