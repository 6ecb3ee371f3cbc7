"""EDGE: lay out the tools of the stages on this machine: reader, templates, turn witness, stopwatch."""

from __future__ import annotations

import contextlib
import ctypes
import os
import time
from pathlib import Path

import cv2

from ocr.line_reader import LineReader
from ocr.orientation import turn_votes
from ocr.readers import open_reader
from ocr.tesserocr_reader import TesserocrReader
from pipeline import places, words
from pipeline.digitise import Tools
from pipeline.intake import Limits
from pipeline.procedure import load_forms, with_forms
from pipeline.template import default_folder, load
from pipeline.weigh import chance
from pipeline.weigh.tables import is_current

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""``M_TRIM_THRESHOLD`` and ``M_MMAP_THRESHOLD`` of glibc's malloc.h."""
_BIG, _KEPT = 32 << 20, 512 << 20
"""Bytes of the biggest picture that is kept (glibc's own limit), and of all that is."""


def open_tools(
    templates: Path | None = None,
    limits: Limits | None = None,
    calibration: Path | None = None,
    but: str = "",
) -> Tools:
    """The tools of this process; one thread each, because workers are counted in processes.

    ``calibration``: the table by which values are accepted; the one that ships where it is None, or was
    fitted for another version's choice between readings (``khongviet doctor`` says so). ``but``: a paper
    whose template is left out, whatever its file holds.

    Raises ``ocr.errors.ReaderMissing`` when no engine is installed and ``BrokenTemplate`` with every mistake.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    cv2.setNumThreads(1)
    _keep_memory()
    places.warm()
    words.warm()
    chance.use(calibration if calibration is not None and is_current(calibration) else None)
    reader = open_reader()
    if isinstance(reader, TesserocrReader):
        reader.warm()  # workers fork for each job: the children inherit the loaded models
    folder = templates or default_folder()
    catalogue = with_forms(load(folder, but), load_forms(folder.parent / "forms"))
    return Tools(
        reader,
        LineReader() if LineReader.is_installed() else None,
        catalogue,
        turn_votes,
        limits or Limits(),
        time.perf_counter,
    )


def _keep_memory() -> None:
    """Have the C library keep the memory of pictures for the next ones: handed back to the kernel, every
    page takes it anew in 5,000 faults. Other C libraries are left as they are.
    """
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _BIG)
        library.mallopt(_TRIM_THRESHOLD, _KEPT)
