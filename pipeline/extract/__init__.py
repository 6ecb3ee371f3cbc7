"""What is written in the fields of a recognised face: labels placed, regions cut, each region read again.

Three rooms, in the order of work, none knowing the next:

- ``placing``: which label stands where (``align``); places of labels that were not found (``lost``; on cards
  ``ordered``, by their values and codes);
- ``cutting``: where each value stands (``region``, ``table``, ``unlabelled``), a table's rows from the top of
  its cells (``cells``), a line that lost a label looked at again (``again``), lines no field took
  (``orphans``);
- ``reading``: each region read again by itself (``reread``, ``lines``), and heard without the print around it
  (``hearing``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ocr.line_reader import LineReader
from ocr.types import Reader, Reading
from pipeline.extract.cutting.again import look_again
from pipeline.extract.cutting.cells import NO_GRID, Grid, grid_of, topped
from pipeline.extract.cutting.orphans import orphans
from pipeline.extract.cutting.region import pieces
from pipeline.extract.cutting.shared import unshared
from pipeline.extract.cutting.sheet import Piece, Sheet, sheet
from pipeline.extract.cutting.table import cell
from pipeline.extract.cutting.unlabelled import before, corner, from_office
from pipeline.extract.placing.align import align
from pipeline.extract.placing.couples import as_printed
from pipeline.extract.placing.halves import whole
from pipeline.extract.placing.lost import supply
from pipeline.extract.placing.ordered import CARD, by_order
from pipeline.extract.reading.frame import frame, within, without_specks
from pipeline.extract.reading.hearing import Hearing
from pipeline.extract.reading.labelled import sentences
from pipeline.extract.reading.reread import Readers
from pipeline.labels.abreast import unwrapped_abreast
from pipeline.labels.arrivals import without_arrivals
from pipeline.labels.broken import mended
from pipeline.labels.find import Spot, find
from pipeline.labels.footnotes import without_footnotes
from pipeline.labels.glosses import without_glosses
from pipeline.labels.overprint import levelled
from pipeline.labels.rows import Row, rows
from pipeline.labels.wrapped import unwrapped
from pipeline.letters import key
from pipeline.template.model import Face, FieldRule
from pipeline.types import ReadPage, Testimony

_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
"""Printed at the head of every Vietnamese paper, often beside a number."""
_CLOSING = ("Tôi cam đoan", "Chúng tôi cam đoan", "Tôi xin cam đoan", "Nơi nhận:")
"""Each office words the rest in its own way; no entry follows."""
_CLOSE = 2.5
"""Heights of a label within which its value begins."""
_STOP = 0.8
"""Likeness from which a text of the signature block ends values."""


def extract(
    read: ReadPage,
    face: Face,
    reader: Reader,
    line_reader: LineReader | None = None,
    proven: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Testimony, ...]:
    """What the print says of each field of ``face`` by each reader, in the order of the template.

    ``proven``: what codes that carry their own proof say of fields; print that says the same is read once.
    Empty text: the place was found and nothing stands there. No testimony: the place was not found.
    Raises ``ocr.errors.ReaderFailed`` when the reader does.
    """
    face, page = _page(read, face, reader, proven)
    readers = Readers(reader, line_reader)
    part = {rule for rule in face.fields if rule.within and page.layout.of(rule) is None}
    regions = unshared(page, {rule: _region(page, rule, face) for rule in face.fields if rule not in part})
    left_over = orphans(page, regions.values())
    printed = sentences((*face.marks, *face.ends))
    labels = frozenset(key(label) for rule in face.fields for label in rule.labels)
    card = face.size == CARD
    marks = face.marks if card else ()
    heard = Hearing(read.page, page, card, readers, left_over, printed, labels, marks)
    told: list[Testimony] = []
    for rule in face.fields:
        if rule in part:
            told.extend(replace(one, field=rule.key) for one in told if one.field == rule.within)
        elif rule.key and regions[rule]:
            told.extend(heard.of(rule, regions[rule], proven.get(rule.key, "")))
    return tuple(told)


def _page(read: ReadPage, face: Face, reader: Reader, proven: Mapping[str, str]) -> tuple[Face, Sheet]:
    """The page with all labels placed that can be, and the face with its people as the page prints them."""
    words = without_specks(read.reading)
    grid = grid_of(read.page) if face.size != CARD else NO_GRID
    page_rows = _rows(words, face, grid)
    face = as_printed(page_rows, face)
    edges = None
    if face.size != CARD:
        edges = frame(words, align(page_rows, face), read.page.width)
    if edges is not None:
        page_rows = _rows(within(words, edges), face, grid)
    span = edges or (0, read.page.width)
    page = _laid_out(page_rows, face, span, proven, grid)
    better = look_again(page, face, read.page, reader)
    return face, page if better is None else _laid_out(better, face, span, proven, grid)


def _rows(words: Reading, face: Face, grid: Grid) -> tuple[Row, ...]:
    """The page's rows as the form means them: without glosses, notes and other offices' stamps, values on the
    lines of their labels, labels whole on one row.
    """
    clear = without_glosses if face.size != CARD else tuple
    labels = [label for rule in face.fields for label in rule.labels]
    seen = topped(without_footnotes(without_arrivals(rows(words))), grid, labels)
    whole = unwrapped_abreast(unwrapped(levelled(clear(seen)), labels), labels)
    return mended(whole, labels)


def _laid_out(
    page_rows: Sequence[Row], face: Face, edges: tuple[int, int], proven: Mapping[str, str], grid: Grid
) -> Sheet:
    own = (*face.ends, *face.titles, *face.marks, *_NATION)
    every = _printed(page_rows, (*own, *_CLOSING))
    printed = tuple(spot for spot in every if spot.first == 0 or spot.text in own)
    layout = supply(page_rows, face, align(page_rows, face), printed)
    if face.size == CARD:
        layout = whole(page_rows, by_order(page_rows, face, layout, printed, proven))
    taken = [one.spot for one in layout.placed]
    stops = [
        spot
        for spot in printed
        if not any(spot.covers(other) or _is_value_of(other, spot) for other in taken)
    ]
    return sheet(page_rows, layout, stops, edges, grid.uprights)


def _is_value_of(label: Spot, spot: Spot) -> bool:
    """Whether what looks like a printed text stands in the place of a value ("LÂM THỊ" for "Làm tại")."""
    behind = spot.row == label.row and spot.first == label.last + 1
    return behind and spot.box.left - label.box.right < _CLOSE * label.box.height


def _printed(page_rows: Sequence[Row], texts: Iterable[str]) -> tuple[Spot, ...]:
    """Where printed texts without a value stand: titles, marks, the signature block."""
    found = find(page_rows, texts, _STOP)
    return tuple(spot for spots in found.values() for spot in spots)


def _region(page: Sheet, rule: FieldRule, face: Face) -> tuple[Piece, ...]:
    """The lines of the field's value; none when its place is unknown."""
    if rule.corner and page.layout.of(rule) is None:
        return corner(page, tuple(spot for spot in page.stops if spot.text in _NATION))
    if rule.before:
        partner = next((one for one in page.layout.placed if one.rule.key == rule.before), None)
        return (before(page, partner),) if partner else ()
    place = page.layout.of(rule)
    if rule.under:
        rows_of = [one for one in page.layout.placed if rule.row_of and one.rule.key == rule.row_of]
        named = place or next(iter(rows_of), None)
        return cell(page, named, rule.under, {one.under for one in face.fields if one.under}) if named else ()
    found = pieces(page, place) if place else ()
    return from_office(found) if rule.corner else found
