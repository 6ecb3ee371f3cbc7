"""A region read again by itself, by one reader or by two.

Our line reader reads every region. Where it says what the page reading saw, the two agree and nothing more is
read; else Tesseract reads the region on its own, without the page around it: most of all where leaders or a
seal confused the page's lines that is the better reading, but a crop may also cut off what the page had. The
kind of the value says which of two readings can be true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ocr.line_reader import LineReader
from ocr.types import Box, Image, Reader, Shape, Word, around
from pipeline.extract.belief import alike, possible
from pipeline.extract.frame import is_leader
from pipeline.extract.lines import LinesSaid, look, looks_handwritten, tell
from pipeline.extract.sheet import Piece
from pipeline.kinds import KINDS
from pipeline.labels.fold import base
from pipeline.labels.rows import Token
from pipeline.letters import without_junk
from pipeline.types import CleanPage

_LISTED = ("sex", "ethnicity", "nationality")
"""Kinds with few values, all known: one of them read with confidence needs no second look."""
_SURE = 0.8
_NOTE = re.compile(r"\(\d{1,2}\)(?=\w|$)")
"""A footnote's mark, perhaps grown together with the first word: "(2)", "(2)Đội"."""
_BEFORE = 0.3
"""Word heights of paper left before a region's first word."""
_LABEL_ENDS = 0.12
"""Word heights of ink of the label's last letter or colon that may stand inside a region."""
_WORD_SPACE = 0.2
"""Word heights of white between words at least; less is between letters."""
_MARGIN = 0.5
"""Word heights of paper left before the first letter; behind more the line reader doubles that letter."""
_GUESS = 0.6
"""Below this, what only the crop shows and is no value is specks."""
_DARK = 110
"""How much darker than its paper a pixel must be to count as ink, of 255."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a region says: one line of text, the mean confidence of its words, the box of what was read."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads regions: Tesseract, and our line reader (None: Tesseract alone)."""

    page: Reader
    line: LineReader | None


def reread(
    page: CleanPage, readers: Readers, kind: str, region: Sequence[Piece], tall: int
) -> tuple[Said, LinesSaid | None]:
    """What each reader says stands in ``region``; empty text when nothing but leaders and specks does.

    The second is None without a line reader, and where nobody need look twice.
    """
    seen = _said([token for piece in region for token in piece.tokens], region)
    if (
        readers.line is None
        and kind in _LISTED
        and seen.confidence >= _SURE
        and possible(kind, seen.text) == 2
    ):
        return seen, None
    boxes = [_trimmed(page, piece, tall) for piece in region]
    if not seen.text and not any(_inked(box.cut(page.ink), tall) for box in boxes):
        return Said("", 0.9, boxes[0]), None
    places = [_place(page, piece, box, tall) for piece, box in zip(region, boxes, strict=True)]
    if readers.line is None:
        return _better(kind, seen, _alone(page, readers.page, kind, region, places, tall)), None
    looked = look(page, readers.line, places)
    lines = tell(looked)
    if lines is not None and alike(kind, seen.text, lines.text):
        return seen, lines
    crop = _alone(page, readers.page, kind, region, places, tall)
    if lines is None or alike(kind, crop.text, lines.text):
        return crop, lines
    more = tell(looked, (seen.text, crop.text)) or lines
    return _better(kind, seen, crop), replace(more, handwritten=looks_handwritten(page, looked))


def _place(page: CleanPage, piece: Piece, box: Box, tall: int) -> Box:
    """Where the value of a line stands: ``box`` from shortly before its first letter on."""
    place = _begun(page, piece, _from_gap(page, box.clipped(page.width, page.height), tall), tall)
    first = next((token.box.left for token in piece.tokens if token.key), place.left)
    left = first - int(_MARGIN * tall)
    if left - place.left < tall or _inked(page.ink[place.top : place.bottom, place.left : left], tall):
        return place
    return replace(place, left=left)


def _alone(
    page: CleanPage, reader: Reader, kind: str, region: Sequence[Piece], places: Sequence[Box], tall: int
) -> Said:
    """The region read by Tesseract without the page around it."""
    shape = KINDS[kind].SHAPE if len(region) == 1 else Shape.LINE
    words: list[Word] = []
    for piece, place in zip(region, places, strict=True):
        if place.width < tall // 2 or place.height < tall // 3:
            continue
        reading = reader.read(place.cut(page.ink), Shape.LINE if shape is Shape.BLOCK else shape, page.dpi)
        found = [
            Word(word.text, word.box.moved(place.left, place.top), word.confidence) for word in reading.words
        ]
        words.extend(word for word in found if not _strays(word, piece, tall))
    return _said(words, region)


def _from_gap(page: CleanPage, box: Box, tall: int) -> Box:
    """The box begun in white: a page reading's boxes may cut the first letter, or leave the label's last in.

    Ink that crosses the left side, hardly reaches inside and has no word space before it is the label's.
    """
    reach, inside = min(int(1.2 * tall), box.left), int(_LABEL_ENDS * tall)
    strip = page.ink[box.top : box.bottom, box.left - reach : box.left + inside + 1]
    if strip.size == 0:
        return box
    paper = float(np.percentile(box.cut(page.ink), 90)) if box.width else 255.0
    white = np.asarray((strip >= paper - _DARK).all(axis=0))
    before, after = np.flatnonzero(white[: reach + 1]), np.flatnonzero(white[reach:])
    last = int(before[-1]) if before.size else 0
    space = last - int(np.flatnonzero(~white[: last + 1])[-1]) if not white[: last + 1].all() else last
    if after.size and (last == reach or space < _WORD_SPACE * tall):
        return replace(box, left=min(box.left + int(after[0]), box.right))
    return replace(box, left=box.left - reach + last) if before.size else box


