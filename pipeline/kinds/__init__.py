"""The kinds of value on Vietnamese papers, one file a kind, all of one shape (``Kind``).

To add a kind, write one file here, named as templates shall call it (``blood_group.py``):

    '''Blood group: what it looks like, where the rule comes from, the normal form.'''
    SAYS = "Nhóm máu: A, B, AB hoặc O."               # what it is and its normal form, for editors
    SHAPE = Shape.LINE                                # how its region is read
    def compact(text: str) -> str: ...                # away with leaders, labels, stray signs; "" = nothing
    written def parse(text: str) -> Value: ...                # normal form, Value("") for nothing written,
    or NotThisKind def check(value: Value) -> tuple[Problem, ...]:   # what is doubtful about it, seen alone
    def show(value: Value) -> str: ...                # as papers write it; parse(show(value)) == value

and a test file of the same name in ``tests/pipeline/kinds/``. Nothing else: ``KINDS`` finds every file here
that does not begin with an underscore, ``SAYS`` is its line in ``describe()``, and one test holds all kinds
to the shape. Files with an underscore are what several kinds share. Problems and refusals are Vietnamese
sentences that never repeat the value.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import cast

from pipeline.kinds._kind import Kind, NotThisKind

__all__ = ["KINDS", "Kind", "NotThisKind", "describe"]


def _find() -> dict[str, Kind]:
    names = sorted(info.name for info in iter_modules(__path__) if not info.name.startswith("_"))
    return {name: cast(Kind, import_module(f"{__name__}.{name}")) for name in names}


KINDS: Mapping[str, Kind] = MappingProxyType(_find())
"""Name of the kind → its module."""


def describe() -> Mapping[str, str]:
    """Name of each kind → what it is and its normal form, one Vietnamese sentence, for editors."""
    return {name: kind.SAYS for name, kind in KINDS.items()}
