"""Where on a line a region's value stands: from shortly before its first letter to behind its last word.

Boxes of the page reading may cut a first letter, leave a label's last one in, or hold a footnote's mark and
much white; readers pay for each with wrong letters. Boxes and widths are pixels of the clean page, ``tall``
is the height of its words.
"""

from __future__ import annotations

import re
from dataclasses import replace

import cv2
import numpy as np

from ocr.types import Box, Image
from pipeline.extract.sheet import Piece
from pipeline.letters import printed_width
from pipeline.types import CleanPage

SURE = 0.8
"""A word this sure is what stands there."""
NOTE = re.compile(
    r"(?:\(\d{1,2}\)|^[(‹<{\[][\w+]{1,2}[)›>}\]]|^[a-zA-Z+]?\w?\))[.,:_-]*(?=\w|$)"
    r"|^[(‹<{\[][)›>}\]][.,:_-]*(?=[^\W\d_]|$)"
    r"|^[cCtT]\d{1,2}[.,:;]*$|^[cC][bdf-np-tv-z]?[.,:;]*$|^[®©][.,:;]*$"
)
"""A footnote's mark, perhaps worn or grown together with a word: "(2)", "3).", "()", "Ớ)", "(2)Đội", "‹+)";
of worn copies also "c4,", "C21", "Cb" (a bracket read as C); raised ones "®"."""
HOUR = "gio"
"""What stands before it is a figure, however misread ("T1 giờ 09 phút"), and no mark."""
_BEFORE = 0.3
"""Word heights of paper left before a region's first word."""
_LABEL_ENDS = 0.12
"""Word heights of ink of the label's last letter or colon that may stand inside a region."""
_WORD_SPACE = 0.2
"""Word heights of white between words at least; less is between letters."""
_MARGIN = 0.5
"""Word heights of paper left before the first letter; behind more the line reader doubles that letter."""
_SMALL = 0.75
"""Word heights a raised footnote's mark is high at most; more is a figure of the value."""
_FAR = 4
"""Word heights of white behind the last word after which nothing belongs to the line."""
_ABOVE_LEADER, _MANY = 0.65, 15
"""The part of a line's height above its leader, and the specks there that dust does not leave."""
_DARK = 110
"""How much darker than its paper a pixel must be to count as ink, of 255."""
FAINT = 60
"""The same for a worn ribbon's strokes, where only whether anything stands there is asked."""


def value_box(page: CleanPage, piece: Piece, box: Box, tall: int) -> Box:
    """Where the value of a line stands: ``box`` from shortly before its first letter on."""
    found = _begun(page, piece, _from_gap(page, box.clipped(page.width, page.height), tall), tall)
    first = next((token.box.left for token in piece.tokens if token.key), found.left)
    left = first - int(_MARGIN * tall)
    before = page.ink[found.top : found.bottom, found.left : left]
    if left - found.left < tall or inked(before, tall, FAINT):
        return found
    return replace(found, left=left)


def trimmed(page: CleanPage, piece: Piece, tall: int) -> Box:
    """The box of a line without the empty paper after its last word (reading time grows with the width).

    What stands far behind it is no part of the value: a code, a photo, a stamp.
    """
    worded = [token.box.right for token in piece.tokens if token.key]
    if not worded:
        return _to_letters(page, piece.box, tall)
    end = max(worded) + tall
    rest = replace(piece.box, left=min(end, piece.box.right), right=min(end + _FAR * tall, piece.box.right))
    if inked(rest.cut(page.ink), tall, FAINT):
        return piece.box
    return replace(piece.box, right=max(min(end, piece.box.right), piece.box.left))


def inked(crop: Image, tall: int, dark: int = _DARK) -> bool:
    """Whether something of the height of a letter, so much darker than its paper, stands in the picture."""
    return _letter_ends(crop, tall, dark) is not None


def strewn(page: CleanPage, box: Box, tall: int) -> bool:
    """Whether a place without letters is full of specks: what a copier leaves of a worn ribbon's letters.

    Specks at the foot are a leader's; elsewhere an empty place has a few at most.
    """
    crop = box.clipped(page.width, page.height).cut(page.ink)
    upper = crop[: int(_ABOVE_LEADER * crop.shape[0])]
    if upper.size == 0 or inked(crop, tall, FAINT):
        return False
    ink = (upper < _paper(crop) - FAINT).astype(np.uint8)
    return cv2.connectedComponents(ink, connectivity=8)[0] - 1 >= _MANY


def letters_box(page: CleanPage, box: Box, tall: int) -> Box | None:
    """The part of a place without words where letters may stand, without frames and specks; None: nowhere."""
    crop = box.cut(page.ink)
    if crop.size == 0:
        return None
    ink = (crop < _paper(crop) - FAINT).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, wide, high = stats[1:, :4].T
    inside = (x > 0) & (y > 0) & (x + wide < ink.shape[1]) & (y + high < ink.shape[0])
    fits = inside & (high > 0.3 * tall) & (high < 1.5 * tall) & (wide < 2.5 * tall) & (wide > 0.1 * tall)
    if not (fits & (high > 0.45 * tall)).any():
        return None
    room = round(_BEFORE * tall)
    left, top = box.left + int(x[fits].min()) - room, box.top + int(y[fits].min()) - room
    right = box.left + int((x + wide)[fits].max()) + room
    bottom = box.top + int((y + high)[fits].max()) + room
    return Box(max(left, 0), max(top, box.top), right, min(bottom, box.bottom))


