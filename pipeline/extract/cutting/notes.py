"""A footnote's mark between a label and its value: "(2)" set small and high, however a reader saw it.

Readers of the value's crop take it for a figure ("2181/9 Cách Mạng"), so the value's place begins behind it.
Boxes and widths are pixels of the clean page, ``tall`` is the height of its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr.types import Box
from pipeline.extract.cutting.sheet import Piece
from pipeline.extract.ink import DARK, FAINT, bits, inked, paper_of
from pipeline.labels.rows import Token
from pipeline.letters import printed_width
from pipeline.types import CleanPage

_DOUBTED, _CLEAR = 0.2, 0.8
"""Confidence below which what the page reading saw is no word, and from which a figure is one."""
NOTE = re.compile(
    r"(?:\(\d{1,2}\)|^[(‹<{\[!¡|][\w+]{1,2}[)›>}\]]|^[a-zA-Z+]?\w?\))[.,:_-]*(?=\w|$)"
    r"|^[(‹<{\[][)›>}\]][.,:_-]*(?=[^\W\d_]|$)"
    r"|^[cCtT]\d{1,2}[.,:;]*$|^[cC][bdf-np-tv-z]?[.,:;]*$|^[®©][.,:;]*$"
)
"""A footnote's mark, perhaps worn or grown together with a word: "(2)", "3).", "()", "Ớ)", "(2)Đội", "‹+)";
of worn copies also "c4,", "C21", "Cb" (a bracket read as C); raised ones "®"."""
_SIGN, _MARKS = re.compile(r"\d?[^\w\s.,:;/_–—-]{1,3}"), 2
"""Signs that a raised figure in brackets is read as, perhaps in two words; leaders and dashes are none."""
_FIGURE = re.compile(r"[.,:;]*\d{1,2}[.,:;]*")
"""What may be a raised figure whose brackets were lost."""
_INSIDE = ("/", "-", ".")
"""What stands within a value ("2?" "/05/2017"): the figures before it are the value's."""
HOUR = "gio"
"""What stands before it is a figure, however misread ("T1 giờ 09 phút"), and no mark."""
_THOUSANDS = re.compile(r"\d{3}(?![\d/.-])")
"""So does what stands before three figures ("2 000 đồng")."""
_BEFORE = 0.3
"""Word heights of paper left before a region's first word."""
_SMALL = 0.75
"""Word heights a raised footnote's mark is high at most; more is a figure of the value."""
_DOT, _WIDE, _BROAD = 0.3, 0.25, 2.0
"""Word heights that a dot is high at most, and such marks are wide at least and at most."""
_DOTS = 5
"""Dots above the line at most: figures of more are a dot-matrix printer's."""
_OFF_LINE = 0.2
"""Word heights above the line by which what is raised ends."""
_BIG, _OFF, _RISE = 0.95, 0.08, 0.25
"""Of a mark set in nearly the text's size: its height at most, how far it ends above the line, and how far it
rises above the word behind it, in word heights.
"""
_LETTER = 0.5
"""Word heights that a letter is high at least."""
_REACHES_BELOW, _BELOW = re.compile("[gjpqy,;\u0323]"), 0.22
"""Letters and signs that reach below the line, and the share of their word's height that they do."""


def begun(page: CleanPage, piece: Piece, place: Box, tall: int) -> Box:
    """The place without what stands raised before the first word the page reading saw: a footnote's mark.

    What reaches down to the line stays: the word itself, and a letter its box may cut off.
    """
    at = _signs(piece)
    first = piece.tokens[at] if piece.tokens else None
    hour = any(token.key == HOUR or _THOUSANDS.match(token.text) for token in piece.tokens[1:2])
    marked = NOTE.match(first.text) if first is not None and not hour else None
    if first is None or not (first.key or marked):
        return place
    if marked:
        return replace(place, left=_behind_mark(page, piece.tokens[at:], place, marked, tall))
    figure = _FIGURE.fullmatch(first.text) and first.confidence < _CLEAR and not hour
    behind = (token for token in piece.tokens[at + 1 : at + 2] if figure and token.key)
    for word in (one for one in (*behind, first) if not one.text.startswith(_INSIDE)):
        left = min(max(place.left, word.box.left - int(_BEFORE * tall)), place.right)
        if word.confidence >= _DOUBTED and _ends_raised(page, replace(place, right=left), word, tall):
            return replace(place, left=left)
    return place


