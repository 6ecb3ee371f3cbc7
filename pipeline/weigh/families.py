"""Family names no table has that are a common one in other marks: "Nguyến" is hardly anything but Nguyễn.

Small marks over a circumflex are lost by all readers of one print together. The common name is proposed and a
person looks at the paper: a rare name that both read stays possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pipeline import reference
from pipeline.letters import fold, plain
from pipeline.types import Problem, ProblemCode, Value
from pipeline.weigh.lexicon import is_family

_COMMON = 0.3
"""Percent of people, in the north or the south, who bear a family name that may be proposed."""
_PROPOSED = Problem(
    ProblemCode.NOT_UNDERSTOOD,
    "Họ đọc được không có trong danh mục; máy đề xuất họ phổ biến chỉ khác dấu, cần xem lại trên giấy.",
)


def with_family(kind: str, value: Value, problems: tuple[Problem, ...]) -> tuple[Value, tuple[Problem, ...]]:
    """The name with the one common family name that differs in marks from what stands for it, and the doubt;
    as it is where its family name is listed, or where no mark stands in all of it (names from abroad).
    """
    family, _, rest = value.text.partition(" ")
    common = _common().get(fold(family), ())
    marked = plain(value.text) != value.text
    if kind != "person_name" or not (rest and marked) or is_family(family.casefold()) or len(common) != 1:
        return value, problems
    (name,) = common
    shown = name.upper() if family.isupper() else name
    return replace(value, text=f"{shown} {rest}"), (*problems, _PROPOSED)


@cache
def _common() -> Mapping[str, tuple[str, ...]]:
    """Letters without marks → the common family names that have them."""
    found: dict[str, tuple[str, ...]] = {}
    for one in reference.family_names():
        if max(one.north, one.south) >= _COMMON:
            found[fold(one.name)] = (*found.get(fold(one.name), ()), one.name)
    return found
