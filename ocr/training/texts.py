"""What stands on form lines: names, dates, numbers, places, labels and running words, by real frequency.

``Texts`` draws from tables in a folder (CSV and JSON of names, places, syllables, word pairs); it is used
while training only. Everything is drawn with the generator handed in, so a seed fixes every line.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from ocr.line_reader.alphabet import known
from ocr.training import figures
from ocr.training.printed import (
    HEADINGS,
    HIGHLAND_CLOSES,
    HIGHLAND_OPENS,
    HIGHLAND_VOWELS,
    LABELS,
    MARKED,
    OFFICES,
)


class Weighted:
    """Draws items by weight."""

    def __init__(self, items: list[str], weights: list[float]) -> None:
        self.items, self.sums = items, list(accumulate(weights))

    def __call__(self, rng: random.Random) -> str:
        """One item."""
        return rng.choices(self.items, cum_weights=self.sums)[0]


class Texts:
    """Draws one line of text at a time from the tables in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.family = _names(folder / "names_family.csv", "family_name")
        self.middle = _names(folder / "names_middle.csv", "middle_name")
        self.given = _names(folder / "names_given.csv", "given_name")
        compound = [folder / f"names_given_compound_{sex}.txt" for sex in ("female", "male")]
        self.compound = [line.strip() for path in compound for line in path.read_text().splitlines() if line]
        self.communes = [row["full_name"] for row in _rows(folder / "communes_2025.csv")]
        self.dotted = [name for name in self.communes if set(name) & set("'-")] or self.communes
        self.districts = [row["full_name"] for row in _rows(folder / "districts_old.csv")]
        self.provinces = _strings(json.loads((folder / "provinces_63.json").read_text()), "name")
        self.groups = _strings(json.loads((folder / "ethnic_groups.json").read_text()), "name")
        self.nations = _strings(json.loads((folder / "nationalities.json").read_text()), "vi")
        attested = [
            (row["syllable"], float(row["n_corpus"]) ** 0.5 + 1)
            for row in _rows(folder / "syllables_attested.csv")
        ]
        self.syllables = Weighted([one for one, _ in attested], [weight for _, weight in attested])
        self.rule = (folder / "syllables_rule.txt").read_text().split()
        pairs: dict[str, tuple[list[str], list[float]]] = {}
        for row in _rows(folder / "bigrams_corpus.csv"):
            following = pairs.setdefault(row["first"], ([], []))
            following[0].append(row["second"])
            following[1].append(float(row["n"]) ** 0.5)
        self.after = {first: Weighted(*following) for first, following in pairs.items()}
        self.kinds: list[tuple[float, Callable[[random.Random], str]]] = [
            (32, self.name),
            (11, figures.date),
            (5, figures.date_in_words),
            (9, figures.number),
            (22, self.place),
            (4, self.small),
            (5, self.office),
            (5, figures.id_paper),
            (2, figures.special_mark),
            (5, self.running),
            (12, self.loose),
            (3, figures.time),
            (4, self.highland),
            (4, lambda rng: rng.choice(LABELS)),
            (2, lambda rng: rng.choice(HEADINGS)),
        ]

    def line(self, rng: random.Random) -> str:
        """One line as it stands on a form: a value, sometimes behind its label or the end of it."""
        while True:
            weights = [weight for weight, _ in self.kinds]
            text = rng.choices(self.kinds, weights)[0][1](rng)
            before = rng.random()
            if before < 0.12:
                text = f"{rng.choice(LABELS)} {text}"
            elif before < 0.24:
                text = f"{_tail(rng.choice(LABELS), rng)} {text}"
            if rng.random() < 0.06:
                text = f"{text}{rng.choice(',.;:')}"
            text = " ".join(text.split())
            if 0 < len(text) <= 75 and known(text):
                return text

    def name(self, rng: random.Random) -> str:
        """A person's name, mostly in capitals as forms print it."""
        parts = [self.family(rng)]
        if rng.random() < 0.3:
            parts.append(rng.choice(self.compound))
        else:
            parts += [self.middle(rng) for _ in range(rng.choices((0, 1, 2), (1, 8, 2))[0])]
            parts.append(self.given(rng))
        if rng.random() < 0.08:
            parts[-1] = self.syllables(rng).capitalize()
        if rng.random() < 0.03:
            parts[-1] = rng.choice(MARKED)
        name = " ".join(parts)
        return name.upper() if rng.random() < 0.6 else " ".join(w[:1].upper() + w[1:] for w in name.split())

    def place(self, rng: random.Random) -> str:
        """An address of the old three levels or the new two, whole or a piece of it."""
        province, commune = rng.choice(self.provinces), rng.choice(self.communes)
        if rng.random() < 0.08:
            commune = rng.choice(self.dotted)
        if rng.random() < 0.6:
            province = f"Tỉnh {province}" if province not in _CITIES else f"Thành phố {province}"
        parts = [commune, rng.choice(self.districts), province] if rng.random() < 0.6 else [commune, province]
        parts = _ranked(parts, rng)
        if rng.random() < 0.6:
            parts.insert(0, self._hamlet(rng))
        cut = rng.random()
        if cut < 0.35:
            parts = parts[: rng.randint(1, len(parts))]
        elif cut < 0.6:
            parts = parts[rng.randint(0, len(parts) - 1) :]
        text = ", ".join(parts)
        return text.upper() if rng.random() < 0.04 else text

    def _hamlet(self, rng: random.Random) -> str:
        """What stands before the commune."""
        loose = " ".join(self.syllables(rng).capitalize() for _ in range(rng.randint(1, 3)))
        return rng.choice(
            (
                f"Thôn {loose}",
                f"Tổ {rng.randint(1, 30)}",
                f"Số {rng.randint(1, 400)} đường {loose}",
                f"Số nhà {rng.randint(1, 400)}, đường {loose}",
                f"Ấp {loose}",
                f"{rng.randint(1, 300)}/{rng.randint(1, 60)} {loose}",
                f"{rng.randint(1, 300)} {loose}",
                f"Tổ dân phố {rng.randint(1, 20)}",
                f"Bản {loose}",
                f"Buôn {loose}",
                f"Xóm {rng.randint(1, 15)}",
                f"Khu phố {rng.randint(1, 9)}",
                loose,
            )
        )

    def small(self, rng: random.Random) -> str:
        """Sex, ethnic group, nationality: short words alone or side by side on a line."""
        sex, group, nation = rng.choice(("Nam", "Nữ")), rng.choice(self.groups), "Việt Nam"
        if rng.random() < 0.1:
            nation = rng.choice(self.nations)
        return rng.choice(
            (
                sex,
                group,
                nation,
                "Kinh",
                f"Giới tính: {sex} Dân tộc: {group} Quốc tịch: {nation}",
                f"{group} Quốc tịch: {nation}",
                "Không thời hạn",
                "Chưa đăng ký kết hôn với ai",
            )
        )

    def office(self, rng: random.Random) -> str:
        """Who issued a paper."""
        form = rng.choice(OFFICES)
        text = form.format(p=rng.choice(self.provinces), c=rng.choice(self.communes))
        return text.upper() if rng.random() < 0.15 else text

    def running(self, rng: random.Random) -> str:
        """Words that follow each other in official prose."""
        word = rng.choice(list(self.after)) if rng.random() < 0.5 else self.syllables(rng)
        words = [word]
        for _ in range(rng.randint(2, 11)):
            follow = self.after.get(words[-1])
            words.append(follow(rng) if follow and rng.random() < 0.85 else self.syllables(rng))
        text = " ".join(words)
        if rng.random() < 0.4:
            text = text[:1].upper() + text[1:]
        if rng.random() < 0.3:
            at = rng.randint(1, len(words))
            text = text.replace(" ", f"{rng.choice((', ', '; ', ' - ', ' ('))}", 1) if at == 1 else text
        return text.upper() if rng.random() < 0.12 else text

    def highland(self, rng: random.Random) -> str:
        """A name of the highlands, of the Khmer or Cham: clusters and endings that Vietnamese never joins."""
        words = []
        for _ in range(rng.randint(1, 3)):
            opens, closes = rng.choice(HIGHLAND_OPENS), rng.choice(HIGHLAND_CLOSES)
            words.append(opens + rng.choice(HIGHLAND_VOWELS) + closes)
        if rng.random() < 0.3:
            words.insert(0, rng.choice(("H'", "Y ", "K'", "R'")) + words.pop(0))
        words = [word[:1].upper() + word[1:] for word in words]
        if rng.random() < 0.4:
            words.insert(0, self.family(rng))
        return " ".join(words).upper() if rng.random() < 0.5 else " ".join(words)

    def loose(self, rng: random.Random) -> str:
        """Syllables in no order, also rare and merely possible ones, so that no language is guessed."""
        draw = self.syllables if rng.random() < 0.6 else lambda r: r.choice(self.rule)
        words = [draw(rng) for _ in range(rng.randint(1, 5))]
        style = rng.random()
        if style < 0.5:
            return " ".join(words).upper()
        return " ".join(word.capitalize() for word in words) if style < 0.75 else " ".join(words)


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


def _tail(label: str, rng: random.Random) -> str:
    """The end of a label's last word: what a crop that begins too early shows of it."""
    word = label.rsplit(maxsplit=1)[-1]
    return word[rng.randint(1, len(word) - 1) :] if len(word) > 1 else word


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(path: Path, column: str) -> Weighted:
    rows = _rows(path)
    return Weighted([row[column] for row in rows], [float(row["n_sample"] or 0) ** 0.7 + 1 for row in rows])


def _strings(data: dict[str, object], key: str) -> list[str]:
    """The ``name`` of every row of the longest list in ``data``."""
    rows = max((value for value in data.values() if isinstance(value, list)), key=len)
    return [str(row[key]) for row in rows if isinstance(row, dict) and row.get(key)]