def is_alone(page: CleanPage, piece: Piece, tall: int) -> bool:
    """Whether nothing but a footnote's mark, small and close together, stands on a line without words."""
    strip = piece.box.cut(page.ink)
    if strip.size == 0 or any(token.key for token in piece.tokens):
        return False
    x, y, wide, high = bits(strip, FAINT)
    signs = (high >= _DOT * tall) & (y > 0)
    if not signs.any() or (high[signs] > _SMALL * tall).any():
        return False
    return int((x + wide)[signs].max() - x[signs].min()) < _BROAD * tall


def _signs(piece: Piece) -> int:
    """How many tokens before the first word are a footnote's mark read as mere signs ("”'", "? '", "°")."""
    count = 0
    while count < min(_MARKS, len(piece.tokens)) and _SIGN.fullmatch(piece.tokens[count].text):
        count += 1
    return count if count < len(piece.tokens) and piece.tokens[count].key else 0


def _line(page: CleanPage, word: Token, tall: int) -> float:
    """About where the line runs on which the word stands: some letters and signs reach below it, and a box of
    the page reading may do so far.
    """
    below = _BELOW if _REACHES_BELOW.search(unicodedata.normalize("NFD", word.text)) else 0.0
    line = word.box.bottom - below * word.box.height
    strip = word.box.clipped(page.width, page.height).cut(page.ink)
    if strip.size == 0:
        return line
    _, y, _, high = bits(strip, DARK)
    letters = (high >= _LETTER * tall) & (high <= tall)
    return min(line, word.box.top + float(np.median((y + high)[letters]))) if letters.any() else line


def _ends_raised(page: CleanPage, before: Box, word: Token, tall: int) -> bool:
    """Whether the last that stands ``before`` a word is raised figures and brackets, small ones; a label's
    end, which reaches down to the line, may stand before those.
    """
    strip = before.cut(page.ink)
    if strip.size == 0:
        return False
    x, y, wide, high = bits(strip, DARK)
    foot = _line(page, word, tall) - before.top
    above = y + high < foot - _OFF_LINE * tall
    signs = (high >= _DOT * tall) & (y > 0)
    if np.count_nonzero(above & ~signs) > _DOTS:
        return False
    big = (y + high < foot - _OFF * tall) & (y < word.box.top - before.top - _RISE * tall)
    off_line = (above & (high <= _SMALL * tall)) | (big & (high <= _BIG * tall))
    on_line = signs & ~off_line
    label = int((x + wide)[on_line].max()) if on_line.any() else 0
    raised = signs & off_line & (x >= label)
    return bool(raised.any()) and int((x + wide)[raised].max() - x[raised].min()) >= _WIDE * tall


def _behind_mark(
    page: CleanPage, tokens: Sequence[Token], place: Box, marked: re.Match[str], tall: int
) -> int:
    """Where the value behind a footnote's mark, the first of ``tokens``, begins; the mark's box may reach
    over the word behind it.
    """
    mark, after = tokens[0], tokens[1:2]
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
    white = np.flatnonzero(~(strip < paper_of(strip) - DARK).any(axis=0))
    return start + int(min(white, key=lambda column: abs(start + column - at))) if white.size else place.left


def _widest_white(page: CleanPage, place: Box, start: int, end: int) -> int:
    """The middle of the widest white between two columns: between a mark and the word behind it."""
    strip = page.ink[place.top : place.bottom, start:end]
    if strip.size == 0:
        return end
    inked_at = np.flatnonzero((strip < paper_of(place.cut(page.ink)) - DARK).any(axis=0))
    edges = np.concatenate(([-1], inked_at, [strip.shape[1]]))
    widest = int(np.diff(edges).argmax())
    return start + int(edges[widest] + edges[widest + 1]) // 2
