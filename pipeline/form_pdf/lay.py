"""The parts of a form laid on pages: rows of marks, lines of tables, frames to sign in. Draws nothing.

Lengths are millimetres from the upper left corner of the page, sizes of type points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.form_pdf.flow import BOX, DIGIT, Manner, Mark, Setter
from pipeline.form_pdf.style import (
    CELL,
    CODE,
    FOOT,
    FRAME,
    LEFT,
    POINT,
    SIGN_ROOM,
    STYLES,
    TOP,
    WIDTH,
    Style,
    face_of,
)
from pipeline.form_pdf.values import Written
from pipeline.procedure.form import Columns, Form, Line, Part, Signers, Table, Words

Measure = Callable[[str, str], float]
"""Words and face ("", "B", "I") → how wide they are at 100 points."""
_BETWEEN = 4.0
"""Between the notes and the code beside them."""
_DOUBTS = (
    "Dấu (?): máy chưa chắc, còn {count} mục. Hãy đối chiếu với giấy tờ, sửa trên màn hình "
    "rồi in lại trước khi ký."
)


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
    """A rectangle: a cell of a table, or (``sign``) the place for signature or fingerprint."""

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
    """Lays parts at one size of type and one leading (height of a row in its size)."""

    written: Written
    measure: Measure
    size: float
    leading: float

    def sheets(self, form: Form) -> list[Sheet] | None:
        """The pages of the form; None when a part does not stand on its page at this size."""
        laid = [self._sheet(parts, last) for parts, last in _pages(form)]
        return laid if all(sheet is not None for sheet in laid) else None  # type: ignore[return-value]

    def _sheet(self, parts: Sequence[Part], last: bool) -> Sheet | None:
        sheet = Sheet()
        foot = [part for part in parts if isinstance(part, Line) and part.style == "note"]
        for part in parts:
            if part not in foot:
                self._add(part, sheet)
        if last and self.written.doubts:
            told = _DOUBTS.format(count=self.written.doubts)
            foot.insert(0, Line("doubt", (Words(told),)))
        return sheet if self._foot(foot, sheet) else None

    def _foot(self, lines: Sequence[Line], sheet: Sheet) -> bool:
        """Notes at the foot of the page, beside the code; whether there is room for both."""
        rows, y = [], 0.0
        for line in lines:
            laid, y = self._line(line, (LEFT, y, WIDTH - CODE - _BETWEEN))
            rows += laid
        down = FOOT - max(y, CODE)
        sheet.rows += [replace(row, y=row.y + down + max(CODE - y, 0.0)) for row in rows]
        return sheet.end <= down - 1.0

    def _add(self, part: Part, sheet: Sheet) -> None:
        if isinstance(part, Line):
            laid, sheet.end = self._line(part, (LEFT, sheet.end, WIDTH))
            sheet.rows += laid
        elif isinstance(part, Columns):
            _, left = self._column(part.left, (LEFT, sheet.end, WIDTH * 0.48), sheet)
            place = (LEFT + WIDTH * 0.55, sheet.end, WIDTH * 0.45)
            sheet.end = max(left, self._place_to_sign(part.right, place, sheet))
        elif isinstance(part, Signers):
            share = WIDTH / max(len(part.places), 1)
            places = [(LEFT + share * at, sheet.end, share) for at in range(len(part.places))]
            ends = [
                self._place_to_sign(lines, place, sheet)
                for lines, place in zip(part.places, places, strict=True)
            ]
            sheet.end = max(ends, default=sheet.end)
        else:
            self._table(part, sheet)

    def _place_to_sign(self, lines: Sequence[Line], place: tuple[float, float, float], sheet: Sheet) -> float:
        """Who signs, and a frame under it; answers where it ends."""
        x, _, width = place
        _, end = self._column(lines, place, sheet)
        across = min(FRAME[0], width - 2.0)
        sheet.frames.append(Frame(x + (width - across) / 2, end + 1.5, across, FRAME[1], sign=True))
        return end + SIGN_ROOM

    def _column(
        self, lines: Sequence[Line], place: tuple[float, float, float], sheet: Sheet
    ) -> tuple[list[Row], float]:
        x, y, width = place
        added: list[Row] = []
        for line in lines:
            laid, y = self._line(line, (x, y, width))
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
                rows, end = self._line(cell, inner, dotted=False)
                highest = max(highest, end + CELL[1] - sheet.end)
                sheet.rows += rows
                placed.append((x, width))
                x += width
            sheet.frames += [Frame(at, sheet.end, width, highest) for at, width in placed]
            sheet.end += highest
        sheet.end += CELL[1]

    def _line(
        self, line: Line, place: tuple[float, float, float], *, dotted: bool = True
    ) -> tuple[list[Row], float]:
        """A line of the form as rows from ``place`` (x, y, width); answers where it ends."""
        x, y, width = place
        style = STYLES[line.style]
        height = self.size * POINT * self.leading * style.scale * style.leading
        inner = width - 2 * style.narrow
        setter = Setter(inner, lambda text, manner: self._width(text, manner, style), style.indent, dotted)
        y += style.before * height
        rows = []
        for marks in setter.set(self.written.parts(line.pieces)):
            at = x + style.narrow + _shift(marks, inner, style)
            tall = max(height, DIGIT + 1.0) if any(mark.manner == "digit" for mark in marks) else height
            rows.append(Row(tuple(marks), at, y, tall, style, line.style))
            y += tall
        return rows, y + style.after * height

    def _width(self, text: str, manner: Manner, style: Style) -> float:
        if manner in ("box", "ticked"):
            return BOX
        face, points = face_of(manner, style, self.size)
        return self.measure(text, face) * points / 100


def _pages(form: Form) -> Iterator[tuple[list[Part], bool]]:
    """The parts of each page, and whether it is the last."""
    pages: list[list[Part]] = [[]]
    for part in form.sheet:
        if isinstance(part, Line) and part.style == "page":
            pages.append([])
        else:
            pages[-1].append(part)
    for at, parts in enumerate(pages, 1):
        yield parts, at == len(pages)


def _shift(marks: Sequence[Mark], width: float, style: Style) -> float:
    used = max((mark.x + mark.width for mark in marks), default=0.0)
    if style.centre:
        return (width - used) / 2
    return width - used if style.right else 0.0
