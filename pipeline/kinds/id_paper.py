"""The identity paper of a person as one free sentence (kind, number, date and place of issue), as printed.

"Thẻ căn cước công dân số 001300000000, cấp ngày 01/07/2021, Cục Cảnh sát quản lý hành chính về trật tự xã
hội": the wording differs from office to office, so the sentence is kept; only digits inside long numbers are
repaired.
"""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds import date
from pipeline.kinds import text as free
from pipeline.kinds._digits import mended
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Giấy tờ tùy thân ghi thành một câu (loại, số, ngày và nơi cấp): như in."
SHAPE = Shape.BLOCK

_CRUMBS = re.compile(r"(?<=/\d{4})(?:\s+[^\d\s]{1,3})+$")  # of a frame behind the date
_OPENS = re.compile(
    r"\b(?:thẻ (?:căn cước|cccd|cc)|(?:giấy )?(?:chứng minh|cmnd)|căn cước|cccd|hộ chiếu)\b", re.IGNORECASE
)
_OFFICE = "|".join(
    re.sub(r"(\[.*?\]|\w)", r"\1{1,2}", word).replace(" ", r"\s")
    for word in (
        "do",
        "t[aạàáảãơợờớởỡoọ]i",
        "bởi",
        "n[oơờớởỡợ]i",
        "c[uụùúủũ]c",
        "b[oộôồốổỗọ]",
        "c[oôồốổỗộ]ng an",
    )
)
"""Words before the office that issued it, however their marks were read; a reader may say a letter twice."""
_ENDED = re.compile(
    r"cấp ngày:? (?:\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2} tháng \d{1,2} năm )\d{4}"
    rf"(?=\s+-?\s*(?!(?:{_OFFICE})\b|\()[^\W\d_])",
    re.IGNORECASE,
)
"""The sentence's date, where what follows is no office."""
_CARD = re.compile(r"\bth[aeàáảãạèéẻẽẹêềếểễệ] (?=căn cước|cccd\b)", re.IGNORECASE)
_BEHIND = re.compile(r"(?<=\d{9})\.\s+(?=[A-ZĐ])")
"""Behind the number a point is a worn comma."""
_CCCD = re.compile(r"\b[Cc]{3}[DĐd]\b")
_SMALL = re.compile(r"^c(?=ăn cước)")
"""C and c have one shape: the abbreviation is written in capitals, and a sentence opens with one."""
_AT = re.compile(r"(?<=\d{4}) t[aàáảãơợờớởỡoọ]i (?=[BC])")
_PLACED = re.compile(r"\bn[oòóỏõọờớởỡợ]i (?=cấp\b)")
"""Before the office that issued it stands "tại" or "nơi cấp", however its marks were read."""
_POINT = re.compile(r"(?<=[a-zà-ỹ]{3})\.(?= [a-zà-ỹ])")
"""A speck between two words of one sentence."""
_DAY_CUT = re.compile(r"\bngà[^\sy]{0,2}(?= \d)")
_BROKEN = re.compile(r"\b(\d{3,11})[.,'·](\d{1,9})\b")
"""A number with a speck in it."""
_LENGTHS = (9, 12)
"""Digits of numbers of identity cards, old and new."""
_DATED = re.compile(r"ngày:?\s+(\d[\d/.:-]{5,})")
_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}")
_UNCLEAR = Problem(ProblemCode.NOT_UNDERSTOOD, "Ngày cấp giấy tờ tùy thân đọc chưa rõ, cần xem lại.")
_NO_NUMBER = Problem(ProblemCode.NOT_UNDERSTOOD, "Giấy tờ tùy thân không có số, cần xem lại.")


def compact(text: str) -> str:
    """One line without leaders, footnote marks and stray signs at the ends, no space before commas."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = re.sub(r"\s+([,;])", r"\1", free.without_dirt(text))
    line = _DAY_CUT.sub("ngày", _POINT.sub("", _CARD.sub(_named, line)))
    line = _PLACED.sub("nơi ", _AT.sub(" tại ", line))
    line = _SMALL.sub("C", _CCCD.sub("CCCD", _BEHIND.sub(", ", line)))
    return _CRUMBS.sub("", _without_neighbours(line))


def _named(found: re.Match[str]) -> str:
    """The card's first word, whatever mark a reader gave it, in its own capitals."""
    return ("THẺ" if found.group().isupper() else "Thẻ" if found.group()[0] == "T" else "thẻ") + " "


def _without_neighbours(line: str) -> str:
    """The sentence without the rows above and below it: it opens with a paper, and a date mostly ends it."""
    opens = _OPENS.search(line)
    before = line[: opens.start()].rpartition(",")[2] if opens else ""
    if opens and before and not any(sign.isdigit() for sign in before):
        line = line[opens.start() :]
    ended = _ENDED.search(line)
    return line[: ended.end()] if ended else line


def parse(text: str) -> Value:
    """The sentence as printed, digits of its numbers repaired; never refused."""
    return Value(_BROKEN.sub(_whole, mended(compact(text))))


def _whole(found: re.Match[str]) -> str:
    """The number without the speck where only so it has the digits of one."""
    digits = "".join(found.groups())
    return digits if len(digits) in _LENGTHS else found.group()


def _is_dated(text: str) -> bool:
    """Whether what stands behind "ngày" is a day; what is written with words is not looked at."""
    if text.endswith("ngày"):
        return False
    days = [day.rstrip(".:-") for day in _DATED.findall(text)]
    try:
        return all(_DAY.fullmatch(day) and date.parse(day).text for day in days)
    except NotThisKind:
        return False


_PASSPORT = re.compile(r"hộ chiếu(?: số)?:? \d", re.IGNORECASE)
_NO_LETTER = Problem(ProblemCode.NOT_UNDERSTOOD, "Số hộ chiếu thường mở đầu bằng chữ cái, cần xem lại.")


def check(value: Value) -> tuple[Problem, ...]:
    """A paper is named by a number of at least six digits, its day of issue is a day, and a passport's number
    opens with a letter (of most countries): G and 6, B and 8 are alike.
    """
    if value.text and not re.search(r"\d{6}", value.text):
        return (_NO_NUMBER,)
    if _PASSPORT.search(value.text):
        return (_NO_LETTER,)
    return () if _is_dated(value.text) else (_UNCLEAR,)


def show(value: Value) -> str:
    """The sentence itself."""
    return value.text
