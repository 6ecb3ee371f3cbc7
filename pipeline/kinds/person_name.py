"""Name of a person: NFC, single spaces, letter case as printed, never corrected.

Names of minorities and rare names break every rule of spelling (H'Mông Niê, Y Bliă, Đắk), so nothing is
looked up here: junk around the letters goes, the letters stay as they were read. Only the Ê Đê family name
Ayŭn is respelt: no reader's alphabet has its Ŭ, so all of them see Ũ, and no name is written "Ayũn".
"""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Họ, chữ đệm, tên của một người: chữ hoa thường như in."
SHAPE = Shape.LINE

_LONGEST = 90
_DUST = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_BROKEN = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])")
"""Points of a leader between two words, and within one."""
_AROUND = ".,:;…·•_~=|*^\"«»<>{}[]\\/–—+!?“”„-()0123456789'"
_AYUN = re.compile(r"(?<=\bay)ũ(?=n\b)", re.IGNORECASE)
_ONE_WORD = Problem(ProblemCode.NOT_UNDERSTOOD, "Họ tên chỉ đọc được một chữ, cần xem lại.")
_SIGNS = Problem(ProblemCode.NOT_UNDERSTOOD, "Họ tên có chữ số hoặc ký tự lạ, cần xem lại.")
_MIXED = Problem(ProblemCode.NOT_UNDERSTOOD, "Họ tên lẫn chữ hoa và chữ thường trong một từ, cần xem lại.")


def compact(text: str) -> str:
    """The words that hold letters, without what stands around them.

    A label left over ends in a colon; "/ NGUYỄN VĂN BÉ" on a birth notice means the name after the slash.
    """
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = letters.without_junk(text)
    _, colon, tail = line.rpartition(":")
    if colon and letters.without_junk(tail):
        line = tail
    line = _BROKEN.sub("", _DUST.sub(" ", letters.without_crumbs(line)))
    words = _before_dirt(line.split())
    words = [word if letters.CLAN.fullmatch(word) else word.strip(_AROUND) for word in words]
    words = [word for word in words if any(sign.isalpha() for sign in word)]
    name = " ".join(_begun_large(_without_crumbs(words)))
    return _AYUN.sub(lambda found: "Ŭ" if found.group().isupper() else "ŭ", name)


def _begun_large(words: list[str]) -> list[str]:
    """Every word of a name begins with a capital where most do: ơ and Ơ are one shape, told apart by size."""
    small = [word for word in words if word[0].islower()]
    if not small or 2 * len(small) >= len(words) or sum(word.isupper() for word in words) > 1:
        return words
    return [word[0].upper() + word[1:] for word in words]


def _before_dirt(words: list[str]) -> list[str]:
    """Up to the first short word with a digit in it ("IE3") behind two others: there the edge begins."""
    for at, word in enumerate(words):
        if at >= 2 and any(sign.isdigit() for sign in word) and sum(sign.isalpha() for sign in word) <= 3:
            return words[:at]
    return words


def _without_crumbs(words: list[str]) -> list[str]:
    """Drop short words with small letters at either end of a name in capitals: crumbs of leaders."""
    capitals = sum(word.isupper() and len(word) > 1 for word in words)
    if capitals < 2:
        return words
    while words and len(words[-1]) <= 3 and not words[-1].isupper():
        words = words[:-1]
    while words and len(words[0]) <= 3 and not words[0].isupper():
        words = words[1:]
    return words


def parse(text: str) -> Value:
    """The name as printed; refused when hardly any letters are there or it is longer than any name."""
    name = compact(text)
    if not name:
        if letters.without_junk(text):
            raise NotThisKind("Dòng này không có chữ cái nào, không phải họ tên.")
        return Value("")
    count = sum(sign.isalpha() for sign in name)
    if count == 1:
        raise NotThisKind("Dòng này chỉ có một chữ cái, thiếu họ hoặc phần còn lại của tên.")
    if count < 0.6 * len(name.replace(" ", "")):
        raise NotThisKind("Dòng này hầu như không có chữ cái, không phải họ tên.")
    if len(name) > _LONGEST:
        raise NotThisKind("Dòng này dài hơn mọi họ tên.")
    return Value(name)


def check(value: Value) -> tuple[Problem, ...]:
    """One word only, digits or signs inside, or capitals mixed into small letters."""
    words = value.text.split()
    problems = []
    if len(words) == 1:
        problems.append(_ONE_WORD)
    if any(not sign.isalpha() and sign not in "'-." for word in words for sign in word):
        problems.append(_SIGNS)
    if any(_is_mixed(part) for word in words for part in word.replace("'", "-").split("-")):
        problems.append(_MIXED)
    return tuple(problems)


def _is_mixed(part: str) -> bool:
    return len(part) > 1 and not (
        part.isupper() or part.islower() or (part[0].isupper() and part[1:].islower())
    )


def show(value: Value) -> str:
    """The name itself."""
    return value.text
