"""A province spelt with fewer marks than the official name: in use ("Đăk Lăk"), or "Đắk Lắk" read badly.

Readers lose the stroke above a breve together, so such a spelling is believed where both are sure of it and
no look at the same place, here or elsewhere on the paper, saw the official one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipeline.places import in_use
from pipeline.types import Problem, ProblemCode, Value
from pipeline.weigh.saying import Saying

_CLEAR = 0.9
_DOUBT = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Tên tỉnh có hai cách viết chỉ khác dấu, đọc chưa rõ cách nào, cần xem lại."
)


def with_province(
    kind: str, value: Value, own: Sequence[Saying], twins: Sequence[Sequence[Saying]]
) -> tuple[Value, tuple[Problem, ...]]:
    """The place and what is doubtful about its province's spelling, given what the readers saw; where
    anything is, the official spelling is proposed.
    """
    province = value.parts.province if kind == "place" and value.parts else ""
    name = in_use.written(value.text, province)
    if not name or in_use.is_official(name, province) or not in_use.is_known(name, province):
        return value, ()
    looks = [one for one in chain(own, *twins) if one.printed]
    unsure = any(one.who.confidence < _CLEAR for one in looks)
    seen = any(in_use.is_official(in_use.written(one.value.text, province), province) for one in looks)
    if not (unsure or seen):
        return value, ()
    return replace(value, text=in_use.with_official(value.text, province)), (_DOUBT,)
