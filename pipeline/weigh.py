"""Weigh what the witnesses say of each field into one value with a probability and a reason.

A value is ``accepted`` only when a checked code says it (QR, check digits of the MRZ) or when independent
witnesses agree; everything else is for a person. The probability comes from ``probability``, the one seam
that calibration replaces; raw reader confidence is only one of its features and never decides alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from pipeline.types import (
    Evidence,
    Field,
    FieldState,
    Problem,
    ProblemCode,
    SourceKind,
    Testimony,
    Value,
    Verdict,
)

T = TypeVar("T")

Judge = Callable[[Mapping[str, Value]], tuple[Verdict, ...]]
"""The rules of papers: values by field key → verdicts (``pipeline.rules.judge``)."""

_WITNESS_NAMES = {
    SourceKind.QR: "mã QR",
    SourceKind.PDF417: "mã vạch PDF417",
    SourceKind.MRZ: "dòng MRZ",
    SourceKind.PORTAL: "cổng dịch vụ công",
    SourceKind.PERSON: "cán bộ",
}
_OTHER_PERSON = 0.5
"""Likeness below which print and code speak of different things rather than of one worn print."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the probability of a value is judged by."""

    kind: str
    checked: bool
    witnesses: int
    dissenting: int
    rules_held: int
    rules_broken: int
    reader_confidence: float


def probability(features: Features) -> float:
    """The probability that the value is right (before calibration: a coarse table from first principles)."""
    if features.checked:
        return 0.999 if not features.dissenting else 0.99
    if features.rules_broken:
        return 0.5
    support = features.witnesses + features.rules_held
    if support >= 2:
        return 0.99 if not features.dissenting else 0.8
    return 0.5 + 0.4 * features.reader_confidence


def weigh(evidence: Iterable[Evidence], kinds: Mapping[str, str], judge: Judge) -> tuple[Field, ...]:
    """One field for each key of ``kinds`` (field key → kind), in that order.

    A key nobody speaks of becomes a field in review with the problem ``not_found``; a key whose only witness
    saw nothing written becomes ``missing``.
    """
    said: dict[str, list[Evidence]] = {key: [] for key in kinds}
    for one in evidence:
        if one.testimony.field in said:
            said[one.testimony.field].append(one)
    chosen = {key: _choose(kinds[key], spoken) for key, spoken in said.items()}
    values = {key: choice.value for key, choice in chosen.items() if choice and choice.value.text}
    verdicts = judge(values)
    return tuple(_field(key, kinds[key], chosen[key], said[key], verdicts) for key in kinds)


