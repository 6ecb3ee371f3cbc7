"""Whether a name's word was outvoted: the readers, at every place that prints the name, plainly saw another.

Tables of names may rightly settle a mark that readers lost. Where two looks more saw another word than the
chosen one, and that word is a name too, a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from pipeline.weigh.lexicon import is_listed, stands_of
from pipeline.weigh.saying import Saying, letters_alike

_MORE = 2
"""Looks by which another word must lead."""


def outvoted(kind: str, text: str, own: Sequence[Saying], twins: Sequence[Sequence[Saying]]) -> bool:
    """Whether at some word of the name ``text`` another name leads among what the readers of print saw first,
    in the field itself and in those that hold the same name.
    """
    if kind != "person_name":
        return False
    words = text.casefold().split()
    seen = [
        one.value.text.casefold().split()
        for one in chain(own, *twins)
        if one.printed and letters_alike(kind, text, one.value.text)
    ]
    looks = [said for said in seen if len(said) == len(words)]
    places = enumerate(zip(stands_of(len(words)), words, strict=True))
    return any(_leads(place, word, [said[at] for said in looks]) for at, (place, word) in places)


def _leads(place: str, word: str, said: Sequence[str]) -> bool:
    others = {other for other in said if other != word and is_listed(place, other)}
    return any(said.count(other) >= said.count(word) + _MORE for other in others)
