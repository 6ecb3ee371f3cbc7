"""Semicolons, points and dashes of running words: the line reader takes many semicolons for commas and
passes over a dash in five, the page's reader hardly any (2 of 1,125 values without a semicolon were read with
one; of 30 dashes between words it saw two that were none, neither between capitals)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.letters import key
from pipeline.types import Value
from pipeline.weigh.saying import WORDED, Saying

_DASH = "-"
_PARTING = ",;-–"
"""Signs after which no dash is missing: a place's parts are joined by commas, whatever was printed."""
_SAID = WORDED - {"place"}
"""The parts of a place are joined by commas alone."""


def with_semicolons(kind: str, value: Value, sayings: Iterable[Saying]) -> Value:
    """The value with a semicolon for a comma where a witness of one reading only saw one between the same two
    words.
    """
    if kind not in _SAID or "," not in value.text:
        return value
    seen = _pairs_at(";", (one for one in sayings if not one.possible))
    words = value.text.split()
    made = [
        word[:-1] + ";" if word.endswith(",") and (key(word), key(after)) in seen else word
        for word, after in pairwise([*words, ""])
    ]
    return replace(value, text=" ".join(made))


def without_points(kind: str, value: Value, sayings: Iterable[Saying]) -> Value:
    """The value without a point between two words that no reader saw first: how papers write an abbreviation
    ("K. dạ dày") is no reason to add one.
    """
    if kind not in _SAID or "." not in value.text:
        return value
    seen = _pairs_at(".", sayings)
    words = value.text.split()
    made = [
        word[:-1] if word.endswith(".") and after and (key(word), key(after)) not in seen else word
        for word, after in pairwise([*words, ""])
    ]
    return replace(value, text=" ".join(made))


def _pairs_at(sign: str, sayings: Iterable[Saying]) -> set[tuple[str, str]]:
    """The keys of any two words between which a witness first saw this sign."""
    words = (pairwise(one.value.text.split()) for one in sayings)
    return {(key(word), key(after)) for pairs in words for word, after in pairs if word.endswith(sign)}


def with_dashes(kind: str, value: Value, sayings: Iterable[Saying]) -> Value:
    """The value with a dash between two words with capitals ("Sản - Nhi") where a witness of one reading only
    saw one between the same two.
    """
    if kind not in WORDED:
        return value
    seen = {
        (key(word), key(after))
        for one in sayings
        if not one.possible
        for word, dash, after in _threes(one.value.text.split())
        if dash == _DASH and word[:1].isupper() and after[:1].isupper()
    }
    words = value.text.split()
    made = [
        f"{word} {_DASH}" if (key(word), key(after)) in seen and word[-1:] not in _PARTING else word
        for word, after in pairwise([*words, ""])
    ]
    return replace(value, text=" ".join(made)) if seen else value


def _threes(words: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)
