"""What the witnesses hold possible of one field, and which of it to believe first.

A checked code comes before everything. Without one, every value that any reader holds possible is a candidate
and each witness says how well the candidate fits what it saw; the sum of the logarithms decides. So a lost
tone mark is settled between readings, by evidence, and a rare name on which the readers agree stays as it is.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.types import Evidence, Problem, SourceKind, Testimony, Value
from pipeline.weigh.lexicon import strangeness
from pipeline.words import oddness

_LETTERS_ONLY = frozenset(("person_name", "place", "text", "issuing_authority", "id_paper"))
_LEAST = 1e-4
"""Probability of what a reader with alternatives does not list."""
_TRUST = 0.4
"""How far the alternatives' own figures count: a network is surer than it is right."""
_TINY = 1e-12
_MARK_LOST, _MARK_CHANGED, _OTHER = 0.4, 0.05, 0.02
"""How likely a reader without alternatives that errs in a word drops a mark, takes another, errs else."""
_DOUBTED = 2.0
"""What a doubt of the kind costs a candidate (natural logarithm)."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A testimony that was understood: who speaks, what value that is, and what the kind finds doubtful."""

    who: Testimony
    value: Value
    problems: tuple[Problem, ...] = ()
    possible: tuple[tuple[Value, float], ...] = ()

    @property
    def unmarked(self) -> bool:
        """The zone's names carry no marks: they prove letters only."""
        return self.who.source.kind is SourceKind.MRZ and not self.who.checked

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, float]:
        """Order within a group; the first one lends its spelling."""
        return (self.who.checked, bool(self.value.text), not self.unmarked, self._spells, self.who.confidence)

    @property
    def _spells(self) -> bool:
        """Of two that agree on the letters the one without alternatives is better at points and capitals."""
        return not self.possible


@dataclass(frozen=True, slots=True)
class Choice:
    """The value believed, the sayings for it (perhaps none) and those against, and its share of belief."""

    value: Value
    problems: tuple[Problem, ...]
    supporters: tuple[Saying, ...]
    dissenters: tuple[Saying, ...]
    share: float

    @property
    def checked(self) -> bool:
        """Whether a code that carries its own proof speaks for the value."""
        return any(one.who.checked for one in self.supporters)


def essence(kind: str, text: str, unmarked: bool = False) -> str:
    """What must be equal for two values to be the same: letters of names and places, all of it otherwise."""
    if kind in _LETTERS_ONLY:
        text = "".join(char for char in text.casefold() if char.isalnum())
    if unmarked:
        decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return text


def choose(kind: str, spoken: Sequence[Evidence]) -> Choice | None:
    """The value to believe first; None when nobody was understood."""
    sayings = sorted(_understood(spoken), key=lambda one: one.rank, reverse=True)
    if not sayings:
        return None
    if sayings[0].who.checked:
        best = max(_groups(kind, sayings), key=lambda group: (group[0].rank[:1], _witnesses(group)))
        return _choice(kind, (best[0].value, best[0].problems), sayings, 1.0)
    candidates = _candidates(kind, spoken, sayings)
    beliefs = [_belief(kind, candidate, sayings) for candidate in candidates]
    top = max(range(len(candidates)), key=beliefs.__getitem__)
    share = 1.0 / sum(math.exp(belief - beliefs[top]) for belief in beliefs)
    return _choice(kind, candidates[top], sayings, share)


def _understood(spoken: Iterable[Evidence]) -> list[Saying]:
    return [
        Saying(
            one.testimony,
            one.value if one.value is not None else one.possible[0].value,
            one.problems if one.value is not None else one.possible[0].problems,
            tuple((possible.value, possible.probability) for possible in one.possible),
        )
        for one in spoken
        if one.value is not None or one.possible
    ]


def _groups(kind: str, sayings: Sequence[Saying]) -> list[list[Saying]]:
    groups: list[list[Saying]] = []
    for one in sayings:
        home = next((group for group in groups if agree(kind, group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def agree(kind: str, first: Saying, second: Saying) -> bool:
    """Whether two sayings are of one value."""
    unmarked = first.unmarked or second.unmarked
    return essence(kind, first.value.text, unmarked) == essence(kind, second.value.text, unmarked)


def _candidates(
    kind: str, spoken: Sequence[Evidence], sayings: Sequence[Saying]
) -> list[tuple[Value, tuple[Problem, ...]]]:
    """Every value held possible, once, in the soundest spelling, of two the better witness's."""
    found: dict[str, tuple[Value, tuple[Problem, ...]]] = {}

    def add(value: Value, problems: tuple[Problem, ...]) -> None:
        old = found.setdefault(essence(kind, value.text), (value, problems))
        if kind in _LETTERS_ONLY and oddness(value.text) < oddness(old[0].text):
            found[essence(kind, value.text)] = (value, problems)

    marked = any(one.value.text and not one.unmarked for one in sayings)
    for one in sayings:
        if not (one.unmarked and marked):
            add(one.value, one.problems)
    for evidence in spoken:
        for possible in evidence.possible:
            add(possible.value, possible.problems)
    return list(found.values())


def _belief(kind: str, candidate: tuple[Value, tuple[Problem, ...]], sayings: Sequence[Saying]) -> float:
    value, problems = candidate
    fits = sum(_fit(kind, value, one) for one in sayings)
    return fits - _DOUBTED * bool(problems) - strangeness(kind, value)


def _fit(kind: str, value: Value, one: Saying) -> float:
    """The logarithm of how likely the witness would say what it said if ``value`` stood there."""
    key = essence(kind, value.text)
    if one.possible:
        whole = sum(chance for _, chance in one.possible)
        listed = sum(chance for other, chance in one.possible if essence(kind, other.text) == key)
        return _TRUST * math.log(max(listed / max(whole, _TINY), _LEAST))
    same_letters = essence(kind, value.text, True) == essence(kind, one.value.text, True)
    if one.unmarked:
        return 0.0 if same_letters else math.log(_OTHER)
    if essence(kind, one.value.text) == key:
        return math.log(max(one.who.confidence, 0.5))
    return _word_by_word(value.text, one.value.text)


def _word_by_word(true: str, said: str) -> float:
    """How likely a reader says ``said`` of ``true``: word by word where there are as many of them."""
    ours, theirs = true.casefold().split(), said.casefold().split()
    if len(ours) != len(theirs) or not ours:
        return math.log(_OTHER)
    return sum(_word(one, other) for one, other in zip(ours, theirs, strict=True))


def _word(true: str, said: str) -> float:
    if true == said:
        return 0.0
    if essence("text", true, True) != essence("text", said, True):
        return math.log(_OTHER)
    return math.log(_MARK_LOST if _marks(said) < _marks(true) else _MARK_CHANGED)


def _marks(word: str) -> int:
    return sum(unicodedata.combining(sign) > 0 for sign in unicodedata.normalize("NFD", word))


def _choice(
    kind: str, chosen: tuple[Value, tuple[Problem, ...]], sayings: Sequence[Saying], share: float
) -> Choice:
    value, problems = chosen
    supporters: list[Saying] = []
    dissenters: list[Saying] = []
    for one in sayings:
        same = essence(kind, one.value.text, one.unmarked) == essence(kind, value.text, one.unmarked)
        (supporters if same else dissenters).append(one)
    return Choice(value, problems, tuple(supporters), tuple(dissenters), share)


def _witnesses(sayings: Iterable[Saying]) -> int:
    return len({one.who.witness for one in sayings})
