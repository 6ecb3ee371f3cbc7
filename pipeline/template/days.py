"""Days as templates write them: a year, a month of a year, or a day of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_AS_SPOKEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def is_day(written: str) -> bool:
    """Whether this is a year, a month of a year, or a day of the calendar."""
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :])
    except ValueError:
        return False
    return True


def wrong_day(name: str, written: str) -> str:
    """What is wrong with the day written at ``name``, and what to write (Vietnamese)."""
    spoken = _AS_SPOKEN.fullmatch(written)
    if spoken:
        day, month, year = spoken.groups()
        right = f"{year}-{month:0>2}-{day:0>2}"
        if is_day(right):
            return f"ngày “{written}” phải viết năm-tháng-ngày: {name}: {right}"
    parts = _DAY.fullmatch(written)
    if not parts:
        return f"ngày “{written}” phải viết năm-tháng-ngày, ví dụ: {name}: 2020-07-16"
    year, month = int(parts[1]), int(parts[2] or 1)
    if not 1 <= month <= 12:
        return f"ngày “{written}” không có trong lịch: không có tháng {month}; hãy xem lại năm-tháng-ngày"
    if not year:
        return f"ngày “{written}” không có trong lịch; hãy xem lại năm-tháng-ngày"
    last = monthrange(year, month)[1]
    return f"ngày “{written}” không có trong lịch: tháng {month} năm {year} có {last} ngày"


def first_day(written: str) -> date | None:
    """The first day of the year, month or day written; None for "" and for what is no day."""
    return date.fromisoformat(written + "-01-01"[len(written) - 4 :]) if is_day(written) else None


def last_day(written: str) -> date | None:
    """The last day of the year, month or day written; None for "" and for what is no day."""
    first = first_day(written)
    if first is None or len(written) == len("2020-07-16"):
        return first
    month = first.month if len(written) > len("2020") else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def day_before(day: date) -> str:
    """The day before, as templates write it."""
    return (day - timedelta(days=1)).isoformat()
