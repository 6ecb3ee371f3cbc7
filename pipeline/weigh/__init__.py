"""Weigh what the witnesses say of each field into one value with a probability and a reason.

A value is ``accepted`` only when a checked code says it (QR, check digits of the MRZ) or when its calibrated
probability keeps the promise of ``chance``; everything else is for a person. A reader alone is never
accepted: it takes a second reader or a rule of the paper that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.types import (
    Evidence,
    Field,
    FieldState,
    Problem,
    ProblemCode,
    Value,
    Verdict,
)
from pipeline.weigh import capitals
from pipeline.weigh.chance import Features, probability
from pipeline.weigh.decide import as_printed, decide, problems_of, unique
from pipeline.weigh.lexicon import is_whole, odd, strangeness
from pipeline.weigh.saying import letters_alike, nearly_alike
from pipeline.weigh.sayings import Choice, choose
from pipeline.weigh.twins import twins_of

__all__ = ["Features", "features_of", "probability", "weigh"]

Judge = Callable[[Mapping[str, Value]], tuple[Verdict, ...]]
"""The rules of papers: values by field key → verdicts (``pipeline.rules.judge``)."""

_EMPTY = 0.95
"""Probability that a place all readers saw empty is empty."""


def weigh(evidence: Iterable[Evidence], kinds: Mapping[str, str], judge: Judge) -> tuple[Field, ...]:
    """One field for each key of ``kinds`` (field key → kind), in that order.

    A key nobody speaks of becomes a field in review with the problem ``not_found``; a key whose witnesses saw
    nothing written becomes ``missing``.
    """
    return tuple(_field(one) for one in _judged(evidence, kinds, judge))


def features_of(
    evidence: Iterable[Evidence], kinds: Mapping[str, str], judge: Judge
) -> Mapping[str, tuple[str, Features]]:
    """Field key → its value and what its probability is judged by, for the fields with a value.

    No table of probabilities is asked: calibration is fitted on this.
    """
    judged = _judged(evidence, kinds, judge)
    return {one.key: (one.choice.value.text, one.features) for one in judged if one.choice and one.features}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A field before anything is decided: what was said of it, the choice, its features, its rules."""

    key: str
    spoken: Sequence[Evidence]
    choice: Choice | None
    features: Features | None
    verdicts: Sequence[Verdict]


def _judged(evidence: Iterable[Evidence], kinds: Mapping[str, str], judge: Judge) -> Iterator[_Judged]:
    said: dict[str, list[Evidence]] = {key: [] for key in kinds}
    for one in evidence:
        if one.testimony.field in said:
            said[one.testimony.field].append(one)
    twins = twins_of(said, kinds)
    chosen = {
        key: choose(kinds[key], spoken, [said[twin] for twin in twins.get(key, ())])
        for key, spoken in said.items()
    }
    chosen = capitals.doubted(chosen, kinds)
    values = {key: choice.value for key, choice in chosen.items() if choice and choice.value.text}
    verdicts = judge(values)
    for key, choice in chosen.items():
        of_field = [verdict for verdict in verdicts if key in verdict.fields]
        features = _features(kinds[key], choice, of_field) if choice and choice.value.text else None
        yield _Judged(key, said[key], choice, features, of_field)


def _field(judged: _Judged) -> Field:
    key, choice, features = judged.key, judged.choice, judged.features
    if choice is None or (features is None and any(one.testimony.text for one in judged.spoken)):
        return _unknown(key, judged.spoken)  # what one reader saw may be all that is left of a value
    sources = tuple(unique(one.who.source for one in (choice.supporters or choice.dissenters[:1])))
    if features is None:
        return Field(key, None, "", FieldState.MISSING, _EMPTY, sources, "Trên giấy để trống.")
    problems = problems_of(choice, judged.verdicts)
    state, reason = decide(choice, features, problems)
    return Field(
        key=key,
        value=choice.value.text,
        text=as_printed(choice),
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
    first = max(spoken, key=lambda one: (bool(one.testimony.text), one.testimony.confidence))
    text, sources = first.testimony.text, (first.testimony.source,)
    problems = first.problems or (
        Problem(ProblemCode.NOT_UNDERSTOOD, "Chữ đọc được chưa thành giá trị hợp lệ."),
    )
    return Field(key, None, text, FieldState.REVIEW, 0.0, sources, problems[0].message, problems)


def _features(kind: str, choice: Choice, verdicts: Sequence[Verdict]) -> Features:
    readers = [one for one in choice.supporters if one.printed]
    against = {one.who.witness for one in choice.dissenters}
    other = [one.value.text for one in choice.dissenters if one.printed]
    sure = [_confidence(choice, one.who.confidence, one.possible) for one in readers] or [0.5]
    return Features(
        kind=kind,
        checked=choice.checked,
        print_for=len({one.who.witness for one in readers}),
        print_against=len(against),
        share=choice.share,
        sure=max(sure),
        unsure=min(sure),
        strange=strangeness(kind, choice.value),
        doubts=len(choice.problems),
        spelt_alike=len({one.value.text for one in readers}) == 1,
        rules_held=sum(verdict.holds for verdict in verdicts),
        rules_broken=sum(not verdict.holds for verdict in verdicts),
        odd=odd(kind, choice.value),
        letters_alike=any(letters_alike(kind, choice.value.text, text) for text in other),
        nearly_alike=any(nearly_alike(kind, choice.value.text, text) for text in other),
        whole=is_whole(kind, choice.value.text),
    )


def _confidence(choice: Choice, own: float, possible: Sequence[tuple[Value, float]]) -> float:
    """A reader's confidence in the value: its listed probability when it lists any, else its own figure."""
    return next((chance for value, chance in possible if value == choice.value), own)
