"""The entries of a dossier as they are written on paper: what may be printed, and how."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import KINDS
from pipeline.procedure.form import BY_HAND, WRITTEN_OUT, Blank, Form, Piece, Tick, Words
from pipeline.types import Dossier, Value


@dataclass(frozen=True, slots=True)
class Filled:
    """A dotted place with what is written there ("": left for the hand); ``share`` of the line, 0 to its
    end.
    """

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick."""

    ticked: bool


Part = Words | Filled | Box


class Written:
    """Answers what stands in each blank of a form for one dossier."""

    def __init__(self, dossier: Dossier, form: Form) -> None:
        self._form = form
        self._values = {entry.key: entry.value or "" for entry in dossier.entries}

    def parts(self, pieces: tuple[Piece, ...]) -> tuple[Part, ...]:
        """The pieces of a line with their values. An unsettled conflict has none: its blank stays empty."""
        found: list[Part] = []
        for piece in pieces:
            if isinstance(piece, Words):
                found.append(piece)
            elif isinstance(piece, Tick):
                found.append(Box(self._ticked(piece)))
            elif piece.show == WRITTEN_OUT:
                found += self._day(piece)
            else:
                found.append(Filled(self._text(piece), piece.share))
        return tuple(found)

    def _text(self, blank: Blank) -> str:
        if blank.entry == BY_HAND:
            return ""
        kind = self._form.entries[blank.entry].kind
        module = KINDS["place" if kind == "residence" else kind]
        value = self._values.get(blank.entry, "")
        return module.show(Value(value)) if value else ""

    def _day(self, blank: Blank) -> tuple[Part, ...]:
        """ "ngày … tháng … năm …" with the parts that are known."""
        year, month, day = (*self._values.get(blank.entry, "").split("-"), "", "", "")[:3]
        return (
            Words("ngày "),
            Filled(day, 0.05),
            Words(" tháng "),
            Filled(month, 0.05),
            Words(" năm "),
            Filled(year, 0.08),
        )

    def _ticked(self, tick: Tick) -> bool:
        value = self._values.get(tick.entry, "")
        return value.isdigit() and (int(value) == 0) == tick.none
