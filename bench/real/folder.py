"""The files of the folder, what is expected of them, and the pages both sides look at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdf2image import convert_from_path
from PIL import Image as Picture

from ocr.types import Image
from pipeline.clean import clean
from pipeline.digitise import PageOutcome, Tools, read_face
from pipeline.errors import Unreadable
from pipeline.intake import open_scan, pages
from pipeline.types import CleanPage, Page

PARTS = ("vietnamese", "ids", "geometry")
_DPI = 300


class NoExpectations(Exception):
    """The folder says nowhere what must come out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file: the set it belongs to (its folder inside the part), where it lies, what is expected of it."""

    part: str
    set: str
    name: str
    path: Path
    expected: Mapping[str, Any]

    def told(self, name: str) -> str:
        """The text of a file of truth named by the expectation, relative to the part."""
        root = self.path.parents[len(Path(self.name).parts) - 1]
        return (root / name).read_text(encoding="utf-8")


def items(folder: Path) -> Iterator[Item]:
    """Every file spoken of that is there; raises ``NoExpectations`` when no part has any."""
    found = [part for part in PARTS if (folder / part / "expected.json").exists()]
    if not found:
        raise NoExpectations(folder)
    for part in found:
        spoken = json.loads((folder / part / "expected.json").read_text(encoding="utf-8"))
        for name, expected in spoken.items():
            if (folder / part / name).exists():
                yield Item(part, Path(name).parts[0], name, folder / part / name, expected)


def few(every: Sequence[Item], each: int | None) -> list[Item]:
    """The first ``each`` items of every set (None: all)."""
    seen: dict[tuple[str, str], int] = {}
    chosen = []
    for item in every:
        count = seen.get((item.part, item.set), 0)
        seen[item.part, item.set] = count + 1
        if each is None or count < each:
            chosen.append(item)
    return chosen


def raw_pages(item: Item, tools: Tools, wanted: frozenset[int] | None = None) -> Iterator[Page]:
    """The pages (of these numbers) as the product's door gives them; none of a file it refuses."""
    try:
        for page in pages(open_scan(item.path), tools.limits):
            if isinstance(page, Page) and (wanted is None or page.number in wanted):
                yield page
    except Unreadable:
        return


def faces(page: Page, tools: Tools) -> list[CleanPage]:
    """The upright faces found on a page."""
    return list(clean(page, tools.turn_votes))


def outcomes(page: Page, tools: Tools) -> list[PageOutcome]:
    """What the product makes of every face of the page."""
    return [read_face(page, face, tools) for face in faces(page, tools)]


def picture(item: Item, page: Page) -> Picture.Image:
    """The page for plain Tesseract: a PDF drawn at 300 dpi, a picture with its own dots."""
    if item.path.suffix.lower() != ".pdf":
        return Picture.fromarray(_rgb(page.image))
    drawn = convert_from_path(str(item.path), dpi=_DPI, first_page=page.number, last_page=page.number)
    return drawn[0]


def _rgb(image: Image) -> Image:
    return image[:, :, ::-1].copy()
