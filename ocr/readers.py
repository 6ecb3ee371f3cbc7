"""Which reader this machine can offer."""

from __future__ import annotations

from typing import Literal

from ocr.errors import ReaderMissing
from ocr.pytesseract_reader import PytesseractReader
from ocr.tesserocr_reader import TesserocrReader
from ocr.types import Reader

Engine = Literal["auto", "tesserocr", "pytesseract"]


def open_reader(engine: Engine = "auto") -> Reader:
    """The reader asked for; ``auto``: in process where tesserocr imports, else the program.

    Raises ``ReaderMissing`` (Vietnamese, naming the package) when it is not installed.
    """
    if engine == "tesserocr":
        return TesserocrReader()
    if engine == "pytesseract":
        return PytesseractReader()
    try:
        return TesserocrReader()
    except ReaderMissing:
        return PytesseractReader()
