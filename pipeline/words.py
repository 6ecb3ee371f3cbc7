"""How Vietnamese papers put words together: a witness between readings of running text, never a judge alone.

Tables: words and the words that often follow them, wordings of civil-status papers (``templates/reference``).
A rare name costs every reading of it the same; what differs is a reading with a word no table knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from pipeline import reference
from pipeline.letters import fold, key, plain

_UNKNOWN_WORD = 2.0
_UNKNOWN_PAIR = 1.5
_MISWORDED, _LONG_ENOUGH = 3.0, 3
"""A wording of papers in other marks, and the words from which a whole text is hardly anything else."""
_ODD_CASE = 1.0
_STOP = re.compile(r"[,;:.()]$")
_EDGE = ",;:.()\"'“”-–"
_LONG_WORDING, _NEARLY, _WORD_NEARLY = 14, 0.8, 0.6
"""Letters of a wording that is known though some of them are worn; the likeness it needs, and each word."""
_SIGNS = 4
"""Letters of the shortest signs of an office that are looked at."""
_LEADING = frozenset(
    (
        "cấp",
        "do",
        "số",
        "ngày",
        "tại",
        "về",
        "của",
        "và",
        "với",
        "tỉnh",
        "huyện",
        "quận",
        "phường",
        "xã",
        "bộ",
    )
)
_STROKE = re.compile(r"(?<=[^\W\d_]{2})/\s?(?=[^\W\d_]{2})")
"""Between two words that may stand for each other: "vợ/chồng"."""
_END = 3
"""Words of a text's end that are looked for within wordings."""
_SHORT = re.compile(r"[A-ZĐ]{1,2}\.,?")
"""A rank cut short ("P.", "TT.") says nothing of the words around it."""


def strangeness(text: str) -> float:
    """What the tables count against ``text`` (natural logarithm, 0: every word and pair is known)."""
    cost, earlier, before = 0.0, "", ""
    for word, ends in _spoken(text):
        if word != "#" and word not in _words():
            cost += _UNKNOWN_WORD
        elif before and not _go_together(before, word):
            cost += _UNKNOWN_PAIR
        elif before and _misworded(earlier, before, word):
            cost += _MISWORDED
        earlier, before = ("", "") if ends else (before, word)
    meant = max((len(wording.split()) for wording in _meant(text)), default=0)
    cost += _MISWORDED if meant >= _LONG_ENOUGH else _UNKNOWN_PAIR * bool(meant)
    return cost + _ODD_CASE * _miscased(text)


def _meant(text: str) -> frozenset[str]:
    """Wordings that are ``text`` in other marks, when it is none itself ("Me": Mẹ; "Cha để": Cha đẻ)."""
    wordings = _wordings().get(fold(text), frozenset())
    return frozenset() if text.casefold() in {one.casefold() for one in wordings} else wordings


def _miscased(text: str) -> int:
    """How many words stand with a capital, or without, where wordings of papers have it otherwise."""
    words = [word.strip(_EDGE) for word in text.split()]
    written = ((two, _cased().get((one.casefold(), two.casefold()))) for one, two in pairwise(words))
    return sum(two not in known and not two.isupper() for two, known in written if known)


def repairs(text: str) -> Iterator[str]:
    """``text`` with one word in other marks, where it goes with its neighbour only so: "Đột quy" → "Đột quỵ".

    What a reader that is asked for them may hold possible; never a correction by itself.
    """
    words = text.split()
    spoken = [word.strip(_EDGE).casefold() for word in words]
    for at, (one, two) in enumerate(pairwise(spoken)):
        if two in _following().get(one, ()) or _STOP.search(words[at]):
            continue
        for other in sorted(_alike(two) & _following().get(one, frozenset())):
            yield _with(words, at + 1, two, other)
        for other in sorted(_alike(one)):
            if two in _following().get(other, ()):
                yield _with(words, at, one, other)
    for at, (one, two, three) in enumerate(zip(spoken, spoken[1:], spoken[2:], strict=False)):
        if _misworded(one, two, three):
            for other in sorted(_alike(one) & _opening()[two, three]):
                yield _with(words, at, one, other)
    yield from sorted(_meant(text))
    yield from _worded_out(text)


def _worded_out(text: str) -> Iterator[str]:
    """``text`` with a long wording of papers written out where nearly all of its letters stand ("Cục Cinh sát
    QLHC về TTXH"); not where its very letters do.
    """
    bare = fold(text)
    for phrase, folded in _long_wordings():
        there = partial_ratio_alignment(folded, bare, score_cutoff=100 * _NEARLY)
        if there is None:
            continue
        start = bare.rfind(" ", 0, there.dest_start + 1) + 1
        end = bare.find(" ", max(there.dest_end - 1, start))
        stood = text[start : end if end >= 0 else len(text)].rstrip(_EDGE)
        if len(stood.split()) == len(phrase.split()) and _nearly(fold(stood), folded):
            yield text[:start] + (phrase.upper() if stood.isupper() else phrase) + text[start + len(stood) :]


def _nearly(one: str, other: str) -> bool:
    """Whether two wordings of as many words differ, and in few letters of each word."""
    pairs = zip(one.split(), other.split(), strict=True)
    alike = all(Levenshtein.normalized_similarity(*pair) >= _WORD_NEARLY for pair in pairs)
    return alike and one != other and Levenshtein.normalized_similarity(one, other) >= _NEARLY


def _go_together(before: str, word: str) -> bool:
    return word in _following().get(before, ())