def _begun(page: CleanPage, piece: Piece, place: Box, tall: int) -> Box:
    """The place without what stands raised before the first word the page reading saw: a footnote's mark.

    What reaches down to the line stays: the word itself, and a letter its box may cut off.
    """
    first = piece.tokens[0] if piece.tokens else None
    if first is None or not first.key or first.confidence < _SURE:
        return place
    word = first.box
    marked = _NOTE.match(first.text)
    if marked:
        # A reader's box of the mark may reach over the word behind it.
        end = min([word.left + _share(marked, word.width), *(one.box.left - 1 for one in piece.tokens[1:2])])
        return replace(place, left=_white_near(page, place, end, tall))
    left = min(max(place.left, word.left - int(_BEFORE * tall)), place.right)
    strip = page.ink[place.top : place.bottom, place.left : left]
    if strip.size == 0 or not _is_raised(strip, word.top + 0.7 * word.height - place.top):
        return place
    return replace(place, left=left)


def _is_raised(strip: Image, foot: float) -> bool:
    """Whether all ink of the strip ends above ``foot`` (pixels from its top), as a footnote mark does."""
    paper = float(np.percentile(strip, 90))
    rows = np.flatnonzero((strip < paper - _DARK).sum(axis=1) > 1)
    return rows.size > 0 and float(rows[-1]) < foot


def _share(marked: re.Match[str], width: int) -> int:
    """About where the mark ends in a word ``width`` pixels wide; brackets are narrow."""
    whole = len(marked.string)
    return width + 1 if marked.end() == whole else round(width * (marked.end() - 1) / (whole - 1))


def _white_near(page: CleanPage, place: Box, at: int, tall: int) -> int:
    """The column without ink nearest to ``at``, within a word height; the place's own left without one."""
    start = max(at - tall, place.left)
    strip = page.ink[place.top : place.bottom, start : at + tall]
    if strip.size == 0:
        return place.left
    white = np.flatnonzero(~(strip < float(np.percentile(strip, 90)) - _DARK).any(axis=0))
    return start + int(min(white, key=lambda column: abs(start + column - at))) if white.size else place.left


def _trimmed(page: CleanPage, piece: Piece, tall: int) -> Box:
    """The box of a line without the empty paper after its last word (reading time grows with the width)."""
    worded = [token.box.right for token in piece.tokens if token.key]
    end = max(worded, default=piece.box.left) + tall
    rest = replace(piece.box, left=min(end, piece.box.right))
    if not worded or _inked(rest.cut(page.ink), tall):
        return piece.box
    return replace(piece.box, right=max(min(end, piece.box.right), piece.box.left))


def _strays(word: Word, piece: Piece, tall: int) -> bool:
    """A doubtful word far outside what the page reading saw on the line: border, fold or stamp."""
    worded = [token.box for token in piece.tokens if token.key]
    if not worded or word.confidence >= _SURE:
        return False
    left, right = min(box.left for box in worded), max(box.right for box in worded)
    return word.box.left > right + tall or word.box.right < left - tall


def _said(words: Sequence[Word | Token], region: Sequence[Piece]) -> Said:
    words = _true_words(words)
    spoken = [word for word in words if base(word.text)]
    text = without_junk(" ".join(word.text for word in words))
    if not spoken or not text:
        return Said("", 0.5, region[0].box)
    return Said(text, fmean(word.confidence for word in spoken), around(word.box for word in spoken))


def _true_words(words: Sequence[Word | Token]) -> Sequence[Word | Token]:
    """The words before leaders begin that were read as letters."""
    end = next((index for index, word in enumerate(words) if is_leader(word.text)), len(words))
    return words[:end]


def _better(kind: str, page: Said, crop: Said) -> Said:
    """One of the two, less trusted when they differ."""
    if page.text == crop.text:
        return Said(crop.text, max(page.confidence, crop.confidence), crop.box)
    if not page.text and crop.confidence < _GUESS and (possible(kind, crop.text) == 0 or len(crop.text) < 4):
        return Said("", crop.confidence, crop.box)
    if not crop.text or not page.text:
        spoken = crop if crop.text else page
        return Said(spoken.text, spoken.confidence * 0.7, spoken.box)
    can_page, can_crop = possible(kind, page.text), possible(kind, crop.text)
    if can_page != can_crop:
        chosen = page if can_page > can_crop else crop
    elif len(base(crop.text)) < 0.7 * len(base(page.text)):
        chosen = page
    else:
        chosen = crop if crop.confidence >= page.confidence - 0.1 else page
    likeness = Levenshtein.normalized_similarity(page.text, crop.text)
    return Said(chosen.text, chosen.confidence * (0.5 + 0.5 * likeness), chosen.box)


def _inked(crop: Image, tall: int) -> bool:
    """Whether something of the height of a letter stands in the picture."""
    if crop.size == 0:
        return False
    paper = float(np.percentile(crop, 90))
    ink = (crop < paper - _DARK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = stats[1:count, cv2.CC_STAT_HEIGHT]
    widths = stats[1:count, cv2.CC_STAT_WIDTH]
    return bool(((heights > 0.45 * tall) & (heights < 2 * tall) & (widths < 4 * tall)).any())
