"""Personal number, machine-readable zone and QR texts of the identity cards.

Sources: Luật Căn cước 26/2023/QH15, Thông tư 59/2021/TT-BCA (number), ICAO Doc 9303 part 5 (TD1 zone and
its check digits), layouts of the QR as read from public code. Everything here is text; drawing is elsewhere.
"""

from __future__ import annotations

import datetime as dt
import random
import unicodedata

from samples.people.tables import birth_codes

ENDLESS = "Không thời hạn"
"""Printed instead of an expiry date on cards of people of 58 (2021 law: 60) and more."""


def draw_number(chance: random.Random, province: str, sex: str, born: dt.date) -> str:
    """Twelve digits: code of the province (63 system) of birth, sex and century, year, six by chance."""
    century = (born.year - 1900) // 100 * 2 + (0 if sex == "Nam" else 1)
    return f"{birth_codes()[province]}{century}{born.year % 100:02d}{chance.randrange(10**6):06d}"


def draw_old_number(chance: random.Random) -> str:
    """Nine digits as on the identity papers before 2016."""
    return f"{chance.randrange(10**7, 4 * 10**8):09d}"


def check_digit(text: str) -> int:
    """ICAO 9303: weights 7, 3, 1; figures their value, letters 10 to 35, filler 0."""
    values = (0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55 for c in text)
    return sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10


def bare(text: str) -> str:
    """Capital letters without marks (Đ becomes D), apostrophes and hyphens dropped: the zone's alphabet."""
    plain = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(c for c in kept if c == " " or "A" <= c <= "Z")


def mrz(number: str, name: str, born: dt.date, sex: str, expiry: dt.date | None) -> tuple[str, str, str]:
    """The three lines of 30; ``expiry`` None stands for a card without end (991231)."""
    document = number[3:]
    first = f"IDVNM{document}{check_digit(document)}{number}<<{check_digit(number)}"
    birth = born.strftime("%y%m%d")
    ends = expiry.strftime("%y%m%d") if expiry else "991231"
    second = (
        f"{birth}{check_digit(birth)}{'M' if sex == 'Nam' else 'F'}{ends}{check_digit(ends)}VNM" + "<" * 11
    )
    composite = check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    surname, *rest = bare(name).split()
    third = f"{surname}<<{'<'.join(rest)}"[:30].ljust(30, "<")
    return first, f"{second}{composite}", third


def qr_2021(fields: tuple[str, str, str, dt.date, str, str, dt.date]) -> str:
    """number, old number or "", name, birth, sex, residence, issue → the seven fields of the 2021 card."""
    number, old, name, born, sex, residence, issued = fields
    return "|".join((number, old, name, f"{born:%d%m%Y}", sex, residence, f"{issued:%d%m%Y}"))


def qr_2024(fields: tuple[str, str, str, dt.date, str, str, dt.date], extra: tuple[str, ...]) -> str:
    """The 2024 card: the same seven and what is appended (number and order of those is not public)."""
    return "|".join((qr_2021(fields), *extra))
