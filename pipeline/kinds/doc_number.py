"""Number of a paper as printed: "119/2024", "05/GKS-BS", "GBT.01929", "00123.GCS.79001.25"."""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline.kinds import _numbers
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Số của giấy: như in."
SHAPE = Shape.LINE

_BOOK = re.compile(r"^(\W*\d\S*)\s+quy\w{1,2}n\s+s.*$", re.IGNORECASE)
"""A number with the book behind it on the same line: "351 Quyển số: 05/2021"."""
_COMMITTEE = re.compile(r"/(?:[LU]?U?BND|UIBND|UBN0)(?=-)")
"""The people's committee's letters in a number, a U read as L or twice, a D as 0."""
_DAY_BEFORE = re.compile(r"^.*\bn[ăa]m\s+\d{4}[\s.,]+(?=\d+/\S+\W*$)", re.IGNORECASE)
"""The place and day of issue beside the number: "Mậu Đông, ngày 28 tháng 9 năm 2016 849/2016/TLKS-BS"."""

_NOTICE = re.compile(r"^gi\wy\s+b[aáà]o(?:\s+t\w\S*)?\s+(?=\d)", re.IGNORECASE)
"""What is left of "Giấy báo tử" before its number."""

_GAP = Problem(ProblemCode.NOT_UNDERSTOOD, "Số giấy tờ có khoảng trống, có thể mất một dấu, cần xem lại.")

_YEAR = re.compile(r"(?:19|20)\d\d")
_A_YEAR = Problem(ProblemCode.NOT_UNDERSTOOD, "Số giấy chỉ là một năm, có thể mất phần đầu, cần xem lại.")
_OF_A_PERSON = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Đây là số định danh của một người, không phải số giấy tờ."
)
_PERSONAL = re.compile(r"0\d{11}")


def compact(text: str) -> str:
    """Without label, leaders and gaps around signs; digits of numeric parts repaired."""
    return _COMMITTEE.sub("/UBND", _numbers.read(_alone(text)))


def _alone(text: str) -> str:
    return _BOOK.sub(r"\1", _NOTICE.sub("", _DAY_BEFORE.sub("", text)))


def parse(text: str) -> Value:
    """The number; refused without any digit or when longer than numbers are."""
    value = _numbers.value(_alone(text), "Dòng này không phải số của giấy tờ.")
    return Value(_COMMITTEE.sub("/UBND", value.text))


def check(value: Value) -> tuple[Problem, ...]:
    """Offices number as they like, but leave no gap: there a sign may be lost ("GBT 00338"); and not as
    people are numbered, nor, in a commune, by as much as a year: it is what is left of "26/2024".
    """
    if _PERSONAL.fullmatch(value.text):
        return (_OF_A_PERSON,)
    if _YEAR.fullmatch(value.text):
        return (_A_YEAR,)
    return (_GAP,) if " " in value.text else ()


def show(value: Value) -> str:
    """The number itself."""
    return value.text
