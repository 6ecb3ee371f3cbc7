"""What an entry answers to a box to tick: yes, no, or neither. Any other words tick nothing."""

from __future__ import annotations

import unicodedata

_YES = frozenset({"có", "x", "yes", "true", "đúng"})
_NO = frozenset({"không", "không có", "chưa", "no", "false", "sai"})


def answer(value: str) -> bool | None:
    """True for yes or a number from one on, False for no or nought; None for "" and everything else."""
    said = " ".join(unicodedata.normalize("NFC", value).casefold().split()).strip(".")
    if said.isdecimal():
        return int(said) > 0
    return True if said in _YES else False if said in _NO else None
