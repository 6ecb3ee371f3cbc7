"""``python -m samples.model_scans web/static/mau``: a small picture of every paper, for the handbook pages.

Fictional people, always the same ones: papers and seed decide.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np

from ocr.types import Image
from samples.cases import DISTRACTORS, PAPERS
from samples.chance import stream

WIDTH = 840
"""Pixels; enlarged on a phone, labels and values can be read."""
SEED = 20_260_930


def model_scan(document: str) -> bytes:
    """All faces of a fixed sample of this paper, one below the other, as a JPEG."""
    paper = PAPERS[document](stream(SEED, document, "people"), stream(SEED, document, "look"))
    faces = [_scaled(np.asarray(face.image, dtype=np.uint8)) for face in paper.faces]
    gap = np.full((8, WIDTH, 3), 255, np.uint8)
    rows = [one for face in faces for one in (face, gap)][:-1]
    encoded = cv2.imencode(
        ".jpg", cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 55]
    )
    return encoded[1].tobytes()


def _scaled(face: Image) -> Image:
    height = round(face.shape[0] * WIDTH / face.shape[1])
    return np.asarray(cv2.resize(face, (WIDTH, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def main(folder: Path) -> None:
    """Write the picture of every paper into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in PAPERS:
        if document not in DISTRACTORS and not document.startswith("to_khai"):
            (folder / f"{document}.jpg").write_bytes(model_scan(document))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
