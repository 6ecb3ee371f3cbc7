"""EDGE One loaded Tesseract model in this process, safe with threads and with fork."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ocr.errors import ReaderMissing
from ocr.tesseract import one_thread, tessdata


class Engine:
    """Loads its model on first use and keeps it; one caller at a time.

    A child forked later inherits the loaded model, unless the fork fell into another thread's reading:
    then the child loads its own.
    """

    def __init__(self, language: str, lstm: bool = True) -> None:
        """Finds library and model without loading it; raises ``ReaderMissing`` naming what to install."""
        one_thread()
        try:
            import tesserocr  # noqa: PLC0415 - the thread limit must stand before the library is loaded
        except ImportError as missing:
            raise ReaderMissing("Thiếu thư viện tesserocr: hãy cài gói Python tesserocr") from missing
        # Leptonica grumbles about empty pictures on stderr, in the middle of the clerk's progress line.
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self._library = tesserocr
        self._language = language
        self._folder = tessdata(language)
        self._oem = tesserocr.OEM.LSTM_ONLY if lstm else tesserocr.OEM.DEFAULT
        self.version = tesserocr.tesseract_version().split()[1]
        self._loaded: Any = None
        self._lock = threading.Lock()
        self._process = os.getpid()

    @contextmanager
    def use(self) -> Iterator[Any]:
        """The loaded ``PyTessBaseAPI``; what was read is cleared afterwards. Raises ``ReaderMissing``."""
        self._after_fork()
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            try:
                yield self._loaded
            except RuntimeError:
                self._loaded = None
                raise
            else:
                self._loaded.Clear()

    def _after_fork(self) -> None:
        if self._process == os.getpid():
            return
        if self._lock.locked():
            self._loaded, self._lock = None, threading.Lock()
        self._process = os.getpid()

    def _load(self) -> Any:
        try:
            return self._library.PyTessBaseAPI(path=str(self._folder), lang=self._language, oem=self._oem)
        except RuntimeError as wrong:
            raise ReaderMissing(f"Mô hình '{self._language}' của Tesseract không mở được") from wrong
