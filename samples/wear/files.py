"""Worn pages as files: PDF, JPEG, PNG, TIFF, alone or many pages in one."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from samples.wear.bed import Lying, WornPage

_EPOCH = time.gmtime(1_760_000_000)
"""PDF files carry a date; a fixed one keeps the bytes the same."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file as somebody would hand it in."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The truth of one page: its file, its number from 1, its size in pixels as seen, and what lies on it."""

    file: str
    page: int
    width: int
    height: int
    lying: tuple[Lying, ...]


def pack(
    chance: random.Random, wear: str, pages: Sequence[WornPage], stem: str
) -> tuple[tuple[SampleFile, ...], tuple[PageGeometry, ...]]:
    """All pages as one PDF or TIFF or as a file each, in the formats that machine knows."""
    kind = _kind(chance, wear)
    if kind in ("pdf", "tiff") and (len(pages) == 1 or chance.random() < 0.75):
        groups = [tuple(pages)]
    else:
        groups = [(page,) for page in pages]
    files, truths = [], []
    for number, group in enumerate(groups, 1):
        name = f"{stem}{f'-{number}' if len(groups) > 1 else ''}.{'jpg' if kind == 'jpeg' else kind}"
        files.append(SampleFile(name, encode(group, kind)))
        for place, page in enumerate(group, 1):
            high, wide = page.image.shape[:2]
            if page.orientation >= 5:
                wide, high = high, wide
            truths.append(PageGeometry(name, place, wide, high, page.lying))
    return tuple(files), tuple(truths)


def _kind(chance: random.Random, wear: str) -> str:
    if wear == "phone":
        return "jpeg"
    if wear == "photocopy":
        return chance.choices(("tiff", "pdf", "png"), (40, 45, 15))[0]
    if wear == "clean":
        return chance.choices(("png", "pdf", "jpeg", "tiff"), (40, 30, 20, 10))[0]
    return chance.choices(("pdf", "jpeg", "tiff", "png"), (54, 35, 8, 3))[0]


def encode(pages: Sequence[WornPage], kind: str) -> bytes:
    """The bytes of a file of that kind (pdf, tiff, jpeg, png) with these pages; jpeg and png take one
    only."""
    pictures = [Image.fromarray(page.image) for page in pages]
    first, dpi = pages[0], (pages[0].dpi, pages[0].dpi)
    out = io.BytesIO()
    if kind == "jpeg":
        picture = pictures[0].convert("L") if pictures[0].mode == "1" else pictures[0]
        exif = Image.Exif()
        if first.orientation != 1:
            exif[0x0112] = first.orientation
        picture.save(out, "JPEG", quality=first.quality, dpi=dpi, exif=exif)
    elif kind == "png":
        pictures[0].save(out, "PNG", compress_level=1, dpi=dpi)
    elif kind == "tiff":
        how = {"1": "group4", "L": "tiff_lzw", "RGB": "jpeg"}[pictures[0].mode]
        options = {"quality": first.quality} if how == "jpeg" else {}
        pictures[0].save(
            out, "TIFF", compression=how, dpi=dpi, save_all=True, append_images=pictures[1:], **options
        )
    else:
        pictures[0].save(
            out,
            "PDF",
            save_all=True,
            append_images=pictures[1:],
            resolution=first.dpi,
            creationDate=_EPOCH,
            modDate=_EPOCH,
            title="scan",
            **({} if pictures[0].mode == "1" else {"quality": first.quality}),
        )
    return out.getvalue()
