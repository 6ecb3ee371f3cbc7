"""From scores to figures: plain numbers that go to JSON, to the tables and to the charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from bench.readers import ReaderScore, Single
from bench.score import CaseScore, FieldScore
from pipeline.calibrate import upper_bound

T = TypeVar("T")
Row = dict[str, Any]


def summary(
    ours: Sequence[CaseScore], peers: Mapping[str, Sequence[CaseScore]] | None = None
) -> dict[str, Any]:
    """All figures: recognition, distractors, fields by wear, paper and kind, acceptance, readers, peers."""
    papers = sum(case.papers for case in ours)
    fields = [field for case in ours for field in case.fields]
    odd = [case for case in ours if not case.papers]
    return {
        "papers": papers,
        "recognised": share(sum(case.recognised for case in ours), papers),
        "distractors": len(odd),
        "distractors_taken": sum(case.taken for case in odd),
        "fields": _row(fields),
        "by_wear": grouped(fields, lambda field: field.wear, _row),
        "by_document": grouped(fields, lambda field: field.document, _row),
        "by_kind": grouped(fields, lambda field: field.kind, _row),
        "by_source": grouped(fields, lambda field: field.source, _row),
        "by_document_and_wear": grouped(fields, lambda field: f"{field.document} {field.wear}", _row),
        "by_key": grouped(fields, lambda field: f"{field.document} {field.key}", _row),
        "cpu_seconds_a_page": _seconds(ours),
        "readers": readers(score for case in ours for score in case.readers),
        "peers": {name: _versus(ours, theirs) for name, theirs in (peers or {}).items()},
        "wrong": {case.name: wrong for case in ours if (wrong := _wrong(case))},
    }


def _wrong(case: CaseScore) -> dict[str, str]:
    """The fields that came out wrong, and their state; the case is drawn again from its name."""
    return {one.key: "accepted" if one.accepted else "review" for one in case.fields if not one.right}


def share(part: int, whole: int) -> float:
    """``part`` of ``whole``, four places; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def interval(wrong: int, count: int) -> tuple[float, float]:
    """The Clopper-Pearson bounds of an error share, each of them with 95 % confidence by itself."""
    if not count:
        return (0.0, 1.0)
    low = 1.0 - upper_bound(count - wrong, count) if wrong else 0.0
    return (round(low, 5), round(upper_bound(wrong, count), 5))


def grouped(
    things: Iterable[T], name: Callable[[T], str], row: Callable[[Sequence[T]], Row]
) -> dict[str, Row]:
    """A row for all things of one name, in the order of the names."""
    groups: dict[str, list[T]] = {}
    for one in things:
        groups.setdefault(name(one), []).append(one)
    return {key: row(groups[key]) for key in sorted(groups)}


def _row(fields: Sequence[FieldScore]) -> Row:
    accepted = [field for field in fields if field.accepted]
    wrong = sum(not field.right for field in accepted)
    return {
        "fields": len(fields),
        "right": share(sum(field.right for field in fields), len(fields)),
        "accepted": share(len(accepted), len(fields)),
        "wrong_accepted": wrong,
        "wrong_among_accepted": share(wrong, len(accepted)),
        "wrong_among_accepted_interval": interval(wrong, len(accepted)),
    }


def readers(scores: Iterable[ReaderScore]) -> dict[str, Any]:
    """Both readers on the fields that both were asked for, and how many only one was asked for."""
    every = list(scores)
    asked = [one for one in every if one.tesseract is not None and one.lines is not None]
    return {
        "asked_one_only": len(every) - len(asked),
        "all": _readers_row(asked),
        "by_wear": grouped(asked, lambda one: one.wear, _readers_row),
        "by_kind": grouped(asked, lambda one: one.kind, _readers_row),
    }


def _readers_row(scores: Sequence[ReaderScore]) -> Row:
    agreed = [one for one in scores if one.agree]
    wrong = sum(not (one.tesseract is not None and one.tesseract.right) for one in agreed)
    return {
        "fields": len(scores),
        "misplaced": sum(one.lettered and not one.well_placed for one in scores),
        "tesseract": _alone([(one.tesseract, one.well_placed) for one in scores if one.tesseract]),
        "lines": _alone([(one.lines, one.well_placed) for one in scores if one.lines]),
        "both": {
            "right": share(sum(one.both_right for one in scores), len(scores)),
            "right_bare": share(sum(one.both_right_bare for one in scores), len(scores)),
        },
        "agree": share(len(agreed), len(scores)),
        "agreed": len(agreed),
        "wrong_agreed": wrong,
        "wrong_when_agreed": share(wrong, len(agreed)),
        "wrong_when_agreed_interval": interval(wrong, len(agreed)),
    }


def _alone(said: Sequence[tuple[Single, bool]]) -> Row:
    """One reader; its letters are counted where the place read holds the value (the second of each pair)."""
    letters = [one.letters for one, placed in said if one.letters is not None and placed]
    count = sum(one.count for one in letters)
    return {
        "right": share(sum(one.right for one, _ in said), len(said)),
        "right_bare": share(sum(one.right_bare for one, _ in said), len(said)),
        "letters": count,
        "letters_wrong": share(sum(one.wrong for one in letters), count),
        "letters_wrong_bare": share(sum(one.wrong_bare for one in letters), count),
    }


def _versus(ours: Sequence[CaseScore], peers: Sequence[CaseScore]) -> Row:
    """Both on exactly the papers that the peer read too."""
    asked = {case.name for case in peers}
    mine = [case for case in ours if case.name in asked]
    fields = [field for case in mine for field in case.fields]
    theirs = [field for case in peers for field in case.fields]
    seconds = sum(case.seconds for case in mine) / max(sum(case.pages for case in mine), 1)
    return {
        "papers": len(asked),
        "right": share(sum(field.right for field in theirs), len(theirs)),
        "ours_right": share(sum(field.right for field in fields), len(fields)),
        "by_wear": _rights(theirs),
        "ours_by_wear": _rights(fields),
        "cpu_seconds_a_page": round(
            sum(case.seconds for case in peers) / max(sum(case.pages for case in peers), 1), 3
        ),
        "ours_cpu_seconds_a_page": round(seconds, 3),
    }


def _rights(fields: Sequence[FieldScore]) -> dict[str, float]:
    return {key: row["right"] for key, row in grouped(fields, lambda field: field.wear, _row).items()}


def _seconds(cases: Sequence[CaseScore]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for case in cases:
        if case.pages:
            found.setdefault(case.document, []).append(case.seconds / case.pages)
    return {key: round(sorted(times)[len(times) // 2], 3) for key, times in sorted(found.items())}
