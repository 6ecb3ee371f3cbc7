"""Notes at the foot of a form ("(1) Ghi rõ tên cơ quan đăng ký.") explain its entries with their own words:
no label is looked for among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.labels.rows import Row

_OPENS = re.compile(r"\(?[1lI]\)|\[1\]")
_HEADING = "chuthich"
_EXPLAINS = ("ghi", "truonghop", "khai", "neu", "denghi", "doivoi", "chi")
"""How notes begin: a form's own entry may be numbered ("(1) Họ, chữ đệm, tên: …")."""
_FROM = 0.5
"""Share of the rows above which no notes begin."""


def without_footnotes(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows above the notes at the foot of the page; all rows where there are none."""
    for number in range(int(_FROM * len(rows)), len(rows)):
        if _is_first(rows[number]):
            return tuple(rows[:number])
    return tuple(rows)


def _is_first(row: Row) -> bool:
    """Whether the notes begin with this row."""
    keys = [token.key for token in row.tokens]
    if "".join(keys[:2]) == _HEADING:
        return True
    explains = "".join(keys[1:3]).startswith(_EXPLAINS)
    return explains and _OPENS.fullmatch(row.tokens[0].text) is not None
