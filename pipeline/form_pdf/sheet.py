"""The sheet: every line of a form in its style, at the largest size at which all of it stands on one A4 page.

Lengths are millimetres, sizes of type points. The style is that of the forms of the Ministry of Justice:
Times metrics, national heading in the middle, dotted leaders, notes in small type at the foot.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from fpdf import FPDF

from pipeline.form_pdf.flow import BOX, Manner, Mark, Setter
from pipeline.form_pdf.fonts import Fonts
from pipeline.form_pdf.values import Written
from pipeline.procedure.form import Columns, Form, Line

PAGE = (210.0, 297.0)
LEFT, RIGHT, TOP, BOTTOM = 25.0, 17.0, 14.0, 11.0
WIDTH = PAGE[0] - LEFT - RIGHT
POINT = 25.4 / 72
SIZES = tuple(size / 4 for size in range(52, 35, -1))
"""Sizes of body type to try, points: 13 (the rule for official papers) down to 9."""
LEADING = 1.36
"""Height of a row of body type, in its size; grows up to ``MOST_LEADING`` where the page has room."""
MOST_LEADING = 1.56
SIGN_ROOM = 20.0
"""Room to sign under the right column."""
AFTER_WORDS = 0.7
"""Between a word and its leader."""
NOTE_SHARE = 0.72
"""Size of the notes, in the size of the body."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a style of line is printed; sizes in the size of the body, gaps in rows."""

    bold: bool = False
    scale: float = 1.0
    centre: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    narrow: float = 0.0
    right: bool = False
    italic: bool = False
    leading: float = 1.0


