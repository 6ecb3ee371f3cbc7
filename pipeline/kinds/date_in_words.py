"""Date in words: "Ngày hai mươi ba tháng tư năm hai nghìn không trăm hai mươi bốn".

The value keeps the words (NFC, one line). Each is one of some thirty words, so a damaged word that can mean
only one of them is written right; a name would never be. ``to_date`` and ``from_date`` go between words and
figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product
from math import prod

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds import _number_words as numbers
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Ngày ghi bằng chữ: các chữ như in."
SHAPE = Shape.BLOCK

_MOST_WORDS = 24
_MOST_READINGS = 2000
_STRAY = 2
_NO_DATE = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Ngày ghi bằng chữ không đọc ra ngày nào trong lịch, cần xem lại."
)
_YEAR = "nam"
"""Every date ends with its year: what stands behind the last colon without this word is no date."""
_LEADER_DOTS = re.compile(r"[.…·_]+")
_Row = tuple[tuple[str, ...], float]
_Dated = tuple[float, str, tuple[str, ...]]


def compact(text: str) -> str:
    """One line without leaders, footnote marks, brackets around it and the label "ghi bằng chữ:"."""
    line = letters.without_junk(text)
    behind = letters.without_junk(line.rpartition(":")[2])
    line = behind if _YEAR in letters.key(behind) else line.replace(":", " ")
    # A full stop between number words is a dot of the leader; only commas are ever printed there.
    line = " ".join(_LEADER_DOTS.sub(" ", line).split())
    return letters.without_junk(line.strip("()"))


def parse(text: str) -> Value:
    """The words, mended where the whole makes one date; refused when most of them are no number words."""
    line = compact(text)
    if not line:
        return Value("")
    words = _apart(line)
    for own in _without_tail(words):
        reading = _best(own)
        if reading is not None:
            return Value(_written(own, reading[2]))
    known = sum(bool(numbers.meanings(_core(word))) for word in words)
    if known * 2 < len(words) or len(words) < 2:
        raise NotThisKind("Dòng này không phải ngày tháng ghi bằng chữ.")
    return Value(line)


def _without_tail(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words, and the same without up to ``_STRAY`` words behind them that no number word could be: of a
    label in a second language that stands below ("in words").
    """
    yield words
    for count in range(1, min(_STRAY, len(words) - 1) + 1):
        if numbers.meanings(_core(words[-count])):
            return
        yield words[:-count]


def check(value: Value) -> tuple[Problem, ...]:
    """Words that make no date of the calendar."""
    return () if not value.text or to_date(value.text) else (_NO_DATE,)


def show(value: Value) -> str:
    """The words themselves."""
    return value.text


def to_date(text: str) -> str | None:
    """The date the words say, in the normal form of dates; None when they say none or could say two."""
    reading = _best(_apart(compact(text)))
    return reading[1] if reading else None


def from_date(value: str) -> str:
    """A date in normal form in words as registers write them; raises ``ValueError`` for anything else."""
    parts = [int(part) for part in value.split("-")]
    words = ["năm", _year_in_words(parts[0])]
    if len(parts) > 1:
        words = ["tháng", "tư" if parts[1] == 4 else _in_words(parts[1]), *words]
    if len(parts) > 2:
        date(*parts[:3])
        words = ["ngày", _in_words(parts[2]), *words]
    line = " ".join(words)
    return line[0].upper() + line[1:]


_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _in_words(number: int) -> str:
    """0 to 99."""
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _NAMES[unit]
    head = "mười" if tens == 1 else f"{_NAMES[tens]} mươi"
    tail = {0: "", 5: "lăm"}.get(unit, _NAMES[unit])
    if tens > 1:
        tail = {1: "mốt", 4: "tư"}.get(unit, tail)
    return f"{head} {tail}".strip()


def _year_in_words(year: int) -> str:
    thousands, rest = divmod(year, 1000)
    hundreds, rest = divmod(rest, 100)
    words = f"{_NAMES[thousands]} nghìn {_NAMES[hundreds]} trăm"
    if 0 < rest < 10:
        return f"{words} linh {_NAMES[rest]}"
    return f"{words} {_in_words(rest)}" if rest else words


def _core(word: str) -> str:
    return word.strip(".,;:()-–")


def _apart(line: str) -> list[str]:
    """The words, two that stick together ("haimươi") parted."""
    words: list[str] = []
    for word in line.replace("-", " ").split():
        core = _core(word)
        cut = None if numbers.meanings(core) else _seam(core)
        words += [word] if cut is None else [core[:cut], word[word.index(core) + cut :]]
    return words


