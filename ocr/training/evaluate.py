"""Examine the line reader on lines in faces it was never trained on, beside Tesseract on the same lines.

    python -m ocr.training.evaluate --tables DIR --faces HELD.tsv --count 600 --seed 90210

Prints and writes (``evaluation.json`` beside the weights) letter errors and exactly read lines of both, over
clean and worn lines, and of the lines on which both agree.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from ocr.line_reader import LineReader
from ocr.readers import open_reader
from ocr.training.faces import read_faces
from ocr.training.render import Painter
from ocr.training.texts import Texts
from ocr.types import Shape

DPI = 300


class Tally:
    """Letters and lines of one reader on one kind of line."""

    def __init__(self) -> None:
        self.lines = self.exact = self.letters = self.errors = 0

    def add(self, truth: str, said: str) -> None:
        """Count one line."""
        self.lines += 1
        self.exact += truth == said
        self.letters += len(truth)
        self.errors += Levenshtein.distance(truth, said)

    def figures(self) -> dict[str, float]:
        """Letter error rate and share of exact lines."""
        return {
            "lines": self.lines,
            "letter_errors": round(self.errors / max(self.letters, 1), 4),
            "exact": round(self.exact / max(self.lines, 1), 4),
        }


def evaluate(painter: Painter, texts: Texts, count: int, seed: int) -> dict[str, dict[str, float]]:
    """The figures over ``count`` clean and ``count`` worn lines drawn from ``seed``."""
    lines, tesseract = LineReader(), open_reader()
    made: dict[str, dict[str, float]] = {}
    for name, worn in (("clean", 0.0), ("worn", 1.0)):
        rng = random.Random(f"{seed} {name}")
        ours, theirs, agreed = Tally(), Tally(), Tally()
        for _ in range(count):
            text = texts.line(rng)
            picture = painter.line(text, rng, worn)
            said = lines.read_line(picture).text
            other = tesseract.read(picture, Shape.LINE, DPI).text
            ours.add(text, said)
            theirs.add(text, other)
            if said == other:
                agreed.add(text, said)
        for reader, tally in (("line reader", ours), ("tesseract", theirs), ("both alike", agreed)):
            made[f"{name}, {reader}"] = tally.figures()
    return made


def main() -> None:
    """Read the options, print the figures, keep them beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--faces", type=Path, required=True, help="table of faces held out of the training")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    texts = Texts(options.tables)
    figures = evaluate(Painter(read_faces(options.faces), texts.line), texts, options.count, options.seed)
    text = json.dumps({"seed": options.seed, **figures}, ensure_ascii=False, indent=1)
    sys.stdout.write(text + "\n")
    Path("ocr/line_reader/weights/evaluation.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
