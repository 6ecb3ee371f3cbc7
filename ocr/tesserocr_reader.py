"""EDGE Tesseract in this process: the model is loaded once and kept."""

from __future__ import annotations

from ocr.engine import Engine
from ocr.errors import ReaderFailed
from ocr.prepare import Prepared
from ocr.tesseract import LANGUAGE, Mode, TesseractReader


class TesserocrReader(TesseractReader):
    """Reads in process. Safe with threads (one at a time) and with fork (a loaded model is inherited)."""

    def __init__(self, language: str = LANGUAGE, seconds: float = 60.0) -> None:
        """Finds library and model without loading the model; raises ``ReaderMissing``."""
        self._engine = Engine(language)
        self._seconds = seconds
        self._name = f"tesseract {self._engine.version} {language}"

    @property
    def name(self) -> str:
        """Name and version, kept with every reading."""
        return self._name

    def warm(self) -> None:
        """Load the model now, so that children forked later inherit it."""
        with self._engine.use():
            pass

    def table(self, ready: Prepared, mode: Mode) -> str:
        """The engine's TSV for one picture; raises ``ReaderFailed``."""
        height, width = ready.image.shape
        pixels = ready.image.tobytes()
        try:
            with self._engine.use() as engine:
                engine.SetPageSegMode(mode.psm)
                engine.SetVariable("tessedit_char_whitelist", mode.letters)
                engine.SetImageBytes(pixels, width, height, 1, width)
                engine.SetSourceResolution(ready.dpi)
                if not engine.Recognize(timeout=int(self._seconds * 1000)):
                    raise RuntimeError("out of time")
                return str(engine.GetTSVText(0))
        except RuntimeError as wrong:
            raise ReaderFailed("Tesseract không đọc được hình hoặc quá thời gian cho phép") from wrong
