"""Labels in English that some offices print in small letters below the Vietnamese ones.

To a reader they are the next line, and so the rest of a value. They are taken off the rows before anything is
looked for. The words are those of the identity cards (TT 06/2021/TT-BCA, TT 17/2024/TT-BCA) and of bilingual
civil-status forms. Cards keep theirs: there they are part of the label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.types import around
from pipeline.labels.find import Spot, find
from pipeline.labels.rows import Row

_ENGLISH = (
    "Full name",
    "Date of birth",
    "Year of birth",
    "In words",
    "Gender",
    "Ethnicity",
    "Ethnic group",
    "Nationality",
    "Place of birth",
    "Place of origin",
    "Place of residence",
    "Permanent residence",
    "Last residence",
    "Residence",
    "Identity document",
    "Identity card",
    "Personal identification number",
    "Personal number",
    "Full name of mother",
    "Full name of father",
    "Mother's full name",
    "Father's full name",
    "Husband's full name",
    "Wife's full name",
    "Relationship",
    "Marital status",
    "Time of death",
    "Date of death",
    "Died at",
    "Place of death",
    "Cause of death",
    "Place of registration",
    "Date of registration",
    "Registered at",
    "Purpose",
)
_LIKE = 0.75
"""Likeness from which worn small print is one of them."""
_UNDER = 2.5
"""Word heights by which it begins left or right of the label above it at most."""


def without_glosses(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without these words, where they begin below words of the row above."""
    spots = (spot for there in find(rows, _ENGLISH, _LIKE).values() for spot in there)
    found = [spot for spot in spots if _is_gloss(rows, spot)]
    made = []
    for number, row in enumerate(rows):
        gone = {at for spot in found if spot.row == number for at in range(spot.first, spot.last + 1)}
        left = tuple(token for at, token in enumerate(row.tokens) if at not in gone)
        if left:
            made.append(replace(row, tokens=left, box=around(token.box for token in left)) if gone else row)
    return tuple(made)


def _is_gloss(rows: Sequence[Row], spot: Spot) -> bool:
    """Whether the words begin where words of the row above do, and no others run up to them."""
    tokens = rows[spot.row].tokens
    if spot.row == 0 or (spot.first and tokens[spot.first - 1].box.right > spot.box.left - spot.box.height):
        return False
    reach = _UNDER * spot.box.height
    return any(abs(token.box.left - spot.box.left) < reach for token in rows[spot.row - 1].tokens)