def _letter_ends(crop: Image, tall: int, dark: int) -> tuple[int, int] | None:
    """Left and right end of what has the height of letters in the picture; None where nothing has."""
    if crop.size == 0:
        return None
    ink = (crop < _paper(crop) - dark).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    lefts, widths, heights = (
        stats[1:count, what] for what in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT)
    )
    high = (heights > 0.45 * tall) & (heights < 2 * tall) & (widths < 4 * tall)
    return (int(lefts[high].min()), int((lefts + widths)[high].max())) if high.any() else None


def _to_letters(page: CleanPage, box: Box, tall: int) -> Box:
    """A box in which the page reading saw no word, as wide as what may be letters there."""
    ends = _letter_ends(box.cut(page.ink), tall, FAINT)
    if ends is None:
        return box
    left, right = max(box.left + ends[0] - tall, box.left), min(box.left + ends[1] + tall, box.right)
    return replace(box, left=left, right=right)


def _from_gap(page: CleanPage, box: Box, tall: int) -> Box:
    """The box begun in white: a page reading's boxes may cut the first letter, or leave the label's last in.

    Ink that crosses the left side, hardly reaches inside and has no word space before it is the label's.
    """
    reach, inside = min(int(1.2 * tall), box.left), int(_LABEL_ENDS * tall)
    strip = page.ink[box.top : box.bottom, box.left - reach : box.left + inside + 1]
    if strip.size == 0:
        return box
    paper = _paper(box.cut(page.ink)) if box.width else 255.0
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
    hour = any(token.key == HOUR for token in piece.tokens[1:2])
    marked = NOTE.match(first.text) if first is not None and not hour else None
    if first is None or not (first.key or marked):
        return place
    word = first.box
    if marked:
        return replace(place, left=_behind_mark(page, piece, place, marked, tall))
    if first.confidence < SURE:
        return place
    left = min(max(place.left, word.left - int(_BEFORE * tall)), place.right)
    strip = page.ink[place.top : place.bottom, place.left : left]
    if strip.size == 0 or not _is_raised(strip, word.top + 0.7 * word.height - place.top, _SMALL * tall):
        return place
    return replace(place, left=left)


def _behind_mark(page: CleanPage, piece: Piece, place: Box, marked: re.Match[str], tall: int) -> int:
    """Where the value behind a footnote's mark begins; the mark's box may reach over the word behind it."""
    mark, after = piece.tokens[0], piece.tokens[1:2]
    if marked.end() == len(mark.text) and after:
        if _holds_word(page, place, mark.box, after[0].box, tall):
            return _white_near(page, place, mark.box.right, tall)
        middle = (mark.box.left + mark.box.right) // 2
        white = _widest_white(page, place, middle, after[0].box.left + tall // 4)
        return min(max(place.left, white), place.right)
    end = min([mark.box.left + _share(marked, mark.box.width), *(one.box.left - 1 for one in after)])
    return _white_near(page, place, end, tall)


def _holds_word(page: CleanPage, place: Box, mark: Box, word: Box, tall: int) -> bool:
    """Whether a word that the page reading lost stands between a footnote's mark and the next word."""
    edge = tall // 4
    between = page.ink[place.top : place.bottom, mark.right + edge : max(word.left - edge, 0)]
    return word.left - mark.right > 1.5 * tall and inked(between, tall, FAINT)


def _is_raised(strip: Image, foot: float, most: float) -> bool:
    """Whether all ink of the strip ends above ``foot`` (pixels from its top), no higher than ``most``."""
    paper = _paper(strip)
    rows = np.flatnonzero((strip < paper - _DARK).sum(axis=1) > 1)
    return rows.size > 0 and float(rows[-1]) < foot and float(rows[-1] - rows[0]) < most


def _share(marked: re.Match[str], width: int) -> int:
    """About where the mark ends in a word ``width`` pixels wide."""
    whole, mark = printed_width(marked.string), printed_width(marked.group())
    return width + 1 if marked.end() == len(marked.string) else round(width * mark / whole)


def _white_near(page: CleanPage, place: Box, at: int, tall: int) -> int:
    """The column without ink nearest to ``at``, within a word height; the place's own left without one."""
    start = max(at - tall, place.left)
    strip = page.ink[place.top : place.bottom, start : at + tall]
    if strip.size == 0:
        return place.left
    white = np.flatnonzero(~(strip < _paper(strip) - _DARK).any(axis=0))
    return start + int(min(white, key=lambda column: abs(start + column - at))) if white.size else place.left


def _widest_white(page: CleanPage, place: Box, start: int, end: int) -> int:
    """The middle of the widest white between two columns: between a mark and the word behind it."""
    strip = page.ink[place.top : place.bottom, start:end]
    if strip.size == 0:
        return end
    inked_at = np.flatnonzero((strip < _paper(place.cut(page.ink)) - _DARK).any(axis=0))
    edges = np.concatenate(([-1], inked_at, [strip.shape[1]]))
    widest = int(np.diff(edges).argmax())
    return start + int(edges[widest] + edges[widest + 1]) // 2


def _paper(picture: Image) -> float:
    """The grey that nine pixels in ten do not pass: the paper's."""
    seen = np.cumsum(np.bincount(picture.ravel(), minlength=256))
    return float(np.searchsorted(seen, 0.9 * seen[-1]))
