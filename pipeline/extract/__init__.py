"""What is written in the fields of a recognised face: labels placed, regions cut, each region read again.

The order of work: ``align`` (which label stands where), ``lost`` (places of labels that were not found),
``region`` (where the value of a label stands), ``reread`` (the region by itself).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr.types import Box, Reader
from pipeline.extract.align import Placed, align
from pipeline.extract.frame import frame, within, without_specks
from pipeline.extract.lost import supply
from pipeline.extract.region import Piece, Sheet, pieces, sheet
from pipeline.extract.reread import Said, reread
from pipeline.extract.unlabelled import before, corner
from pipeline.labels.find import Spot, find
from pipeline.labels.rows import Row, rows
from pipeline.template.model import Face, FieldRule
from pipeline.types import ReadPage, Source, SourceKind, Testimony

_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
"""Printed at the head of every Vietnamese paper, often beside a number."""
_STOP = 0.8
"""Likeness from which a text of the signature block ends values."""


def extract(read: ReadPage, face: Face, reader: Reader) -> tuple[Testimony, ...]:
    """What the print says of each field of ``face``, in the order of the template.

    Empty text: the place was found and nothing stands there. No testimony: the place was not found.
    Raises ``ocr.errors.ReaderFailed`` when the reader does.
    """
    words = without_specks(read.reading)
    page_rows = rows(words)
    layout = align(page_rows, face)
    edges = frame(words, layout, read.page.width) if face.size != "ID-1" else None
    if edges is not None:
        page_rows = rows(within(words, edges))
        layout = align(page_rows, face)
    printed = _printed(page_rows, (*face.ends, *face.titles, *face.marks, *_NATION))
    layout = supply(page_rows, face, layout, printed)
    taken = [one.spot for one in layout.placed]
    stops = [spot for spot in printed if not any(spot.covers(other) for other in taken)]
    page = sheet(page_rows, layout, stops, edges or (0, read.page.width))
    told = []
    for rule in face.fields:
        region = _region(page, rule)
        if rule.key and region:
            said = reread(read.page, reader, rule.kind, region, page.tall)
            told.append(_testimony(rule, said, reader.name))
    return tuple(told)


def _printed(page_rows: Sequence[Row], texts: Iterable[str]) -> tuple[Spot, ...]:
    """Where printed texts without a value stand: titles, marks, the signature block."""
    found = find(page_rows, texts, _STOP)
    return tuple(spot for spots in found.values() for spot in spots)


def _region(page: Sheet, rule: FieldRule) -> tuple[Piece, ...]:
    """The lines of the field's value; none when its place is unknown."""
    if rule.corner:
        return corner(page, tuple(spot for spot in page.stops if spot.text in _NATION))
    if rule.before:
        partner = next((one for one in page.layout.placed if one.rule.key == rule.before), None)
        return (before(page, partner),) if partner else ()
    place: Placed | None = page.layout.of(rule)
    return pieces(page, place) if place else ()


def _testimony(rule: FieldRule, said: Said, reader: str) -> Testimony:
    box: Box = said.box
    witness = reader.split(maxsplit=1)[0].lower()
    return Testimony(rule.key, said.text, Source(SourceKind.OCR, 0, box), witness, round(said.confidence, 4))
