"""EDGE Poppler's programs, bounded in memory and time: a PDF's pages, their sizes, pictures and text.

pdf2image offers no hook for limits, so it is given a folder of its own whose programs are small scripts that
set the limits and then become poppler's program of the same name.
"""

from __future__ import annotations

import math
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from pdf2image import convert_from_path, pdfinfo_from_path
from pdf2image.exceptions import (
    PDFInfoNotInstalledError,
    PDFPageCountError,
    PDFPopplerTimeoutError,
    PDFSyntaxError,
)

from ocr.types import Image
from pipeline.errors import Busy
from pipeline.intake.messages import unreadable
from pipeline.types import ProblemCode

BOUNDED = Path(__file__).with_name("bounded")
_FOLDER = str(BOUNDED)

_SIZE = re.compile(r"([\d.e+]+) x ([\d.e+]+) pts")


class Grumbles(Exception):
    """Poppler found fault with the file, and may have drawn less than there is."""


class OutOfTime(Exception):
    """A program did not end in time."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF as declared: points (1/72 inch) after its own rotation."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture placed on a page: its own pixels, how densely they lie there (dots an inch), and whether it
    is a grey or three-coloured JPEG.
    """

    width: int
    height: int
    across: float
    down: float
    jpeg: bool

    @property
    def area(self) -> float:
        """Square points covered on the page."""
        return (self.width / self.across * 72) * (self.height / self.down * 72)


def sheets(path: Path, first: int, last: int, seconds: float) -> tuple[int, dict[int, Sheet]]:
    """How many pages the PDF has, and the declared sizes of some by number; a page that cannot be looked up
    is left out. Raises ``Unreadable`` (encrypted, damaged, timeout).
    """
    told = _info(path, seconds, first, last)
    count, found = int(told["Pages"]), {}
    for number in range(first, min(last, count) + 1):
        size = _SIZE.match(told.get(f"Page {number:4} size", told.get(f"Page    {number} size", "")))
        if size is not None:
            width, height = float(size[1]), float(size[2])
            across = told.get(f"Page {number:4} rot", "0").strip() in ("90", "270")
            found[number] = Sheet(number, *((height, width) if across else (width, height)))
    return count, found


def _info(path: Path, seconds: float, first: int, last: int) -> dict[str, str]:
    try:
        told = pdfinfo_from_path(
            str(path),
            poppler_path=_FOLDER,
            timeout=math.ceil(seconds),
            first_page=first,
            last_page=last,
            rawdates=True,
        )
    except PDFInfoNotInstalledError as missing:
        raise Busy("Thiếu poppler: hãy cài gói poppler-utils") from missing
    except PDFPopplerTimeoutError:
        raise unreadable(ProblemCode.TIMEOUT) from None
    except PDFPageCountError as wrong:
        raise unreadable(_reason(str(wrong))) from None
    except (ValueError, UnicodeDecodeError):
        raise unreadable(ProblemCode.DAMAGED) from None
    return {str(key): str(value) for key, value in told.items()}


def _reason(complaint: str) -> ProblemCode:
    if "Incorrect password" in complaint:
        return ProblemCode.ENCRYPTED
    return ProblemCode.EMPTY if "last page (0)" in complaint else ProblemCode.DAMAGED


def render(path: Path, number: int, dpi: float, seconds: float, *, strict: bool) -> Image | None:
    """One page in colour (BGR); None when poppler gives no picture.

    ``strict``: raise ``Grumbles`` when poppler finds fault with the file. Raises ``OutOfTime``.
    """
    # By way of a file: pdf2image copies a page four times when it takes it from the pipe (0.15 s at 300 dpi).
    with TemporaryDirectory(prefix="khongviet-") as folder:
        try:
            drawn = convert_from_path(
                str(path),
                dpi=round(dpi, 3),  # type: ignore[arg-type]  # poppler takes fractions
                first_page=number,
                last_page=number,
                use_cropbox=True,
                strict=strict,
                timeout=math.ceil(seconds),
                poppler_path=_FOLDER,
                output_folder=folder,
                paths_only=True,
            )
            page = cv2.imread(str(drawn[0]), cv2.IMREAD_COLOR) if drawn else None
        except PDFPopplerTimeoutError:
            raise OutOfTime from None
        except PDFSyntaxError:
            raise Grumbles from None
        except (PDFPageCountError, OSError, ValueError, cv2.error):
            return None
    return None if page is None else np.asarray(page, dtype=np.uint8)


def pictures_on(path: Path, number: int, seconds: float) -> tuple[Picture, ...]:
    """The pictures placed on a page (masks left out); empty when poppler cannot tell."""
    table = _run("pdfimages", ["-list", "-f", str(number), "-l", str(number), str(path)], seconds)
    found = []
    for row in table.splitlines()[2:]:
        cells = row.split()
        if len(cells) >= 14 and cells[2] in ("image", "stencil"):
            across, down = float(cells[12]), float(cells[13])
            if across > 0 and down > 0:
                jpeg = cells[8] == "jpeg" and cells[6] in ("1", "3")
                found.append(Picture(int(cells[3]), int(cells[4]), across, down, jpeg))
    return tuple(found)


def take_out(path: Path, number: int, folder: Path, seconds: float) -> Path | None:
    """The one JPEG on a page as it lies in the file, written to ``folder``; None when there is none."""
    _run("pdfimages", ["-j", "-f", str(number), "-l", str(number), str(path), str(folder / "own")], seconds)
    found = list(folder.iterdir())
    return found[0] if len(found) == 1 and found[0].suffix == ".jpg" else None


def text_of(path: Path, number: int, seconds: float) -> str:
    """Poppler's XHTML of a page's text with boxes in points; empty when it cannot tell."""
    return _run("pdftotext", ["-bbox-layout", "-f", str(number), "-l", str(number), str(path), "-"], seconds)


def _run(program: str, arguments: list[str], seconds: float) -> str:
    try:
        done = subprocess.run(
            [str(BOUNDED / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace")
