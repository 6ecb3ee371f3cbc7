"""A value without print that is none of it: what is left of its label, or a footnote's mark, before it
("Giấy báo tử: 334/UBND-GBT"), the form's next sentence or a label's second language behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from pipeline.extract.cutting.notes import HOUR, NOTE
from pipeline.extract.reading.lines import LinesSaid
from pipeline.letters import key
from pipeline.template.model import BILINGUAL, FILL

_REST = 4
"""Words of a label that may stand before a value at most."""
_MARK = 4
"""Signs of a footnote's mark at most."""
_GROWN = re.compile(r"[^\W\d]{1,6}[:;]\(?\d\)?")
"""The end of a label with a footnote's mark grown to it ("trú:2")."""
_SENTENCE, _SAME = 7, 0.85
"""Words of a printed sentence at least, and how like it the words behind a value must be."""
_FOREIGN, _LIKE = 5, 0.75
"""Letters, and likeness, from which a word is the worn one of a label's second language."""


def without_label(text: str, labels: Sequence[str]) -> str:
    """``text`` without a whole label, or the last words of one and their colon, before it."""
    for label in labels:
        words = label.strip(" :").split()
        for count in range(len(words), 0, -1):
            rest = _behind(text, words[-count:], bare=count == len(words) and ":" not in label)
            if rest and FILL not in label:
                return rest
        if rest := _behind_letters(text, label):
            return rest
    return _without_second_language(text, labels)


def _behind_letters(text: str, label: str) -> str:
    """What stands behind the last letters of a label's last word and its colon ("ân : …" of "… hôn nhân:");
    "" where they do not.
    """
    first, colon, rest = text.partition(":")
    letters, last = key(first), label.strip(" :").split()[-1:]
    cut = colon and len(first.split()) == 1 and letters and label.rstrip().endswith(":")
    return rest.strip() if cut and last and key(last[0]).endswith(letters) else ""


def _without_second_language(text: str, labels: Sequence[str]) -> str:
    """``text`` without worn words of a label's second language before it ("Pesonal Nốt ruồi …")."""
    second = {
        key(word) for label in labels if BILINGUAL in label for word in label.split(BILINGUAL)[1].split()
    }
    words = text.split()
    while len(words) > 1 and len(words[0]) >= _FOREIGN and _is_like(words[0], second):
        words = words[1:]
    return " ".join(words) if len(words) < len(text.split()) else text


def _is_like(word: str, others: Collection[str]) -> bool:
    return any(Levenshtein.normalized_similarity(key(word), other) >= _LIKE for other in others)


def sentences(texts: Iterable[str]) -> tuple[str, ...]:
    """The sentences among a form's printed texts; a title may stand within a value."""
    return tuple(text for text in texts if len(text.split()) >= _SENTENCE and not text.isupper())


def without_sentence(text: str, printed: Sequence[str]) -> str:
    """``text`` without one of the ``printed`` sentences behind it: the page reading had not seen it there."""
    words = text.split()
    for sentence in printed:
        count, wanted = len(sentence.split()), key(sentence)
        for start in range(1, len(words) - _SENTENCE + 1):
            there = key("".join(words[start : start + count]))
            if Levenshtein.normalized_similarity(there, wanted[: len(there) + 1]) >= _SAME:
                return " ".join(words[:start]).rstrip(" .,;:")
    return text


def lines_without(said: LinesSaid, cut: Callable[[str], str]) -> LinesSaid:
    """The same cut made of all that the line reader holds possible."""
    kept = tuple(replace(one, text=cut(one.text)) for one in said.alternatives)
    return replace(said, text=cut(said.text), alternatives=kept)


def without_mark(said: LinesSaid, other: str) -> LinesSaid:
    """What was read without the rest of a label, or a footnote's mark, before it, which another reader did
    not take for words of the value.

    "C21 Thôn 11, …", "tại 2: Thôn 11, …" beside "Thôn 11, …": the other reader begins behind them.
    """
    words, others = said.text.split(), other.split()
    count = _before_value(words, others)
    if not count:
        return said
    kept = tuple(
        replace(one, text=" ".join(rest) if (rest := _behind_rest(one.text.split(), count)) else one.text)
        for one in said.alternatives
    )
    return replace(said, text=" ".join(words[count:]), alternatives=kept)


def _before_value(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words stand before the one the other reader begins with: one mark, or some up to a colon."""
    for count in range(1, min(_REST, len(words) - 1) + 1):
        same = bool(others) and key(words[count]) == key(others[0]) != HOUR
        if same and _is_rest(words[:count]):
            return count
    return 0


def _behind_rest(words: Sequence[str], count: int) -> Sequence[str]:
    """The words behind such a rest; none where no such rest stands there."""
    return words[count:] if len(words) > count and _is_rest(words[:count]) else ()


def _is_rest(words: Sequence[str]) -> bool:
    """Whether words before a value are a footnote's mark alone, or end a label with its colon."""
    if words[-1].endswith((":", ";")) or _GROWN.fullmatch(words[-1]):
        return True
    return _marks(words[-1]) and (len(words) == 1 or words[-2].endswith((":", ";")))


def _marks(word: str) -> bool:
    """Whether a word may be a footnote's mark: one as it is printed, worn, or its figures alone."""
    return bool(NOTE.fullmatch(word)) or (len(word) <= _MARK and word.strip(".,:;()").isdigit())


def _behind(text: str, label: Sequence[str], *, bare: bool) -> str:
    """What stands behind these words; "" where others stand there, or no colon ends them.

    ``bare``: the label is printed without a colon.
    """
    words = text.split()
    if len(words) > len(label) and key("".join(words[: len(label)])) == key("".join(label)):
        return " ".join(words[len(label) :]) if bare or words[len(label) - 1].endswith(":") else ""
    if not (bare and words and len(label) == 1):
        return ""
    first, only = words[0], label[0]
    grown = key(first[: len(only)]) == key(only) and first[len(only) :][:1].isupper()
    return " ".join([first[len(only) :], *words[1:]]) if grown else ""
