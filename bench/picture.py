"""Draw the picture of the README: a worn scan, the clean page with what was read on it, the filled form.

python -m bench.picture docs/pictures/scan-to-form.png
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Picture

from ocr.types import Image
from pipeline.digitise import PageOutcome, join, read_pages
from pipeline.form_pdf import fill
from pipeline.intake import open_scan, pages
from pipeline.prefill import prefill
from pipeline.procedure import load_procedures
from pipeline.tools import open_tools
from pipeline.types import FieldState, Page
from samples.dossiers import make_dossier

PROCEDURE = "1.001193"
HEIGHT = 760
SHOWN = "giay_chung_sinh"
_COLOURS = {
    FieldState.ACCEPTED: (60, 140, 20),
    FieldState.REVIEW: (0, 140, 240),
    FieldState.MISSING: (150, 150, 150),
}


def main(target: Path, seed: int = 2026) -> None:
    """Write the picture for the family of this seed."""
    tools = open_tools()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        outcomes: list[PageOutcome] = []
        raw: Image | None = None
        for file in make_dossier(PROCEDURE, seed, wear="feeder").files:
            path = folder / file.name
            path.write_bytes(file.content)
            scan = open_scan(path)
            fresh = list(read_pages(scan, tools))
            outcomes += fresh
            for outcome in fresh:
                if outcome.document.document == SHOWN:
                    number = outcome.document.pages[0].page
                    raw = next(
                        p.image
                        for p in pages(scan, tools.limits)
                        if isinstance(p, Page) and p.number == number
                    )
        papers = tuple(join((one.document for one in outcomes), tools.catalogue, None))
        procedure = load_procedures(Path("templates/procedures"))[PROCEDURE]
        dossier = prefill(papers, procedure, {}, date(2026, 1, 15))
        form = _form(fill(dossier, procedure.form), folder)
    marked = next(_marked(one) for one in outcomes if one.document.document == SHOWN)
    if raw is None:
        raise SystemExit("the family of this seed has no birth notice")
    whole = Picture.fromarray(cv2.cvtColor(_side_by_side([raw, marked, form]), cv2.COLOR_BGR2RGB))
    whole.quantize(128).save(target, optimize=True)


def _marked(outcome: PageOutcome) -> Image:
    if outcome.page is None:
        raise ValueError("a damaged page has no picture")
    picture = outcome.page.image.copy()
    for field in outcome.document.fields:
        for source in field.sources:
            if source.box is not None:
                box, colour = source.box, _COLOURS[field.state]
                cv2.rectangle(picture, (box.left, box.top), (box.right, box.bottom), colour, 6)
    return picture


def _form(content: bytes, folder: Path) -> Image:
    (folder / "form.pdf").write_bytes(content)
    subprocess.run(["pdftoppm", "-r", "100", "-png", folder / "form.pdf", folder / "form"], check=True)
    picture = cv2.imread(str(next(folder.glob("form-*.png"))))
    return np.asarray(picture, np.uint8)


def _side_by_side(pictures: Sequence[Image]) -> Image:
    gap = np.full((HEIGHT, 24, 3), 255, np.uint8)
    row: list[Image] = []
    for picture in pictures:
        width = round(picture.shape[1] * HEIGHT / picture.shape[0])
        small = cv2.resize(picture, (width, HEIGHT), interpolation=cv2.INTER_AREA)
        framed = cv2.copyMakeBorder(small[1:-1, 1:-1], 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(170, 170, 170))
        row += [np.asarray(framed, np.uint8), gap]
    return np.hstack(row[:-1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
