"""EDGE Tesseract as a program, through pytesseract: slower, but works wherever Tesseract does."""

from __future__ import annotations

import shutil

from ocr.errors import ReaderFailed, ReaderMissing
from ocr.prepare import Prepared
from ocr.tesseract import LANGUAGE, Mode, TesseractReader, one_thread, tessdata


class PytesseractReader(TesseractReader):
    """Starts the program once for every picture. Nothing is kept, so threads and forks do not matter."""

    def __init__(self, language: str = LANGUAGE, seconds: float = 60.0) -> None:
        """Finds program and model; raises ``ReaderMissing``."""
        one_thread()
        try:
            import pytesseract  # noqa: PLC0415 - optional at run time
        except ImportError as missing:
            raise ReaderMissing("Thiếu thư viện pytesseract: hãy cài gói Python pytesseract") from missing
        if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
            raise ReaderMissing("Thiếu chương trình tesseract: hãy cài gói tesseract-ocr")
        self._library = pytesseract
        self._language = language
        self._folder = tessdata(language)
        self._seconds = seconds
        self._name = f"tesseract {pytesseract.get_tesseract_version()} {language}"

    @property
    def name(self) -> str:
        """Name and version, kept with every reading."""
        return self._name

    def table(self, ready: Prepared, mode: Mode) -> str:
        """The program's TSV for one picture; raises ``ReaderFailed``."""
        library = self._library
        try:
            return str(
                library.image_to_data(
                    ready.image,
                    lang=self._language if mode.language == LANGUAGE else mode.language,
                    config=self._config(ready, mode),
                    timeout=self._seconds,
                )
            )
        except library.TesseractNotFoundError as missing:
            raise ReaderMissing("Thiếu chương trình tesseract: hãy cài gói tesseract-ocr") from missing
        except RuntimeError as wrong:  # pytesseract's own errors and its time-out
            raise ReaderFailed("Tesseract không đọc được hình hoặc quá thời gian cho phép") from wrong

    def _config(self, ready: Prepared, mode: Mode) -> str:
        parts = [
            f'--tessdata-dir "{self._folder}"',
            "--oem 1",
            f"--psm {mode.psm}",
            f"--dpi {ready.dpi}",
        ]
        if mode.letters:
            parts.append(f"-c tessedit_char_whitelist={mode.letters}")
        return " ".join(parts)
