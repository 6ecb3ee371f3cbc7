"""The letters the line reader knows: class 0 is the CTC blank, then every sign of ``ALPHABET`` in order."""

from __future__ import annotations

import unicodedata

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")

MARKED = (
    "".join(
        letter
        for base in _BASES
        for tone in _TONES
        if (letter := unicodedata.normalize("NFC", base + tone)) not in "aeiouy"
    )
    + "đ"
)
"""The 67 marked Vietnamese letters in lower case; with capitals 134."""

SIGNS = " .,:;-–/()'\"!?%&+*<>=_|[]°“”…№@#☐"
ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + MARKED + MARKED.upper() + SIGNS
INDEX = {sign: at + 1 for at, sign in enumerate(ALPHABET)}
CLASSES = len(ALPHABET) + 1


def encode(text: str) -> list[int]:
    """The class of each sign of ``text`` (NFC); raises ``KeyError`` for a sign outside the alphabet."""
    return [INDEX[sign] for sign in text]


def known(text: str) -> bool:
    """Whether every sign of ``text`` is in the alphabet."""
    return all(sign in INDEX for sign in text)
