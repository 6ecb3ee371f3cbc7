"""Weight of a newborn in grams, digits only: "3.200 gram", "3200g", "3,2 kg" are ``3200``."""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._digits import repaired
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Cân nặng: số gam."
SHAPE = Shape.LINE

_C = r"[0-9OoQDlI|SB]"
_NUMBER = re.compile(
    rf"(?<!\w)({_C}+(?:[ .,]\s?{_C}+)*)\s*(k[gq9]?\b|kil?[o0]\w*|[gq9]ra?m\w*|[gq]\w*)?", re.IGNORECASE
)
_LIGHT, _HEAVY = 300, 7000
_ODD = Problem(ProblemCode.NOT_UNDERSTOOD, "Cân nặng khác thường đối với trẻ sơ sinh, cần xem lại.")


def compact(text: str) -> str:
    """One line without leaders, footnote marks and stray signs at the ends."""
    return letters.without_junk(text)


def parse(text: str) -> Value:
    """Grams; a figure below 20 with a comma or point, or with "kg", is in kilograms."""
    line = re.sub(r"(?<=\d)\s?k[gq]\s?(?=\d)", ",", compact(text), flags=re.IGNORECASE)  # 3kg2
    if not line:
        return Value("")
    match = _NUMBER.search(letters.plain(line))
    grams = _grams(match.group(1), (match.group(2) or "").lower()) if match else None
    if grams is None:
        raise NotThisKind("Cân nặng phải là một số gam.")
    return Value(str(grams))


def _grams(number: str, unit: str) -> int | None:
    parts = [repaired(part, 0.0) for part in re.split(r"[ .,]\s?", number)]
    if any(part is None for part in parts) or not any(sign.isdigit() for sign in number):
        return None
    whole, *rest = [part for part in parts if part]
    decimals = "".join(rest)
    if unit.startswith("k") or (len(whole) <= 2 and 0 < len(decimals) < 3):
        grams = int(whole) * 1000 + int((decimals + "000")[:3]) if len(whole) <= 2 else 0
    else:
        grams = int((whole + decimals)[:7])
    return grams if 100 <= grams < 100_000 else None


def check(value: Value) -> tuple[Problem, ...]:
    """Newborns weigh between 300 and 7,000 grams."""
    if not value.text or _LIGHT <= int(value.text) <= _HEAVY:
        return ()
    return (_ODD,)


def show(value: Value) -> str:
    """``3200 gram``."""
    return f"{value.text} gram" if value.text else ""
