"""Tables of words: known ones, what follows what, and the wordings of papers (``templates/reference``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline import reference
from pipeline.letters import fold, key, plain

STOP = re.compile(r"[,;:.()]$")
"""What parts a word from the next."""
EDGE = ",;:.()\"'“”-–"
"""Signs that stand at a word and are none of it."""
END = 3
"""Words of a text's end that are looked for within wordings."""
_LONG_WORDING = 14
"""Letters of a wording that is known though some of them are worn."""
_SIGNS = 4
"""Letters of the shortest signs of an office that are looked at."""
_STROKE = re.compile(r"(?<=[^\W\d_]{2})/\s?(?=[^\W\d_]{2})")
"""Between two words that may stand for each other: "vợ/chồng"."""
_SHORT = re.compile(r"[A-ZĐ]{1,2}\.,?")
"""A rank cut short ("P.", "TT.") says nothing of the words around it."""


def spoken(text: str) -> Iterator[tuple[str, bool]]:
    """Each word in small letters, and whether a stop parts it from the next.

    What holds a digit is "#"; of a number with the signs of its office ("12/2016/QĐST-HNGĐ") those are kept.
    """
    for raw in _STROKE.sub(", ", text).split():
        word = raw.strip(EDGE).casefold()
        if word and not _SHORT.fullmatch(raw):
            yield (_figure(word) if any(sign.isdigit() for sign in word) else word), bool(STOP.search(raw))


def _figure(word: str) -> str:
    signs = word.rpartition("/")[2]
    return f"#/{signs}" if len(signs) >= _SIGNS and not any(sign.isdigit() for sign in signs) else "#"


@cache
def words() -> frozenset[str]:
    """Every known word in small letters."""
    return reference.words() | {word for phrase in reference.phrases() for word, _ in spoken(phrase)}


@cache
def by_letters() -> dict[str, frozenset[str]]:
    """Letters without marks → the known words that have them."""
    found: dict[str, set[str]] = {}
    for word in words():
        found.setdefault(plain(word), set()).add(word)
    return {letters: frozenset(words) for letters, words in found.items()}


@cache
def wordings() -> dict[str, frozenset[str]]:
    """Letters without marks or capitals → the wordings of papers that have them."""
    found: dict[str, set[str]] = {}
    for phrase in reference.phrases():
        found.setdefault(fold(phrase), set()).add(phrase)
    return {letters: frozenset(phrases) for letters, phrases in found.items()}


@cache
def long_wordings() -> tuple[tuple[str, str], ...]:
    """Long wordings without figures, and each without marks or capitals."""
    long = (phrase for phrase in reference.phrases() if len(key(phrase)) >= _LONG_WORDING)
    return tuple((phrase, fold(phrase)) for phrase in long if not any(sign.isdigit() for sign in phrase))


@cache
def unparted() -> frozenset[tuple[str, str]]:
    """Two words of the long names of offices that issue cards: no stop stands between them."""
    names = (phrase for phrase, _ in long_wordings() if phrase.startswith("Cục "))
    return frozenset(pair for name in names for pair in pairwise(word for word, _ in spoken(name)))


@cache
def cased() -> dict[tuple[str, str], frozenset[str]]:
    """Two words in small letters → how wordings of papers write the second."""
    found: dict[tuple[str, str], set[str]] = {}
    for phrase in reference.phrases():
        for one, two in pairwise(word.strip(EDGE) for word in phrase.split()):
            found.setdefault((one.casefold(), two.casefold()), set()).add(two)
    return {pair: frozenset(words) for pair, words in found.items()}


@cache
def opening() -> dict[tuple[str, str], frozenset[str]]:
    """Two words → the words that stand before them in wordings of papers."""
    found: dict[tuple[str, str], set[str]] = {}
    for phrase in reference.phrases():
        told = [word for word, _ in spoken(phrase)]
        for first, second, third in zip(told, told[1:], told[2:], strict=False):
            found.setdefault((second, third), set()).add(first)
    return {pair: frozenset(words) for pair, words in found.items()}


@cache
def inner() -> frozenset[tuple[str, ...]]:
    """Words in a row that stand within wordings of papers, with another word behind them."""
    return frozenset(words[at : at + END] for words in told() for at in range(len(words) - END))


@cache
def last() -> frozenset[tuple[str, ...]]:
    """Words in a row that end wordings of papers."""
    return frozenset(words[-END:] for words in told())


@cache
def told() -> tuple[tuple[str, ...], ...]:
    """The words of every wording."""
    return tuple(tuple(word for word, _ in spoken(phrase)) for phrase in reference.phrases())


@cache
def following() -> dict[str, frozenset[str]]:
    """Word → the words known to follow it."""
    found = {first: set(seconds) for first, seconds in reference.word_pairs().items()}
    for phrase in reference.phrases():
        told = [word for word, _ in spoken(phrase)]
        for first, second in pairwise(told):
            found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}
