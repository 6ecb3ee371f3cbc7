"""The line reader: one line of print in, its text with the likeliest other texts out (ONNX, one core)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime

from ocr.errors import ReaderFailed, ReaderMissing
from ocr.levels import levels
from ocr.line_reader.alphabet import CLASSES, encode, known
from ocr.line_reader.decode import Columns, Letter, letters, likeliest, likelihoods
from ocr.line_reader.leanings import NO_LEANINGS, Leanings, Texts, leanings_of
from ocr.line_reader.picture import HEIGHT, STRIDE, Strip, prepare
from ocr.types import Box, Image, Line, Reading, Shape, Word

WEIGHTS = Path(__file__).with_name("weights")
_NETWORK = "lines.int8.onnx"
"""The weights rounded to eight bits (``ocr.training.quantise``); ``lines.onnx`` are those of the training."""
_GREY = 2

_LEAST_CONTRAST = 12
"""Of 255: what is less dark against its paper is no print; the network would see letters in the noise."""
_NOTHING: Columns = np.where(np.arange(CLASSES) == 0, 0.0, -30.0).astype(np.float32)[None]


@dataclass(frozen=True, eq=False)
class LineReading:
    """What one line says, by the columns of the network and its leanings; ``scale`` is pixels of the picture
    to a column.
    """

    columns: Columns
    scale: float
    leanings: Leanings = NO_LEANINGS

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """The signs along the best path."""
        return letters(self.columns)

    @property
    def text(self) -> str:
        """The likeliest text, single spaces (the best path alone drops a mark more often)."""
        return " ".join(self.texts[0][0].split())

    @property
    def texts(self) -> Texts:
        """The likeliest texts with their log-probabilities, best first."""
        return self._swayed[0]

    @cached_property
    def _swayed(self) -> tuple[Texts, float]:
        return self.leanings.swayed(likeliest(self.columns))

    def log_probabilities(self, texts: Sequence[str]) -> tuple[float, ...]:
        """How likely the line says each text (natural logarithm); minus infinity with unknown signs."""
        spelt = [text for text in texts if known(text)]
        said = zip(spelt, likelihoods(self.columns, [encode(text) for text in spelt]), strict=True)
        level = self._swayed[1]
        chances = {text: chance + self.leanings.of(text) + level for text, chance in said}
        return tuple(chances.get(text, float("-inf")) for text in texts)

    def log_probability(self, text: str) -> float:
        """How likely the line says ``text``."""
        return self.log_probabilities((text,))[0]


class LineReader:
    """Reads pictures of one line; opening it loads the weights (1.5 MB, a tenth of a second).

    Raises ``ReaderMissing`` (Vietnamese) when the weights are not there.
    """

    def __init__(self, weights: Path = WEIGHTS) -> None:
        if not (weights / _NETWORK).exists():
            raise ReaderMissing(f"Thiếu tệp trọng số của bộ đọc dòng (ocr/line_reader/weights/{_NETWORK}).")
        card = json.loads((weights / "card.json").read_text(encoding="utf-8"))
        self.name = f"lines {card['version']}"
        self._leanings = leanings_of(weights)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(weights / _NETWORK), options, providers=["CPUExecutionProvider"]
        )

    @staticmethod
    def is_installed(weights: Path = WEIGHTS) -> bool:
        """Whether the weights are there."""
        return (weights / _NETWORK).exists()

    def read_line(self, line: Image) -> LineReading:
        """What ``line`` (grey or colour, dark on light, one line of print) says.

        Raises ``ReaderFailed`` when the runtime does.
        """
        grey = np.asarray(cv2.cvtColor(line, cv2.COLOR_BGR2GRAY), np.uint8) if line.ndim > _GREY else line
        if levels(grey, 50)[0] - int(grey.min()) < _LEAST_CONTRAST:
            return LineReading(_NOTHING, float(grey.shape[1]))
        try:
            (answer,) = self._session.run(None, {"lines": padded(prepare(grey))})
        except Exception as failed:
            raise ReaderFailed("bộ đọc dòng") from failed
        return LineReading(answer[0], STRIDE * grey.shape[0] / HEIGHT, self._leanings)

    def read(self, image: Image, shape: Shape, dpi: int) -> Reading:  # noqa: ARG002 - the seam's signature
        """The picture taken for one line, whatever ``shape`` says; see ``ocr.types.Reader``."""
        if image.size == 0:
            return Reading((), self.name)
        words = _words(self.read_line(image), image.shape[0])
        return Reading((Line(words),) if words else (), self.name)


def padded(strip: Strip) -> Strip:
    """A strip as the network takes it: (1, 1, height, width), the width a multiple of ``STRIDE``."""
    return np.pad(strip, ((0, 0), (0, -strip.shape[1] % STRIDE)))[None, None]


def _words(said: LineReading, height: int) -> tuple[Word, ...]:
    """The letters between spaces as words; a word is as sure as its least sure letter."""
    words: list[Word] = []
    held: list[Letter] = []
    for letter in (*said.letters, Letter(" ", 0, 0, 1.0)):
        if letter.sign != " ":
            held.append(letter)
        elif held:
            left, right = int(held[0].left * said.scale), int(held[-1].right * said.scale) + 1
            sure = min(one.confidence for one in held)
            words.append(Word("".join(one.sign for one in held), Box(left, 0, right, height), sure))
            held = []
    return tuple(words)
