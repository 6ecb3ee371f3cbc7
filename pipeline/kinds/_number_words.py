"""Vietnamese number words of a date: what each may mean, damaged or not, and the number a row of them makes.

A word is known here by its letters without marks ("muoi" is both mười and mươi; "nam" both the year and
five), since marks are what readers lose first; the grammar tells the meanings apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline import letters

SPELLINGS: dict[str, tuple[str, ...]] = {
    "khong": ("không",),
    "mot": ("một", "mốt"),
    "hai": ("hai",),
    "ba": ("ba",),
    "bon": ("bốn",),
    "tu": ("tư",),
    "nam": ("năm",),
    "lam": ("lăm",),
    "nham": ("nhăm",),
    "sau": ("sáu",),
    "bay": ("bảy", "bẩy"),
    "tam": ("tám",),
    "chin": ("chín",),
    "muoi": ("mười", "mươi"),
    "tram": ("trăm",),
    "nghin": ("nghìn",),
    "ngan": ("ngàn",),
    "linh": ("linh",),
    "le": ("lẻ",),
    "ngay": ("ngày",),
    "thang": ("tháng",),
    "mong": ("mồng",),
    "mung": ("mùng",),
    "gieng": ("giêng",),
    "chap": ("chạp",),
}
_UNITS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5}
_UNITS |= {"sau": 6, "bay": 7, "tam": 8, "chin": 9}
_DIGITS = _UNITS | {"khong": 0}


@lru_cache(maxsize=4096)
def meanings(word: str) -> tuple[tuple[str, float], ...]:
    """What ``word`` may stand for, with a cost (0 exact, 0.1 marks lost, 1 or 2 slips), cheapest first."""
    lower = word.lower()
    key = letters.key(word)
    if not key:
        return ()
    if key in SPELLINGS:
        return ((key, 0.0 if lower in SPELLINGS[key] else 0.1),)
    reach = 1 if len(key) <= 4 else 2
    near = [(name, float(Levenshtein.distance(key, name, score_cutoff=reach))) for name in SPELLINGS]
    found = sorted(((name, cost) for name, cost in near if cost <= reach), key=lambda one: one[1])
    return tuple(found[:4])


def below_hundred(words: Sequence[str]) -> int | None:
    """The number of one to three words, 0 to 99; "hai lăm" without mươi counts."""
    if len(words) == 1:
        return 10 if words[0] == "muoi" else _DIGITS.get(words[0])
    if len(words) == 2 and words[0] == "muoi":
        return _plus(10, words[1])
    if len(words) == 2 and words[1] == "muoi":
        return _tens(words[0])
    if len(words) == 2 and words[1] in ("mot", "tu", "lam", "nham"):
        return _plus(_tens(words[0]), words[1])
    if len(words) == 3 and words[1] == "muoi":
        return _plus(_tens(words[0]), words[2])
    return None


def _tens(word: str) -> int | None:
    unit = _UNITS.get(word)
    return unit * 10 if unit is not None and unit > 1 else None


def _plus(tens: int | None, word: str) -> int | None:
    unit = _UNITS.get(word)
    return tens + unit if tens is not None and unit is not None else None


def day(words: Sequence[str]) -> int | None:
    """1 to 31, "mồng" or "mùng" before 1 to 10 allowed."""
    if words and words[0] in ("mong", "mung"):
        number = below_hundred(words[1:])
        return number if number is not None and 1 <= number <= 10 else None
    number = below_hundred(words)
    return number if number is not None and 1 <= number <= 31 else None


def month(words: Sequence[str]) -> int | None:
    """1 to 12, with "giêng" and "chạp"."""
    named = {"gieng": 1, "chap": 12}.get(" ".join(words))
    number = named if named is not None else below_hundred(words)
    return number if number is not None and 1 <= number <= 12 else None


def year(words: Sequence[str]) -> int | None:
    """1850 to 2100: "một nghìn chín trăm chín mươi", "hai nghìn lẻ năm", "hai không hai bốn"."""
    number = (
        _spelt(words) if len(words) == 4 and all(word in _DIGITS for word in words) else _thousands(words)
    )
    return number if number is not None and 1850 <= number <= 2100 else None


def _spelt(words: Sequence[str]) -> int:
    return int("".join(str(_DIGITS[word]) for word in words))


def _thousands(words: Sequence[str]) -> int | None:
    if len(words) < 2 or words[1] not in ("nghin", "ngan") or words[0] not in _UNITS:
        return None
    rest = _hundreds(words[2:])
    return None if rest is None else _UNITS[words[0]] * 1000 + rest


def _hundreds(words: Sequence[str]) -> int | None:
    hundreds = 0
    if len(words) >= 2 and words[1] == "tram":
        if words[0] not in _DIGITS:
            return None
        hundreds, words = _DIGITS[words[0]] * 100, words[2:]
    if words and words[0] in ("linh", "le"):
        return _plus(hundreds, words[1]) if len(words) == 2 else None
    rest = below_hundred(words) if words else 0
    return None if rest is None else hundreds + rest
