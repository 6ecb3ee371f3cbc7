"""Fields of one paper that hold the same name: a declarant who is the mother, a citizen twice on a form.

Each place a name is printed at is one more look at its marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.letters import key
from pipeline.types import Evidence
from pipeline.weigh.sayings import understood

_KINDS = ("person_name", "place", "id_paper")
_FEWEST_WORDS = 2
"""A single word is shared by too many."""


def twins_of(
    said: Mapping[str, Sequence[Evidence]], kinds: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Field key → the other fields of its kind with the same letters, marks and signs aside."""
    by_name: dict[tuple[str, str, str], list[str]] = {}
    for field, spoken in said.items():
        name = _name(spoken) if kinds[field] in _KINDS else ""
        if len(name.split()) >= _FEWEST_WORDS:
            by_name.setdefault((kinds[field], key(name), _capitals(name)), []).append(field)
    return {
        one: tuple(other for other in alike if other != one) for alike in by_name.values() for one in alike
    }


def _capitals(text: str) -> str:
    """Which letters are capitals: papers write one place in both ways ("Xã …, Huyện …", "xã …, huyện …")."""
    return "".join("X" if sign.isupper() else "x" for sign in text if sign.isalnum())


def _name(spoken: Sequence[Evidence]) -> str:
    """The likeliest name of the field by its best witness that may carry marks."""
    sayings = [one for one in understood(spoken) if not one.unmarked]
    return max(sayings, key=lambda one: bool(one.possible)).value.text if sayings else ""
