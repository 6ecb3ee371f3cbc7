"""A form to fill: its entries, and its sheet line by line as words, blanks and boxes.

A line of the sheet is written as people would type it::

    Giới tính: {child.sex 18%} Dân tộc: {child.ethnicity 27%} Quốc tịch: {child.nationality}

``{key}`` is a dotted blank to the end of the line (it goes on below when the value is long), ``{key 18%}``
one that takes this share of the line, ``{key|ngày}`` one that writes a date out as "ngày … tháng … năm …",
``{key|giờ}`` a time as "… giờ … phút",
``{key|ô}`` one box for each digit, ``{key|HOA}`` the value in capitals, ``^(1)`` a raised mark. ``{… 20%}``
is a blank for the hand, never filled;
``[copies]`` a box ticked when that entry says yes, or a number from one on, ``[!copies]`` one ticked when it
says no, or nought (``pipeline.procedure.answers``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from pipeline.procedure.editions import in_force

BY_HAND = "…"
WRITTEN_OUT = "ngày"
HOURS = "giờ"
IN_BOXES = "ô"
IN_CAPITALS = "HOA"
_PIECE = re.compile(
    r"\{(?P<key>[^}|\s]+)(?:\|(?P<show>\w+))?(?:\s+(?P<share>\d+)%)?\}"
    r"|\^(?P<raised>\(\d+\))"
    r"|\[(?P<none>!?)(?P<ticked>[a-z_.]+)\]"
)


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One entry of a form: key, what people call it, kind of value, what to ask when no paper says it."""

    key: str
    title: str
    kind: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words printed on the form; ``raised`` for a note's mark."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A dotted place for the value of ``entry``; ``share`` of the line's width (0: to its end)."""

    entry: str
    share: float = 0.0
    show: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick: when ``entry`` says yes or one or more, or, with ``none``, when it says no or zero."""

    entry: str
    none: bool = False


Piece: TypeAlias = Words | Blank | Tick


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet in one of ``STYLES``."""

    style: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two blocks of lines side by side, the right one centred: the foot with the place to sign."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signers:
    """Places to sign side by side, each with its lines above, centred."""

    places: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells with lines around; ``widths`` in percent; the first row is the head."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Photos:
    """Two frames for photos of 4 x 6 cm, each with its lines inside, and the lines between them."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    middle: tuple[Line, ...]


Part: TypeAlias = Line | Columns | Signers | Table | Photos


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill: its entries in order, and the lines of the sheet from top to bottom.

    A line of the style "page" begins a new page. ``start`` and ``end`` bound this edition ("" where open),
    ``others`` are the other editions of the form. ``refuse``: texts of other forms like it. ``alternatives``:
    groups of entries of which at most one may say yes; ``officers``: headings of places the office signs.
    """

    code: str
    title: str
    edition: str
    law: str
    entries: Mapping[str, FormEntry]
    sheet: tuple[Part, ...]
    start: str = ""
    end: str = ""
    others: tuple[Form, ...] = ()
    refuse: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    officers: tuple[str, ...] = ()

    def on(self, day: date) -> Form:
        """The edition of that day, without the others."""
        return replace(in_force((self, *self.others), day), others=())

    @property
    def known(self) -> Mapping[str, FormEntry]:
        """The entries of all editions; of one that several have, this edition's."""
        everyone = (*self.others, self)
        return {key: entry for one in everyone for key, entry in one.entries.items()}

    def keys_on_sheet(self) -> frozenset[str]:
        """The entries that have a blank or a box on the sheet."""
        return frozenset().union(*(keys_of(part) for part in self.sheet))

    def keys_to_tick(self) -> frozenset[str]:
        """The entries that have a box to tick on the sheet."""
        lines = (line for part in self.sheet for line in lines_of(part))
        return frozenset(piece.entry for line in lines for piece in line.pieces if isinstance(piece, Tick))

    def rivals(self, key: str) -> tuple[str, ...]:
        """The entries that may not say yes when this one does."""
        groups = (group for group in self.alternatives if key in group)
        return tuple(other for group in groups for other in group if other != key)


STYLES = (
    "line",
    "block",
    "section",
    "indent",
    "centre",
    "motto",
    "title",
    "subtitle",
    "annex",
    "addressee",
    "right",
    "note",
    "page",
)


def lines_of(part: Part) -> tuple[Line, ...]:
    """All lines of a part of the sheet."""
    if isinstance(part, Line):
        return (part,)
    if isinstance(part, Columns):
        return part.left + part.right
    if isinstance(part, Photos):
        return part.left + part.middle + part.right
    groups = part.places if isinstance(part, Signers) else part.rows
    return tuple(line for group in groups for line in group)


def words_of(line: Line) -> str:
    """The words printed on a line, without raised marks and blanks."""
    texts = (piece.text for piece in line.pieces if isinstance(piece, Words) and not piece.raised)
    return " ".join("".join(texts).split())


def places_of(part: Part) -> tuple[tuple[Line, ...], ...]:
    """The places to sign of a part, each with its lines: who signs, then how."""
    if isinstance(part, Signers):
        return part.places
    return (part.right,) if isinstance(part, Columns) else ()


def keys_of(part: Part) -> frozenset[str]:
    """The entries that have a blank or a box on this part of the sheet."""
    found = [piece.entry for line in lines_of(part) for piece in line.pieces if not isinstance(piece, Words)]
    return frozenset(found) - {BY_HAND}


def pieces(text: str) -> tuple[Piece, ...]:
    """A line as written in the YAML, taken apart; anything that is no blank, box or mark is words."""
    found: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(text):
        if match.start() > end:
            found.append(Words(text[end : match.start()]))
        end = match.end()
        found.append(_piece(match))
    if end < len(text):
        found.append(Words(text[end:]))
    return tuple(found)


def _piece(match: re.Match[str]) -> Piece:
    if match["raised"]:
        return Words(match["raised"], raised=True)
    if match["ticked"]:
        return Tick(match["ticked"], none=bool(match["none"]))
    return Blank(match["key"], int(match["share"] or 0) / 100, match["show"] or "")