STYLES = {
    "centre": Style(bold=True, centre=True, leading=0.9),
    "motto": Style(bold=True, scale=1.04, centre=True, after=0.55),
    "title": Style(bold=True, scale=1.22, centre=True, before=0.25, after=0.3),
    "addressee": Style(narrow=22.0, after=0.3),
    "line": Style(),
    "block": Style(before=0.28),
    "section": Style(bold=True, before=0.2),
    "indent": Style(indent=10.0, before=0.1, leading=0.92),
    "right": Style(right=True, italic=True, before=0.25),
    "hint": Style(italic=True, centre=True, leading=0.9),
    "note": Style(scale=NOTE_SHARE, leading=0.84),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to draw: its marks, where it stands, its height, the style it is printed in."""

    marks: tuple[Mark, ...]
    x: float
    y: float
    height: float
    style: Style
    line: str


def draw(form: Form, written: Written, fonts: Fonts) -> bytes:
    """The whole page as PDF bytes."""
    pdf = _paper(form, fonts)
    size, leading = _largest(pdf, form, written)
    rows, _ = _lay(pdf, form, written, size, leading)
    pdf.add_page()
    for row in rows:
        _draw_row(pdf, row, size)
    _rule_above_notes(pdf, rows)
    return bytes(pdf.output())


def _paper(form: Form, fonts: Fonts) -> FPDF:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_title(form.title)
    pdf.set_subject(form.law)
    pdf.set_lang("vi")
    pdf.set_creation_date(datetime(int(form.edition[:4]), 1, 1, tzinfo=UTC))
    for style, path in (("", fonts.regular), ("B", fonts.bold), ("I", fonts.italic)):
        pdf.add_font("form", style, str(path))
    return pdf


def _largest(pdf: FPDF, form: Form, written: Written) -> tuple[float, float]:
    """The largest type, and then the widest leading, with which all stands on the page."""
    limit = PAGE[1] - BOTTOM
    size = next((one for one in SIZES if _lay(pdf, form, written, one, LEADING)[1] <= limit), SIZES[-1])
    leading = LEADING
    while leading + 0.02 <= MOST_LEADING and _lay(pdf, form, written, size, leading + 0.02)[1] <= limit:
        leading += 0.02
    return size, leading


def _lay(pdf: FPDF, form: Form, written: Written, size: float, leading: float) -> tuple[list[Row], float]:
    """The rows of the page and where the last one ends."""
    rows: list[Row] = []
    y = TOP
    notes = [part for part in form.sheet if isinstance(part, Line) and part.style == "note"]
    for part in form.sheet:
        if isinstance(part, Columns):
            left, left_end = _column(pdf, part.left, written, (size, leading), (LEFT, y, WIDTH * 0.48))
            right, right_end = _column(
                pdf, part.right, written, (size, leading), (LEFT + WIDTH * 0.55, y, WIDTH * 0.45)
            )
            rows += left + right
            y = max(left_end, right_end + SIGN_ROOM)
        else:
            laid, y = _line(pdf, part, written, (size, leading), (LEFT, y, WIDTH))
            rows += laid
    return _notes_to_the_foot(rows, y) if notes else (rows, y)


def _notes_to_the_foot(rows: list[Row], end: float) -> tuple[list[Row], float]:
    """Notes stand at the foot of the page, however much room is left above them."""
    down = max(PAGE[1] - BOTTOM - end, 0.0)
    moved = [
        Row(row.marks, row.x, row.y + down, row.height, row.style, row.line) if row.line == "note" else row
        for row in rows
    ]
    return moved, end


def _column(
    pdf: FPDF,
    lines: Sequence[Line],
    written: Written,
    type_: tuple[float, float],
    place: tuple[float, float, float],
) -> tuple[list[Row], float]:
    rows: list[Row] = []
    x, y, width = place
    for line in lines:
        laid, y = _line(pdf, line, written, type_, (x, y, width))
        rows += laid
    return rows, y


def _line(
    pdf: FPDF, line: Line, written: Written, type_: tuple[float, float], place: tuple[float, float, float]
) -> tuple[list[Row], float]:
    """A line of the form as rows from ``place`` (x, y, width); answers where it ends."""
    size, leading = type_
    x, y, width = place
    style = STYLES[line.style]
    height = size * POINT * leading * style.scale * style.leading
    inner = width - 2 * style.narrow
    setter = Setter(inner, lambda text, manner: _width(pdf, text, manner, style, size), style.indent)
    y += style.before * height
    rows = []
    for marks in setter.set(written.parts(line.pieces)):
        rows.append(
            Row(tuple(marks), x + style.narrow + _shift(marks, inner, style), y, height, style, line.style)
        )
        y += height
    return rows, y + style.after * height


def _shift(marks: Sequence[Mark], width: float, style: Style) -> float:
    used = max((mark.x + mark.width for mark in marks), default=0.0)
    if style.centre:
        return (width - used) / 2
    return width - used if style.right else 0.0


def _width(pdf: FPDF, text: str, manner: Manner, style: Style, size: float) -> float:
    if manner in ("box", "ticked"):
        return BOX
    face, points = _type(manner, style, size)
    return _measured(pdf, text, face) * points / 100


@lru_cache(maxsize=4096)
def _measured(pdf: FPDF, text: str, face: str) -> float:
    """How wide words are at 100 points; type of any size is as wide in proportion."""
    pdf.set_font("form", face, 100)
    return float(pdf.get_string_width(text))


def _type(manner: Manner, style: Style, size: float) -> tuple[str, float]:
    """Face and size of a mark."""
    face = "B" if style.bold or manner == "value" else "I" if style.italic else ""
    return face, size * style.scale * (0.62 if manner == "raised" else 1.0)


def _draw_row(pdf: FPDF, row: Row, size: float) -> None:
    base = row.y + row.height * 0.74
    for mark in row.marks:
        x = row.x + mark.x
        if mark.manner == "leader":
            _draw_leader(pdf, x, base, mark.width)
        elif mark.manner in ("box", "ticked"):
            _draw_box(pdf, x, base, ticked=mark.manner == "ticked")
        else:
            pdf.set_font("form", *_type(mark.manner, row.style, size))
            raised = size * POINT * 0.34 if mark.manner == "raised" else 0.0
            pdf.text(x, base - raised, mark.text)
    if row.line == "motto":
        _underline(pdf, row, base)


def _draw_leader(pdf: FPDF, x: float, base: float, width: float) -> None:
    """Dots on one grid for the whole page, so that rows of leaders stand in line."""
    pdf.set_font("form", "", 11)
    step = float(pdf.get_string_width("."))
    first = -(-(x + AFTER_WORDS) // step)
    count = int((x + width) // step - first)
    if count > 0:
        pdf.text(first * step, base, "." * count)


def _draw_box(pdf: FPDF, x: float, base: float, *, ticked: bool) -> None:
    top = base - BOX + 0.5
    pdf.set_line_width(0.25)
    pdf.rect(x, top, BOX, BOX)
    if ticked:
        pdf.line(x + 0.6, top + 0.6, x + BOX - 0.6, top + BOX - 0.6)
        pdf.line(x + 0.6, top + BOX - 0.6, x + BOX - 0.6, top + 0.6)


def _underline(pdf: FPDF, row: Row, base: float) -> None:
    """The line under the national motto, as long as the motto."""
    begin = row.x + row.marks[0].x
    end = row.x + row.marks[-1].x + row.marks[-1].width
    pdf.set_line_width(0.2)
    pdf.line(begin, base + 1.4, end, base + 1.4)


def _rule_above_notes(pdf: FPDF, rows: Sequence[Row]) -> None:
    first = next((row for row in rows if row.line == "note"), None)
    if first is not None:
        pdf.set_line_width(0.2)
        pdf.line(LEFT, first.y - 0.6, LEFT + 50, first.y - 0.6)
