"""Two keys of a text for comparing print with reading: without marks, and with tones at the syllable's end.

``base("Giấy tờ tùy thân:")`` is "giaytotuythan"; ``toned`` keeps the marks but not where the tone was put,
so that hóa and hoá are one. Both are free of case, spaces and signs, and take Ð (U+00D0) for Đ.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_D = str.maketrans({"Đ": "d", "đ": "d", "\u00d0": "d", "\u00f0": "d"})
_SYLLABLE = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")


@lru_cache(maxsize=65536)
def base(text: str) -> str:
    """Letters a-z and digits only."""
    letters = unicodedata.normalize("NFD", text.translate(_D)).lower()
    return "".join(one for one in letters if one.isascii() and one.isalnum())


@lru_cache(maxsize=65536)
def toned(text: str) -> str:
    """Letters with their marks, each syllable's tone moved to its end."""
    letters = unicodedata.normalize("NFD", text.replace("\u00d0", "Đ").replace("\u00f0", "đ")).lower()
    return "".join(_tone_last(one) for one in _SYLLABLE.findall(letters))


def _tone_last(syllable: str) -> str:
    plain = "".join(one for one in syllable if one not in _TONES)
    return plain + "".join(one for one in syllable if one in _TONES)
