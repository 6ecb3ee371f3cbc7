"""The parts of a form laid on pages: rows of marks, lines of tables, frames to sign in. Draws nothing.

Lengths are millimetres from the upper left corner of the page, sizes of type points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipeline.form_pdf.flow import DIGIT, Manner, Mark, Setter
from pipeline.form_pdf.style import (
    BESIDE_PHOTO,
    CELL,
    FRAME,
    LEFT,
    PHOTO,
    POINT,
    SIGN_ROOM,
    STYLES,
    TOP,
    WIDTH,
    Style,
    face_of,
)
from pipeline.form_pdf.values import Written
from pipeline.procedure.form import Columns, Line, Part, Photos, Signers, Table, Words, words_of

Measure = Callable[[str, str], float]
"""Words and face ("", "B", "I") → how wide they are at 100 points."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to draw: its marks, where it stands, its height, the style it is printed in."""

    marks: tuple[Mark, ...]
    x: float
    y: float
    height: float
    style: Style
    line: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: a cell of a table, the place of a photo, or (``sign``) for signature or fingerprint."""

    x: float
    y: float
    width: float
    height: float
    sign: bool = False


@dataclass(slots=True)
class Sheet:
    """One page: what stands on it and where the body ends."""

    rows: list[Row] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    end: float = TOP


@dataclass(frozen=True, slots=True)
class Layer:
    """Lays parts at one size of type and one leading (height of a row in its size).

    Places with a heading of ``officers`` are the office's to sign.
    """

    written: Written
    measure: Measure
    size: float
    leading: float
    officers: tuple[str, ...] = ()

    def add(self, part: Part, sheet: Sheet) -> None:
        """One more part at the end of the sheet."""
        if isinstance(part, Line):
            laid, sheet.end = self.line(part, (LEFT, sheet.end, WIDTH))
            sheet.rows += laid
        elif isinstance(part, Columns):
            _, left = self._column(part.left, (LEFT, sheet.end, WIDTH * 0.48), sheet)
            place = (LEFT + WIDTH * 0.55, sheet.end, WIDTH * 0.45)
            sheet.end = max(left, self._places_to_sign([part.right], [place], sheet))
        elif isinstance(part, Signers):
            share = WIDTH / max(len(part.places), 1)
            places = [(LEFT + share * at, sheet.end, share) for at in range(len(part.places))]
            sheet.end = self._places_to_sign(part.places, places, sheet)
        elif isinstance(part, Photos):
            self._photos(part, sheet)
        else:
            self._table(part, sheet)

    def _places_to_sign(
        self,
        groups: Sequence[Sequence[Line]],
        places: Sequence[tuple[float, float, float]],
        sheet: Sheet,
    ) -> float:
        """Who signs, and under them a frame for each citizen, all at one height; answers where they end.

        The office has no frame: its seal is larger, and the form says how it signs.
        """
        ends = [self._column(lines, place, sheet)[1] for lines, place in zip(groups, places, strict=True)]
        y = max(ends, default=sheet.end)
        for lines, (x, _, width) in zip(groups, places, strict=True):
            across = min(FRAME[0], width - 2.0)
            if not lines or words_of(lines[0]) not in self.officers:
                sheet.frames.append(Frame(x + (width - across) / 2, y + 1.5, across, FRAME[1], sign=True))
        return y + SIGN_ROOM

    def _photos(self, part: Photos, sheet: Sheet) -> None:
        """Frames of a photo's own size on either side of the lines between them."""
        across, high = PHOTO
        middle = (LEFT + across + BESIDE_PHOTO, sheet.end + high * 0.15, WIDTH - 2 * (across + BESIDE_PHOTO))
        _, end = self._column(part.middle, middle, sheet)
        for x, lines in ((LEFT, part.left), (LEFT + WIDTH - across, part.right)):
            self._column(lines, (x, sheet.end + high * 0.4, across), sheet)
            sheet.frames.append(Frame(x, sheet.end, across, high))
        sheet.end = max(end, sheet.end + high) + CELL[1] * 2

    def _column(
        self, lines: Sequence[Line], place: tuple[float, float, float], sheet: Sheet
    ) -> tuple[list[Row], float]:
        x, y, width = place
        added: list[Row] = []
        for line in lines:
            laid, y = self.line(line, (x, y, width))
            added += laid
        sheet.rows += added
        return added, y

    def _table(self, table: Table, sheet: Sheet) -> None:
        """Rows as high as their highest cell; one frame a cell."""
        whole = sum(table.widths) or 1.0
        for cells in table.rows:
            x, highest, placed = LEFT, 0.0, []
            for cell, share in zip(cells, table.widths, strict=True):
                width = WIDTH * share / whole
                inner = (x + CELL[0], sheet.end + CELL[1], width - 2 * CELL[0])
                rows, end = self.line(cell, inner, dotted=False)
                highest = max(highest, end + CELL[1] - sheet.end)
                sheet.rows += rows
                placed.append((x, width))
                x += width
            sheet.frames += [Frame(at, sheet.end, width, highest) for at, width in placed]
            sheet.end += highest
        sheet.end += CELL[1]

    def line(
        self, line: Line, place: tuple[float, float, float], *, dotted: bool = True
    ) -> tuple[list[Row], float]:
        """A line of the form as rows from ``place`` (x, y, width); answers where it ends."""
        x, y, width = place
        style = STYLES[line.style]
        height = self.size * POINT * self.leading * style.scale * style.leading
        narrow = style.narrow if width > WIDTH / 2 else 0.0
        inner = width - 2 * narrow
        y += style.before * height
        rows = []
        for marks in self._rows(line, style, inner, dotted=dotted):
            at = x + narrow + _shift(marks, inner, style)
            tall = max(height, DIGIT + 1.0) if any(mark.manner == "digit" for mark in marks) else height
            rows.append(Row(tuple(marks), at, y, tall, style, line.style))
            y += tall
        return rows, y + style.after * height

    def _rows(self, line: Line, style: Style, width: float, *, dotted: bool) -> list[list[Mark]]:
        """The line set into this width; centred words in rows about as long as one another."""
        parts = self.written.parts(line.pieces)

        def rows(narrower: float) -> list[list[Mark]]:
            measure = partial(self._width, style=style)
            return Setter(width - narrower, measure, style.indent, dotted).set(parts)

        found = rows(0.0)
        if not style.centre or len(found) == 1 or not all(isinstance(part, Words) for part in parts):
            return found
        best, narrower = found, 1.0
        while narrower < width / 2 and len(again := rows(narrower)) == len(found):
            best, narrower = again, narrower + 1.0
        return best

    def _width(self, text: str, manner: Manner, *, style: Style) -> float:
        face, points = face_of(manner, style, self.size)
        return self.measure(text, face) * points / 100


def _shift(marks: Sequence[Mark], width: float, style: Style) -> float:
    used = max((mark.x + mark.width for mark in marks), default=0.0)
    if style.centre:
        return (width - used) / 2
    return width - used if style.right else 0.0
