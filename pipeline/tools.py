"""EDGE: lay out the tools of the stages on this machine: reader, templates, turn witness, stopwatch."""

from __future__ import annotations

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
