"""Parts both editions of giấy chứng sinh share."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass

from samples.papers.moments import moment
from samples.papers.style import Labels
from samples.pen.flow import Blank, Look
from samples.pen.sheet import Sheet
from samples.people.families import Family
from samples.people.registries import Hospital


@dataclass(frozen=True, slots=True)
class Notice:
    """What a sheet needs: values as printed by contract key, how labels are set, the facility and the
    family."""

    shown: Mapping[str, str]
    labels: Labels
    hospital: Hospital
    family: Family

    def blank(self, label: str, key: str, share: float = 1.0, note: int = 0, lines: int = 1) -> Blank:
        """A labelled place with the value of ``key``."""
        return Blank(self.labels.set(label, note), self.shown[key], share, lines)


def birth_moment(look: random.Random, notice: Notice) -> tuple[Blank, ...]:
    """ "Đã sinh con vào lúc: … giờ … phút, ngày … tháng … năm …": as one value, or blanks between printed
    words."""
    at = dt.datetime.fromisoformat(f"{notice.shown['date_of_birth']}T{notice.shown['time_of_birth']}")
    return moment(look, notice.labels.set("Đã sinh con vào lúc:"), at)


def date_line(
    look: random.Random, sheet: Sheet, at: tuple[float, float], notice: Notice, style: Look
) -> None:
    """ "Hà Nội, ngày 05 tháng 3 năm 2024" around ``at``."""
    day = dt.date.fromisoformat(notice.shown["issued_on"])
    month = f"{day.month:02d}" if look.random() < 0.7 else str(day.month)
    words = f"{notice.shown['issued_at']}, ngày {day.day:02d} tháng {month} năm {day.year}"
    sheet.text(at, words, style.label.styled("italic" if look.random() < 0.75 else ""), "m")


def nation_size(look: random.Random, width: float) -> float:
    """The size of the national heading against the text, for a sheet of that width."""
    return look.uniform(0.88, 1.0) if width > 180 else look.uniform(0.72, 0.8)
