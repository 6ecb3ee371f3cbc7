"""How Vietnamese papers put words together: a witness between readings of running text, never a judge alone.

Tables: words and the words that often follow them, wordings of civil-status papers (``templates/reference``).
A rare name costs every reading of it the same; what differs is a reading with a word no table knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from pipeline import word_tables
from pipeline.letters import fold, plain
from pipeline.word_tables import EDGE, END, STOP

_UNKNOWN_WORD = 2.0
_UNKNOWN_PAIR = 1.5
_MISWORDED, _LONG_ENOUGH = 3.0, 3
"""A wording of papers in other marks, or an office's name with a stop in it; and the words from which a whole
text is hardly anything else.
"""
_ODD_CASE = 1.0
_NEARLY, _WORD_NEARLY = 0.8, 0.6
"""How like a long wording of papers worn words are, and each of them."""
_OPENING = ("khai", "kết", "ngày")
"""Words with which an event or a day begins small."""
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
        "bộ",
        "xã",
        "phường",
        "quận",
        "huyện",
        "tỉnh",
    )
)
"""Words that need another behind them."""


def strangeness(text: str) -> float:
    """What the tables count against ``text`` (natural logarithm, 0: every word and pair is known)."""
    spoken = list(word_tables.spoken(text))
    cost, earlier, before = _MISWORDED * _parted(spoken), "", ""
    for word, ends in spoken:
        if word != "#" and word not in word_tables.words():
            cost += _UNKNOWN_WORD
        elif before and not _go_together(before, word) and not _numbered(before, word):
            cost += _UNKNOWN_PAIR
        elif before and _misworded(earlier, before, word):
            cost += _MISWORDED
        earlier, before = ("", "") if ends else (before, word)
    meant = max((len(wording.split()) for wording in _meant(text)), default=0)
    cost += _MISWORDED if meant >= _LONG_ENOUGH else _UNKNOWN_PAIR * bool(meant)
    return cost + _ODD_CASE * _miscased(text)


def _parted(spoken: Sequence[tuple[str, bool]]) -> int:
    """How many stops stand within the name of an office."""
    pairs = pairwise(spoken)
    return sum(stopped and (one, two) in word_tables.unparted() for (one, stopped), (two, _) in pairs)


def _meant(text: str) -> frozenset[str]:
    """Wordings that are ``text`` in other marks, when it is none itself ("Me": Mẹ; "Cha để": Cha đẻ)."""
    wordings = word_tables.wordings().get(fold(text), frozenset())
    return frozenset() if text.casefold() in {one.casefold() for one in wordings} else wordings


def _miscased(text: str) -> int:
    """How many words stand with a capital, or without, where wordings of papers have it otherwise."""
    words = [word.strip(EDGE) for word in text.split()]
    written = (
        (two, word_tables.cased().get((one.casefold(), two.casefold()))) for one, two in pairwise(words)
    )
    return sum(two not in known and not two.isupper() for two, known in written if known)


def repairs(text: str) -> Iterator[str]:
    """``text`` with one word in other marks, where it goes with its neighbour only so: "Đột quy" → "Đột quỵ".

    What a reader that is asked for them may hold possible; never a correction by itself.
    """
    words = text.split()
    spoken = [word.strip(EDGE).casefold() for word in words]
    for at, (one, two) in enumerate(pairwise(spoken)):
        if two in word_tables.following().get(one, ()) or STOP.search(words[at]):
            continue
        for other in sorted(_alike(two) & word_tables.following().get(one, frozenset())):
            yield _with(words, at + 1, two, other)
        for other in sorted(_alike(one)):
            if two in word_tables.following().get(other, ()):
                yield _with(words, at, one, other)
    for at, (one, two, three) in enumerate(zip(spoken, spoken[1:], spoken[2:], strict=False)):
        if _misworded(one, two, three):
            for other in sorted(_alike(one) & word_tables.opening()[two, three]):
                yield _with(words, at, one, other)
    yield from sorted(_meant(text))
    yield from _worded_out(text)


def _worded_out(text: str) -> Iterator[str]:
    """``text`` with a long wording of papers written out where nearly all of its letters stand ("Cục Cinh sát
    QLHC về TTXH"); not where its very letters do.
    """
    bare = fold(text)
    for phrase, folded in word_tables.long_wordings():
        there = partial_ratio_alignment(folded, bare, score_cutoff=100 * _NEARLY)
        if there is None:
            continue
        start = bare.rfind(" ", 0, there.dest_start + 1) + 1
        end = bare.find(" ", max(there.dest_end - 1, start))
        stood = text[start : end if end >= 0 else len(text)].rstrip(EDGE)
        if len(stood.split()) == len(phrase.split()) and _nearly(fold(stood), folded):
            yield text[:start] + (phrase.upper() if stood.isupper() else phrase) + text[start + len(stood) :]


def _nearly(one: str, other: str) -> bool:
    """Whether two wordings of as many words differ, and in few letters of each word."""
    pairs = zip(one.split(), other.split(), strict=True)
    alike = all(Levenshtein.normalized_similarity(*pair) >= _WORD_NEARLY for pair in pairs)
    return alike and one != other and Levenshtein.normalized_similarity(one, other) >= _NEARLY


def _go_together(before: str, word: str) -> bool:
    return word in word_tables.following().get(before, ())


def _numbered(before: str, word: str) -> bool:
    """Whether a number stands before a word that is none of those that follow numbers in other marks: behind
    a house's number stands any name ("Số 5 Bà Triệu").
    """
    return before == "#" and _alike(word).isdisjoint(word_tables.following().get("#", frozenset()))


def _misworded(first: str, second: str, third: str) -> bool:
    """Whether a wording of papers says the same with other marks on its first word ("số hộ tịch")."""
    others = word_tables.opening().get((second, third), frozenset())
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
    return word_tables.by_letters().get(plain(word), frozenset()) - {word}


def is_cut_short(text: str) -> bool:
    """Whether a text ends within a wording of papers ("… giá trị đăng ký kết" [hôn], "Cục CS QLHC về"
    [TTXH]) or with a word that needs another behind it: its last line may be lost.
    """
    said = tuple(word for word, _ in word_tables.spoken(text))
    end = said[-END:]
    if end and end[-1] in _LEADING and not text[-1:].isupper():
        return not (end[-1] == "cấp" and "do" in said)  # "do Công an tỉnh cấp" is whole
    return len(end) == END and end in word_tables.inner() and end not in word_tables.last()


def has_no_head(text: str) -> bool:
    """Whether a text begins small and is no wording of papers ("mẹ đẻ" is): "on gái" has lost a letter."""
    if not text[:1].islower() or text.partition(" ")[0] in _OPENING:
        return False
    known = word_tables.wordings().get(fold(text), frozenset())
    return text.casefold() not in {one.casefold() for one in known}


def unknown(text: str) -> int:
    """How many words of ``text`` no table knows; what holds a digit is no word."""
    return sum(word != "#" and word not in word_tables.words() for word, _ in word_tables.spoken(text))


def misspelt(text: str) -> bool:
    """Whether a word that no table knows would be one in other marks ("Nguyễn Trấi" of Trãi)."""
    spoken = {word for word, _ in word_tables.spoken(text)} - word_tables.words() - {"#"}
    return any(_alike(word) for word in spoken)


def warm() -> None:
    """Load the tables now (some hundredths of a second), so that no forked job loads them again."""
    strangeness("tổ dân phố")
    word_tables.by_letters()
