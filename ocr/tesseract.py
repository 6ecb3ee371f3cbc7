"""What both Tesseract readers share: the language model's place, how each shape is read, the second try."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ocr import mrz, tsv
from ocr.errors import ReaderMissing
from ocr.mrz_merge import merge
from ocr.prepare import Prepared, prepare
from ocr.types import Image, Line, Reading, Shape

LANGUAGE = "vie"
SECOND_LANGUAGE = "eng"
"""The second model, for machine-readable zones and lone figures; Debian's tesseract-ocr brings it along."""

_USUAL_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)

AUTO, BLOCK, LINE, SPARSE = 3, 6, 7, 11
"""Page segmentation modes of Tesseract that are used here; 8 and 13 read worn lines as nonsense."""

_MRZ_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to ask the engine: layout mode, the only letters allowed ("" = all), extra scaling, model."""

    psm: int
    letters: str = ""
    more: float = 1.0
    language: str = LANGUAGE


_MODES = {
    Shape.PAGE: (Mode(AUTO),),
    Shape.CARD: (Mode(SPARSE),),
    Shape.BLOCK: (Mode(BLOCK), Mode(BLOCK, more=1.5)),
    Shape.LINE: (Mode(LINE), Mode(BLOCK, more=1.4)),
    Shape.DIGITS: (Mode(LINE), Mode(LINE, language=SECOND_LANGUAGE), Mode(BLOCK, more=1.4)),
    Shape.MRZ: (Mode(BLOCK, _MRZ_LETTERS),),
}
_LARGER = Mode(SPARSE, more=7 / 6)
_CLEAR, _UNSURE = 0.6, 0.2
"""A worn card is asked again, larger: one with more than this share of words that are less sure. Cards as
scanned have a twentieth of them."""
_MRZ_SECOND = Mode(BLOCK, _MRZ_LETTERS, language=SECOND_LANGUAGE)


def tessdata(language: str) -> Path:
    """The folder that holds ``language``'s model; raises ``ReaderMissing`` naming what to install."""
    told = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(told), Path(told) / "tessdata"] if told else []
    for folder in [*folders, *map(Path, _USUAL_FOLDERS)]:
        if (folder / f"{language}.traineddata").is_file():
            return folder
    package = "tesseract-ocr" if language == "osd" else f"tesseract-ocr-{language}"
    raise ReaderMissing(f"Thiếu mô hình '{language}' của Tesseract: hãy cài gói {package}")


@cache
def installed(language: str) -> bool:
    """Whether the model of ``language`` is on this machine."""
    try:
        tessdata(language)
    except ReaderMissing:
        return False
    return True


def one_thread() -> None:
    """Keep Tesseract to one thread unless the environment says otherwise; before the library is loaded."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")


class TesseractReader(ABC):
    """A ``Reader``; the two engines differ only in how they are asked for the table."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Name and version, kept with every reading."""

    @abstractmethod
    def table(self, ready: Prepared, mode: Mode) -> str:
        """The engine's TSV for one picture; raises ``ReaderFailed``."""

    def read(self, image: Image, shape: Shape, dpi: int) -> Reading:
        """Read ``image``; see ``ocr.types.Reader``. An empty answer is asked again in the next mode."""
        zone = shape is Shape.MRZ
        lines = self._zone(image, dpi) if zone else self._lines(image, shape, dpi, _MODES[shape])
        if shape is Shape.CARD and _is_worn(lines):
            lines = self._lines(image, shape, dpi, (_LARGER,)) or lines
        return Reading(lines, self.name)

    def _zone(self, image: Image, dpi: int) -> tuple[Line, ...]:
        """A machine-readable zone by the second model; where that leaves a doubt, as both read it.

        What has not one filler in it is other print and not read twice: of 76 places that looked like zones,
        those of print had none and true ones 11 or more.
        """
        letters = self._lines(image, Shape.MRZ, dpi, (_MRZ_SECOND,))
        seen = [line.text for line in letters]
        if mrz.proved(seen) is not None or (seen and not any("<" in line for line in seen)):
            return letters
        fillers = self._lines(image, Shape.MRZ, dpi, _MODES[Shape.MRZ])
        return merge(fillers, letters) if fillers else ()

    def _lines(self, image: Image, shape: Shape, dpi: int, modes: tuple[Mode, ...]) -> tuple[Line, ...]:
        if image.size == 0 or int(image.max()) - int(image.min()) < _FLAT:
            return ()
        for mode in modes:
            if not installed(mode.language):
                continue
            ready = prepare(image, shape, dpi, mode.more)
            lines = ready.back(tsv.parse(self.table(ready, mode)))
            if lines:
                return lines
        return ()


def _is_worn(lines: tuple[Line, ...]) -> bool:
    words = [word for line in lines for word in line.words]
    return sum(word.confidence < _CLEAR for word in words) > _UNSURE * len(words)


_FLAT = 24
"""A picture whose lightest and darkest pixel differ by less holds no print."""
