"""The machine-readable zone of identity cards: TD1, three lines of 30 (ICAO Doc 9303 part 5). Pure.

A zone is believed only when all its check digits hold, its dates are in the calendar and, on Vietnamese
cards, the personal number agrees with the document number, the birth year and the sex. Confusable letters are
repaired only where the check digits then hold. Vietnamese layout: the optional data of line 1 are the twelve
digits of the personal number and a check digit of their own in column 30; columns 6 to 14 are its last nine.
Cards expire on a birthday (Luật Căn cước 26/2023/QH15, Điều 21), so where all that holds, the last digit of
line 2, which covers nothing else, may be worn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from ocr.mrz_repair import WIDTH, candidates, clean, digits, fitted, headed, holds, letters

VIETNAM = "VNM"

_ENDLESS = "991231"
"""Expiry on Vietnamese cards without end."""
_NAME = re.compile(r"[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*")


@dataclass(frozen=True, slots=True)
class Mrz:
    """What a zone says once everything checkable holds.

    ``personal_number``: the 12 digits on Vietnamese cards, else the optional data of line 1 without fillers.
    ``expiry`` is None on a card without end. ``sex`` is "M", "F" or "" (not stated). Names are without marks,
    words separated by single spaces. ``lines`` are the three corrected lines of 30.
    """

    issuer: str
    document_number: str
    personal_number: str
    birth: date
    sex: str
    expiry: date | None
    nationality: str
    surname: str
    given_names: str
    lines: tuple[str, str, str]


def parse(lines: Sequence[str]) -> Mrz | None:
    """The zone found in three neighbouring lines as a reader saw them; None when not everything holds."""
    cleaned = [line for line in map(clean, lines) if len(line) >= WIDTH // 2]
    for first in range(len(cleaned) - 2):
        found = _zone(*cleaned[first : first + 3])
        if found is not None:
            return found
    return None


def proved(lines: Sequence[str]) -> Mrz | None:
    """``parse``, and nothing is to be doubted in the name, which no check digit covers: 30 letters were read
    and no figure among them.
    """
    name = clean(lines[-1]) if lines else ""
    whole = len(name) == WIDTH and not any(letter.isdigit() for letter in name)
    return parse(lines) if whole else None


def _zone(one: str, two: str, three: str) -> Mrz | None:
    first, second, third = fitted(headed(one)), fitted(two), fitted(three, name=True)
    if first is None or second is None or third is None:
        return None
    first = letters(first[:5]) + first[5:]
    third = letters(third)
    if first[0] not in "ACI" or not _NAME.fullmatch(third):
        return None
    tops = _vietnamese_tops(first) if first[2:5] == VIETNAM else _plain_tops(first)
    pairs = list(product(list(tops), list(_bottoms(second))))
    whole = [pair for pair in pairs if _composite(*pair)]
    worn = [(top, _completed(top, bottom)) for top, bottom in pairs if _needs_no_composite(top, bottom)]
    found = (_understood(top, bottom, third) for top, bottom in (*whole, *worn))
    return next((one for one in found if one is not None), None)


def _plain_tops(line: str) -> Iterator[str]:
    """First lines of any country whose document number satisfies its check digit."""
    if line[14] == "<" and line[15:].strip(
        "<"
    ):  # a number of more than nine letters runs on (part 5, note j)
        rest = line[15:].split("<", 1)[0]
        if holds(line[5:14] + rest[:-1], rest[-1]):
            yield line
        return
    for number in candidates(line[5:14]):
        digit = digits(line[14])
        if holds(number, digit):
            yield line[:5] + number + digit + line[15:]


def _vietnamese_tops(line: str) -> Iterator[str]:
    """First lines of a Vietnamese card: both check digits hold and the two numbers agree.

    The last nine digits stand there twice, so either may speak for the other; both check digits decide.
    """
    short, digit, full, last = (digits(line[a:b]) for a, b in ((5, 14), (14, 15), (15, 27), (29, 30)))
    if line[27:29] != "<<":
        return
    for number in dict.fromkeys((full, full[:3] + short)):
        if number.isdigit() and holds(number[3:], digit) and holds(number, last):
            yield line[:5] + number[3:] + digit + number + "<<" + last


def _bottoms(line: str) -> Iterator[str]:
    """Second lines whose two dates satisfy their check digits; only digits may stand in dates."""
    birth, expiry = digits(line[0:7]), digits(line[8:15])
    if not (birth.isdigit() and expiry.isdigit()):
        return
    if not (holds(birth[:6], birth[6]) and holds(expiry[:6], expiry[6])):
        return
    sex = {"H": "M", "N": "M", "P": "F", "E": "F", "K": "<", "X": "<"}.get(line[7], line[7])
    last = digits(line[29])
    for optional in candidates(line[18:29]):
        yield birth + sex + expiry + letters(line[15:18]) + optional + last


def _composite(top: str, bottom: str) -> bool:
    return holds(top[5:30] + bottom[0:7] + bottom[8:15] + bottom[18:29], bottom[29])


def _needs_no_composite(top: str, bottom: str) -> bool:
    """Whether every datum is proved without it: a Vietnamese card that expires on a birthday or never."""
    endless = bottom[8:14] == _ENDLESS
    plain = top[2:5] == bottom[15:18] == VIETNAM and not bottom[18:29].strip("<")
    return plain and (endless or bottom[10:14] == bottom[2:6])


def _completed(top: str, bottom: str) -> str:
    """The second line with the composite check digit that the rest asks for."""
    return bottom[:29] + next(digit for digit in "0123456789" if _composite(top, bottom[:29] + digit))


def _understood(top: str, bottom: str, name: str) -> Mrz | None:
    """The zone in words; None when its dates or its sex make no sense."""
    issuer, number = top[2:5].rstrip("<"), top[5:14].rstrip("<")
    optional = top[15:30].strip("<")
    if top[14] == "<" and optional:
        number += optional.split("<", 1)[0][:-1]
    personal = top[15:27] if issuer == VIETNAM else optional
    endless = issuer == VIETNAM and bottom[8:14] == _ENDLESS
    expiry = None if endless else _day(bottom[8:14], 2000)
    birth = _birth(bottom[0:6], personal if issuer == VIETNAM else "", expiry)
    sex, nationality = bottom[7].replace("<", ""), bottom[15:18].rstrip("<")
    if birth is None or (expiry is None and not endless) or (expiry is not None and expiry <= birth):
        return None
    if sex not in ("M", "F", "") or not _states(issuer, nationality):
        return None
    if issuer == VIETNAM and not _agrees(personal, birth, sex):
        return None
    surname, _, given = name.partition("<<")
    return Mrz(
        issuer, number, personal, birth, sex, expiry, nationality,
        _words(surname), _words(given), (top, bottom, name),
    )  # fmt: skip


def _birth(text: str, personal: str, expiry: date | None) -> date | None:
    """Century by the fourth digit of a Vietnamese number; elsewhere the latest one before the expiry."""
    if personal:
        return _day(text, 1900 + 100 * (int(personal[3]) // 2))
    latest = _day(text, 2000)
    return latest if latest is not None and expiry is not None and latest < expiry else _day(text, 1900)


def _states(issuer: str, nationality: str) -> bool:
    """Whether both are codes of states: no check digit covers them, so a short one must stand there twice."""
    if not (issuer.isalpha() and nationality.isalpha()):
        return False
    return issuer == nationality or (len(nationality) == 3 and len(issuer) == 3)


def _agrees(personal: str, birth: date, sex: str) -> bool:
    """Whether sex and birth year are those written into the number (digits 4 to 6)."""
    return sex == "MF"[int(personal[3]) % 2] and personal[4:6] == f"{birth.year % 100:02}"


def _day(text: str, century: int) -> date | None:
    try:
        return date(century + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def _words(text: str) -> str:
    return " ".join(text.replace("<", " ").split())
