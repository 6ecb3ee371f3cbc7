"""Dates as clerks write them: in figures, with words between, in words alone."""

from __future__ import annotations

import datetime as dt
import random

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def between(chance: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """A day from ``first`` to ``last``, both possible; raises ``ValueError`` if they are the wrong way
    round."""
    return first + dt.timedelta(days=chance.randint(0, (last - first).days))


def add_years(day: dt.date, years: int) -> dt.date:
    """The same day so many years later (29 February becomes 28)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def figures(day: dt.date, style: str) -> str:
    """``day`` in one of ``STYLES``; raises ``KeyError`` for any other."""
    return STYLES[style].format(d=day.day, m=day.month, y=day.year)


STYLES = {
    "slash": "{d:02d}/{m:02d}/{y}",
    "slash_loose": "{d}/{m}/{y}",
    "dash": "{d:02d}-{m:02d}-{y}",
    "dot": "{d:02d}.{m:02d}.{y}",
    "words": "ngày {d:02d} tháng {m:02d} năm {y}",
    "words_loose": "ngày {d:02d} tháng {m} năm {y}",
    "words_bare": "{d:02d} tháng {m:02d} năm {y}",
}


def number_in_words(number: int, odd: str = "linh", thousand: str = "nghìn") -> str:
    """0 to 9999 in words; ``odd`` is the word before a lone unit (linh, lẻ), ``thousand`` nghìn or ngàn."""
    if number < 100:
        return _below_hundred(number)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return _join(f"{DIGITS[hundreds]} trăm", rest, odd)
    thousands, rest = divmod(number, 1000)
    head = f"{DIGITS[thousands]} {thousand}"
    if rest == 0:
        return head
    hundreds, low = divmod(rest, 100)
    return _join(f"{head} {DIGITS[hundreds]} trăm", low, odd)


def _join(head: str, rest: int, odd: str) -> str:
    if rest == 0:
        return head
    return f"{head} {odd} {DIGITS[rest]}" if rest < 10 else f"{head} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return DIGITS[unit]
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if unit == 0:
        return head
    if unit == 5:
        return f"{head} lăm"
    if unit == 1 and tens > 1:
        return f"{head} mốt"
    return f"{head} {DIGITS[unit]}"


def date_in_words(chance: random.Random, day: dt.date) -> str:
    """One of the wordings seen on certificates, first letter capital."""
    odd, thousand = chance.choice(("linh", "linh", "lẻ")), chance.choice(("nghìn", "nghìn", "ngàn"))
    month = "tư" if day.month == 4 and chance.random() < 0.8 else number_in_words(day.month)
    if day.month == 1 and chance.random() < 0.2:
        month = "giêng"
    spoken = number_in_words(day.day)
    if day.day <= 10 and chance.random() < 0.25:
        spoken = f"mùng {spoken}"
    year = number_in_words(day.year, odd, thousand)
    comma = chance.choice(("", "", ","))
    said = f"ngày {spoken}{comma} tháng {month}{comma} năm {year}"
    if chance.random() < 0.2:
        said = said.removeprefix("ngày ")
    return said[0].upper() + said[1:]
