"""How much speaks for a candidate: what each witness would say if it stood there, and how strange it is.

A weighted sum of the numbers below; with the softmax over all candidates of a field it is a conditional logit
(McFadden 1974). ``choice.json`` holds the weights of each group of kinds, fitted by ``bench.choosing`` on
papers whose truth is known, with their seeds and counts.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.types import Value
from pipeline.weigh.chance import GROUPS, NUMBERS
from pipeline.weigh.edits import CLASSES, edits
from pipeline.weigh.lexicon import astray, misspelt, rarity, strangeness
from pipeline.weigh.saying import Saying, essence

_WEIGHTS = Path(__file__).with_name("choice.json")
_LEAST, _NEAR = -27.0, -3.0
"""So far below the likeliest, a reader with alternatives says no more: at all, and among near rivals."""
_OTHER_LETTERS = math.log(0.02)
"""What it costs to differ in its letters from a zone that carries no marks."""
COLUMNS = (
    "likely",
    "near",
    *CLASSES,
    "differs",
    "sure",
    "strange",
    "rare_family",
    "rare_middle",
    "rare_given",
    "astray",
    "misspelt",
    "doubted",
    "empty",
)
WITNESSES = COLUMNS[: COLUMNS.index("strange")]
"""The columns that tell what readers saw."""
_KINDS = {"names": "names", "places": "words", "texts": "words", "lists": "words"}


def group(kind: str) -> str:
    """The group of kinds whose weights count: names, words or figures."""
    return _KINDS.get(GROUPS.get(kind, NUMBERS), "figures")


def worth(kind: str, value: Value, doubted: bool, sayings: Sequence[Saying]) -> float:
    """What speaks for ``value`` (natural logarithm, up to a constant of the field); higher is likelier."""
    weights = _weights()[group(kind)]
    figures = numbers(kind, value, doubted, sayings)
    zone = sum(_OTHER_LETTERS for one in sayings if one.unmarked and not _same_letters(kind, value, one))
    return zone + sum(weight * figure for weight, figure in zip(weights, figures, strict=True))


def witnessed(kind: str, value: Value, sayings: Sequence[Saying]) -> float:
    """What these witnesses alone have for ``value``, without what the tables find of it."""
    figures = _seen(value, sayings)
    weights = dict(zip(COLUMNS, _weights()[group(kind)], strict=True))
    return sum(weights[column] * figure for column, figure in figures.items())


def numbers(kind: str, value: Value, doubted: bool, sayings: Sequence[Saying]) -> tuple[float, ...]:
    """The candidate's numbers in the order of ``COLUMNS``.

    ``likely`` and ``near``: how far below their likeliest (log-probability) readers with alternatives hold
    it, cut off far and near. Then how often each class of edit lies between it and what readers without
    alternatives said, how many of them ``differ`` and how ``sure`` those are; what the tables find
    ``strange``, how ``rare`` the words of a name are in each place, signs ``astray``, units ``misspelt``;
    whether its kind doubts it and whether it is empty.
    """
    told = _seen(value, sayings)
    told["strange"] = strangeness(kind, value)
    told |= {f"rare_{place}": rare for place, rare in rarity(kind, value).items()}
    told["astray"] = float(astray(kind, value))
    told["misspelt"], told["doubted"] = float(misspelt(kind, value)), float(doubted)
    told["empty"] = float(not value.text)
    return tuple(told[column] for column in COLUMNS)


def _seen(value: Value, sayings: Sequence[Saying]) -> dict[str, float]:
    """The columns that tell what readers saw (see ``numbers``)."""
    told = dict.fromkeys(WITNESSES, 0.0)
    for one in sayings:
        if one.possible:
            best = max(chance for _, chance in one.possible)
            chance = sum(chance for other, chance in one.possible if other.text == value.text)
            said = max(math.log(chance / best), _LEAST) if chance > 0 else _LEAST
            told["likely"] += said
            told["near"] += max(said, _NEAR)
        elif not one.unmarked:
            _compare(value.text, one, told)
    return told


def _compare(text: str, one: Saying, told: dict[str, float]) -> None:
    if text == one.value.text:
        return
    for name, count in edits(text, one.value.text).items():
        told[name] += count
    told["differs"] += 1
    told["sure"] += one.who.confidence


def _same_letters(kind: str, value: Value, one: Saying) -> bool:
    return essence(kind, value.text, True) == essence(kind, one.value.text, True)


def use(table: Path) -> None:
    """Judge by this table from now on; raises ``OSError``, ``ValueError`` or ``KeyError`` when it is none."""
    _weights.cache_clear()
    _tables[:] = [table]
    _weights()


def weights_file() -> Path:
    """The table that is judged by."""
    return _tables[0]


_tables = [_WEIGHTS]


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    groups = json.loads(weights_file().read_text(encoding="utf-8"))["groups"]
    return {name: tuple(one["weights"][column] for column in COLUMNS) for name, one in groups.items()}
