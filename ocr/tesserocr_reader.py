"""EDGE Tesseract in this process: the model is loaded once and kept."""

from __future__ import annotations

from ocr.engine import Engine
from ocr.errors import ReaderFailed
from ocr.prepare import Prepared
from ocr.tesseract import LANGUAGE, SECOND_LANGUAGE, Mode, TesseractReader, installed


class TesserocrReader(TesseractReader):
    """Reads in process. Safe with threads (one at a time) and with fork (a loaded model is inherited)."""

    def __init__(self, language: str = LANGUAGE, seconds: float = 60.0) -> None:
        """Finds library and model without loading the model; raises ``ReaderMissing``."""
        self._engines = {language: Engine(language)}
        self._language = language
        self._seconds = seconds
        self._name = f"tesseract {self._engines[language].version} {language}"

    @property
    def name(self) -> str:
        """Name and version, kept with every reading."""
        return self._name

    def warm(self) -> None:
        """Load the models now, so that children forked later inherit them."""
        languages = [self._language, *(second for second in (SECOND_LANGUAGE,) if installed(second))]
        for language in languages:
            with self._engine(language).use():
                pass

    def table(self, ready: Prepared, mode: Mode) -> str:
        """The engine's TSV for one picture; raises ``ReaderFailed``."""
        height, width = ready.image.shape
        pixels = ready.image.tobytes()
        try:
            with self._engine(self._model(mode)).use() as engine:
                engine.SetPageSegMode(mode.psm)
                engine.SetVariable("tessedit_char_whitelist", mode.letters)
                engine.SetImageBytes(pixels, width, height, 1, width)
                engine.SetSourceResolution(ready.dpi)
                if not engine.Recognize(timeout=int(self._seconds * 1000)):
                    raise RuntimeError("out of time")
                return str(engine.GetTSVText(0))
        except RuntimeError as wrong:
            raise ReaderFailed("Tesseract không đọc được hình hoặc quá thời gian cho phép") from wrong

    def _model(self, mode: Mode) -> str:
        return self._language if mode.language == LANGUAGE else mode.language

    def _engine(self, language: str) -> Engine:
        if language not in self._engines:
            self._engines[language] = Engine(language)
        return self._engines[language]
