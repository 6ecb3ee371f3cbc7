"""Labels with blanks in them, found by their words: "ngày … tháng … năm …", "…, ngày …", "do …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token
from pipeline.labels.spot import Spot
from pipeline.template.model import FILL

_GAP = 1.5
"""Word heights of white between two columns."""
_DAY = 2
"""Digits of a day or minute at most."""
_SOON = 3
"""Words within which the pattern's first word follows one like it."""
_PLACE = 4
"""Words of a commune's name at most."""


def patterns(rows: Sequence[Row], text: str) -> list[Spot]:
    """Spots of a label with blanks ("ngày … tháng … năm …"): its words in order, few tokens between.

    One word may be lost; when it is the first, the token before the second is taken for its number. The words
    may run over into the next row; the spot is what stands on the first. A lone word ("do …") stands before
    another, "ngày …" before a figure; a pattern that begins "…," wants a comma before it ("Hà Nội, ngày …").
    """
    words = [base(word) for part in text.split(FILL) for word in part.split() if base(word)]
    if len(words) == 1:
        return _lone(rows, text, words[0])
    after_comma = text.replace(" ", "").startswith(f"{FILL},")
    stream = [
        (number, index, token) for number, row in enumerate(rows) for index, token in enumerate(row.tokens)
    ]
    found = []
    for start, (number, index, token) in enumerate(stream):
        lost = 0 if _same(token, words[0]) or (after_comma and _same(_bare(token), words[0])) else 1
        if lost and not (len(words) > 2 and _same(token, words[1]) and not _is_long(rows[number], index - 1)):
            continue
        if not lost and _truer_follows(stream, start, words[0]):
            continue  # "An Ngãi Tây, ngày …": the place is no "ngày"
        met = [start]
        for word in words[1 + lost :]:
            ahead = (*range(met[-1] + 1, min(met[-1] + 5, len(stream))), *_below(rows, stream, met[-1]))
            met.extend([n for n in ahead if _same(stream[n][2], word)][:1])
        if len(met) >= max(2, len(words) - 1):
            first = max(index - lost, 0)
            if after_comma and not _behind_a_place(rows[number].tokens, first):
                continue
            if not _figures(stream, met):
                continue
            last = max(stream[n][1] for n in met if stream[n][0] == number)
            box = around(one.box for one in rows[number].tokens[first : last + 1])
            found.append(Spot(text, text, number, first, last, box, len(met) / len(words)))
    return found


def _truer_follows(stream: Sequence[tuple[int, int, Token]], start: int, word: str) -> bool:
    """Whether a word like the pattern's first is none, for that stands right behind it, or soon ("Quảng" /
    "Ngãi" / "3. ngày …").
    """
    number, _, token = stream[start]
    behind = stream[start + 1 : start + 1 + _SOON]
    if token.text.endswith(",") and behind and behind[0][0] == number and _same(behind[0][2], word):
        return True
    return token.key != word and any(one.key == word for _, _, one in behind)


def _is_long(row: Row, before: int) -> bool:
    """Whether the token is a figure that is longer than of a day, an hour or a minute."""
    return before >= 0 and row.tokens[before].key.isdigit() and len(row.tokens[before].key) > _DAY


def block_left(tokens: Sequence[Token], index: int) -> int:
    """Where the words begin that stand without a wide gap before token ``index``: the left of its column."""
    while index and tokens[index].box.left - tokens[index - 1].box.right < _GAP * tokens[index].box.height:
        index -= 1
    return tokens[index].box.left


def _below(rows: Sequence[Row], stream: Sequence[tuple[int, int, Token]], at: int) -> list[int]:
    """The tokens of the next row that stand in the column of a row's last token or last but one."""
    number, index, token = stream[at]
    tokens = rows[number].tokens
    if index + 2 < len(tokens) or number + 1 == len(rows):
        return []
    left = block_left(tokens, index) - token.box.height
    first = at + len(tokens) - index
    return [n for n in range(first, first + len(rows[number + 1].tokens)) if stream[n][2].box.left >= left][
        :5
    ]


def _bare(token: Token) -> Token:
    """The word without a comma seen behind it, where a figure is lost ("Lễ ngày, tháng")."""
    return replace(token, text=token.text.rstrip(","))


def _behind_a_place(tokens: Sequence[Token], first: int) -> bool:
    """Whether a place's name ends before token ``first``: with a comma, or, where that is lost, as a few
    words with capitals that stand alone ("Bình Hòa ngày …").
    """
    if not first:
        return False
    if _ends_a_place(tokens[first - 1].text):
        return True
    left = block_left(tokens, first - 1)
    words = [token.text for token in tokens[:first] if token.box.left >= left]
    return len(words) <= _PLACE and all(word[:1].isupper() and word[1:].islower() for word in words)


def _ends_a_place(word: str) -> bool:
    """Whether a word may end a place's name before its date ("Hòa,", "12."); "sinh;" is a label's."""
    named = word == "," or any(sign.isalnum() for sign in word)  # dots of a leader end no name
    return named and word[-1] in ",.;" and not word[0].islower()


def _figures(stream: Sequence[tuple[int, int, Token]], met: Sequence[int]) -> bool:
    """Whether a figure stands in one of the blanks, a dot of a leader perhaps before it; a date in words
    ("ngày ba, tháng bảy") is another's.
    """
    dotted = met[-1] + 1 < len(stream) and not stream[met[-1] + 1][2].key
    seen = stream[met[0] : met[-1] + 2 + dotted]
    return any(sign.isdigit() for _, _, token in seen for sign in token.text)


_FIGURED = ("ngay", "thang", "nam", "so")
"""Words that a figure follows; elsewhere they are words of a sentence."""


def _lone(rows: Sequence[Row], text: str, word: str) -> list[Spot]:
    """Where ``word`` stands (before a figure, if the word asks for one), the word alone. A
    small word has no capital: "Đỗ" is no "do".
    """
    figured, small = word in _FIGURED, text[:1].islower()
    return [
        Spot(text, text, number, index, index, token.box, _worth(row.tokens, index, word))
        for number, row in enumerate(rows)
        for index, (token, after) in enumerate(zip_longest(row.tokens, row.tokens[1:]))
        if (_same(token, word) and after and after.text[:1].isdigit() if figured else token.key == word)
        and not (small and token.text[:1].isupper())
    ]


def _worth(tokens: Sequence[Token], index: int, word: str) -> float:
    """How likely a lone word is the one that is meant: worn it may be, but not before the date behind a
    place ("Mai Hịch, ngày …"), which is the day of the paper.
    """
    worth = 0.9 if tokens[index].key == word else 0.8
    before = tokens[index - 1].text if index else ""
    return worth - 0.15 if before.endswith(",") and _ends_a_place(before) else worth


def _same(token: Token, printed: str) -> bool:
    """A word of a pattern, perhaps grown together with its number ("năm2024"); one letter of four may err.

    With a comma behind it, it belongs to a printed list ("Ngày, tháng, năm sinh").
    """
    if token.text.endswith(","):
        return False
    read = token.key
    if read.startswith(printed) and read[len(printed) :].isdigit():
        return True
    return Levenshtein.distance(read, printed) <= (1 if len(printed) >= 4 else 0)
