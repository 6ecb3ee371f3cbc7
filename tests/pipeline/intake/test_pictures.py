"""Every picture file becomes upright colour pages over white, or one clear refusal."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pictures

from pipeline.errors import Unreadable
from pipeline.intake import Limits, open_scan, pages
from pipeline.types import DamagedPage, Page, ProblemCode
from tests.pipeline.intake import files
from tests.pipeline.intake.files import UPRIGHT, picture


@pytest.fixture
def read(tmp_path: Path):
    """Intake over bytes: what comes out of the door."""

    def through_the_door(content: bytes, limits: Limits | None = None) -> list[Page | DamagedPage]:
        path = tmp_path / "a.bin"
        path.write_bytes(content)
        return list(pages(open_scan(path), limits))

    return through_the_door


def code_of(read, content: bytes, limits: Limits | None = None) -> ProblemCode:
    """The code with which these bytes are refused."""
    with pytest.raises(Unreadable) as refusal:
        read(content, limits)
    assert refusal.value.message.endswith(".")
    return refusal.value.code


def shows_upright(image: np.ndarray) -> bool:
    """Whether the black mark is upper left and the red one upper right, BGR."""
    black, red, white = image[10, 10], image[10, -10], image[-10, 10]
    return bool(black.max() < 60 and red[2] > 180 and red[0] < 80 and white.min() > 200)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_picture_turned_four_ways_comes_upright(read, orientation: int) -> None:
    """The camera's own tag is obeyed."""
    (page,) = read(files.turned_by_exif(orientation))
    assert page.image.shape == (200, 300, 3)
    assert shows_upright(page.image)


@pytest.mark.parametrize(
    "content",
    [
        picture("PNG"),
        picture("PNG", UPRIGHT.quantize(16)),
        picture("TIFF", UPRIGHT, compression="tiff_lzw"),
        picture("TIFF", UPRIGHT.convert("CMYK")),
        picture("JPEG", UPRIGHT.convert("CMYK"), quality=95),
        picture("JPEG", UPRIGHT, quality=95, progressive=True),
        picture("WEBP", UPRIGHT, lossless=True),
    ],
    ids=["png", "palette", "tiff", "tiff-cmyk", "jpeg-cmyk", "jpeg-progressive", "webp"],
)
def test_every_colour_format_shows_the_same(read, content: bytes) -> None:
    """Black stays black, red stays red, white stays white."""
    (page,) = read(content)
    assert shows_upright(page.image)


def test_nothing_shines_through_alpha(read) -> None:
    """What is transparent is paper."""
    clear = UPRIGHT.convert("RGBA")
    clear.putalpha(Pictures.new("L", clear.size, 0))
    (page,) = read(picture("PNG", clear))
    assert page.image.min() == 255


@pytest.mark.parametrize("photometric", [0, 1])
def test_black_and_white_is_not_inverted(read, photometric: int) -> None:
    """Both polarities of 1-bit TIFF show dark marks on light paper."""
    (page,) = read(picture("TIFF", UPRIGHT.convert("1"), compression="group4", tiffinfo={262: photometric}))
    stored = np.asarray(Pictures.open(BytesIO(picture("TIFF", UPRIGHT.convert("1")))).convert("L"))
    assert stored[-10, 10] == 255
    assert page.image[-10, 10].min() > 200
    assert page.image[10, 10].max() < 50


def test_sixteen_bits_keep_their_greys(read) -> None:
    """16-bit grey is scaled, not cut off at 255."""
    deep = np.asarray(UPRIGHT.convert("L"), dtype=np.uint16) * 256
    (page,) = read(picture("TIFF", Pictures.fromarray(deep)))
    assert page.image[10, 10].max() < 10
    assert page.image[-10, 10].min() > 240


def test_pages_of_a_tiff_come_in_order_with_their_density(read) -> None:
    """A multi-page TIFF gives one page each, numbered from 1."""
    sheets = [Pictures.new("L", (1240, 1754), shade) for shade in (10, 120, 230)]
    content = picture("TIFF", sheets[0], save_all=True, append_images=sheets[1:], dpi=(150, 150))
    found = read(content)
    assert [(page.number, int(page.image[5, 5, 0]), round(page.dpi)) for page in found] == [
        (1, 10, 150), (2, 120, 150), (3, 230, 150),
    ]  # fmt: skip


