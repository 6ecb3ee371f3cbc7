"""The title of a paper: on one line, or printed on two or three that stand below each other.

    GIẤY CHỨNG NHẬN            a title written as one text ("GIẤY CHỨNG NHẬN HỘ NGHÈO") may be printed so
        HỘ NGHÈO

A title that stands here but for a word is another paper's: "GIẤY CHỨNG NHẬN HỘ CẬN NGHÈO".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token
from pipeline.recognise.seen import SURE, Seen, stands_alone
from pipeline.template.model import Face
from pipeline.types import AnchorHit
from pipeline.words import unknown

_SAME = 0.92
"""Likeness from which two titles are one, a word of one of them aside."""
_SPACE = 0.8
"""Word heights of white between neighbours; a word that was not read leaves more."""


def titled(face: Face, seen: Seen) -> tuple[AnchorHit | None, str]:
    """The best title of the face that has its stretch of the page for itself (a title inside a sentence is
    none); where there is none, the title of another paper that differs from it by a word, or "".
    """
    best: AnchorHit | None = None
    other = ""
    for text in face.titles:
        for tokens, score in _stood(text, seen):
            if _differs(text, tokens):
                other = other or " ".join(token.text for token in tokens)
            elif best is None or score > best.score:
                best = AnchorHit(text, around(token.box for token in tokens), score)
    return best, "" if best else other


def _stood(text: str, seen: Seen) -> Iterator[tuple[tuple[Token, ...], float]]:
    """The words of every find of the title, on one line or on several, with its likeness."""
    places: tuple[tuple[Sequence[Row], bool], ...] = ((seen.rows, False), (seen.stacks, True))
    for (rows, stacked), spots in zip(places, (seen.spots, seen.stacked), strict=True):
        for spot in spots[text]:
            row = rows[spot.row]
            tokens = row.tokens[spot.first : spot.last + 1]
            if stands_alone(row, spot) and (not stacked or _is_whole(row, tokens)):
                yield tokens, spot.score


def _is_whole(stack: Row, tokens: Sequence[Token]) -> bool:
    """Whether the title begins on the first line of the stack and ends on its last."""
    first, last = stack.tokens[0].box, stack.tokens[-1].box
    return tokens[0].box.top < first.bottom and tokens[-1].box.bottom > last.top


def _differs(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the title printed here has a word more inside than ``text``, or lacks one."""
    wanted = [base(word) for word in text.split() if base(word)]
    read = [token for token in tokens if token.key]
    keys = [token.key for token in read]
    more = len(keys) - len(wanted)
    if more > 0:
        return any(
            _is_same(keys[:at] + keys[at + more :], wanted, keys)
            and _are_words(read[at : at + more], loud=text.isupper())
            for at in range(1, len(keys) - more)
        )
    return any(
        _is_same(wanted[:at] + wanted[at - more :], keys, wanted) and _touch(read[at - 1], read[at])
        for at in range(1, min(len(wanted) + more, len(read)))
        if more
    )


def _is_same(without: Sequence[str], other: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether a title without some words is the other one, and more so than with them."""
    one, two = "".join(without), "".join(other)
    alike = Levenshtein.normalized_similarity(one, two)
    return alike >= _SAME and alike > Levenshtein.normalized_similarity("".join(whole), two)


def _are_words(tokens: Sequence[Token], *, loud: bool) -> bool:
    """Whether these are Vietnamese words well read: no specks, marks read as figures or pieces of words; in
    capitals where the title is (``loud``).
    """
    sure = all(token.confidence >= SURE and len(token.key) > 1 and token.key.isalpha() for token in tokens)
    return sure and not any(unknown(token.text) or (loud and not token.text.isupper()) for token in tokens)


def _touch(before: Token, after: Token) -> bool:
    """Whether nothing can stand between two words: neighbours on one line."""
    same_line = before.box.top < after.box.bottom and after.box.top < before.box.bottom
    return same_line and after.box.left - before.box.right < _SPACE * after.box.height
