"""Digits as readers see them: O for 0, l for 1, S for 5, B for 8."""

from __future__ import annotations

import re

LOOKALIKES = "OoQDlIi|!ZzSsGbBgq"
_MEANT = str.maketrans(LOOKALIKES, "000011111225566899")
_PASSPORT = re.compile(r"[A-Z]\d{7}")
"""A letter and seven digits: the letter of a passport is no damaged digit."""
_NUMERIC = re.compile(rf"[0-9{re.escape(LOOKALIKES)}]+")


_SIX = re.compile(r"(?<=\d)[óÓ](?![^\W\d_])|(?<!\w)[óÓ](?=\d)")
"""What a 6 of many faces is taken for beside a digit ("0ó giờ", "25ó/TLKT-BS")."""


def sixes(text: str) -> str:
    """``text`` with a marked o beside a digit as the 6 it is."""
    return _SIX.sub("6", text)


def repaired(token: str, share: float = 0.5) -> str | None:
    """The digits that ``token`` stands for; None unless every sign is a digit or looks like one.

    At least ``share`` of the signs must be true digits, so that words ("so", "I") stay words.
    """
    if not token.isascii() or not _NUMERIC.fullmatch(token):
        return None
    true = sum(sign.isdigit() for sign in token)
    return token.translate(_MEANT) if true >= share * len(token) else None


def mended(text: str) -> str:
    """``text`` with the digits of its long, mostly numeric words repaired (numbers inside free text)."""
    return re.sub(r"\S{4,}", lambda match: _mended_word(match.group()), text)


def _mended_word(word: str) -> str:
    core = word.strip(".,;:()")
    if _PASSPORT.fullmatch(core):
        return word
    digits = repaired(core, 0.75)
    return word.replace(core, digits) if digits is not None and core else word
