"""A second look at a line that should hold one more label than the page reading saw on it.

Where blanks are filled in wide between printed words ("… giờ … phút, ngày …"), a page reading drops the rest
of the line more often than a reading of the line alone.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ocr.types import Line, Reader, Reading, Shape, Word
from pipeline.extract.cutting.region import pieces
from pipeline.extract.cutting.sheet import Piece, Sheet
from pipeline.labels.find import find
from pipeline.labels.rows import Row, rows
from pipeline.template.model import Face
from pipeline.types import CleanPage


def look_again(page: Sheet, face: Face, clean: CleanPage, reader: Reader) -> tuple[Row, ...] | None:
    """The rows with lines read anew that show a missing label now; None when there is none."""
    made = list(page.rows)
    labelled = [rule for rule in face.fields if rule.labels]
    for earlier, rule in pairwise(labelled):
        place = page.layout.of(earlier)
        if not rule.same_line or place is None or page.layout.of(rule) is not None:
            continue
        first = pieces(page, place)[0]
        if place.spot.box.bottom < first.box.top:
            continue
        row = _anew(made[place.spot.row], place.spot.last, first, clean, reader)
        if row is not None and any(find((row,), rule.labels).values()):
            made[place.spot.row] = row
    return tuple(made) if made != list(page.rows) else None


def _anew(row: Row, last: int, piece: Piece, clean: CleanPage, reader: Reader) -> Row | None:
    """The row with what the line alone says after its token ``last``; None when it says nothing."""
    box = piece.box.clipped(clean.width, clean.height)
    if not box.width or not box.height:
        return None
    reading = reader.read(box.cut(clean.ink), Shape.LINE, clean.dpi)
    words = tuple(
        Word(word.text, word.box.moved(box.left, box.top), word.confidence) for word in reading.words
    )
    if not words:
        return None
    seen = tuple(token for one in rows(Reading((Line(words),), reader.name)) for token in one.tokens)
    beyond = tuple(token for token in row.tokens[last + 1 :] if token.box.left >= box.right)
    return replace(row, tokens=(*row.tokens[: last + 1], *seen, *beyond))
