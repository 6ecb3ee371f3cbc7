"""EDGE A page that is one JPEG by its own description: taken as the scanner made it, not drawn.

Most scanners' PDFs say no more of a page than "this JPEG over the whole sheet" (ISO 32000-1, 8.9.5). Such a
page is read from the file at once; poppler, started three times for it, takes a tenth of a second. A page of
which anything else is said (text, a note, a mask, a turn, four inks) is left to poppler.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image as Pictures

from ocr.types import Image
from pipeline.errors import Unreadable
from pipeline.intake.flatten import orientation_of
from pipeline.intake.limits import Limits
from pipeline.intake.pictures import looked_at, ordinary
from pipeline.intake.poppler import Picture
from pipeline.intake.sniff import JPEG

_BROKEN = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    Pictures.DecompressionBombError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a hostile or merely odd file may raise on being asked; such a page is not bare."""
_LONGEST = 4096
"""Bytes, packed, of a page's description; that of a bare page has about 50."""
_IDLE = frozenset(("q", "Q", "w", "J", "j", "M", "d", "i", "ri"))
"""Operators that draw nothing and move nothing: the graphics state kept, how lines would be drawn."""
_MORE = ("/Annots", "/UserUnit")
_NOT_PLAIN = ("/SMask", "/Mask", "/Decode", "/ImageMask", "/OC", "/F")
_OTHER_COLOURS = "/ColorTransform"
"""The one thing that can be said of how a JPEG is to be unpacked (ISO 32000-1, 7.4.8)."""
_BANDS = {"L": 1, "RGB": 3}
_LEANING = 0.005
"""Share of the page by which its picture may lie beside it."""


@dataclass(frozen=True, slots=True)
class Bare:
    """The picture that is a page, as it lies in the file, and how it lies on the page."""

    picture: Picture
    content: bytes

    def decoded(self, limits: Limits) -> Image | None:
        """The page in colour (BGR); None when the JPEG is damaged or not what the file says of it."""
        try:
            page = ordinary(self.content, JPEG, limits)
        except Unreadable:
            return None
        return None if page is None else page.colour


@dataclass(slots=True)
class BarePages:
    """The pages of one file; without ``pdf`` none is bare."""

    pdf: pikepdf.Pdf | None

    def bare(self, number: int) -> Bare | None:
        """Page ``number`` (from 1), where it is one JPEG and nothing else."""
        if self.pdf is None:
            return None
        try:
            return _bare(self.pdf.pages[number - 1])
        except _BROKEN:
            return None


@contextmanager
def opened(path: Path) -> Iterator[BarePages]:
    """The file's pages, until the context ends; a file that is not sound to the letter has none that is bare.

    To be asked only of files that poppler, bounded in time and memory, has opened.
    """
    try:
        pdf = pikepdf.open(path, attempt_recovery=False, suppress_warnings=True)
    except _BROKEN:
        yield BarePages(None)
        return
    with pdf:
        yield BarePages(None if pdf.is_encrypted else pdf)


def _bare(page: pikepdf.Page) -> Bare | None:
    if page.rotation or any(key in page.obj for key in _MORE) or page.mediabox != page.cropbox:
        return None
    left, low, right, high = (float(side) for side in page.mediabox.as_list())
    placed = _placed(page)
    if placed is None:
        return None
    name, matrix = placed
    width, height = right - left, high - low
    across, aslant, slanting, up, x, y = matrix
    beside, above = (across - width, slanting, x - left), (aslant, up - height, y - low)
    if max(map(abs, beside)) > _LEANING * width or max(map(abs, above)) > _LEANING * height:
        return None
    return _picture(page.resources["/XObject"][name], width, height)


def _placed(page: pikepdf.Page) -> tuple[str, tuple[float, ...]] | None:
    """The name of what the page shows and the matrix that lays it there; None when more is said."""
    written = page.obj["/Contents"]
    streams = written.as_list() if isinstance(written, pikepdf.Array) else [written]
    if not all(_short(stream) for stream in streams):
        return None
    names: list[str] = []
    matrices: list[tuple[float, ...]] = []
    for said in pikepdf.parse_content_stream(page):
        operator = str(said.operator)
        if operator == "Do":
            names.append(str(said.operands[0]))
        elif operator == "cm":
            matrices.append(tuple(float(number) for number in said.operands))
        elif operator not in _IDLE:
            return None
    if len(names) != 1 or len(matrices) != 1 or len(matrices[0]) != 6:
        return None
    return names[0], matrices[0]


def _short(stream: Any) -> bool:
    """Whether a stream is short, unpacked too: packed once at most, it grows a thousandfold at most."""
    packing = stream.get("/Filter")
    return int(stream["/Length"]) <= _LONGEST and (packing is None or packing == "/FlateDecode")


def _picture(image: Any, width: float, height: float) -> Bare | None:
    packing = image["/Filter"]
    names = [str(one) for one in packing] if isinstance(packing, pikepdf.Array) else [str(packing)]
    if image["/Subtype"] != "/Image" or names != ["/DCTDecode"] or any(key in image for key in _NOT_PLAIN):
        return None
    if _OTHER_COLOURS in image.get("/DecodeParms", {}):
        return None
    content = bytes(image.read_raw_bytes())
    picture = looked_at(content, ["JPEG"])
    size = picture.size
    if size != (int(image["/Width"]), int(image["/Height"])) or _BANDS.get(picture.mode) != _bands(image):
        return None
    if orientation_of(picture) != 1:
        return None
    return Bare(Picture(*size, size[0] / width * 72, size[1] / height * 72, jpeg=True), content)


def _bands(image: Any) -> int:
    """How many colours the file says each dot of the picture has; 0 for kinds that need looking up."""
    space = image["/ColorSpace"]
    if isinstance(space, pikepdf.Array):
        return int(space[1]["/N"]) if space[0] == "/ICCBased" else 0
    return {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(space), 0)