@dataclass(frozen=True, slots=True)
class _Saying:
    """A testimony that was understood: who speaks and what value that is."""

    who: Testimony
    value: Value

    @property
    def unmarked(self) -> bool:
        """The zone's names carry no marks: they prove letters only."""
        return self.who.source.kind is SourceKind.MRZ and not self.who.checked

    @property
    def rank(self) -> tuple[bool, bool, bool, float]:
        """Order within a group; the first one lends its spelling."""
        return (self.who.checked, bool(self.value.text), not self.unmarked, self.who.confidence)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The sayings preferred for one field (they agree; the first lends the value) and those against."""

    supporters: tuple[_Saying, ...]
    dissenters: tuple[_Saying, ...]

    @property
    def value(self) -> Value:
        return self.supporters[0].value

    @property
    def checked(self) -> bool:
        return any(one.who.checked for one in self.supporters)


def _choose(kind: str, spoken: Sequence[Evidence]) -> _Choice | None:
    """The group of agreeing sayings to believe first: checked, then written, then most witnesses."""
    sayings = [_Saying(one.testimony, one.value) for one in spoken if one.value is not None]
    groups: list[list[_Saying]] = []
    for one in sorted(sayings, key=lambda saying: saying.rank, reverse=True):
        home = next((group for group in groups if _agree(kind, group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    if not groups:
        return None
    best = max(groups, key=_weight)
    return _Choice(tuple(best), tuple(one for group in groups if group is not best for one in group))


def _weight(group: Sequence[_Saying]) -> tuple[bool, bool, int, tuple[bool, bool, bool, float]]:
    checked = any(one.who.checked for one in group)
    written = any(one.value.text for one in group)
    return (checked, written, _witnesses(group), group[0].rank)


def _witnesses(group: Sequence[_Saying]) -> int:
    return len({one.who.witness for one in group})


def _agree(kind: str, first: _Saying, second: _Saying) -> bool:
    unmarked = first.unmarked or second.unmarked
    return _essence(kind, first.value.text, unmarked) == _essence(kind, second.value.text, unmarked)


def _essence(kind: str, text: str, unmarked: bool) -> str:
    """What must be equal for two values to be the same: letters for names and places, all of it otherwise."""
    if kind in {"person_name", "place", "text", "issuing_authority"}:
        text = "".join(char for char in text.casefold() if char.isalnum())
    if unmarked:
        decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return text


def _field(
    key: str, kind: str, choice: _Choice | None, spoken: Sequence[Evidence], verdicts: Sequence[Verdict]
) -> Field:
    if choice is None:
        return _unknown(key, spoken)
    sources = tuple(_unique(one.who.source for one in choice.supporters))
    if not choice.value.text:
        return Field(key, None, "", FieldState.MISSING, 0.95, sources, "Trên giấy để trống.")
    features = _features(kind, choice, [verdict for verdict in verdicts if key in verdict.fields])
    problems = _problems(key, choice, spoken, verdicts)
    state, reason = _decide(choice, features, problems)
    return Field(
        key=key,
        value=choice.value.text,
        text=_as_printed(choice),
        state=state,
        confidence=round(probability(features), 4),
        sources=sources,
        reason=reason,
        problems=problems,
        parts=choice.value.parts,
    )


def _unknown(key: str, spoken: Sequence[Evidence]) -> Field:
    """Nobody spoke, or nobody could be understood: the words are kept, a person looks."""
    if not spoken:
        problem = Problem(ProblemCode.NOT_FOUND, "Không tìm thấy mục này trên giấy, cần xem lại.")
        return Field(key, None, "", FieldState.REVIEW, 0.0, (), problem.message, (problem,))
    first = max(spoken, key=lambda one: one.testimony.confidence)
    text, sources = first.testimony.text, (first.testimony.source,)
    problems = first.problems or (
        Problem(ProblemCode.NOT_UNDERSTOOD, "Chữ đọc được chưa thành giá trị hợp lệ."),
    )
    return Field(key, None, text, FieldState.REVIEW, 0.0, sources, problems[0].message, problems)


def _features(kind: str, choice: _Choice, verdicts: Sequence[Verdict]) -> Features:
    return Features(
        kind=kind,
        checked=choice.checked,
        witnesses=_witnesses([one for one in choice.supporters if not one.unmarked]),
        dissenting=_witnesses(choice.dissenters),
        rules_held=sum(verdict.holds for verdict in verdicts),
        rules_broken=sum(not verdict.holds for verdict in verdicts),
        reader_confidence=max(one.who.confidence for one in choice.supporters),
    )


def _problems(
    key: str, choice: _Choice, spoken: Sequence[Evidence], verdicts: Sequence[Verdict]
) -> tuple[Problem, ...]:
    """What the kind says of the chosen value, the rules it breaks, and who speaks against it."""
    chosen = {id(one.who) for one in choice.supporters}
    problems = [problem for one in spoken if id(one.testimony) in chosen for problem in one.problems]
    problems += [v.problem for v in verdicts if key in v.fields and not v.holds and v.problem]
    if _quarrel(choice):
        names = _names(choice.dissenters)
        problems.append(Problem(ProblemCode.WITNESSES_DISAGREE, f"{names} nói khác, cần xem lại."))
    return tuple(_unique(problems))


def _quarrel(choice: _Choice) -> bool:
    """Whether the dissent matters: code against code, print against print, or print of another person."""
    for one in choice.dissenters:
        if one.who.checked or not choice.checked:
            return True
        said = one.value.text
        if said and Levenshtein.normalized_similarity(said, choice.value.text) < _OTHER_PERSON:
            return True
    return False


def _decide(choice: _Choice, features: Features, problems: Sequence[Problem]) -> tuple[FieldState, str]:
    """State and reason; against a checked code only another witness makes a doubt, the rest are remarks."""
    grave = [one for one in problems if not features.checked or one.code is ProblemCode.WITNESSES_DISAGREE]
    if grave:
        return FieldState.REVIEW, grave[0].message
    if features.checked:
        return FieldState.ACCEPTED, f"{_names(choice.supporters)} xác nhận."
    if features.witnesses >= 2:
        return FieldState.ACCEPTED, f"{_names(choice.supporters)} đọc giống nhau."
    if features.rules_held:
        return FieldState.ACCEPTED, "Khớp với mục khác trên cùng giấy."
    return FieldState.REVIEW, "Mới có một cách đọc, cần người xem."


def _as_printed(choice: _Choice) -> str:
    """The print's own words when the print is among the supporters, else the first supporter's."""
    printed = (one.who.text for one in choice.supporters if one.who.source.kind is SourceKind.OCR)
    return next(printed, choice.supporters[0].who.text)


def _names(sayings: Sequence[_Saying]) -> str:
    names = _unique(_WITNESS_NAMES.get(one.who.source.kind, "chữ in") for one in sayings)
    text = ", ".join(names)
    return text[:1].upper() + text[1:]


def _unique(things: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(things))
