"""How names of units are written: ranks, abbreviations of ranks, keys, and spelling with tones put last."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline import letters

_ABBREVIATIONS = tuple(
    (re.compile(rf"^{short}(?:\.\s*|\s+|(?=\d))(?=\S)", re.IGNORECASE), full)
    for short, full in (
        (r"t\.?p", "thành phố "),
        (r"t\.?x", "thị xã "),
        (r"t\.?t", "thị trấn "),
        ("p", "phường "),
        ("q", "quận "),
        ("h", "huyện "),
        ("x", "xã "),
        ("t", "tỉnh "),
    )
)
COMMUNE_RANKS = ("xa", "phuong", "thi tran", "dac khu")
DISTRICT_RANKS = ("huyen", "quan", "thi xa", "thanh pho")
PROVINCE_RANKS = ("tinh", "thanh pho")
_FORMER_PROVINCES = """
    Bắc Thái, Bình Trị Thiên, Cao Lạng, Cửu Long, Gia Lai - Kon Tum, Hà Bắc, Hà Nam Ninh, Hà Sơn Bình,
    Hà Tuyên, Hải Hưng, Hoàng Liên Sơn, Minh Hải, Nam Hà, Nghệ Tĩnh, Nghĩa Bình, Phú Khánh,
    Quảng Nam - Đà Nẵng, Sông Bé, Thuận Hải, Vĩnh Phú
"""
FORMER_PROVINCES = frozenset(letters.key(name) for name in _FORMER_PROVINCES.split(","))
"""Keys of provinces that went to several provinces before 2025; they stay on old papers."""


def full(written: str) -> str:
    """Abbreviated ranks written out ("P.15" is "phường 15")."""
    for pattern, rank in _ABBREVIATIONS:
        longer, count = pattern.subn(rank, written, count=1)
        if count:
            return longer
    return written


def key_of(written: str) -> str:
    """``letters.key`` of a name with its rank written out."""
    return letters.key(full(written))


_RANKS = {
    "xã": "xa",
    "phường": "phuong",
    "thị trấn": "thi tran",
    "đặc khu": "dac khu",
    "huyện": "huyen",
    "quận": "quan",
    "thị xã": "thi xa",
    "thành phố": "thanh pho",
    "tỉnh": "tinh",
}


def rank_of(written: str) -> str:
    """The rank a name begins with, without marks; "" without one.

    A rank stands with its marks or with none: "Tĩnh Gia" and "Phương Phú" are names.
    """
    lower = letters.nfc(full(written)).lower()
    for marked, rank in _RANKS.items():
        if lower.startswith((f"{marked} ", f"{rank} ")):
            return rank
    return ""


def without_rank(name: str) -> str:
    """A full name without its rank."""
    rank = rank_of(name)
    return " ".join(name.split()[len(rank.split()) :]) if rank else name


def spelt(name: str) -> str:
    """Small letters with the tone of each word at its end: "hoà" and "hòa" are the same."""
    return " ".join(_tone_last(word) for word in name.lower().split())


_SYLLABLES = 8192
"""Words kept: the names of all units are made of some four thousand."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@lru_cache(_SYLLABLES)
def _tone_last(word: str) -> str:
    spread = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in spread if sign not in _TONES) + "".join(s for s in spread if s in _TONES)
