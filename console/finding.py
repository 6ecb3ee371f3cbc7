"""What ``doctor`` finds, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; ``mend`` is the command that mends it ("" when all is well)."""

    name: str
    well: bool
    detail: str
    mend: str = ""
