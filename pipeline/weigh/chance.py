"""The calibrated probability of a value, and the promise of ``accepted``.

For each group of kinds a logistic model over a few features, fitted on papers whose truth is known, and a
threshold: among fields at least that probable the share of wrong ones is at most 0.5 % with 95 % confidence
(Clopper-Pearson). Where there was too little data the threshold is above every probability: a person looks.
``calibration.json`` holds both with the seeds and counts they were fitted on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SHIPPED = Path(__file__).with_name("calibration.json")
GROUPS = {
    "person_name": "names",
    "place": "places",
    "text": "texts",
    "id_paper": "texts",
    "issuing_authority": "texts",
    "date": "dates",
    "year": "dates",
    "expiry": "dates",
    "time": "dates",
    "date_in_words": "texts",
    "sex": "lists",
    "ethnicity": "lists",
    "nationality": "lists",
}
NUMBERS = "numbers"
"""Kind → group that is calibrated together; other kinds are ``NUMBERS``."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the probability of a value is judged by.

    ``share``: the value's share of belief among all candidates. ``print_for``: independent readers of the
    print that say it. ``sure``: the highest and ``unsure`` the lowest confidence of those. ``strange``: what
    the tables of names and places count against it. ``doubts``: problems the kind finds.
    ``spelt_alike``: the readers agree to the last comma, not only on the letters. ``odd``: what a person
    would stumble over in a text or place (``lexicon.odd``). ``letters_alike``: a reader who differs saw the
    same letters with other marks. ``nearly_alike``: one who differs saw most of the same running words, and
    every digit. ``whole``: a name begins with a family name and ends with a given one, words end where they
    may.
    """

    kind: str
    checked: bool
    print_for: int
    print_against: int
    share: float
    sure: float
    unsure: float
    strange: float
    doubts: int
    spelt_alike: bool
    rules_held: int
    rules_broken: int
    odd: int = 0
    letters_alike: bool = False
    nearly_alike: bool = False
    whole: bool = True

    @property
    def vouchable(self) -> bool:
        """Whether the machine may vouch at all: two readers or a rule, and no rule broken.

        Two readers who saw the same letters, one of them with less marks, are two witnesses of the letters;
        how sure the marks are the probability says. So are two who read the same running words, some of them
        garbled by one.

        A name that begins with no family name, or ends in a middle one, may have lost what both missed, and
        so may words that end where none do; a name with another word no table knows needs both readers, both
        of them sure. What is odd in a text or spelt in two ways is weighed with the rest: readers lose small
        marks together. What one reader alone says, hardly sure, may be another's: readings are marked down
        where their place is a guess (``extract.reading.hearing``).
        """
        alike = self.letters_alike or self.nearly_alike
        alone = self.print_for < _BOTH and not self.rules_held and not alike
        clear = self.whole and self.print_for >= _BOTH and self.unsure >= _CLEAR
        rare = self.strange > 0 and not clear
        strange = self.kind == "person_name" and rare
        doubted = self.group not in WORDED and self.doubts > 0
        cut_short = self.group in WORDED and not self.whole
        guessed = self.print_for < _BOTH and self.sure < _LEAST
        return not (alone or strange or doubted or cut_short or guessed or self.rules_broken)

    @property
    def group(self) -> str:
        """The group of kinds this one is calibrated with."""
        return GROUPS.get(self.kind, NUMBERS)

    def numbers(self) -> tuple[float, ...]:
        """The features as the model takes them (order of ``COLUMNS``)."""
        return (
            float(self.print_for >= _BOTH),
            float(self.print_against > 0),
            _logit(self.share),
            _logit(self.sure),
            _logit(self.unsure),
            self.strange,
            float(self.doubts > 0),
            float(self.spelt_alike),
            float(self.rules_held > 0),
            float(self.rules_broken > 0),
            float(self.odd > 0),
            float(min(self.odd, _ODDEST)),
            float(self.letters_alike),
            float(self.nearly_alike),
        )


WORDED = ("places", "texts")
"""Groups of running words; their promise is kept together."""
COLUMNS = (
    "agreed",
    "opposed",
    "share",
    "sure",
    "unsure",
    "strange",
    "doubted",
    "spelt",
    "rule_held",
    "rule_broken",
    "odd",
    "odder",
    "letters",
    "nearly",
)
_ODDEST = 3
"""So many oddities say as much as more of them."""
_BOTH = 2
_CLEAR = 0.9
"""Confidence of both readers in a name that no table knows."""
_LEAST = 0.3
"""Confidence of a lone reader below which the place of a value was but guessed."""
NOBODY = 2.0
"""A threshold no probability reaches."""
_NEARLY = 1e-4


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic model: a weight for each column and a bias."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, features: Features) -> float:
        """The probability that the value is right."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, features.numbers(), strict=True))
        return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted model of one group: for all its values, and for those that may be vouched for.

    What makes a value wrong on which all agree is not what makes readers differ.
    """

    every: Line
    vouched: Line
    threshold: float

    def probability(self, features: Features) -> float:
        """The probability that the value is right."""
        return (self.vouched if features.vouchable else self.every).probability(features)


def probability(features: Features) -> float:
    """The probability that the value is right; a checked code carries its own proof."""
    if features.checked:
        return 0.999 if not features.print_against else 0.99
    return min(_models()[features.group].probability(features), 0.9999)


def accepts(features: Features) -> bool:
    """Whether the machine vouches for the value (see the promise above)."""
    if features.checked:
        return True
    model = _models()[features.group]
    return model.probability(features) >= model.threshold


def _logit(chance: float) -> float:
    chance = min(max(chance, _NEARLY), 1 - _NEARLY)
    return math.log(chance / (1 - chance))


def use(table: Path | None) -> None:
    """Judge by this table from now on (None: the one the program ships with); doors call it once.

    Raises ``OSError``, ``ValueError`` or ``KeyError`` when the file is no such table.
    """
    _models.cache_clear()
    _tables[:] = [table or _SHIPPED]
    _models()


_tables = [_SHIPPED]


@cache
def _models() -> dict[str, Model]:
    table = json.loads(_tables[0].read_text(encoding="utf-8"))
    return {
        name: Model(_line(one), _line(one.get("vouched", one)), one["threshold"])
        for name, one in table["groups"].items()
    }


def _line(one: Mapping[str, Any]) -> Line:
    return Line(tuple(one["weights"][column] for column in COLUMNS), one["bias"])
