"""Words, blanks and boxes set into lines: long values go on below, nothing is ever cut.

Lengths are millimetres. Pure: widths of words are asked for, nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.form_pdf.values import Box, Filled, Part
from pipeline.procedure.form import Words

Manner = Literal["label", "value", "doubt", "raised", "leader", "box", "ticked", "digit"]

BOX = 3.4
"""Side of a box to tick."""
DIGIT = 4.6
"""Side of a box for one digit."""
TO_CHECK = "(?)"
"""Stands, raised, after what a person has still to look at."""
SHORTEST_LEADER = 3.0
"""A leader shorter than this says nothing and looks like dirt."""
WORTH_DOTS = 8.0
"""What is left of a short blank after its value is dotted only from here on ("ngày 14 tháng 02", not "14 ..
tháng").
"""
ROOM_TO_WRITE = 25.0
"""A blank for the rest of the line with less room than this begins on the next one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to draw at ``x`` from the left edge of the text: words in their manner, a leader, a box."""

    x: float
    width: float
    manner: Manner
    text: str = ""


@dataclass(slots=True)
class Setter:
    """Sets parts into rows of ``width``; ``measure(text, manner)`` answers how wide words are.

    In a cell of a table blanks are not ``dotted``.
    """

    width: float
    measure: Callable[[str, Manner], float]
    indent: float = 0.0
    dotted: bool = True
    rows: list[list[Mark]] = field(default_factory=lambda: [[]])
    x: float = 0.0
    space: bool = False

    def set(self, parts: Sequence[Part]) -> list[list[Mark]]:
        """The rows of marks for these parts."""
        self.x = self.indent
        for part in parts:
            if isinstance(part, Words):
                self._words(part.text, "raised" if part.raised else "label")
            elif isinstance(part, Box) and part.sign is not None:
                last = self.rows[-1][-1] if self.rows[-1] else None
                self.space = self.space and (last is None or last.manner != "digit")
                self._place(part.sign, DIGIT, "digit")
            elif isinstance(part, Box):
                self._place(" ", BOX, "ticked" if part.ticked else "box")
                if part.doubt:
                    self._to_check()
            elif part.share:
                self._short(part)
            else:
                self._rest(part)
        return self.rows

    def _words(self, text: str, manner: Manner) -> None:
        for at, word in enumerate(text.split(" ")):
            self.space = self.space or at > 0
            for piece in self._pieces(word, manner):
                self._place(piece, self.measure(piece, manner), manner)

    def _place(self, word: str, width: float, manner: Manner) -> None:
        """Put a word down with the space before it; on the next row when this one is full."""
        gap = self._gap()
        if self.x > 0 and self.x + gap + width > self.width:
            self._next_row()
            gap = 0.0
        self.rows[-1].append(Mark(self.x + gap, width, manner, word))
        self.x += gap + width
        self.space = False

    def _pieces(self, word: str, manner: Manner) -> list[str]:
        """The word; one wider than a whole row in pieces that fit (no name is, but no value may be lost)."""
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.measure(pieces[-1] + letter, manner) > self.width:
                pieces.append("")
            pieces[-1] += letter
        return [piece for piece in pieces if piece]

    def _gap(self) -> float:
        return self.measure(" ", "label") if self.space and self.x > 0 else 0.0

    def _short(self, blank: Filled) -> None:
        """A blank of a fixed share: its value, then dots for what is left of the share."""
        share = blank.share * self.width
        gap = self._gap()
        if self.x + gap + share > self.width and share <= self.width:
            self._next_row()
            gap = 0.0
        begin, row = self.x + gap, len(self.rows)
        self._value(blank)
        if len(self.rows) == row:
            end = min(max(begin + share, self.x), self.width)
            if not blank.text or end - self.x >= WORTH_DOTS:
                self._leader(max(begin, self.x), end)
                self.x = end
        self.space = False

    def _rest(self, blank: Filled) -> None:
        """A blank to the end of the line: its value, as many rows as it takes, then dots to the edge."""
        gap = self._gap()
        if not blank.text and self.width - self.x - gap < ROOM_TO_WRITE:
            self._next_row()
            gap = 0.0
        self._value(blank)
        self._leader(self.x + (0.0 if blank.text else gap), self.width)
        self.x = self.width
        self.space = False

    def _value(self, blank: Filled) -> None:
        """What is written there; doubtful, it stands in another face with a mark behind it."""
        self._words(blank.text, "doubt" if blank.doubt else "value")
        if blank.doubt:
            self._to_check()

    def _to_check(self) -> None:
        self.space = False
        self._place(TO_CHECK, self.measure(TO_CHECK, "raised"), "raised")

    def _leader(self, begin: float, end: float) -> None:
        if self.dotted and end - begin >= SHORTEST_LEADER:
            self.rows[-1].append(Mark(begin, end - begin, "leader"))

    def _next_row(self) -> None:
        self.rows.append([])
        self.x = 0.0
        self.space = False
