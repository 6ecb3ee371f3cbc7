"""Free text as printed: NFC, single spaces, one line."""

from __future__ import annotations

import re
from functools import lru_cache

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._digits import sixes
from pipeline.kinds._offices import is_nameless
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Chữ bất kỳ: như in, trên một dòng."
SHAPE = Shape.BLOCK

_LABEL_END = re.compile(r"^[^\W\d]{1,3}\s?[:;][\s.:;,]*(?=\w)")
"""What is left of a label where a value's region begins too early: "n: ", "trú : "."""
_BRACKETS = re.compile(r"^\(\s*\)\s*(?=\w)")
"""An empty pair of brackets before a value is a footnote's mark that lost its figure."""
_LONE = re.compile(r"\s[.:;](?=\s)")
"""A dot of a leader between words."""

_MONEY = re.compile(r"\b(\d{1,3})[., ] ?(\d{3}) (?:[đd][oòồôổ]ng|đồn)\b")
"""Thousands of đồng are parted by a point (1.000 đồng); of the word the last letter may be lost."""
_PHONE = re.compile(r"^(?=\D*(?:\d\D*){10}$)(0\d{5,8})[.,](\d{1,4})$")
"""A telephone's ten figures with a point where nobody parts them: a leader's dot."""
_STOP = re.compile(r"(?<=[^\W\d_A-Z]{2}[a-zà-ỹ])\.(?= [a-zà-ỹđ]{2})")
"""A point before a small letter, behind no word cut short, was a comma."""

_ABOUT = re.compile(r"(\bCục\b[^,;]*? )V[ềỀ](?= (?:TTXH|DLQG|trật|dân))")
"""V and v have one shape; in the name of the office that issues cards, not in capitals, "về" is small."""

_APART = re.compile(r"\b[Cc](?:, ?| )?\d{1,2}(?:[.,]\d)? ?cm\b")
"""On cards "C" (cách) is cut short by a point or colon before the distance: "Nốt ruồi C.1,5cm trên …"."""
_NO_POINT = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Dấu chấm sau chữ C (cách) trước khoảng cách đọc chưa rõ, cần xem lại."
)
_NAMELESS = Problem(ProblemCode.NOT_UNDERSTOOD, "Tên cơ quan đọc chưa đủ, cần xem lại.")


def compact(text: str) -> str:
    """As ``without_dirt``, and a point before a small letter is the comma it was."""
    return letters.settled(lambda line: _STOP.sub(",", _cleaner(line)), text)


@lru_cache(maxsize=letters.PAGE_FULL)
def without_dirt(text: str) -> str:
    """One line without leaders, footnote marks, crumbs of frames, the label's end and signs at the ends."""
    return letters.settled(_cleaner, text)


def _cleaner(line: str) -> str:
    line = letters.without_crumbs(letters.without_junk(_BRACKETS.sub("", sixes(line))))
    line = _PHONE.sub(r"\1\2", line)
    line = _ABOUT.sub(r"\1về", _MONEY.sub(r"\1.\2 đồng", _LONE.sub(" ", line)))
    return letters.without_junk(_LABEL_END.sub("", line)) or line


def parse(text: str) -> Value:
    """The text itself; free text is never refused."""
    return Value(compact(text))


def check(value: Value) -> tuple[Problem, ...]:
    """Nothing is doubtful about free text seen alone, but an office without its name and a distance whose "C"
    lost its point.
    """
    if _APART.search(value.text):
        return (_NO_POINT,)
    return (_NAMELESS,) if is_nameless(value.text) else ()


def show(value: Value) -> str:
    """The text itself."""
    return value.text
