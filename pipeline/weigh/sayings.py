"""What the witnesses hold possible of one field, and which of it to believe first.

A checked code comes before everything. Without one, every value that any reader holds possible is a candidate
and each witness says how well the candidate fits what it saw (``worth``). So a lost tone mark is settled
between readings, by evidence, and a rare name on which the readers agree stays as it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.types import Evidence, Problem, Value
from pipeline.weigh.families import with_family
from pipeline.weigh.lexicon import is_whole
from pipeline.weigh.points import with_dashes, with_semicolons, without_points
from pipeline.weigh.rivals import Rivals, standing, with_true_day
from pipeline.weigh.saying import Saying, agree, essence
from pipeline.weigh.spellings import with_province
from pipeline.weigh.unlearnt import with_unlearnt
from pipeline.weigh.votes import outvoted
from pipeline.weigh.worth import witnessed, worth

_TWO = 2
_HELD = 1e-3
"""Of the likelihood of a witness's own words, that of a value it still holds possible."""
Candidate: TypeAlias = tuple[Value, tuple[Problem, ...]]
"""A value held possible and what its kind doubts of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The value believed, the sayings for it (perhaps none) and those against, its share of belief, and
    whether the readers saw another name more often.
    """

    value: Value
    problems: tuple[Problem, ...]
    supporters: tuple[Saying, ...]
    dissenters: tuple[Saying, ...]
    share: float
    outvoted: bool = False

    @property
    def checked(self) -> bool:
        """Whether a code that carries its own proof speaks for the value."""
        return any(one.who.checked for one in self.supporters)


def choose(kind: str, spoken: Sequence[Evidence], twins: Sequence[Sequence[Evidence]] = ()) -> Choice | None:
    """The value to believe first; None when nobody was understood.

    ``twins``: what is said of other fields of the paper that hold the same (a mother who is the declarant).
    """
    sayings = with_unlearnt(kind, understood(spoken))
    if not sayings:
        return None
    if sayings[0].who.checked:
        best = max(_groups(kind, sayings), key=lambda group: (group[0].rank[:1], _witnesses(group)))
        return _choice(kind, (best[0].value, best[0].problems), sayings, 1.0)
    others = [understood(one) for one in twins]
    every = candidates(
        [*spoken, *(one for twin in twins for one in twin)],
        [*sayings, *(one for twin in others for one in twin)],
    )
    if any(one.value.text for one in sayings):
        every = [rival for rival in every if rival[0].text]  # who sees nothing proves no paper empty
    believed, share = _believed(kind, every, sayings, others)
    chosen = _choice(kind, believed, sayings, share)
    value, problems = with_province(kind, chosen.value, sayings, others)
    lost = outvoted(kind, value.text, sayings, others)
    return replace(chosen, value=value, problems=(*chosen.problems, *problems), outvoted=lost)


def _believed(
    kind: str, rivals: Rivals, sayings: Sequence[Saying], twins: Sequence[Sequence[Saying]]
) -> tuple[Candidate, float]:
    """Of the rivals that may win the one for which most speaks, and its share of the belief in all."""
    worths = [
        worth(kind, value, bool(problems), sayings) + sum(witnessed(kind, value, other) for other in twins)
        for value, problems in rivals
    ]
    most = max(worths)
    beliefs = [math.exp(one - most) for one in worths]
    same_said = None if twins else _said_by_all(kind, sayings)
    may = {value.text for value, _ in standing(kind, rivals, sayings)}
    top = max(
        (at for at in range(len(rivals)) if rivals[at][0].text in may),
        key=lambda at: (rivals[at][0].text == same_said, worths[at]),
    )
    believed = with_family(kind, *_as_all_read(kind, rivals, top, sayings))
    believed = with_true_day(kind, believed, rivals, worths)
    same = essence(kind, believed[0].text)
    pairs = zip(beliefs, rivals, strict=True)
    share = sum(belief for belief, (value, _) in pairs if essence(kind, value.text) == same)
    return believed, share / sum(beliefs)


def _said_by_all(kind: str, sayings: Sequence[Saying]) -> str | None:
    """The whole name that every reader of the print read first: however rare, no table overrules it."""
    name = _first_of_all(sayings) if kind == "person_name" else None
    return name if name and is_whole(kind, name) else None


def _first_of_all(sayings: Sequence[Saying]) -> str | None:
    """What every reader of the print read first; None where they differ or but one speaks."""
    printed = [one for one in sayings if one.printed]
    said = {one.value.text for one in printed}
    return said.pop() if len(printed) >= _TWO and len(said) == 1 else None


def _as_all_read(kind: str, rivals: Rivals, top: int, sayings: Sequence[Saying]) -> Candidate:
    """The believed rival, or the one with the same letters and the points, commas and capitals that every
    reader saw first: what papers usually print there is no reason to add a comma.
    """
    said, same = _first_of_all(sayings), essence(kind, rivals[top][0].text)
    if said is None or essence(kind, said) != same:
        return rivals[top]
    return next((one for one in rivals if one[0].text == said), rivals[top])


def understood(spoken: Iterable[Evidence]) -> list[Saying]:
    """What was understood of the field, the best witness first; not a value that a witness all but rules out,
    who saw something else there.
    """
    found = [
        Saying(
            one.testimony,
            one.value if one.value is not None else one.possible[0].value,
            one.problems if one.value is not None else one.possible[0].problems,
            tuple((possible.value, possible.probability) for possible in one.possible),
        )
        for one in spoken
        if one.value is not None
        or (one.possible and one.possible[0].probability >= _HELD * one.testimony.confidence)
    ]
    return sorted(found, key=lambda one: one.rank, reverse=True)


def _groups(kind: str, sayings: Sequence[Saying]) -> list[list[Saying]]:
    groups: list[list[Saying]] = []
    for one in sayings:
        home = next((group for group in groups if agree(kind, group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def candidates(spoken: Sequence[Evidence], sayings: Sequence[Saying]) -> list[Candidate]:
    """Every value held possible, each spelling once, with what its kind doubts."""
    found: dict[str, Candidate] = {}
    marked = any(one.value.text and not one.unmarked for one in sayings)
    for one in sayings:
        if not (one.unmarked and marked):
            found.setdefault(one.value.text, (one.value, one.problems))
    for evidence in spoken:
        for possible in evidence.possible:
            found.setdefault(possible.value.text, (possible.value, possible.problems))
    return list(found.values())


def _choice(kind: str, chosen: Candidate, sayings: Sequence[Saying], share: float) -> Choice:
    value = without_points(kind, with_semicolons(kind, chosen[0], sayings), sayings)
    value = with_dashes(kind, value, sayings)
    problems = chosen[1]
    supporters: list[Saying] = []
    dissenters: list[Saying] = []
    for one in sayings:
        same = essence(kind, one.value.text, one.unmarked) == essence(kind, value.text, one.unmarked)
        (supporters if same else dissenters).append(one)
    return Choice(value, problems, tuple(supporters), tuple(dissenters), share)


def _witnesses(sayings: Iterable[Saying]) -> int:
    return len({one.who.witness for one in sayings})
