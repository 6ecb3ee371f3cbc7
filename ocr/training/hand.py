"""Fit the model that tells handwriting from print (``ocr/handwriting.json``).

    python -m ocr.training.hand --tables DIR --faces faces.tsv --seed 3 --count 4000

Handwriting is imitated: handwriting-like faces, every letter turned, moved and scaled a little, words at
uneven distances on an uneven line, the whole bent; print comes from ``render``. Both are worn alike.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from sklearn.linear_model import LogisticRegression

from ocr.handwriting import NAMES, features
from ocr.training.faces import read_faces
from ocr.training.render import Painter
from ocr.training.setting import Grey
from ocr.training.texts import Texts
from ocr.training.wear import Light, wear

HANDS = re.compile(r"caveat|dancing|itim|mali|patrick|playpen|kalam", re.IGNORECASE)


def hand_line(text: str, faces: list[Path], rng: random.Random) -> Grey:
    """A line (height, width) that looks as if written by hand."""
    size, path = rng.randint(34, 60), str(rng.choice(faces))
    face = ImageFont.truetype(path, size)
    image = Image.new("L", (int(face.getlength(text) * 1.9) + 300, size * 4), 255)
    slope, across = rng.uniform(-0.03, 0.03), 40.0
    for word in text.split():
        lift = rng.gauss(0, 0.06) * size
        for sign in word:
            own = ImageFont.truetype(path, int(size * rng.uniform(0.78, 1.22)))
            _write(image, sign, own, (across, size * 2.4 + lift + slope * across), rng)
            across += own.getlength(sign) * rng.uniform(0.85, 1.15)
        across += size * rng.uniform(0.3, 1.2)
    bent = _bent(np.asarray(image)[:, : int(across + 30)], size, rng)
    rows = np.flatnonzero(bent.min(axis=1) < 128)
    cut = bent[max(rows[0] - rng.randint(2, 10), 0) : rows[-1] + rng.randint(2, 10)]
    return wear(cut, rng) if rng.random() < 0.8 else cut


def _write(
    image: Image.Image, sign: str, face: ImageFont.FreeTypeFont, at: tuple[float, float], rng: random.Random
) -> None:
    """One letter, turned and moved a little, its foot near ``at``."""
    size = int(face.size)
    stamp = Image.new("L", (size * 3, size * 4), 0)
    foot = (size, size * 2.4)
    ImageDraw.Draw(stamp).text(foot, sign, font=face, fill=255, anchor="ls")
    stamp = stamp.rotate(rng.gauss(0, 6), center=foot)
    place = (int(at[0] - foot[0]), int(at[1] - foot[1] + rng.gauss(0, 0.04) * size))
    image.paste(rng.randint(0, 60), place, stamp)


def _bent(page: Grey, size: int, rng: random.Random) -> Grey:
    """Sheared and gently bent everywhere."""
    noise = np.random.default_rng(rng.getrandbits(32))
    strength, shear = rng.uniform(0.02, 0.07) * size, rng.uniform(-0.15, 0.45)
    height, width = page.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    sideways, lift = _waves(page.shape, size, noise), _waves(page.shape, size, noise)
    moved = cv2.remap(
        page,
        (x + strength * sideways + shear * (y - height / 2)).astype(np.float32),
        (y + strength * lift).astype(np.float32),
        cv2.INTER_LINEAR,
        borderValue=255,
    )
    return np.asarray(moved, np.uint8)


def _waves(shape: tuple[int, ...], size: int, noise: np.random.Generator) -> Light:
    """Smooth noise of spread one."""
    rough = noise.normal(0, 1, shape).astype(np.float32)
    smooth = np.asarray(cv2.GaussianBlur(rough, (0, 0), size * 0.22), np.float32)
    return np.asarray(smooth / smooth.std(), np.float32)


def fit(tables: Path, faces: Path, seed: int, count: int) -> dict[str, object]:
    """The model, with its figures on lines not fitted on (a quarter)."""
    rng = random.Random(seed)
    texts, known = Texts(tables), read_faces(faces)
    hands = [path for path, _ in known if HANDS.search(path.name)]
    painter = Painter([(path, often) for path, often in known if not HANDS.search(path.name)], texts.line)
    rows, is_hand = [], []
    for number in range(count):
        text = texts.line(rng)
        line = hand_line(text, hands, rng) if number % 2 else painter.line(text, rng)
        measured = features(line)
        if measured is not None:
            rows.append(measured)
            is_hand.append(number % 2)
    table, truth = np.array(rows), np.array(is_hand)
    cut = len(table) * 3 // 4
    mean, spread = table[:cut].mean(axis=0), table[:cut].std(axis=0)
    model = LogisticRegression().fit((table[:cut] - mean) / spread, truth[:cut])
    chance = model.predict_proba((table[cut:] - mean) / spread)[:, 1]
    columns = {"weights": model.coef_[0], "mean": mean, "spread": spread}
    named = {
        part: dict(zip(NAMES, (round(float(x), 5) for x in column), strict=True))
        for part, column in columns.items()
    }
    shares = {
        "hand_found": round(float((chance[truth[cut:] == 1] > 0.5).mean()), 3),
        "print_taken": round(float((chance[truth[cut:] == 0] > 0.5).mean()), 3),
    }
    return {**named, "bias": round(float(model.intercept_[0]), 5), "seed": seed, "lines": count, **shares}


def main() -> None:
    """Read the options, fit, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=4000)
    options = parser.parse_args()
    table = fit(options.tables, options.faces, options.seed, options.count)
    sys.stdout.write(f"{table['hand_found']} of handwriting found, {table['print_taken']} of print taken\n")
    text = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
    Path("ocr/handwriting.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
