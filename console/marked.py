"""The picture of a page with what was seen on it: printed texts that decided, values with their states."""

from __future__ import annotations

from pathlib import Path

import cv2
from PIL import Image, ImageDraw, ImageFont

from pipeline.form_pdf.fonts import find_fonts
from pipeline.types import CleanPage, Document, Field, FieldState, Match

_ANCHOR = (30, 90, 200)
_COLOURS = {
    FieldState.ACCEPTED: (20, 130, 50),
    FieldState.REVIEW: (215, 110, 0),
    FieldState.MISSING: (130, 130, 130),
}
_WIDEST = 1600


def marked(page: CleanPage, match: Match | None, document: Document) -> Image.Image:
    """The clean page: boxes of the texts found (blue), of values (green: accepted, orange: to look at)."""
    picture = Image.fromarray(cv2.cvtColor(page.image, cv2.COLOR_BGR2RGB))
    draw = ImageDraw.Draw(picture)
    line = max(2, page.width // 800)
    font = ImageFont.truetype(str(find_fonts().bold), max(11, page.height // 135))
    for hit in match.anchors if match else ():
        if hit.box is not None:
            box = hit.box
            draw.rectangle((box.left, box.top, box.right, box.bottom), outline=_ANCHOR, width=line)
    for field in document.fields:
        for source in field.sources[:1]:
            if source.box is not None and source.page == 0:
                _value(
                    draw, field, (source.box.left, source.box.top, source.box.right, source.box.bottom), font
                )
    scale = min(1.0, _WIDEST / max(picture.width, 1))
    return picture.resize(
        (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS
    )


def _value(
    draw: ImageDraw.ImageDraw,
    field: Field,
    box: tuple[int, int, int, int],
    font: ImageFont.FreeTypeFont,
) -> None:
    """The box of a value with its key and what it was understood as above it."""
    colour = _COLOURS[field.state]
    width = max(2, int(font.size // 7))
    draw.rectangle(box, outline=colour, width=width)
    text = f"{field.key}: {field.value if field.value is not None else '—'}"
    place = (box[0], box[1] - font.size * 1.25)
    draw.rectangle(draw.textbbox(place, text, font=font), fill=(255, 255, 255))
    draw.text(place, text, font=font, fill=colour)


def write(picture: Image.Image, folder: Path, name: str, number: int) -> Path:
    """Write the picture as PNG into ``folder`` (made if needed); returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{Path(name).stem}-{number}.png"
    picture.save(path, optimize=True)
    return path
