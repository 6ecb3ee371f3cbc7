"""State, reason and problems of a chosen value, in sentences a clerk understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from pipeline.types import FieldState, Problem, ProblemCode, SourceKind, Verdict
from pipeline.weigh.chance import NUMBERS, Features, accepts
from pipeline.weigh.saying import Saying
from pipeline.weigh.sayings import Choice

T = TypeVar("T")

_WITNESS_NAMES = {
    SourceKind.QR: "mã QR",
    SourceKind.PDF417: "mã vạch PDF417",
    SourceKind.MRZ: "dòng MRZ",
    SourceKind.PORTAL: "cổng dịch vụ công",
    SourceKind.PERSON: "cán bộ",
}
_OTHER_PERSON = 0.5
"""Likeness below which print and code speak of different things rather than of one worn print."""
_DASH = re.compile(r"\w - \.?(?=\w)")
_TWO = 2
_OTHER_FIGURE = 0.06
"""Of the chance of a number that of one with another figure from which it is doubted."""
_ONE_IN = 100
"""One accepted value in so many goes to a person all the same."""


def problems_of(choice: Choice, verdicts: Sequence[Verdict]) -> tuple[Problem, ...]:
    """What the kind says of the chosen value, the rules it breaks, and who speaks against it."""
    problems = [*choice.problems]
    problems += [verdict.problem for verdict in verdicts if not verdict.holds and verdict.problem]
    if any(one.who.handwritten for one in (*choice.supporters, *choice.dissenters)):
        problems.insert(0, Problem(ProblemCode.HANDWRITTEN, "Chữ viết tay: máy chỉ đề xuất, cần người xem."))
    if _quarrel(choice):
        names = _names(choice.dissenters)
        problems.append(Problem(ProblemCode.WITNESSES_DISAGREE, f"{names} nói khác, cần xem lại."))
    return tuple(unique(problems))


def _quarrel(choice: Choice) -> bool:
    """Whether the dissent matters: against a code, or code against print of another person.

    Two readings of one print that differ are no quarrel of witnesses: the probability speaks of them.
    """
    for one in choice.dissenters:
        if one.who.checked or (choice.checked and one.unmarked):
            return True
        if not choice.checked and not one.printed:
            return True
        said = one.value.text
        if (
            choice.checked
            and said
            and Levenshtein.normalized_similarity(said, choice.value.text) < _OTHER_PERSON
        ):
            return True
    return False


def decide(choice: Choice, features: Features, problems: Sequence[Problem]) -> tuple[FieldState, str]:
    """State and reason; against a checked code only another witness makes a doubt, the rest are remarks."""
    grave = [one for one in problems if not features.checked or one.code is ProblemCode.WITNESSES_DISAGREE]
    if grave:
        return FieldState.REVIEW, grave[0].message
    if features.checked:
        return FieldState.ACCEPTED, f"{_names(choice.supporters)} xác nhận."
    doubt = _doubt(choice, features)
    if doubt:
        return FieldState.REVIEW, doubt
    return FieldState.ACCEPTED, _vouched(features)


def _vouched(features: Features) -> str:
    """Why the machine vouches for print."""
    if features.print_for >= _TWO:
        return "Hai bộ đọc đọc giống nhau."
    if features.rules_held:
        return "Khớp với mục khác trên cùng giấy."
    if features.letters_alike:
        return "Hai bộ đọc thấy cùng những chữ cái, dấu đọc rõ."
    return "Hai bộ đọc đọc gần giống nhau, chỗ khác nhau đọc rõ."


def _doubt(choice: Choice, features: Features) -> str:
    """Why the machine does not vouch for print; "" when it does."""
    if not features.vouchable:
        differ = bool(choice.dissenters)
        return "Hai cách đọc khác nhau, cần người xem." if differ else "Mới có một cách đọc, cần người xem."
    doubts = (
        (_doubts_a_dash(choice), "Có cách đọc thấy dấu gạch nối giữa hai từ, cần người xem."),
        (
            features.group == NUMBERS and _doubts_a_figure(choice),
            "Có chữ số máy đọc chưa chắc, cần người xem.",
        ),
        (choice.outvoted, "Máy đọc nhiều lần thấy tên khác dấu, cần người xem."),
        (not accepts(features), "Chữ khó đọc, máy chưa đủ chắc, cần người xem."),
        (_is_drawn(choice), "Máy đã chắc; mục này được rút ngẫu nhiên để người kiểm tra máy."),
    )
    return next((sentence for holds, sentence in doubts if holds), "")


def _doubts_a_dash(choice: Choice) -> bool:
    """Whether one reader saw a dash between words ("Sản - Nhi") and another saw none: they are soon lost."""
    said = {len(_DASH.findall(one.who.text)) for one in (*choice.supporters, *choice.dissenters)}
    return len(said | {len(_DASH.findall(choice.value.text))}) > 1


def _doubts_a_figure(choice: Choice) -> bool:
    """Whether a reader holds another figure possible in the number: of such values that both readers read
    alike every second one was wrong (a flat 3 is a 5 to both).
    """
    chosen = _figures(choice.value.text)
    for one in (*choice.supporters, *choice.dissenters):
        chances = [(_figures(value.text), chance) for value, chance in one.possible]
        same = max((chance for figures, chance in chances if figures == chosen), default=0.0)
        others = (chance for figures, chance in chances if figures != chosen and len(figures) == len(chosen))
        if max(others, default=0.0) > _OTHER_FIGURE * same:
            return True
    return False


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _is_drawn(choice: Choice) -> bool:
    """Whether this value is of the small share that a person sees although the machine is sure.

    So the promise of ``accepted`` stays measured. Drawn by a hash of what the readers saw and where: the same
    page read again gives the same draw.
    """
    seen = repr([(one.who.text, one.who.source.box, one.who.confidence) for one in choice.supporters])
    return int.from_bytes(sha256(seen.encode()).digest()[:4]) % _ONE_IN == 0


def as_printed(choice: Choice) -> str:
    """The print's own words when it supports the value, else the first supporter's, else the value."""
    printed = [one.who.text for one in choice.supporters if one.printed]
    others = [one.who.text for one in choice.supporters]
    return next(iter([*printed, *others]), choice.value.text)


def _names(sayings: Sequence[Saying]) -> str:
    names = unique(_WITNESS_NAMES.get(one.who.source.kind, "chữ in") for one in sayings)
    text = ", ".join(names)
    return text[:1].upper() + text[1:]


def unique(things: Iterable[T]) -> list[T]:
    """Each thing once, in order."""
    return list(dict.fromkeys(things))
