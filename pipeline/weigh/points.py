"""Semicolons of running words: the line reader takes many for commas, the page's reader hardly any comma for
one (2 of 1,125 values without any were read with one)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from pipeline.letters import key
from pipeline.types import Value
from pipeline.weigh.saying import WORDED, Saying

_SAID = WORDED - {"place"}
"""The parts of a place are joined by commas alone."""


def with_semicolons(kind: str, value: Value, sayings: Iterable[Saying]) -> Value:
    """The value with a semicolon for a comma where a witness of one reading only saw one between the same two
    words.
    """
    if kind not in _SAID or "," not in value.text:
        return value
    seen = {
        (key(word), key(after))
        for one in sayings
        if not one.possible
        for word, after in pairwise(one.value.text.split())
        if word.endswith(";")
    }
    words = value.text.split()
    made = [
        word[:-1] + ";" if word.endswith(",") and (key(word), key(after)) in seen else word
        for word, after in pairwise([*words, ""])
    ]
    return replace(value, text=" ".join(made))
