"""Labels that stamps of other offices print on a paper: their numbers and books are none of the paper's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, key_of

_HEADING = "chunghiavietnam"
"""Of "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"."""
_CERTIFIED, _REGISTER, _SHORT_LABEL = "chungthuc", "sct", 8
"""What a certifier's stamp says, the sign of its register (sổ chứng thực), letters of labels it shares."""
_HEAD = 6
"""Rows of a paper's head: heading, motto, emblem, title, number."""


def without_stamps(rows: Sequence[Row], spots: Mapping[str, tuple[Spot, ...]]) -> dict[str, tuple[Spot, ...]]:
    """The finds of labels without those in stamps."""
    keys = [key_of(row.tokens) for row in rows]
    return _below_heading(rows, keys, _without_certifiers(keys, spots))


def _below_heading(
    rows: Sequence[Row], keys: Sequence[str], spots: Mapping[str, tuple[Spot, ...]]
) -> dict[str, tuple[Spot, ...]]:
    """The finds without those above the heading of the state where others stand below it: there are stamps of
    other offices ("Số chứng thực: 121"). A number with its year alone on its row ("Số: 53/2018") is none,
    unless the paper's head has another.
    """
    head = next((number for number, key in enumerate(keys) if _HEADING in key), 0)
    kept: dict[str, tuple[Spot, ...]] = {}
    for text, found in spots.items():
        below = tuple(spot for spot in found if spot.row >= head)
        own = tuple(spot for spot in found if spot.row < head and _is_dated(rows[spot.row], spot))
        in_head = any(spot.row <= head + _HEAD for spot in below)
        kept[text] = below if in_head else (*own, *below) if own else below or found
    return kept


def _without_certifiers(
    keys: Sequence[str], spots: Mapping[str, tuple[Spot, ...]]
) -> dict[str, tuple[Spot, ...]]:
    """The finds without those in a certifier's stamp on the paper ("Số chứng thực: 96 Quyển số: 02-SCT/BS"),
    where certifying is not the paper's own matter.
    """
    if any(_CERTIFIED in base(text) for text in spots):
        return dict(spots)

    def stamped(spot: Spot) -> bool:
        near = keys[max(spot.row - 1, 0) : spot.row + 1]
        return len(base(spot.text)) <= _SHORT_LABEL and (
            any(_CERTIFIED in key for key in near) or _REGISTER in keys[spot.row]
        )

    return {text: tuple(spot for spot in found if not stamped(spot)) for text, found in spots.items()}


def _is_dated(row: Row, spot: Spot) -> bool:
    """Whether a row is the label and a number with a year ("Số: 53/2018", "Số: 12/2019/TLKT")."""
    rest = "".join(token.text for token in row.tokens[spot.last + 1 :])
    return spot.first == 0 and re.fullmatch(r"\d+/(?:19|20)\d\d(?:/[\w-]+)?", rest) is not None
