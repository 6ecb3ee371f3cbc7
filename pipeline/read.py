"""Read one upright face: its text (print or born-digital layer), its codes, its machine-readable zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from ocr.codes import find_codes
from ocr.mrz_zone import find_mrz
from ocr.types import Box, Line, Reader, Reading, Shape, Word
from pipeline.missed import read_all
from pipeline.types import CleanPage, MrzZone, Page, ProblemCode, ReadPage

_CARD_ASPECT = (1.35, 1.85)
"""Width to height of an ID-1 card (85.6 × 53.98 mm = 1.586) with room for a careless cut."""
_CARD_MOST = 4.5
"""Inches across of what may be a card; A4 lying has nearly the same shape."""
_PAPER = 255
"""White, as ``CleanPage.ink`` has it."""
_SURE, _SOME = 0.85, 3
"""Confidence of every word, and letters or digits, of a line that stands alone on a page."""
_CARD_WORDS = 140
"""Most words read on one side of a card (about 45, and as much again that guilloche is taken for)."""


def read_page(page: Page, face: CleanPage, reader: Reader) -> ReadPage:
    """All that stands on ``face`` in pixels of the clean page; of a blank one only codes and what is read
    beyond doubt: a word or two are no blank page.
    """
    codes = find_codes(face.image)
    if any(problem.code is ProblemCode.BLANK for problem in face.problems):
        reading = _beyond_doubt(reader.read(face.ink, Shape.PAGE, face.dpi))
        return ReadPage(_not_blank(face) if codes or reading.lines else face, reading, codes)
    if page.layer is not None and page.layer.lines:
        reading = _onto(face, page.layer)
        return ReadPage(face, reading, codes, _zone(face, reader) if _may_hold_zone(face, reading) else None)
    card = face.width <= _CARD_MOST * face.dpi and _like_a_card(face)
    zone = _zone(face, reader) if card else None
    read = [code.box for code in codes] + ([zone.box] if zone else [])
    face, reading = read_all(_without(face, read), Shape.CARD if card else Shape.PAGE, reader)
    if zone is None and not card and _may_hold_zone(face, reading):
        zone = _zone(face, reader)
    elif zone is not None:
        reading = replace(reading, lines=(*reading.lines, *_lines_of(zone)))
    return ReadPage(face, reading, codes, zone)


def _beyond_doubt(reading: Reading) -> Reading:
    """The lines that are no dust: some letters or digits, each word read with confidence."""
    sure = [line for line in reading.lines if line.confidence >= _SURE]
    return replace(reading, lines=tuple(one for one in sure if sum(map(str.isalnum, one.text)) >= _SOME))


def _zone(face: CleanPage, reader: Reader) -> MrzZone | None:
    found = find_mrz(face.image, reader, face.dpi)
    return MrzZone(tuple(found[0]), found[1]) if found is not None else None


def _lines_of(zone: MrzZone) -> Iterator[Line]:
    """The zone's lines as read, each in its third of the zone."""
    for at, text in enumerate(zone.lines):
        top, bottom = (zone.box.top + zone.box.height * part // len(zone.lines) for part in (at, at + 1))
        yield Line((Word(text, Box(zone.box.left, top, zone.box.right, bottom), 1.0),))


def _without(face: CleanPage, read: Sequence[Box]) -> CleanPage:
    """The face with paper where codes and zone were read: a reader of print would only babble there."""
    if not read:
        return face
    ink = face.ink.copy()
    for box in read:
        box.cut(ink)[:] = _PAPER
    return replace(face, ink=ink)


def _not_blank(face: CleanPage) -> CleanPage:
    """A face whose only content is a code is not blank."""
    rest = tuple(problem for problem in face.problems if problem.code is not ProblemCode.BLANK)
    return replace(face, problems=rest)


def _like_a_card(face: CleanPage) -> bool:
    low, high = _CARD_ASPECT
    return low <= face.width / max(face.height, 1) <= high


def _may_hold_zone(face: CleanPage, reading: Reading) -> bool:
    """Cards may: of their shape and with few words; a sheet only when its text shows the zone's fillers."""
    return (_like_a_card(face) and len(reading.words) <= _CARD_WORDS) or "<<" in reading.text


def _onto(face: CleanPage, layer: Reading) -> Reading:
    """The text layer of the raw page with its boxes in clean pixels; words outside the face are left out."""
    back = np.linalg.inv(face.to_page).astype(np.float64)
    lines = []
    for line in layer.lines:
        words = tuple(
            word for word in (_word_onto(face, back, one) for one in line.words) if word is not None
        )
        if words:
            lines.append(Line(words))
    return Reading(tuple(lines), layer.reader)


def _word_onto(face: CleanPage, back: npt.NDArray[np.float64], word: Word) -> Word | None:
    box = word.box
    corners = np.array(
        [[[box.left, box.top]], [[box.right, box.top]], [[box.right, box.bottom]], [[box.left, box.bottom]]],
        dtype=np.float64,
    )
    at = cv2.perspectiveTransform(corners, back).reshape(4, 2)
    left, top = np.floor(at.min(axis=0)).astype(int)
    right, bottom = np.ceil(at.max(axis=0)).astype(int)
    onto = Box(int(left), int(top), int(right), int(bottom)).clipped(face.width, face.height)
    return Word(word.text, onto, word.confidence) if onto.width and onto.height else None
