"""Procedures as people look for them: by subject, plainest first; and the words by which typing finds one.

The subject is told by words of the title, so that a procedure added as YAML finds its place by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.procedure import Procedure

SUBJECTS = (
    ("Bản sao, chứng thực", ("bản sao", "chứng thực")),
    ("Khai sinh", ("khai sinh",)),
    ("Nhận cha, mẹ, con", ("nhận cha",)),
    ("Kết hôn, tình trạng hôn nhân", ("kết hôn", "hôn nhân")),
    ("Khai tử, mai táng", ("khai tử", "mai táng")),
    ("Cư trú", ("cư trú", "thường trú", "tạm trú", "tách hộ")),
    ("Trợ giúp xã hội, người khuyết tật", ("trợ cấp", "khuyết tật", "trợ giúp")),
)
"""Subject → words of its titles; the first that fits counts (a copy of a birth certificate is a copy)."""
ORDER = (
    "Khai sinh",
    "Kết hôn, tình trạng hôn nhân",
    "Khai tử, mai táng",
    "Nhận cha, mẹ, con",
    "Bản sao, chứng thực",
    "Cư trú",
    "Trợ giúp xã hội, người khuyết tật",
)
OTHERS = "Thủ tục khác"
USUAL = "đăng ký"
"""Words with which most titles begin: said or not, they tell nothing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A procedure in a list; ``words`` and ``initials`` are what typed letters are compared with."""

    code: str
    title: str
    words: str
    initials: str


@dataclass(frozen=True, slots=True)
class Group:
    """The procedures of one subject."""

    subject: str
    procedures: tuple[Listed, ...]


def groups(procedures: Iterable[Procedure]) -> tuple[Group, ...]:
    """The procedures by subject, those that are asked for at every counter first."""
    found: dict[str, list[Procedure]] = {subject: [] for subject in (*ORDER, OTHERS)}
    for one in procedures:
        found[subject_of(one.title)].append(one)
    return tuple(
        Group(subject, tuple(_listed(one) for one in sorted(some, key=_plainest_first)))
        for subject, some in found.items()
        if some
    )


def subject_of(title: str) -> str:
    """The subject of a title."""
    lower = title.lower()
    return next((subject for subject, words in SUBJECTS if any(word in lower for word in words)), OTHERS)


def without_marks(text: str) -> str:
    """Small letters without marks, as people type in haste: "Đăng ký" → "dang ky"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _plainest_first(one: Procedure) -> tuple[bool, int, str]:
    return not one.title.lower().startswith(USUAL), len(one.title), one.title


def _listed(one: Procedure) -> Listed:
    bare = without_marks(one.title)
    initials = "".join(word[0] for word in bare.replace(",", " ").split())
    told = bare.removeprefix(without_marks(USUAL)).replace(",", " ").split()
    short = "".join(word[0] for word in told)
    return Listed(one.code, one.title, bare, f"{initials} {short}")
