"""Rows of labels and places to write, broken into lines as a form and its clerk would.

Lengths are millimetres. ``plan`` decides what stands where, ``draw`` puts it on a sheet; between the two a
paper
knows how many lines it needs and can choose its line spacing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from samples.pen.leaders import Leader, draw_leader
from samples.pen.sheet import Pen, Sheet


@dataclass(frozen=True, slots=True)
class Blank:
    """A printed label and what is written after it; ``share`` of the row's spare width, ``lines`` at the
    least.

    ``leader`` false: printed words without a place to write (a sentence of the form, "bản" after a number).
    """

    label: str
    text: str = ""
    share: float = 1.0
    lines: int = 1
    centred: bool = False
    value: Pen | None = None
    leader: bool = True


Row: TypeAlias = tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper is set and filled: pens, leaders, spacing, and a clerk's habits with long values."""

    label: Pen
    value: Pen
    leader: Leader
    pitch: float
    gap: float = 1.2
    drop: float = 0.0
    indent: float = 0.0
    tab: float = 0.0
    squeeze: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A label (``leader`` false) or a blank from ``left`` to ``right`` with its text."""

    left: float
    right: float
    text: str
    pen: Pen
    leader: bool
    centred: bool = False


Line: TypeAlias = tuple[Span, ...]
T = TypeVar("T")
TIGHTEST = 1.14
"""Line spacing never falls below this many times the type size: marks above capitals need room."""


def plan(sheet: Sheet, rows: tuple[Row, ...], width: float, look: Look) -> list[list[Line]]:
    """The lines of every row, none wider than ``width``; a row whose blanks do not fit is broken between
    them."""
    planned: list[list[Line]] = []
    for row in rows:
        lines: list[Line] = []
        for part in _broken(sheet, row, width, look):
            lines += (
                _one(sheet, part[0], width, look)
                if len(part) == 1
                else [_side_by_side(sheet, part, width, look)]
            )
        planned.append(lines)
    return planned


def fitted(
    look: Look, room: float, arrange: Callable[[Look], tuple[T, int]], loose: float = 1.0
) -> tuple[T, Look]:
    """The arrangement that fits into ``room`` mm of height, and its look: spacing gives way first, then
    the type.

    ``arrange`` plans with a look and says how many lines that takes; ``loose`` stretches the look's own
    spacing
    where there is room.
    """
    while True:
        planned, lines = arrange(look)
        pitch = min(look.pitch * loose, room / lines)
        if pitch >= TIGHTEST * max(look.label.size, look.value.size) * 0.3528 or look.label.size < 7:
            return planned, replace(look, pitch=pitch)
        look = replace(look, label=look.label.sized(0.95), value=look.value.sized(0.95))


def height(planned: list[list[Line]]) -> int:
    """How many lines a plan takes."""
    return sum(len(lines) for lines in planned)


def counted(sheet: Sheet, rows: tuple[Row, ...], width: float, look: Look) -> tuple[list[list[Line]], int]:
    """The plan of one column and how many lines it takes, for ``fitted``."""
    planned = plan(sheet, rows, width, look)
    return planned, height(planned)


def draw(
    sheet: Sheet, planned: list[list[Line]], at: tuple[float, float], look: Look, pitch: float | None = None
) -> float:
    """Draws with the first baseline ``at``; returns the baseline after the last line."""
    left, y = at
    for lines in planned:
        for line in lines:
            for span in line:
                _draw_span(sheet, span, left, y, look)
            y += pitch or look.pitch
    return y


def _draw_span(sheet: Sheet, span: Span, left: float, y: float, look: Look) -> None:
    if not span.leader:
        middle = left + (span.left + span.right) / 2
        sheet.text((middle if span.centred else left + span.left, y), span.text, span.pen, "lm"[span.centred])
        return
    text_width = sheet.width(span.text, span.pen) if span.text else 0.0
    start = left + span.left + look.gap
    if span.centred:
        start = left + (span.left + span.right - text_width) / 2
    written = (start, start + text_width) if span.text else None
    draw_leader(sheet, (left + span.left + 0.4, left + span.right - 0.4), y, look.leader, written)
    if span.text:
        sheet.write((start, y + look.drop), span.text, span.pen)


def _pen(blank: Blank, look: Look) -> Pen:
    return blank.value or (look.value if blank.leader else look.label)


def _need(sheet: Sheet, blank: Blank, look: Look) -> float:
    text = sheet.width(blank.text, _pen(blank, look)) if blank.text else 6.0
    return sheet.width(blank.label, look.label) + look.gap * 2 + text


def _broken(sheet: Sheet, row: Row, width: float, look: Look) -> list[Row]:
    """The row cut into parts that fit side by side."""
    parts: list[list[Blank]] = [[]]
    used = 0.0
    for blank in row:
        need = _need(sheet, blank, look) + 2.0
        if parts[-1] and used + need > width:
            parts.append([])
            used = 0.0
        parts[-1].append(blank)
        used += need
    return [tuple(part) for part in parts]


def _side_by_side(sheet: Sheet, row: Row, width: float, look: Look) -> Line:
    needs = [_need(sheet, blank, look) for blank in row]
    spare, shares = max(0.0, width - sum(needs)), sum(blank.share for blank in row)
    spans: list[Span] = []
    x = 0.0
    for blank, need in zip(row, needs, strict=True):
        label = sheet.width(blank.label, look.label)
        right = x + need + (spare * blank.share / shares if shares else 0.0)
        if blank.label:
            spans.append(Span(x, x + label, blank.label, look.label, False))
        spans.append(Span(x + label, right, blank.text, _pen(blank, look), blank.leader, blank.centred))
        x = right
    return tuple(spans)


def _one(sheet: Sheet, blank: Blank, width: float, look: Look) -> list[Line]:
    """A blank alone on its row: its text runs on over as many lines as it needs."""
    pen = _pen(blank, look)
    label = sheet.width(blank.label, look.label)
    left = max(label, look.tab) if look.tab < width * 0.5 else label
    first, further = width - left - look.gap, width - look.indent - look.gap
    pieces = wrapped(sheet, blank.text, pen, first, further)
    if look.squeeze and len(pieces) > blank.lines:
        pen = replace(pen, stretch=pen.stretch * 0.88)
        pieces = wrapped(sheet, blank.text, pen, first, further)
    pieces += [""] * (blank.lines - len(pieces))
    head: Line = (Span(left, width, pieces[0], pen, blank.leader, blank.centred),)
    if blank.label:
        head = (Span(0.0, label, blank.label, look.label, False), *head)
    return [
        head,
        *(
            (Span(look.indent if blank.leader else 0.0, width, piece, pen, blank.leader),)
            for piece in pieces[1:]
        ),
    ]


def wrapped(sheet: Sheet, text: str, pen: Pen, first: float, further: float) -> list[str]:
    """The text in lines: the first at most ``first`` wide, the others ``further``; a lone long word may
    stick out."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        room = first if len(lines) == 1 else further
        if sheet.width(longer, pen) > room and (lines[-1] or len(lines) == 1):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
