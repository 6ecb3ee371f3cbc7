"""A page that is one JPEG is told by what the file says of it, and only such a page is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image as Pictures

from pipeline.errors import Unreadable
from pipeline.intake import Limits, open_scan, pages, poppler
from pipeline.intake.bare import opened
from pipeline.types import ProblemCode
from tests.pipeline.intake import files

LIMITS = Limits()


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    """A JPEG of 300 × 200 pixels with a dark corner."""
    return files.picture("JPEG", files.UPRIGHT.convert(mode), quality=90, **options)


def written(folder: Path, content: bytes, said: str = "q 72 0 0 48 0 0 cm /I Do Q", **odd: object) -> Path:
    """A PDF of one page (72 × 48 points) that shows ``content`` as ``said``; ``odd``: see below."""
    pdf = pikepdf.new()
    image = pdf.make_stream(content)
    picture = Pictures.open(BytesIO(content))
    space = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[picture.mode]
    for key, value in {
        "/Type": "/XObject",
        "/Subtype": "/Image",
        "/Filter": "/DCTDecode",
        "/ColorSpace": space,
    }.items():
        image[key] = pikepdf.Name(value)
    image["/Width"], image["/Height"], image["/BitsPerComponent"] = *picture.size, 8
    for key, value in odd.pop("picture", {}).items():
        image[key] = value
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, 72, 48],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image, J=image)),
        Contents=pdf.make_stream(said.encode()),
    )
    for key, value in odd.pop("page", {}).items():
        page[key] = value
    pdf.pages.append(pikepdf.Page(page))
    path = folder / "a.pdf"
    pdf.save(path, **odd)
    return path


def bare(path: Path):
    """The first page, if it is bare."""
    with opened(path) as found:
        return found.bare(1)


def test_the_jpeg_of_a_bare_page_comes_byte_by_byte(tmp_path: Path) -> None:
    """A page that says nothing but "this JPEG" gives it as it lies there, with its dots an inch."""
    content = jpeg()
    found = bare(written(tmp_path, content))

    assert found.content == content
    assert (found.picture.width, found.picture.across, found.picture.down) == (300, 300.0, 300.0)
    assert np.array_equal(found.decoded(LIMITS)[..., ::-1], np.asarray(Pictures.open(BytesIO(content))))


def test_a_bare_page_is_read_without_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its picture is handed on with its density, and poppler draws nothing."""
    path = written(tmp_path, jpeg())
    monkeypatch.setattr(poppler, "render", lambda *_, **__: pytest.fail("drawn"))
    (page,) = pages(open_scan(path))

    assert (page.image.shape, page.dpi, page.layer) == ((200, 300, 3), 300.0, None)


def test_a_scanner_s_file_is_bare(tmp_path: Path) -> None:
    """So is what fpdf2 writes, which also says how it would draw lines, and a grey picture."""
    path = tmp_path / "b.pdf"
    path.write_bytes(files.photographed_pdf())

    assert bare(path) is not None
    assert bare(written(tmp_path, jpeg("L"))).decoded(LIMITS).shape == (200, 300, 3)


@pytest.mark.parametrize(
    "said",
    [
        "q 72 0 0 48 0 0 cm /I Do Q q 9 0 0 9 0 0 cm /J Do Q",
        "q 72 0 0 -48 0 48 cm /I Do Q",
        "q 70 0 0 48 0 0 cm /I Do Q",
        "q 72 0 0 48 3 0 cm /I Do Q",
        "q 0 48 -72 0 72 0 cm /I Do Q",
        "q 0 0 20 20 re W n 72 0 0 48 0 0 cm /I Do Q",
        "q 72 0 0 48 0 0 cm /I Do Q 1 0 0 rg 0 0 9 9 re f",
        "q 72 0 0 48 0 0 cm /Missing Do Q",
        "",
    ],
)
def test_a_page_that_says_more_is_not_bare(tmp_path: Path, said: str) -> None:
    """A second picture, a mirrored, smaller, shifted, turned, clipped or painted one, or none."""
    assert bare(written(tmp_path, jpeg(), said)) is None


@pytest.mark.parametrize(
    "odd",
    [
        {"page": {"/Rotate": 180}},
        {"page": {"/UserUnit": 2}},
        {"page": {"/CropBox": pikepdf.Array([0, 0, 36, 48])}},
        {"page": {"/Annots": pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Stamp)])}},
        {"picture": {"/Decode": pikepdf.Array([1, 0, 1, 0, 1, 0])}},
        {"picture": {"/Width": 299}},
        {"picture": {"/DecodeParms": pikepdf.Dictionary(ColorTransform=0)}},
        {"picture": {"/ColorSpace": pikepdf.Name.DeviceGray}},
        {"encryption": pikepdf.Encryption(owner="owner", user="")},
    ],
)
def test_a_page_that_shows_otherwise_is_not_bare(tmp_path: Path, odd: dict[str, object]) -> None:
    """Turned, enlarged, cut, annotated, inverted, wrongly described or locked: poppler draws it."""
    assert bare(written(tmp_path, jpeg(), **odd)) is None


def test_a_jpeg_that_is_turned_or_of_four_inks_is_not_bare(tmp_path: Path) -> None:
    """A PDF knows nothing of a camera's tag, and inks need a profile."""
    assert bare(written(tmp_path, files.turned_by_exif(3))) is None
    assert bare(written(tmp_path, jpeg("CMYK"))) is None


def test_of_a_damaged_file_no_page_is_bare(tmp_path: Path) -> None:
    """A file without its table of objects is left to poppler; a JPEG cut off is not decoded."""
    path = written(tmp_path, jpeg())
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"startxref")])
    assert bare(path) is None

    cut = bare(written(tmp_path, jpeg()[:900]))
    assert cut is None or cut.decoded(LIMITS) is None


def test_a_jpeg_that_claims_a_huge_size_is_lost_not_a_crash(tmp_path: Path) -> None:
    """Its header alone would have Pillow refuse: the page is too large, and said so."""
    content = bytearray(jpeg())
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = b"\xff\x00\xff\x00"
    path = written(tmp_path, jpeg(), picture={"/Width": 65280, "/Height": 65280})
    path.write_bytes(path.read_bytes().replace(jpeg(), bytes(content)))

    assert bare(path) is None
    with pytest.raises(Unreadable) as refused:
        list(pages(open_scan(path)))
    assert refused.value.code is ProblemCode.TOO_LARGE
