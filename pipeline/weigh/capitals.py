"""Capitals of letters that look alike large and small ("xã", "Xã"): only their height tells them apart.

Where the readers differ in the case of such a letter at the head of a word, the value is for a person, unless
the paper writes the same word elsewhere so that all readers agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from rapidfuzz.distance import Levenshtein

from pipeline import word_tables
from pipeline.letters import fold
from pipeline.types import Problem, ProblemCode
from pipeline.weigh.saying import WORDED, Saying
from pipeline.weigh.sayings import Choice

_ONE_SHAPE = frozenset("cosuvwxz")
"""Without marks; ô, ơ and ư are of them."""
_TWO, _CLEAR = 2, 0.9
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"x(?=ã )", re.IGNORECASE)
_BEHIND = re.compile(r", (\w)(?:uyện|uận|hị xã|hành phố|ỉnh)\b")
"""First letter of the ranks of units behind the commune's, all of them of two shapes."""
_UNCLEAR = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Chữ hoa hay chữ thường (cùng một hình) đọc chưa rõ, cần xem lại."
)

Place: TypeAlias = tuple[str, bool]
"""A word in small letters and whether it opens the value: papers open "Xã …" and go on "…, xã …"."""


def doubted(choices: Mapping[str, Choice | None], kinds: Mapping[str, str]) -> dict[str, Choice | None]:
    """The choices of one paper, those with an unsettled capital with a problem more."""
    worded = {key: one for key, one in choices.items() if one and kinds[key] in WORDED}
    told = dict(choices)
    for key, choice in worded.items():
        unclear = [] if choice.checked else _unclear(kinds[key], choice)
        firm = _firm(one for other, one in worded.items() if other != key) if unclear else {}
        if any(firm.get(place) != frozenset((_is_large(choice.value.text, place),)) for place in unclear):
            told[key] = replace(choice, problems=(*choice.problems, _UNCLEAR))
    return told


def _unclear(kind: str, choice: Choice) -> list[Place]:
    """The words whose case the readers of the field alone do not settle."""
    text, looks = choice.value.text, _looks(choice)
    split = [place for look in looks for place, mine, said in _cases(text, look) if mine != said]
    return [*split, _place(text, 0)] if kind == "place" and _alone(text, looks) else split


def _alone(text: str, looks: Sequence[Saying]) -> bool:
    """Whether a place opens with a commune's rank in one case and all ranks behind are in the other, where
    not two readers are sure: papers write the ranks of one place in one way.
    """
    behind = {one.isupper() for one in _BEHIND.findall(text)}
    sure = sum(look.who.confidence >= _CLEAR for look in looks) >= _TWO
    return not sure and bool(_OPENING.match(text)) and behind == {not text[0].isupper()}


def _firm(choices: Iterable[Choice]) -> Mapping[Place, frozenset[bool]]:
    """Words with such a letter whose case at least two readers agree on → the cases found on the paper."""
    found: dict[Place, frozenset[bool]] = {}
    for choice in choices:
        seen = [list(_cases(choice.value.text, look)) for look in _looks(choice)]
        split = {place for cases in seen for place, mine, said in cases if mine != said}
        agreed = [{place: mine for place, mine, said in cases if place not in split} for cases in seen]
        for place in set.intersection(*map(set, agreed)) if len(agreed) >= _TWO else ():
            found[place] = found.get(place, frozenset()) | {agreed[0][place]}
    return found


def _looks(choice: Choice) -> list[Saying]:
    """What the readers of the print saw first."""
    said = (*choice.supporters, *choice.dissenters)
    return [one for one in said if one.printed and one.value.text]


def _cases(text: str, look: Saying) -> Iterator[tuple[Place, bool, bool]]:
    """Words of ``text`` that begin with a letter of one shape, where the reader saw a word with the same one
    and no other case behind it: whether the letter is a capital in ``text`` and to the reader. A word whose
    case the wordings of papers know is let be ("QLHC về TTXH").
    """
    said = look.value.text
    for block in Levenshtein.opcodes(fold(text), fold(said)):
        ends = range(block.src_start, block.src_end) if block.tag == "equal" else range(0)
        for at in ends:
            there = at + block.dest_start - block.src_start
            begins = _begins(text, at) and _begins(said, there) and fold(text[at]) in _ONE_SHAPE
            alike = text[at + 1 : at + 2].isupper() == said[there + 1 : there + 2].isupper()
            if begins and alike and not _is_worded(text, at):
                yield _place(text, at), text[at].isupper(), said[there].isupper()


def _begins(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _is_worded(text: str, at: int) -> bool:
    """Whether the word there stands behind its neighbour as in wordings of papers."""
    before, word = text[:at].split(), _WORD.match(text, at)
    pair = (before[-1].casefold(), word[0].casefold()) if before and word else ("", "")
    return word is not None and word[0] in word_tables.cased().get(pair, ())


def _place(text: str, at: int) -> Place:
    word = _WORD.match(text, at)
    return (word[0].casefold() if word else "", at == 0)


def _is_large(text: str, place: Place) -> bool:
    """Whether the word that stands there in ``text`` begins with a capital."""
    word, opens = place
    starts = (found.start() for found in _WORD.finditer(text) if found[0].casefold() == word)
    return any(text[at].isupper() for at in starts if (at == 0) is opens)
