"""Kinds of values as people type them: what a reader of scans repairs or drops as dirt is kept, or refused.

Each module is a kind (``pipeline.kinds.Kind``); the others are typed as they are read.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.kinds import KINDS, Kind
from pipeline.typed import name, number, place, words

_TYPED: Mapping[str, Kind] = {
    "number": number,
    "person_name": name,
    "place": place,
    "residence": place,
    "text": words,
    "id_paper": words,
    "issuing_authority": words,
}


def kind_of(kind: str) -> Kind:
    """How typed values of an entry of this kind are understood."""
    return _TYPED.get(kind) or KINDS.get(kind, words)
