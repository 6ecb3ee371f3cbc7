"""What stands on form lines: names, dates, numbers, places, labels and running words, by real frequency.

``Texts`` draws from tables in a folder (CSV and JSON of names, places, syllables, word pairs); it is used
while training only. Everything is drawn with the generator handed in, so a seed fixes every line.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from ocr.line_reader.alphabet import known
from ocr.training import figures
from ocr.training.addresses import Addresses
from ocr.training.people import Names
from ocr.training.printed import HEADINGS, LABELS, OFFICES
from ocr.training.tables import Words, old_seat, strings

OLD_SEATS = 0.25
"""The share of lines that set the tone of ``oa``, ``oe``, ``uy`` where older print does."""


class Texts:
    """Draws one line of text at a time from the tables in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.words = Words(folder)
        self.names, self.addresses = Names(folder, self.words), Addresses(folder, self.words)
        self.groups = strings(json.loads((folder / "ethnic_groups.json").read_text()), "name")
        self.nations = strings(json.loads((folder / "nationalities.json").read_text()), "vi")
        self.kinds: list[tuple[float, Callable[[random.Random], str]]] = [
            (50, self.names.name),
            (11, figures.date),
            (5, figures.date_in_words),
            (9, figures.number),
            (22, self.addresses.place),
            (4, self.small),
            (5, self.office),
            (5, figures.id_paper),
            (2, figures.special_mark),
            (5, self.running),
            (14, self.loose),
            (3, figures.time),
            (8, self.names.highland),
            (6, self.names.foreign),
            (3, self.names.mail),
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
            elif before < 0.3:
                text = f"{_note(rng)} {text}"
            if rng.random() < OLD_SEATS:
                text = old_seat(text)
            if rng.random() < 0.06:
                text = f"{text}{rng.choice(',.;:')}"
            text = " ".join(text.split())
            if 0 < len(text) <= 75 and known(text):
                return text

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
        text = form.format(p=rng.choice(self.addresses.provinces), c=rng.choice(self.addresses.communes))
        return text.upper() if rng.random() < 0.15 else text

    def running(self, rng: random.Random) -> str:
        """Words that follow each other in official prose."""
        word = rng.choice(list(self.words.after)) if rng.random() < 0.5 else self.words.syllables(rng)
        words = [word]
        for _ in range(rng.randint(2, 11)):
            follow = self.words.after.get(words[-1])
            words.append(follow(rng) if follow and rng.random() < 0.85 else self.words.syllables(rng))
        text = " ".join(words)
        if rng.random() < 0.4:
            text = text[:1].upper() + text[1:]
        if rng.random() < 0.3:
            at = rng.randint(1, len(words))
            text = text.replace(" ", f"{rng.choice((', ', '; ', ' - ', ' ('))}", 1) if at == 1 else text
        return text.upper() if rng.random() < 0.12 else text

    def loose(self, rng: random.Random) -> str:
        """Syllables in no order, also rare and merely possible ones, so that no language is guessed."""
        draw = self.words.syllables if rng.random() < 0.6 else lambda r: r.choice(self.words.rule)
        words = [draw(rng) for _ in range(rng.randint(1, 5))]
        style = rng.random()
        if style < 0.5:
            return " ".join(words).upper()
        return " ".join(word.capitalize() for word in words) if style < 0.75 else " ".join(words)


def _note(rng: random.Random) -> str:
    """A footnote's mark as forms print it behind a label, perhaps with a point or colon."""
    number = rng.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, rng.randint(10, 15)))
    return f"({number}){rng.choice(('', '', ':', '.'))}"


def _tail(label: str, rng: random.Random) -> str:
    """The end of a label's last word: what a crop that begins too early shows of it."""
    word = label.rsplit(maxsplit=1)[-1]
    return word[rng.randint(1, len(word) - 1) :] if len(word) > 1 else word
