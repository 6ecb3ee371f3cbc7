"""Letters the line reader seldom met while it learnt, and a space: it has no say against them.

F, W and Z stand in no Vietnamese word, but in names of the highlands ("H'Wen") and from abroad ("WANG"). The
line reader keeps 93 in 100 of them (version 7: 34) and writes the nearest others (V, Y, P, 7, 2) for the
rest; where another reader saw one of these letters and all else is alike, its reading is as possible to it as
its own. So is the narrow space behind the apostrophe of "H' Biên".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from pipeline.types import Value
from pipeline.weigh.saying import Saying

_LETTERS = frozenset("fwzFWZ")
_UNLEARNT = re.compile(rf"[{''.join(sorted(_LETTERS))}]|' ")
_KIND = "person_name"


def with_unlearnt(kind: str, sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings of a name: to those with alternatives what others read with such letters is possible."""
    if kind != _KIND:
        return list(sayings)
    others = [one.value for one in sayings if not one.possible and _UNLEARNT.search(one.value.text)]
    return [_with(one, others) if one.possible else one for one in sayings]


def _with(one: Saying, others: Sequence[Value]) -> Saying:
    """The saying with each of ``others`` that it cannot tell from its own as possible as its likeliest."""
    same = [value for value in others if _alike(value.text, one.value.text)]
    if not same:
        return one
    best, texts = max(chance for _, chance in one.possible), {value.text for value in same}
    kept = (pair for pair in one.possible if pair[0].text not in texts)
    return replace(one, possible=(*kept, *((value, best) for value in same)))


def _alike(true: str, said: str) -> bool:
    """Whether all that differs stands at one of these letters, right beside it, or is that space."""
    ops = Levenshtein.editops(true, said)
    return all(
        _LETTERS & set(true[max(op.src_pos - 1, 0) : op.src_pos + 2])
        or true[max(op.src_pos - 1, 0) : op.src_pos + 1] == "' "
        for op in ops
    )
