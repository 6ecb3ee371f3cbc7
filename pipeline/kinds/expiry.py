"""End of validity of a card: a date, or ``Không thời hạn`` for a card without end."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds import _dates, date
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, Value

SAYS = "Hạn dùng của thẻ: ngày, hoặc Không thời hạn."
SHAPE = Shape.LINE

ENDLESS = "Không thời hạn"
_KEY = "khongthoihan"
_UNLIMITED = "khongxacdinhthoihan"


def compact(text: str) -> str:
    """One line without leaders, footnote marks and stray signs at the ends."""
    return letters.without_junk(text)


def parse(text: str) -> Value:
    """A date, or ``Không thời hạn`` within three slips."""
    line = compact(text)
    if not line:
        return Value("")
    if found := _dates.read(line):
        return Value(found)
    tail = letters.key(line)[-len(_KEY) - 2 :]
    unlimited = Levenshtein.distance(letters.key(line), _UNLIMITED, score_cutoff=3) <= 3
    if unlimited or Levenshtein.distance(tail, _KEY, score_cutoff=3) <= 3 or _KEY in letters.key(line):
        return Value(ENDLESS)
    raise NotThisKind("Thời hạn phải là một ngày hoặc Không thời hạn.")


def check(value: Value) -> tuple[Problem, ...]:
    """As a date's."""
    return () if value.text == ENDLESS else date.check(value)


def show(value: Value) -> str:
    """As a date, or the words themselves."""
    return value.text if value.text == ENDLESS else _dates.shown(value.text)