def _misworded(first: str, second: str, third: str) -> bool:
    """Whether a wording of papers says the same with other marks on its first word ("số hộ tịch")."""
    others = _opening().get((second, third), frozenset())
    return first not in others and not _alike(first).isdisjoint(others)


def _with(words: Sequence[str], at: int, old: str, new: str) -> str:
    """The words with the one at ``at`` written as ``new`` in its own capitals."""
    raw = words[at]
    start = raw.casefold().find(old)
    spelt = raw[start : start + len(old)]
    if spelt.isupper() and len(spelt) > 1:
        shown = new.upper()
    else:
        shown = new.capitalize() if spelt[:1].isupper() else new
    return " ".join([*words[:at], raw[:start] + shown + raw[start + len(old) :], *words[at + 1 :]])


def _alike(word: str) -> frozenset[str]:
    """Known words with the same letters in other marks."""
    return _by_letters().get(plain(word), frozenset()) - {word}


def is_cut_short(text: str) -> bool:
    """Whether a text ends within a wording of papers ("… giá trị đăng ký kết" [hôn], "Cục CS QLHC về"
    [TTXH]) or with a word that needs another behind it: its last line may be lost.
    """
    said = tuple(word for word, _ in _spoken(text))
    end = said[-_END:]
    if end and end[-1] in _LEADING and not text[-1:].isupper():
        return not (end[-1] == "cấp" and "do" in said)  # "do Công an tỉnh cấp" is whole
    return len(end) == _END and end in _inner() and end not in _last()


def unknown(text: str) -> int:
    """How many words of ``text`` no table knows; what holds a digit is no word."""
    return sum(word != "#" and word not in _words() for word, _ in _spoken(text))


def _spoken(text: str) -> Iterator[tuple[str, bool]]:
    """Each word in small letters, and whether a stop parts it from the next.

    What holds a digit is "#"; of a number with the signs of its office ("12/2016/QĐST-HNGĐ") those are kept.
    """
    for raw in _STROKE.sub(", ", text).split():
        word = raw.strip(_EDGE).casefold()
        if word and not _SHORT.fullmatch(raw):
            yield (_figure(word) if any(sign.isdigit() for sign in word) else word), bool(_STOP.search(raw))


def _figure(word: str) -> str:
    signs = word.rpartition("/")[2]
    return f"#/{signs}" if len(signs) >= _SIGNS and not any(sign.isdigit() for sign in signs) else "#"


def warm() -> None:
    """Load the tables now (some hundredths of a second), so that no forked job loads them again."""
    strangeness("tổ dân phố")
    _by_letters()


@cache
def _words() -> frozenset[str]:
    return reference.words() | {word for phrase in reference.phrases() for word, _ in _spoken(phrase)}


@cache
def _by_letters() -> dict[str, frozenset[str]]:
    """Letters without marks → the known words that have them."""
    found: dict[str, set[str]] = {}
    for word in _words():
        found.setdefault(plain(word), set()).add(word)
    return {letters: frozenset(words) for letters, words in found.items()}


@cache
def _wordings() -> dict[str, frozenset[str]]:
    """Letters without marks or capitals → the wordings of papers that have them."""
    found: dict[str, set[str]] = {}
    for phrase in reference.phrases():
        found.setdefault(fold(phrase), set()).add(phrase)
    return {letters: frozenset(phrases) for letters, phrases in found.items()}


@cache
def _long_wordings() -> tuple[tuple[str, str], ...]:
    """Long wordings without figures, and each without marks or capitals."""
    long = (phrase for phrase in reference.phrases() if len(key(phrase)) >= _LONG_WORDING)
    return tuple((phrase, fold(phrase)) for phrase in long if not any(sign.isdigit() for sign in phrase))


@cache
def _cased() -> dict[tuple[str, str], frozenset[str]]:
    """Two words in small letters → how wordings of papers write the second."""
    found: dict[tuple[str, str], set[str]] = {}
    for phrase in reference.phrases():
        for one, two in pairwise(word.strip(_EDGE) for word in phrase.split()):
            found.setdefault((one.casefold(), two.casefold()), set()).add(two)
    return {pair: frozenset(words) for pair, words in found.items()}


@cache
def _opening() -> dict[tuple[str, str], frozenset[str]]:
    """Two words → the words that stand before them in wordings of papers."""
    found: dict[tuple[str, str], set[str]] = {}
    for phrase in reference.phrases():
        told = [word for word, _ in _spoken(phrase)]
        for first, second, third in zip(told, told[1:], told[2:], strict=False):
            found.setdefault((second, third), set()).add(first)
    return {pair: frozenset(words) for pair, words in found.items()}


@cache
def _inner() -> frozenset[tuple[str, ...]]:
    """Words in a row that stand within wordings of papers, with another word behind them."""
    return frozenset(words[at : at + _END] for words in _told() for at in range(len(words) - _END))


@cache
def _last() -> frozenset[tuple[str, ...]]:
    """Words in a row that end wordings of papers."""
    return frozenset(words[-_END:] for words in _told())


@cache
def _told() -> tuple[tuple[str, ...], ...]:
    """The words of every wording."""
    return tuple(tuple(word for word, _ in _spoken(phrase)) for phrase in reference.phrases())


@cache
def _following() -> dict[str, frozenset[str]]:
    """Word → the words known to follow it."""
    found = {first: set(seconds) for first, seconds in reference.word_pairs().items()}
    for phrase in reference.phrases():
        told = [word for word, _ in _spoken(phrase)]
        for first, second in pairwise(told):
            found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}
