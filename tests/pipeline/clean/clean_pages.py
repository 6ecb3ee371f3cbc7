"""Pages drawn for the tests of cleaning: print with exactly known letters, leaders, seals, cards, slants."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

from ocr.types import Image
from pipeline.types import Page

FACES = ("truetype/croscore/Tinos-Regular.ttf", "truetype/liberation2/LiberationSerif-Regular.ttf")
LINES = (
    "Họ, chữ đệm, tên: Nguyễn Thị Hạnh Phúc",
    "Ngày, tháng, năm sinh: 12/03/1990",
    "Giới tính: Nữ   Dân tộc: Kinh   Quốc tịch: Việt Nam",
    "Nơi sinh: Bệnh viện Phụ sản Hà Nội",
    "Quê quán: xã Yên Mỹ, huyện Thạch Thất, thành phố Hà Nội",
    "Nơi cư trú: ấp Phụng Thạnh, xã Thạnh Mỹ, tỉnh Cần Thơ",
)


def no_say(_: Image) -> tuple[float, float, float, float]:
    """An outside witness that cannot tell."""
    return (0.25, 0.25, 0.25, 0.25)


def never_asked(_: Image) -> tuple[float, float, float, float]:
    """An outside witness that must not be troubled."""
    raise AssertionError("asked although the page speaks for itself")


@cache
def face(points: float, dpi: int) -> ImageFont.FreeTypeFont:
    """A Vietnamese serif face."""
    place = next(path for path in (Path("/usr/share/fonts") / one for one in FACES) if path.exists())
    return ImageFont.truetype(str(place), round(points * dpi / 72))


def text_page(dpi: int = 150, lines: int = 24, points: float = 13) -> Image:
    """A grey A4 page of Vietnamese print."""
    sheet = Pictures.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 245)
    pen = ImageDraw.Draw(sheet)
    for row in range(lines):
        pen.text((dpi, dpi + row * points * dpi / 72 * 1.8), LINES[row % len(LINES)], 25, face(points, dpi))
    return np.asarray(sheet)


@dataclass(frozen=True)
class Dotted:
    """Lines on dotted leaders: the page as scanned, the same without dots, and the dots alone (all grey)."""

    page: Image
    letters: Image
    dots: Image


def dotted_page(dpi: int = 300, sunk: int = 0) -> Dotted:
    """Six lines whose leaders run under the writing; ``sunk`` pixels below its baseline."""
    size = (round(8.27 * dpi), round(5 * dpi))
    letters, dots = Pictures.new("L", size, 255), Pictures.new("L", size, 255)
    font = face(13, dpi)
    for row, line in enumerate(LINES):
        y = dpi * 0.7 + row * dpi * 0.6
        label, value = line.split(": ", 1)
        start = dpi + font.getlength(label + ": ")
        ImageDraw.Draw(letters).text((dpi, y), label + ":", 20, font, anchor="ls")
        ImageDraw.Draw(letters).text((start + 20, y), value, 20, font, anchor="ls")
        count = int((size[0] - dpi * 0.7 - start) / font.getlength("."))
        ImageDraw.Draw(dots).text((start, y + sunk), "." * count, 40, font, anchor="ls")
    both = np.minimum(np.asarray(letters), np.asarray(dots))
    return Dotted(cv2.GaussianBlur(both, (0, 0), 0.8), np.asarray(letters), np.asarray(dots))


def slanted(picture: Image, degrees: float, paper: int = 245) -> Image:
    """The picture turned clockwise by a small angle about its middle."""
    high, wide = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1)
    done = cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(paper,) * 3)
    return np.asarray(done, dtype=np.uint8)


def quarter(picture: Image, degrees: int) -> Image:
    """The picture turned clockwise by 0, 90, 180 or 270."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def page(picture: Image, dpi: float = 150) -> Page:
    """The picture as a raw colour page."""
    if picture.ndim == 2:
        picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    return Page("giay.png", 1, picture, dpi)


def card(dpi: int = 300, number: str = "001190012345") -> Image:
    """A pale blue identity card with a few lines, its number and a dark portrait."""
    wide, high = round(85.6 / 25.4 * dpi), round(53.98 / 25.4 * dpi)
    sheet = Pictures.new("RGB", (wide, high), (214, 232, 238))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((wide * 0.05, high * 0.35, wide * 0.27, high * 0.85), (70, 80, 110))
    pen.text((wide * 0.3, high * 0.08), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (20, 20, 20), face(6, dpi))
    pen.text((wide * 0.38, high * 0.2), "CĂN CƯỚC CÔNG DÂN", (190, 30, 40), face(10, dpi))
    pen.text((wide * 0.32, high * 0.36), f"Số / No.: {number}", (20, 20, 20), face(10, dpi))
    for row, line in enumerate(LINES[:5]):
        pen.text((wide * 0.32, high * (0.48 + row * 0.09)), line[:34], (20, 20, 20), face(6.5, dpi))
    return np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])


def laid(ground: Image, figure: Image, corners: list[tuple[float, float]]) -> Image:
    """``figure`` seen in perspective on ``ground``, its corners (clockwise from top left) at these pixels."""
    high, wide = figure.shape[:2]
    there = np.array(corners, np.float32)
    matrix = cv2.getPerspectiveTransform(
        np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32), there
    )
    size = (ground.shape[1], ground.shape[0])
    seen = cv2.warpPerspective(figure, matrix, size, flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, size)
    return np.where(cover[..., None] > 127, seen, ground).astype(np.uint8)


def table(width: int, height: int, seed: int = 1) -> Image:
    """A dark wooden table (BGR), grained and unevenly lit."""
    noise = np.random.default_rng(seed)
    grain = cv2.GaussianBlur(noise.normal(0, 40, (height, width)).astype(np.float32), (0, 0), 1, sigmaY=25)
    light = np.linspace(0.7, 1.2, width, dtype=np.float32)[None, :, None]
    wood = (np.array([50, 70, 95], np.float32) + grain[..., None]) * light
    return np.clip(wood, 0, 255).astype(np.uint8)
