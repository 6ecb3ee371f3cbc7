"""Lines of print that the page reading passed over: found by their ink and read one by one.

On cards with photo and guilloche, on copies and beside folds a reader's own layout drops whole lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr.levels import levels
from ocr.types import Box, Image, Line, Reader, Reading, Shape, Word
from pipeline.clean.letters import Specks, binary, letters, specks
from pipeline.labels.fold import base
from pipeline.layout_slips import glued, holds, put_back, sound, without
from pipeline.types import CleanPage

_LOOK_DPI = 100
"""Fine enough to see letters; finer costs time."""
_REACH_MM = 5.0
"""Letters closer than this on one line belong together (a label's colon, and white before its value)."""
_SHORTEST_MM, _LOWEST_MM, _HIGHEST_MM = 3.5, 1.4, 6.5
_FEWEST_LETTERS, _LETTER = 3, 0.8
"""Letters of a line at least, and how wide one is, in its heights."""
_MOST = 32
"""Lines read at most on one face, the longest: the others are dirt."""
_BARREN = 8
"""So many of the longest lines without a word, on a page where the reader found none: noise, no print."""
_ROOM = 0.35
"""Heights of paper around a line, for the marks above capitals and the tails below."""
_WHITE = 255
_PAPER, _FAINT = 70, 60
"""The share of pixels (percent) darker than paper at most, and how much darker a worn ribbon's ink is."""
_MANY, _MORE = 5, 1.05
"""So many lines are passed over where strokes are broken; so much more must be read once they are joined."""
_CLEAR, _UNSURE, _FEW_WORDS = 0.6, 0.2, 10
"""Confidence below which a word is unsure, and the share and number of such words where strokes may be
broken: on sheets with whole strokes it is at most an eighth.
"""
_END = 3
"""Letters by which the end of a word is known again."""
_SURE = 0.5
"""Median confidence of a line's words from which it is print."""


def read_all(face: CleanPage, shape: Shape, reader: Reader) -> tuple[CleanPage, Reading]:
    """The page reading with all lines; raises ``ReaderFailed``.

    Where many lines of a sheet are passed over, or many words are unsure, the strokes may be broken: a thin
    typewriter's letters on a copy in black and white are rows of dots. If more is read with joined strokes,
    the face comes back so in its ``ink``, and with bolder ones in its ``image``.
    """
    reading, high = _parted(reader.read(face.ink, shape, face.dpi))
    places = passed_over(face.ink, face.dpi, reading)
    if len(places) >= _MANY or (shape is Shape.PAGE and _is_unsure(reading)):
        joined = replace(face, ink=_joined(face.ink, face.dpi), image=_bolder(face.image))
        again, too_high = _parted(reader.read(joined.ink, shape, face.dpi))
        if _heard(again) > _MORE * _heard(reading):
            face, reading, high = joined, again, too_high
            places = passed_over(joined.ink, face.dpi, again)
    return face, put_back(with_missed(face, reading, places, reader), high)


def _parted(reading: Reading) -> tuple[Reading, tuple[Word, ...]]:
    """The reading without slips of its layout, and the words taken off it that may be two lines."""
    reading = sound(reading)
    high = glued(reading)
    return without(reading, {id(word) for word in high}) if high else reading, high


def _joined(ink: Image, dpi: int) -> Image:
    """The page with every stroke a pixel wider on all sides (at 300 dpi): dotted ones hang together."""
    wide = 2 * max(1, round(dpi / 300)) + 1
    return np.asarray(cv2.erode(ink, np.ones((wide, wide), np.uint8)), np.uint8)


def _bolder(image: Image) -> Image:
    """The picture with strokes a pixel bolder, for those who read it line by line."""
    bold = cv2.erode(image, np.ones((2, 2), np.uint8))
    return np.asarray(cv2.GaussianBlur(bold, (0, 0), 0.8), np.uint8)


def _is_unsure(reading: Reading) -> bool:
    unsure = sum(word.confidence < _CLEAR for word in reading.words)
    return unsure >= _FEW_WORDS and unsure > _UNSURE * len(reading.words)


def _heard(reading: Reading) -> int:
    """Letters in the words the reader is sure of."""
    return sum(len(base(word.text)) for word in reading.words if word.confidence >= _SURE)


def with_missed(face: CleanPage, reading: Reading, places: Sequence[Box], reader: Reader) -> Reading:
    """The reading with the lines it passed over, each read by itself; raises ``ReaderFailed``."""
    longest = sorted(places, key=lambda box: box.width, reverse=True)[:_MOST]
    found: list[Line] = []
    heard = bool(reading.words)
    for at, place in enumerate(longest):
        if at == _BARREN and not heard:
            break
        line = _line(face, place, reader)
        heard = heard or line is not None
        if line is not None and (words := _unread(line, reading)):
            found.append(Line(words))
    return replace(reading, lines=(*reading.lines, *found)) if found else reading


def _unread(line: Line, reading: Reading) -> tuple[Word, ...]:
    """The words of the line that the reading has not: the place of a few lost letters may span others."""
    held = [one for one in reading.words if base(one.text)]
    return tuple(
        word for word in line.words if not any(holds(one.box, word.box) or _ends(one, word) for one in held)
    )


def _ends(held: Word, word: Word) -> bool:
    """Whether ``word`` is but the end of a word whose box reaches to its middle ("CHỨNG", "1ỨNG")."""
    box, other = held.box, word.box
    begins = box.left < other.left <= box.right < other.right and box.top < other.centre[1] < box.bottom
    end = base(word.text)[-_END:]
    return begins and len(end) == _END and base(held.text).endswith(end)


def _counting(reading: Reading) -> list[Word]:
    """The words that stand for what they cover: sure ones, or of some letters; mere signs stand for none."""
    lettered = [(word, len(base(word.text))) for word in reading.words]
    return [word for word, count in lettered if count and (word.confidence >= _SURE or count > 2)]


def passed_over(ink: Image, dpi: int, reading: Reading) -> tuple[Box, ...]:
    """Where lines of letters stand that no word of the reading covers, top to bottom."""
    share = min(1.0, _LOOK_DPI / dpi)
    small = np.asarray(cv2.resize(ink, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
    mm = dpi * share / 25.4
    masks = (binary(small, least) for least in (0.0, levels(small, _PAPER)[0] - _FAINT))
    looks = [_uncovered(letters(specks(mask), dpi * share), reading, share) for mask in masks]
    canvas = np.zeros(small.shape[:2], np.uint8)
    for left in looks:
        for x, y, wide, high in zip(left.left, left.top, left.width, left.height, strict=True):
            canvas[int(y) : int(y + high), int(x) : int(x + wide)] = 1
    reach = round(_REACH_MM * mm) | 1  # odd: an even one would shift what it joins
    joined = cv2.morphologyEx(canvas, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    whole = specks(np.asarray(joined, np.uint8))
    lines = []
    for x, y, wide, high in zip(whole.left, whole.top, whole.width, whole.height, strict=True):
        fits = wide >= _SHORTEST_MM * mm and _LOWEST_MM * mm <= high <= _HIGHEST_MM * mm
        if fits and wide > 1.2 * high and any(_inside(left, x, y, wide, high) for left in looks):
            room = _ROOM * high
            edges = (x - high / 2, y - room, x + wide + high / 2, y + high + room)
            lines.append(Box(*(max(0, round(edge / share)) for edge in edges)))
    return tuple(sorted(lines, key=lambda box: box.centre[1]))


def _inside(left: Specks, x: int, y: int, wide: int, high: int) -> bool:
    """Whether enough letters lie in the rectangle; bold ones that touch are as many as they are wide."""
    inside = (left.left >= x) & (left.right <= x + wide) & (left.top >= y) & (left.bottom <= y + high)
    letters_in = np.rint(left.width[inside] / (_LETTER * left.height[inside]))
    return bool(np.maximum(letters_in, 1).sum() >= _FEWEST_LETTERS)


def _uncovered(every: Specks, reading: Reading, share: float) -> Specks:
    """The letters whose middle lies in no word's box."""
    words = [word.box for word in _counting(reading)]
    if not words:
        return every
    edges = np.array([(box.left, box.top, box.right, box.bottom) for box in words]) * share
    x, y = (every.left + every.width / 2)[:, None], (every.top + every.height / 2)[:, None]
    inside = (x >= edges[:, 0]) & (x <= edges[:, 2]) & (y >= edges[:, 1] - 1) & (y <= edges[:, 3] + 1)
    return every.only(np.logical_not(inside.any(axis=1)))


def _line(face: CleanPage, place: Box, reader: Reader) -> Line | None:
    """The line read, and once more with white around it where a reader is not sure of it as it is."""
    box = place.clipped(face.width, face.height)
    crop = box.cut(face.ink)
    for shape, pad in ((Shape.LINE, 0), (Shape.BLOCK, box.height // 2)):
        picture = np.pad(crop, pad, constant_values=_WHITE)
        said = reader.read(picture, shape, face.dpi)
        left, top = box.left - pad, box.top - pad
        words = tuple(Word(one.text, one.box.moved(left, top), one.confidence) for one in said.words)
        spoken = [word.confidence for word in words if base(word.text)]
        if spoken and float(np.median(spoken)) >= _SURE:
            return Line(words)
    return None