def test_one_damaged_page_does_not_cost_the_others(read) -> None:
    """The page in the middle is told as damaged; those around it are read."""
    sheets = [files.noise(200, 100) for _ in range(3)]
    content = bytearray(
        picture("TIFF", sheets[0], save_all=True, append_images=sheets[1:], compression="tiff_lzw")
    )
    middle = len(content) // 2
    content[middle - 12_000 : middle + 12_000] = bytes(24_000)
    found = read(bytes(content))
    assert [type(page).__name__ for page in found] == ["Page", "DamagedPage", "Page"]
    assert found[1].problem.code is ProblemCode.DAMAGED


def test_a_chain_of_pages_that_loops_ends(read) -> None:
    """A TIFF whose page points to itself is read once."""
    content = bytearray(files.tiff_claiming(4, 4))
    content[-4:] = (24).to_bytes(4, "little")
    assert len(read(bytes(content))) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_half_a_file_is_damaged(read, kind: str) -> None:
    """A file cut in the middle is refused, never read as half a page."""
    content = picture(kind, files.noise(300, 200))
    assert code_of(read, content[: len(content) // 2]) is ProblemCode.DAMAGED


def test_a_jpeg_that_lacks_only_its_end_mark_is_read(read) -> None:
    """Some scanners forget it."""
    (page,) = read(picture("JPEG", files.noise(300, 200))[:-2])
    assert page.image.shape == (200, 300, 3)


@pytest.mark.parametrize(
    "content", [files.png_claiming(40_000, 40_000), files.tiff_claiming(40_000, 40_000)], ids=["png", "tiff"]
)
def test_forty_thousand_pixels_square_are_refused_at_once(read, content: bytes) -> None:
    """The claim is looked at before anything is decoded."""
    started = time.monotonic()
    assert code_of(read, content) is ProblemCode.TOO_LARGE
    assert time.monotonic() - started < 3


def test_a_bomb_within_the_limit_of_pixels_is_bounded(read) -> None:
    """A PNG of 100 million pixels with hardly any bytes behind it is damaged, not a crash."""
    assert code_of(read, files.png_claiming(10_000, 10_000)) is ProblemCode.DAMAGED


def test_a_picture_beyond_the_page_budget_is_scaled_down(read) -> None:
    """Big pictures come smaller, with their density told accordingly."""
    (page,) = read(picture("PNG", Pictures.new("L", (2480, 3508), 200)), Limits(page_pixels=2_200_000))
    assert page.image.shape[0] * page.image.shape[1] <= 2_200_000
    assert page.dpi == pytest.approx(150, rel=0.02)


def test_too_many_pages_of_a_tiff_are_refused(read) -> None:
    """Counted without decoding."""
    sheets = [Pictures.new("1", (8, 8), 1) for _ in range(8)]
    content = picture("TIFF", sheets[0], save_all=True, append_images=sheets[1:])
    assert code_of(read, content, Limits(pages=7)) is ProblemCode.TOO_MANY_PAGES
    assert len(read(content, Limits(pages=8))) == 8


def test_a_decoder_that_stalls_is_ended(read) -> None:
    """The child's time is bounded; the answer is a timeout."""
    assert code_of(read, picture("TIFF"), Limits(seconds=0.01)) is ProblemCode.TIMEOUT


def test_an_ordinary_jpeg_pays_nothing_for_safety(read) -> None:
    """No child is started for it: an A4 page at 200 dpi is there in a moment."""
    content = picture("JPEG", Pictures.new("RGB", (1654, 2339), "white"))
    read(content)
    started = time.process_time()
    read(content)
    assert time.process_time() - started < 0.2


def test_a_progressive_jpeg_of_endless_scans_goes_to_the_child(read) -> None:
    """Thousands of tiny scans would hold a decoder for hours; in the child its time is bounded."""
    content = picture("JPEG", UPRIGHT, progressive=True)
    start = content.rindex(b"\xff\xda")
    scans = content[:start] + content[start:-2] * 300 + b"\xff\xd9"
    try:
        found = read(scans, Limits(seconds=5))
    except Unreadable as refusal:
        assert refusal.code in (ProblemCode.TIMEOUT, ProblemCode.DAMAGED)  # noqa: PT017
    else:
        assert found[0].image.shape == (200, 300, 3)
