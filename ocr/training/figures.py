"""Figures on forms: dates, numbers, times, in the styles Vietnamese papers write them."""

from __future__ import annotations

import random

_DIGIT_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def words_of(number: int) -> str:
    """A number from 0 to 9999 in Vietnamese words."""
    if number < 10:
        return _DIGIT_WORDS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        head = "mười" if tens == 1 else f"{_DIGIT_WORDS[tens]} mươi"
        tail = {0: "", 1: "một" if tens == 1 else "mốt", 4: "bốn" if tens == 1 else "tư", 5: "lăm"}
        return f"{head} {tail.get(unit, _DIGIT_WORDS[unit])}".strip()
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        if rest == 0:
            return f"{_DIGIT_WORDS[hundreds]} trăm"
        return f"{_DIGIT_WORDS[hundreds]} trăm {'linh ' if rest < 10 else ''}{words_of(rest)}"
    thousands, rest = divmod(number, 1000)
    if rest == 0:
        return f"{_DIGIT_WORDS[thousands]} nghìn"
    hundred = "không trăm " if rest < 100 else ""
    joint = "linh " if rest < 10 else ""
    return f"{_DIGIT_WORDS[thousands]} nghìn {hundred}{joint}{words_of(rest)}"


def date(rng: random.Random) -> str:
    """A date in one of the styles of forms, also partial."""
    day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(1920, 2029)
    two = rng.random() < 0.8
    d, m = (f"{day:02d}", f"{month:02d}") if two else (str(day), str(month))
    return rng.choice(
        (
            f"{d}/{m}/{year}",
            f"{d}/{m}/{year}",
            f"{d}/{m}/{year}",
            f"{d}-{m}-{year}",
            f"{d}.{m}.{year}",
            f"ngày {d} tháng {m} năm {year}",
            f"Ngày {d} tháng {m} năm {year}",
            f"{year}",
            f"{m}/{year}",
            f"lập ngày {d} tháng {m} năm {year}",
            f"ngày {d}/{m}/{year}",
        )
    )


def date_in_words(rng: random.Random) -> str:
    """A date in words, as birth certificates repeat it."""
    day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(1930, 2029)
    fourth = "tư" if month == 4 else words_of(month)
    first = f"mùng {words_of(day)}" if day <= 10 and rng.random() < 0.3 else words_of(day)
    text = f"ngày {first} tháng {fourth} năm {words_of(year)}"
    if rng.random() < 0.3:
        text = text.replace("nghìn", "ngàn").replace("linh", "lẻ")
    cut = rng.random()
    if cut < 0.2:
        words = text.split()
        text = " ".join(words[rng.randint(0, len(words) // 2) :])
    return text[:1].upper() + text[1:] if cut > 0.5 else text


_SIGNS = (
    "QĐST-HNGĐ",
    "HNGĐ-ST",
    "QĐ-UBND",
    "TLKT-BS",
    "TLKH-BS",
    "UBND-GBT",
    "QĐ-CTN",
    "GXN",
    "NĐ-CP",
    "TT-BTP",
)
"""How offices sign their papers' numbers."""


def number(rng: random.Random) -> str:
    """Personal numbers, register numbers, telephone numbers, weights."""
    digits = "".join(rng.choice("0123456789") for _ in range(12))
    serial, year = rng.randint(1, 999), rng.randint(1990, 2028)
    return rng.choice(
        (
            f"0{digits[1:]}",
            f"0{digits[1:]}",
            f"0{digits[1:]}",
            digits[:9],
            f"{digits[:3]} {digits[3:6]} {digits[6:9]} {digits[9:]}",
            f"{serial}/{year}",
            f"{serial:02d}",
            f"{serial}/{year}/GKS-BS",
            f"{serial}/TLKT-BS",
            f"{serial}/UBND-XNTTHN",
            f"{serial}/{year}/{rng.choice(_SIGNS)}",
            f"số {serial}/{year}/{rng.choice(_SIGNS)} ngày {serial % 30 + 1:02d}/10/{year}",
            f"{serial:05d}.GCS.{digits[:5]}.{year % 100:02d}",
            f"{serial:02d}/GBT",
            f"0{digits[:9]}",
            f"{rng.randint(1000, 4999)} gram",
            f"{rng.randint(1, 4)}.{digits[:3]} gam",
            f"{rng.randint(1, 4)},{digits[:1]} kg",
            f"{serial:02d}/{year}",
            digits[:10],
        )
    )


def time(rng: random.Random) -> str:
    """An hour, alone or before its date."""
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    return f"{hour:02d} giờ {minute:02d} phút" + (f", {date(rng)}" if rng.random() < 0.7 else "")


def id_paper(rng: random.Random) -> str:
    """An identity paper as forms cite it."""
    number = "0" + "".join(rng.choice("0123456789") for _ in range(11))
    kind = rng.choice(("CCCD số", "Thẻ căn cước số", "CMND số", "Căn cước công dân số", "Hộ chiếu số"))
    by = rng.choice(
        (", cấp ngày ", " cấp ngày ", " do Cục CS QLHC về TTXH cấp ngày ", " do Bộ Công an cấp ngày ")
    )
    return f"{kind} {number}{by}{date(rng)}"


def special_mark(rng: random.Random) -> str:
    """What the back of a card says of scars and moles."""
    mark = rng.choice(("Nốt ruồi", "Sẹo chấm", "Sẹo dài", "Nốt ruồi mờ", "Sẹo"))
    far = rng.choice(
        (f"{rng.randint(1, 4)}cm", f"{rng.randint(0, 4)},{rng.randint(1, 9)}cm", f"C: {rng.randint(1, 5)}cm")
    )
    where = rng.choice(("trên", "dưới", "cách")), rng.choice(("sau", "trước", "cạnh", "ngoài"))
    part = rng.choice(("đuôi mày", "đầu mày", "mép", "cánh mũi", "mắt", "cằm", "tai", "đầu lông mày"))
    return f"{mark} {far} {' '.join(where)} {part} {rng.choice(('trái', 'phải'))}"
