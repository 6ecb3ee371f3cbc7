"""Words, blanks and boxes set into lines: long values go on below, nothing is ever cut.

Lengths are millimetres. Pure: widths of words are asked for, nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.form_pdf.values import Box, Filled, Part
from pipeline.procedure.form import Words

Manner = Literal["label", "value", "doubt", "raised", "leader", "box", "ticked", "digit"]

BOX = 3.4
"""Side of a box to tick."""
BESIDE_BOX = 0.6
"""Free on either side of it: a comma must not touch the box."""
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
LEAST_BLANK = 0.6
"""A short blank for the hand may give up so much of its share, rather than begin a new row."""
LONGEST_SUFFIX = 14
"""Letters of the words that end a line behind a short blank and stay with it: "-SCT/BS", "bản"."""
MOST_CARRIED = 0.6
"""Of a row: a longer label is not taken along to the row on which its value begins."""


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
        for at, part in enumerate(parts):
            if isinstance(part, Words):
                self._words(part.text, "raised" if part.raised else "label")
            elif isinstance(part, Box) and part.sign is not None:
                last = self.rows[-1][-1] if self.rows[-1] else None
                self.space = self.space and (last is None or last.manner != "digit")
                self._place(part.sign, DIGIT, "digit")
            elif isinstance(part, Box):
                self._place(" ", BOX + 2 * BESIDE_BOX, "ticked" if part.ticked else "box")
                if part.doubt:
                    self._to_check()
            elif part.share:
                self._short(part, self._suffix(parts[at + 1 :]))
            else:
                self._rest(part)
        return self.rows

    def _suffix(self, after: Sequence[Part]) -> str:
        """The words that must stay on the row of the blank before them: a comma, a unit, "-SCT/BS"."""
        text = after[0].text if after and isinstance(after[0], Words) and not after[0].raised else ""
        if len(after) > 1 or len(text.strip()) > LONGEST_SUFFIX:
            text = "" if text.startswith(" ") else text.split(" ")[0]
        return text

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

    def _short(self, blank: Filled, behind: str) -> None:
        """A blank of a fixed share: its value, dots for what is left of the share, then what stands behind.

        Where the share has no room, it gives some up before it begins a new row with its label.
        """
        share, suffix = blank.share * self.width, self.measure(behind, "label") if behind else 0.0
        needed = self._long(blank.text, blank) if blank.text else share * LEAST_BLANK
        if self.x + self._gap() + needed + suffix > self.width and needed <= self.width:
            alone = not blank.text and blank.share > MOST_CARRIED
            self._next_row(carried=None if alone else needed + suffix)
        begin, row = self.x + self._gap(), len(self.rows)
        self._value(blank)
        if len(self.rows) == row:
            end = max(min(begin + share, self.width - suffix), self.x)
            one_number = behind.startswith(" -")
            if not blank.text or (end - self.x >= WORTH_DOTS and not one_number):
                self._leader(max(begin, self.x), end)
                self.x = end
        self.space = False

    def _rest(self, blank: Filled) -> None:
        """A blank to the end of the line: its value, as many rows as it takes, then dots to the edge."""
        gap = self._gap()
        needed = self._long(blank.text.split(" ")[0], blank) if blank.text else ROOM_TO_WRITE
        if self.width - self.x - gap < needed:
            self._next_row(carried=needed)
            gap = self._gap()
        self._value(blank)
        self._leader(self.x + (0.0 if blank.text else gap), self.width)
        self.x = self.width
        self.space = False

    def _long(self, text: str, blank: Filled) -> float:
        """How wide the text of a blank is on one row, its mark of doubt included."""
        mark = self.measure(TO_CHECK, "raised") if blank.doubt else 0.0
        return self.measure(text, "doubt" if blank.doubt else "value") + mark

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

    def _next_row(self, carried: float | None = None) -> None:
        """Go on below. ``carried``: the label at the row's end goes along with what it names, so wide."""
        label = self._label() if carried is not None else []
        wide = self.x - label[0].x if label else 0.0
        if wide > MOST_CARRIED * self.width or wide + self._gap() + (carried or 0.0) > self.width:
            label = []
        if label:
            row = self.rows[-1]
            del row[-len(label) :]
            if row[-1].manner == "leader":
                row[-1] = replace(row[-1], width=self.width - row[-1].x)
        self.rows.append([replace(mark, x=mark.x - label[0].x) for mark in label])
        self.space = self.space and bool(label)
        self.x = wide if label else 0.0

    def _label(self) -> list[Mark]:
        """The words at the end of the row, back to the last sign, value or leader; none if all the row is."""
        row, words = self.rows[-1], 0
        for at in range(len(row), 0, -1):
            mark = row[at - 1]
            said = mark.manner in ("label", "raised")
            counted = mark.text[:1].isdigit()  # "8." begins a label, it ends none
            if not said or (words and mark.text[-1:] in ",.;:)" and not counted):
                return row[at:]
            words += mark.manner == "label"
        return []
