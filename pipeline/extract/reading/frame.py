"""Away with what is no text: a border read as letters, specks, leaders read as a run of one letter.

Certificates have printed borders. Where they were not faded, the reader makes words of them, left of every
label and right of every value; they would stretch the lines of the form to the edges of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from statistics import median

from ocr.types import Line, Reading, Word
from pipeline.extract.placing.align import Layout
from pipeline.labels.fold import base

_BORDER = 0.12
"""Share of the lines that must begin with words left of all labels before these are called a border."""
_DOUBT, _SURE = 0.3, 0.8
_TALLEST = 1.8
"""So many usual heights high a doubtful word may be."""
_TWO = 2
_FOOTNOTE = re.compile(r"\(?\d{1,2}\)[.,:_-]*")
_SHORT_LABEL = re.compile(r"(?:[Ss]ố|ở):")
"""Labels, or the last word of one, as short as specks ("Nơi ở:")."""
_SHORT_RANK = re.compile(r"(?:[Xx]ã|[Tt]ổ|[Ấấ]p)[.,]?")
"""Words of places as short as specks; a commune without its rank is another part of the address."""
_RUN = re.compile(r"(.)\1{3,}|^(.{1,2})\2{3,}")


def without_specks(reading: Reading) -> Reading:
    """The reading without words that are too doubtful and short, or far too tall, to be words."""
    usual = median([word.box.height for word in reading.words]) if reading.lines else 1
    kept = {word for line in reading.lines for word in _figures(line, usual)}
    kept |= {line.words[0] for line in reading.lines if _opens(line, usual)}
    return _kept(reading, lambda word: word in kept or not (_speck(word) or _beam(word, usual)))


def frame(reading: Reading, layout: Layout, width: int) -> tuple[int, int] | None:
    """Left and right edge of the print inside a border; None when there is no border.

    Words left of every label on many lines are a border's; it is as wide on the other side of the page.
    """
    if not layout.placed:
        return None
    tall = median([one.spot.box.height for one in layout.placed])
    left = min(one.spot.box.left for one in layout.placed) - tall
    outside = sorted(word.box.right for line in reading.lines for word in line.words if word.box.right < left)
    if len(outside) < max(_BORDER * len(reading.lines), 3):
        return None
    inner = outside[int(0.9 * (len(outside) - 1))]
    return inner, int(width - inner)


def within(reading: Reading, edges: tuple[int, int]) -> Reading:
    """The reading without words outside the frame."""
    return _kept(reading, lambda word: edges[0] < word.box.centre[0] < edges[1])


def is_leader(text: str) -> bool:
    """Whether a word looks like dots read as letters ("eeeeee", "HHHH", "1212121")."""
    key = base(text)
    return not key.isdigit() and (bool(_RUN.search(key)) or (len(key) >= 7 and len(set(key)) <= 2))


def _opens(line: Line, usual: float) -> bool:
    """Whether a line's first word stands close before another: "Số:", "do", however doubtful."""
    if len(line.words) < _TWO:
        return False
    word, after = line.words[:_TWO]
    close = 0 < after.box.left - word.box.right < usual and not _speck(after)
    return close and bool(base(word.text)) and _is_tall(word, usual)


def _is_tall(word: Word, usual: float) -> bool:
    return 0.5 * usual < word.box.height < _TALLEST * usual


def _figures(line: Line, usual: float) -> Iterator[Word]:
    """Doubtful figures near a sure word of their line, as in the blanks of "… giờ … phút"."""
    for word in line.words:
        beside = (other for other in line.words if other is not word and other.confidence >= _SURE)
        gaps = (max(other.box.left - word.box.right, word.box.left - other.box.right) for other in beside)
        near = any(gap < 2 * usual for gap in gaps)
        if near and base(word.text).isdigit() and _is_tall(word, usual):
            yield word


def _speck(word: Word) -> bool:
    if _FOOTNOTE.fullmatch(word.text) or _SHORT_LABEL.fullmatch(word.text):
        return False  # it says where the value behind it begins
    if _SHORT_RANK.fullmatch(word.text):
        return False
    return word.confidence < _DOUBT and len(base(word.text)) <= 2


def _beam(word: Word, usual: float) -> bool:
    return word.box.height > 3.5 * usual and word.confidence < 0.7


def _kept(reading: Reading, good: Callable[[Word], bool]) -> Reading:
    lines = (tuple(word for word in line.words if good(word)) for line in reading.lines)
    return Reading(tuple(Line(words) for words in lines if words), reading.reader)
