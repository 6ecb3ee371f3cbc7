"""The entries of a dossier as they are written on paper: what may be printed, and how."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import KINDS
from pipeline.procedure.answers import answer
from pipeline.procedure.form import (
    BY_HAND,
    HOURS,
    IN_BOXES,
    IN_CAPITALS,
    WRITTEN_OUT,
    Blank,
    Form,
    Piece,
    Tick,
    Words,
)
from pipeline.sheet_code import SheetCode, hash_of
from pipeline.types import Dossier, EntryState, Value

BOXES = 12
"""Boxes for the digits of a personal number."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A dotted place with what is written there ("": left for the hand); ``share`` of the line, 0 to its
    end. ``doubt``: a person has still to look at it.
    """

    text: str
    share: float
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick, or one for a digit (``sign``). ``doubt``: left empty, a person has to look at it."""

    ticked: bool
    sign: str | None = None
    doubt: bool = False


Part = Words | Filled | Box


class Written:
    """Answers what stands in each blank of a form for one dossier."""

    def __init__(self, dossier: Dossier, form: Form) -> None:
        self._form = form
        self._values = {entry.key: entry.value or "" for entry in dossier.entries}
        open_states = (EntryState.REVIEW, EntryState.CONFLICT)
        self._open = {entry.key for entry in dossier.entries if entry.state in open_states}

    @property
    def doubts(self) -> int:
        """How many entries on the sheet have still to be looked at."""
        return len(self._open & self._form.keys_on_sheet())

    def code(self, dossier_id: str) -> SheetCode:
        """What the QR of this sheet says."""
        return SheetCode(self._form.code, self._form.edition, dossier_id, hash_of(self._values.items()))

    def parts(self, pieces: tuple[Piece, ...]) -> tuple[Part, ...]:
        """The pieces of a line with their values. An unsettled conflict has none: its blank stays empty."""
        found: list[Part] = []
        for piece in pieces:
            if isinstance(piece, Words):
                found.append(piece)
            elif isinstance(piece, Tick):
                found.append(self._box(piece))
            elif piece.show == WRITTEN_OUT:
                found += self._day(piece)
            elif piece.show == HOURS:
                found += self._hours(piece)
            elif piece.show == IN_BOXES:
                found += self._digits(piece)
            else:
                found.append(Filled(self._text(piece), piece.share, piece.entry in self._open))
        return tuple(found)

    def _text(self, blank: Blank) -> str:
        if blank.entry == BY_HAND:
            return ""
        kind = self._form.entries[blank.entry].kind
        module = KINDS["place" if kind == "residence" else kind]
        value = self._values.get(blank.entry, "")
        shown = module.show(Value(value)) if value else ""
        return shown.upper() if blank.show == IN_CAPITALS else shown

    def _day(self, blank: Blank) -> tuple[Part, ...]:
        """ "ngày … tháng … năm …" with the parts that are known, all of them in doubt where one is."""
        year, month, day = (*self._values.get(blank.entry, "").split("-"), "", "", "")[:3]
        doubt = blank.entry in self._open
        return (
            Words("ngày "),
            Filled(day, 0.05, doubt and bool(day)),
            Words(" tháng "),
            Filled(month, 0.05, doubt and bool(month)),
            Words(" năm "),
            Filled(year, 0.08, doubt),
        )

    def _hours(self, blank: Blank) -> tuple[Part, ...]:
        """ "… giờ … phút" with the parts that are known."""
        hour, _, minute = self._values.get(blank.entry, "").partition(":")
        doubt = blank.entry in self._open
        return Filled(hour, 0.06), Words(" giờ "), Filled(minute, 0.06, doubt), Words(" phút")

    def _digits(self, blank: Blank) -> tuple[Part, ...]:
        """One box for each digit."""
        digits = self._values.get(blank.entry, "").ljust(BOXES)
        boxes = tuple(Box(ticked=False, sign=digit) for digit in digits)
        return (*boxes, Filled("", 0.001, doubt=True)) if blank.entry in self._open else boxes

    def _box(self, tick: Tick) -> Box:
        """The box, ticked by a settled yes (``none``: no) only: what a person has to look at is marked."""
        value = self._values.get(tick.entry, "")
        said = answer(value)
        chosen = said is not None and said != tick.none
        if tick.entry not in self._open:
            return Box(chosen)
        return Box(ticked=False, doubt=chosen or (said is None and not tick.none))
