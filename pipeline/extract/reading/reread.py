"""A region read again by itself, by one reader or by two.

Our line reader reads every region. Where it says what the page reading saw, the two agree and nothing more is
read; else it looks closer, and where they still differ Tesseract reads the region on its own, without the
page around it: most of all where leaders or a seal confused the page's lines that is the better reading, but
a crop may also cut off what the page had. The kind of the value says which of two readings can be true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from rapidfuzz.distance import Levenshtein

from ocr.line_reader import LineReader
from ocr.types import Box, Reader, Shape, Word, around
from pipeline.extract.belief import LISTED, alike, possible
from pipeline.extract.cutting.notes import HOUR, NOTE, is_alone
from pipeline.extract.cutting.sheet import Piece
from pipeline.extract.ink import FAINT, inked
from pipeline.extract.reading.afloat import set_down
from pipeline.extract.reading.boxes import unboxed
from pipeline.extract.reading.crowns import crowned
from pipeline.extract.reading.frame import is_leader
from pipeline.extract.reading.joints import joined, joints
from pipeline.extract.reading.lines import LinesSaid, look, look_closer, looks_handwritten, tell
from pipeline.extract.reading.stands import letters_box, trimmed, value_box
from pipeline.kinds import KINDS
from pipeline.labels.fold import base
from pipeline.labels.rows import Token
from pipeline.letters import without_junk
from pipeline.types import CleanPage

_WORDED = ("place", "text", "id_paper", "issuing_authority")
"""Kinds of running words."""
_BOXED = ("id_number",)
"""Kinds that forms print boxes for."""
_SENTENCES = ("date", "time")
"""Kinds whose figures stand between the words of a printed sentence."""
_SURE = 0.8
"""A word this sure is what stands there."""
_GUESS = 0.6
"""Below this, what only the crop shows and is no value is specks."""


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """The value asked for: its kind, what a code proves of it, and on a card where print ends (right)."""

    kind: str
    proven: str = ""
    edge: int | None = None


def reread(
    page: CleanPage, readers: Readers, value: Wanted, region: Sequence[Piece], tall: int
) -> tuple[Said, LinesSaid | None]:
    """What each reader says stands in ``region``; empty text when nothing but leaders and specks does.

    The second is None without a line reader, and where nobody need look twice: what the page reading saw is
    what a code proves.
    """
    kind = value.kind
    region = _written(page, region, tall)
    between = joints(region, kind, tall, value.edge)
    seen = _said([piece.tokens for piece in region], between, region)
    if _is_enough(readers, kind, seen, value.proven):
        return seen, None
    page = _cleared(page, kind, [piece.box for piece in region], tall)
    boxes = [trimmed(page, piece, tall) for piece in region]
    if not seen.text and not any(inked(box.cut(page.ink), tall, FAINT) for box in boxes):
        return Said("", 0.9, boxes[0]), None
    found = (value_box(page, piece, box, tall) for piece, box in zip(region, boxes, strict=True))
    places = [crowned(page, box, tall) for box in found]
    if readers.line is None:
        return _better(kind, seen, _alone(page, readers.page, kind, region, places, between, tall)), None
    looked = look(page, readers.line, places, tall, between)
    worded = kind in _WORDED
    lines = tell(looked, worded=worded)
    if not seen.text and (lines is None or not lines.text):
        narrow = [one for box in places if (one := letters_box(page, box, tall)) is not None]
        if narrow:
            looked = look(page, readers.line, narrow, tall)
            lines = tell(looked, worded=worded)
    if lines is not None and not alike(kind, seen.text, lines.text):
        looked = look_closer(page, readers.line, looked)
        lines = tell(looked, worded=worded)
    if lines is not None and alike(kind, seen.text, lines.text):
        return seen, lines
    crop = _alone(page, readers.page, kind, region, places, between, tall)
    if lines is None or alike(kind, crop.text, lines.text):
        return crop, lines
    more = tell(looked, (seen.text, crop.text), worded=worded) or lines
    return _better(kind, seen, crop), replace(more, handwritten=looks_handwritten(page, looked))


def _cleared(page: CleanPage, kind: str, places: Sequence[Box], tall: int) -> CleanPage:
    """The page without what keeps readers from a number in boxes, or from figures above their sentence."""
    if kind in _BOXED:
        return unboxed(page, places)
    return set_down(page, places, tall) if kind in _SENTENCES else page


def _written(page: CleanPage, region: Sequence[Piece], tall: int) -> Sequence[Piece]:
    """The lines on which something stands: the page reading may have lost all words of the first one. Before
    others, a footnote's mark alone on its label's line is none.
    """
    kept = [piece for piece in region if piece.tokens or inked(piece.box.cut(page.ink), tall, FAINT)]
    if len(kept) > 1 and is_alone(page, kept[0], tall):
        return kept[1:]
    return kept or region[:1]


def _is_enough(readers: Readers, kind: str, seen: Said, proven: str) -> bool:
    """Whether what the page reading saw needs no second look: a code proves it, or no other reader is there
    and it is one of few values.
    """
    if proven:
        return alike(kind, seen.text, proven)
    listed = readers.line is None and kind in LISTED
    return listed and seen.confidence >= _SURE and possible(kind, seen.text) == 2


def _alone(  # noqa: PLR0913, PLR0917 - the region, and how it is read
    page: CleanPage,
    reader: Reader,
    kind: str,
    region: Sequence[Piece],
    places: Sequence[Box],
    between: Sequence[str],
    tall: int,
) -> Said:
    """The region read by Tesseract without the page around it."""
    shape = KINDS[kind].SHAPE if len(region) == 1 else Shape.LINE
    lines: list[list[Word]] = []
    for piece, place in zip(region, places, strict=True):
        lines.append([])
        if place.width < tall // 2 or place.height < tall // 3:
            continue
        reading = reader.read(place.cut(page.ink), Shape.LINE if shape is Shape.BLOCK else shape, page.dpi)
        found = [
            Word(word.text, word.box.moved(place.left, place.top), word.confidence) for word in reading.words
        ]
        lines[-1] = [word for word in found if not _strays(word, piece, tall)]
    return _said(lines, between, region)


def _strays(word: Word, piece: Piece, tall: int) -> bool:
    """A doubtful word far outside what the page reading saw on the line: border, fold or stamp."""
    worded = [token.box for token in piece.tokens if token.key]
    if not worded or word.confidence >= _SURE:
        return False
    left, right = min(box.left for box in worded), max(box.right for box in worded)
    return word.box.left > right + tall or word.box.right < left - tall


def _said(lines: Sequence[Sequence[Word | Token]], between: Sequence[str], region: Sequence[Piece]) -> Said:
    words = _true_words([word for line in lines for word in line])
    spoken = [word for word in words if base(word.text)]
    kept = set(map(id, words))
    told = [" ".join(word.text for word in line if id(word) in kept) for line in lines]
    text = without_junk(joined(told, between))
    if not spoken or not text:
        return Said("", 0.5, region[0].box)
    return Said(text, fmean(word.confidence for word in spoken), around(word.box for word in spoken))


def _true_words(words: Sequence[Word | Token]) -> Sequence[Word | Token]:
    """The words before leaders begin that were read as letters, without a footnote's mark before them."""
    while len(words) > 1 and _is_mark(words[0].text, words[1].text):
        words = words[1:]
    end = next((index for index, word in enumerate(words) if is_leader(word.text)), len(words))
    return words[:end]


def _is_mark(word: str, after: str) -> bool:
    """Whether a first word is a footnote's mark, or a sign before one that was seen twice."""
    mark = bool(NOTE.fullmatch(word)) and base(after) != HOUR
    return mark or (not base(word) and bool(NOTE.fullmatch(after)))


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
