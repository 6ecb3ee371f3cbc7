"""Moments as forms print them: "… giờ … phút, ngày … tháng … năm …"."""

from __future__ import annotations

import datetime as dt
import random

from samples.pen.flow import Blank


def moment(look: random.Random, label: str, at: dt.datetime) -> tuple[Blank, ...]:
    """The moment after ``label``: as one value, or blanks between printed words."""
    month = f"{at.month:02d}" if look.random() < 0.7 else str(at.month)
    day, year = f"{at.day:02d}", str(at.year)
    hour, minute = f"{at.hour:02d}", f"{at.minute:02d}"
    if look.random() < 0.5:
        return (Blank(label, f"{hour} giờ {minute} phút, ngày {day} tháng {month} năm {year}"),)
    return (
        Blank(label, hour, 0.7, centred=True),
        Blank("giờ", minute, 0.7, centred=True),
        Blank("phút, ngày", day, 0.7, centred=True),
        Blank("tháng", month, 0.7, centred=True),
        Blank("năm", year, 1.0, centred=True),
    )
