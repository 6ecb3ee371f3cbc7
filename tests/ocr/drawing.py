"""Small pictures with print on them, for tests of the reading room."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp
from PIL import Image as Pictures
from PIL import ImageDraw

from ocr.types import Image
from samples.pen.faces import Face


def line(text: str, points: float = 13, dpi: int = 300, family: str = "tinos") -> Image:
    """One printed line, grey, dark on light."""
    font = Face(family, "").machine_font(round(points * dpi / 72))
    width = int(font.getlength(text)) + 40
    picture = Pictures.new("L", (width, round(points * dpi / 72 * 1.6)), 240)
    ImageDraw.Draw(picture).text((20, picture.height * 0.72), text, font=font, fill=20, anchor="ls")
    return np.asarray(picture, dtype=np.uint8)


def stacked(lines: list[Image], gap: int = 10, margin: int = 60) -> Image:
    """Lines under one another on one light sheet."""
    width = max(one.shape[1] for one in lines) + 2 * margin
    height = sum(one.shape[0] + gap for one in lines) + 2 * margin
    sheet = np.full((height, width), 240, np.uint8)
    y = margin
    for one in lines:
        sheet[y : y + one.shape[0], margin : margin + one.shape[1]] = one
        y += one.shape[0] + gap
    return sheet


def qr(text: str, pixels: int) -> Image:
    """A QR code with its quiet zone, dark on light, about ``pixels`` wide."""
    made = zxingcpp.create_barcode(text.encode("utf-8").decode("utf-8"), zxingcpp.BarcodeFormat.QRCode)
    small = np.array(made.to_image(scale=1), dtype=np.uint8)
    return np.asarray(
        cv2.resize(
            small,
            (pixels, pixels),
            interpolation=cv2.INTER_AREA if pixels < len(small) else cv2.INTER_NEAREST,
        ),
        np.uint8,
    )


def card_back(lines: tuple[str, str, str], dpi: int = 300) -> Image:
    """A light card 85.6 by 54 mm with a machine-readable zone and a few other printed lines, BGR.

    Zeros are drawn as O: like those of OCR-B, unlike those of other fixed-width faces, they bear no slash.
    """
    width, height = round(85.6 / 25.4 * dpi), round(54 / 25.4 * dpi)
    picture = Pictures.new("L", (width, height), 225)
    draw = ImageDraw.Draw(picture)
    small = Face("arimo", "").machine_font(round(7 / 72 * dpi))
    for row, text in enumerate(("Đặc điểm nhận dạng", "Nốt ruồi cách 1 cm dưới mắt trái", "Ngày 01/07/2021")):
        draw.text((0.05 * width, (0.1 + 0.09 * row) * height), text, font=small, fill=40)
    font, pitch = Face("dejavu_mono", "").machine_font(round(3.4 / 25.4 * dpi)), 76.2 / 30 / 25.4 * dpi
    for row, text in enumerate(lines):
        for place, letter in enumerate(text):
            at = (4.7 / 25.4 * dpi + (place + 0.5) * pitch, (38 + 4.23 * row) / 25.4 * dpi)
            draw.text(at, "O" if letter == "0" else letter, font=font, fill=25, anchor="ms")
    return np.asarray(cv2.cvtColor(np.asarray(picture), cv2.COLOR_GRAY2BGR), np.uint8)
