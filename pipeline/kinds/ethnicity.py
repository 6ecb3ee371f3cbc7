"""Ethnic group in the official spelling of the 54.

Source: Quyết định 121-TCTK/PPCĐ of 1979 and the spellings in use today. Papers print what the person was
registered with ("Khơ-me", "H'Mông"); that wording stays in the field's text. Names that two groups share (Xá,
Trại, Chil, Lao) are refused: a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rapidfuzz.distance import Levenshtein

from ocr.types import Shape
from pipeline import letters, reference
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, Value

SAYS = "Dân tộc: tên chính thức của 54 dân tộc."
SHAPE = Shape.LINE

_SHORTEST_FUZZY = 4
_SHORTEST_NEAR = 3


def compact(text: str) -> str:
    """One line without leaders, footnote marks, stray signs, a label left over and the label after it."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = letters.without_junk(text)
    folded = letters.fold(line)
    cut = folded.find("quoc tich")
    if cut > 0:
        line = letters.without_junk(line[:cut])
    return letters.without_junk(line.rpartition(":")[2]) or line


def parse(text: str) -> Value:
    """The official name: by exact spelling, without marks, within one slip; refused when two groups fit."""
    words = compact(text)
    if not words:
        return Value("")
    found = _by_letters().get(_spelling(words)) or _nearest(letters.key(words))
    if found is None:
        raise NotThisKind("Dân tộc này không có trong danh mục 54 dân tộc hoặc trùng tên nhiều dân tộc.")
    return Value(found)


@cache
def _by_letters() -> Mapping[str, str]:
    """Exact spelling (small letters, no spaces or hyphens) → group.

    Names of parts of a group count only when they are long enough, and unlike enough to every group's own
    name, that a damaged reading of another group cannot look like them ("Nông" is too near to Nùng).
    """
    spellings: dict[str, set[str]] = {}
    for group in reference.ethnic_groups():
        safe = (
            name for name in group.local if len(letters.key(name)) >= _SHORTEST_FUZZY and not _is_near(name)
        )
        for name in (group.name, *group.spellings, *safe):
            spellings.setdefault(_spelling(name), set()).add(group.name)
    return {spelling: groups.pop() for spelling, groups in spellings.items() if len(groups) == 1}


@cache
def _by_key() -> Mapping[str, frozenset[str]]:
    """Own names of the groups without marks → groups, with the shared names, which never decide."""
    keys: dict[str, set[str]] = {}
    for group in reference.ethnic_groups():
        for name in (group.name, *group.spellings):
            keys.setdefault(letters.key(name), set()).add(group.name)
    for name, groups in reference.shared_ethnic_names().items():
        keys.setdefault(letters.key(name), set()).update(groups)
    return {key: frozenset(groups) for key, groups in keys.items()}


def _is_near(name: str) -> bool:
    return any(_slip(letters.key(name), key) for key in _by_key())


def _spelling(words: str) -> str:
    return words.casefold().replace("-", "").replace(" ", "")


def _nearest(key: str) -> str | None:
    """The one group whose name without marks is this key, or one slip away when no other group is as near."""
    groups = _by_key().get(key)
    if groups is None and len(key) >= _SHORTEST_FUZZY:
        near = (
            found for name, found in _by_key().items() if len(name) >= _SHORTEST_NEAR and _slip(key, name)
        )
        groups = frozenset[str]().union(*near)
    return next(iter(groups)) if groups is not None and len(groups) == 1 else None


def _slip(key: str, name: str) -> bool:
    return Levenshtein.distance(key, name, score_cutoff=1) <= 1


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing is doubtful about one of the 54 names seen alone."""
    return ()


def show(value: Value) -> str:
    """The official name."""
    return value.text
