"""Addresses of three levels and of two, in the ways papers write them."""

from __future__ import annotations

import json
import random
from pathlib import Path

from ocr.training.tables import Words, rows, strings

ROMAN = 0.03
"""The share of addresses whose smallest unit is numbered in Roman figures (phường IV)."""


class Addresses:
    """Draws addresses from the tables in ``folder``."""

    def __init__(self, folder: Path, words: Words) -> None:
        self.words = words
        self.communes = [row["full_name"] for row in rows(folder / "communes_2025.csv")]
        self.dotted = [name for name in self.communes if set(name) & set("'-")] or self.communes
        self.districts = [row["full_name"] for row in rows(folder / "districts_old.csv")]
        self.provinces = strings(json.loads((folder / "provinces_63.json").read_text()), "name")

    def place(self, rng: random.Random) -> str:
        """An address of the old three levels or the new two, whole or a piece of it."""
        province, commune = rng.choice(self.provinces), rng.choice(self.communes)
        if rng.random() < 0.08:
            commune = rng.choice(self.dotted)
        if rng.random() < 0.6:
            province = f"Tỉnh {province}" if province not in _CITIES else f"Thành phố {province}"
        parts = [commune, rng.choice(self.districts), province] if rng.random() < 0.6 else [commune, province]
        parts = _ranked(parts, rng)
        if rng.random() < 0.07:
            at = rng.randrange(len(parts))
            parts[at] = f"{parts[at]} ({rng.choice(('Huyện', 'Thị xã', 'Thành phố', 'cũ', 'TX', 'TP'))})"
        if rng.random() < ROMAN:
            parts[0] = f"{rng.choice(('phường', 'Phường', 'P.', 'Khu phố', 'Khu'))} {rng.choice(_ROMAN)}"
        if rng.random() < 0.6:
            parts.insert(0, self._hamlet(rng))
        if rng.random() < 0.04:
            parts.insert(0, "Tại nhà")
        cut = rng.random()
        if cut < 0.35:
            parts = parts[: rng.randint(1, len(parts))]
        elif cut < 0.6:
            parts = parts[rng.randint(0, len(parts) - 1) :]
        text = ", ".join(parts)
        if rng.random() < 0.15:
            text = self.words.marked_anew(text, rng)
        return text.upper() if rng.random() < 0.04 else text

    def _hamlet(self, rng: random.Random) -> str:
        """What stands before the commune."""
        loose = " ".join(self.words.syllables(rng).capitalize() for _ in range(rng.randint(1, 3)))
        house = f"{rng.randint(1, 500)}{rng.choice(('', '', '', 'A', 'B', 'C', 'D', 'bis'))}"
        lane = f"{rng.randint(1, 400)}{rng.choice(('', '', '/', '/'))}".replace("/", f"/{rng.randint(1, 60)}")
        return rng.choice(
            (
                f"Thôn {loose}",
                f"Tổ {rng.randint(1, 30)}",
                f"Đội {rng.randint(1, 15)}",
                f"Số {house} đường {loose}",
                f"Số nhà {house}, đường {loose}",
                f"Số {house}, {rng.choice(('ngõ', 'ngách', 'hẻm', 'kiệt'))} {lane} {loose}",
                f"{rng.choice(('Ngõ', 'Hẻm', 'Ngách'))} {lane} {loose}",
                f"Ấp {loose}",
                f"{rng.randint(1, 300)}/{rng.randint(1, 60)} {loose}",
                f"{house} {loose}",
                f"Tổ dân phố {rng.choice(('', 'số '))}{rng.randint(1, 20)}",
                f"Bản {loose}",
                f"Buôn {loose}",
                f"Xóm {rng.choice((str(rng.randint(1, 15)), loose))}",
                f"Khu phố {rng.randint(1, 9)}",
                f"{rng.randint(1, 300)} {loose}, Khu phố {rng.randint(1, 9)}",
                loose,
            )
        )


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
_SHORT = (
    ("Thị trấn ", "TT. "),
    ("Thị xã ", "TX. "),
    ("Thành phố ", "TP. "),
    ("Phường ", "P. "),
    ("Huyện ", "H. "),
)
_SHORTER = (("Quận ", "Q. "), ("Xã ", "X. "), ("Tỉnh ", "T. "))


def _ranked(parts: list[str], rng: random.Random) -> list[str]:
    """The units with their ranks as written: in full, with a small letter, shortened, or left out."""
    style = rng.random()
    if style < 0.45:
        return parts
    if style < 0.75:
        return [part[:1].lower() + part[1:] if part.startswith(_RANKS) else part for part in parts]
    if style < 0.88:
        for long, short in (*_SHORT, *_SHORTER):
            parts = [part.replace(long, short, 1) if part.startswith(long) else part for part in parts]
        return parts
    return [part.removeprefix(next((one for one in _RANKS if part.startswith(one)), "")) for part in parts]


_RANKS = tuple(long for long, _ in (*_SHORT, *_SHORTER))