def _seam(core: str) -> int | None:
    for cut in range(2, len(core) - 1):
        if letters.key(core[:cut]) in numbers.SPELLINGS and letters.key(core[cut:]) in numbers.SPELLINGS:
            return cut
    return None


def _best(words: Sequence[str]) -> _Dated | None:
    """The cheapest way to read the words as a date; None without one, or when two are equally cheap."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    readings = sorted(_readings([numbers.meanings(_core(word)) for word in words]))
    if not readings or any(one[1] != readings[0][1] and one[0] < readings[0][0] + 0.5 for one in readings):
        return None
    return readings[0]


def _readings(row: Sequence[tuple[tuple[str, float], ...]]) -> Iterator[_Dated]:
    """Every way to cut the row at "tháng" and "năm" that gives a date of the calendar."""
    months = [at for at, word in enumerate(row) if _can_be(word, "thang")]
    years = [at for at, word in enumerate(row) if _can_be(word, "nam")]
    for year_at in years:
        for year, year_row in _numbers(row[year_at + 1 :], numbers.year):
            if year_at == 0:
                yield year_row[1], f"{year:04}", ("nam", *year_row[0])
            for month_at in (at for at in months if at < year_at):
                for month, month_row in _numbers(row[month_at + 1 : year_at], numbers.month):
                    tail = ("thang", *month_row[0], "nam", *year_row[0])
                    cost = (
                        month_row[1]
                        + year_row[1]
                        + _cost(row[month_at], "thang")
                        + _cost(row[year_at], "nam")
                    )
                    yield from _with_day(row[:month_at], (year, month), (tail, cost))


def _with_day(
    row: Sequence[tuple[tuple[str, float], ...]], month: tuple[int, int], tail: _Row
) -> Iterator[_Dated]:
    if not row:
        yield tail[1], f"{month[0]:04}-{month[1]:02}", tail[0]
        return
    head: tuple[str, ...] = ()
    cost = tail[1]
    if len(row) > 1 and _can_be(row[0], "ngay"):
        head, cost, row = ("ngay",), cost + _cost(row[0], "ngay"), row[1:]
    for day, day_row in _numbers(row, numbers.day):
        try:
            found = date(*month, day).isoformat()
        except ValueError:
            continue
        yield cost + day_row[1], found, (*head, *day_row[0], *tail[0])


def _can_be(word: tuple[tuple[str, float], ...], name: str) -> bool:
    return any(name == one for one, _ in word)


def _cost(word: tuple[tuple[str, float], ...], name: str) -> float:
    return next(cost for one, cost in word if one == name)


def _numbers(
    row: Sequence[tuple[tuple[str, float], ...]], meaning: Callable[[Sequence[str]], int | None]
) -> Iterator[tuple[int, _Row]]:
    """Every number a few words can mean, with the words and what they cost."""
    if not 1 <= len(row) <= 8 or prod(len(word) for word in row) > _MOST_READINGS:
        return
    for choice in product(*row):
        names = tuple(name for name, _ in choice)
        number = meaning(names)
        if number is not None:
            yield number, (names, sum(cost for _, cost in choice))


def _written(words: Sequence[str], names: Sequence[str]) -> str:
    """The words as printed, damaged ones in the spelling of their name, signs and letter case kept.

    A lone capital inside the line is a small letter read badly (Sáu for sáu), but "tháng Bảy" is in use.
    """
    line = []
    capitals = sum(word[:1].isupper() for word in words) > len(words) / 2
    for at, (word, name) in enumerate(zip(words, names, strict=True)):
        core = _core(word)
        before = names[at - 1] if at else ""
        right = _spelling(core.lower(), name, before)
        like = core if capitals or before in ("", "thang") else core.lower()
        line.append(word.replace(core, _cased(right, like)) if core else word)
    return " ".join(line)


def _spelling(word: str, name: str, before: str) -> str:
    if name == "muoi":
        is_tens = before in numbers.SPELLINGS and before not in (
            "",
            "ngay",
            "thang",
            "tram",
            "mong",
            "mung",
            "le",
            "linh",
        )
        return "mươi" if is_tens else "mười"
    spellings = numbers.SPELLINGS[name]
    if word in spellings:
        return word
    return "mốt" if name == "mot" and before == "muoi" and word.startswith("mố") else spellings[0]


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if like[:1].isupper() else word
