"""Another way up for a page that no template fits: tried only where turn or text is doubtful."""

from __future__ import annotations

from statistics import median

from ocr.types import Reader
from pipeline.clean import clean, turn
from pipeline.clean.turning import AS_PEOPLE_SCAN
from pipeline.read import read_page
from pipeline.recognise import recognise
from pipeline.template import Catalogue
from pipeline.types import CleanPage, Match, Page, ReadPage, Recognition

UNSURE_TURN = 0.6
"""A turn margin below this is worth a second look when no template fits."""
NO_TURN = 0.2
"""A turn margin below this tells nothing."""
CLEAR_TEXT = 0.7
"""Median word confidence of print read the right way up (0.88 to 0.97 on worn papers; 0.35 upside down)."""

_STANDS, _LETTERS = 0.5, 4
"""Share of the words of so many letters that are taller than wide on a page read lying on its side."""

CLEAR_FIT = 0.8
"""A template that fits so well needs no look at the turns that are left."""


def _turned(page: Page, face: CleanPage, degrees: int) -> CleanPage:
    """``face`` turned by so much more; lying where it stood it is cleaned anew, because leaders and rules
    were looked for the wrong way.
    """
    other = turn(face, degrees)
    if degrees == 180:
        return other
    again = clean(page, lambda _: AS_PEOPLE_SCAN, turned=other.turned)
    return again[0] if len(again) == 1 else other


def maybe_turned(match: Match | None, read: ReadPage) -> bool:
    """Whether another way up is worth a look: nothing fits and the turn or the text is doubtful, or only a
    code fits, which any way up can, or a paper fits poorly and nothing told the turn (a reader may make out
    lines that stand).
    """
    if not read.reading.lines:
        return False
    if match is None:
        return read.page.turn_margin < UNSURE_TURN or not _is_legible(read)
    poor = match.score < CLEAR_FIT and read.page.turn_margin < NO_TURN
    return poor or not _seen_in_print(match)


def clarity(read: ReadPage) -> float:
    """The reader's median confidence over words of two signs and more (0 without any)."""
    confidences = [word.confidence for word in read.reading.words if len(word.text) > 1]
    return median(confidences) if confidences else 0.0


def _is_legible(read: ReadPage) -> bool:
    """Whether the text is clear and lies: a reader may make out most words of lines that stand."""
    boxes = [word.box for word in read.reading.words if len(word.text) >= _LETTERS]
    standing = sum(box.height > box.width for box in boxes)
    return clarity(read) >= CLEAR_TEXT and standing <= _STANDS * len(boxes)


def _seen_in_print(match: Match) -> bool:
    return any(anchor.box is not None for anchor in match.anchors)


def other_turns(
    page: Page, read: ReadPage, recognition: Recognition, reader: Reader, catalogue: Catalogue
) -> tuple[ReadPage, Recognition]:
    """The way up in which a template fits best, else the first in which the text is clear, else as it was."""
    best, fitting, unknown = (read, recognition), 0.0, recognition.match is None
    if recognition.match is not None and _seen_in_print(recognition.match):
        fitting = recognition.match.score
    for degrees in (180, 90, 270):
        second = read_page(page, _turned(page, read.page, degrees), reader)
        recognised = recognise(second, catalogue)
        match = recognised.match
        if match is not None and _seen_in_print(match) and match.score > fitting:
            best, fitting = (second, recognised), match.score
        elif unknown and not fitting and _is_legible(second) and not _is_legible(best[0]):
            best = (second, recognised)
        if fitting >= CLEAR_FIT:
            break
    return best
