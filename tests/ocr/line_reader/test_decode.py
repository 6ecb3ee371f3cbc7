"""From columns to texts."""

import math

import numpy as np
import pytest

from ocr.line_reader.alphabet import ALPHABET, CLASSES, MARKED, encode, known
from ocr.line_reader.decode import letters, likeliest, likelihoods


def columns(*chosen, other=None, chance=0.9):
    """Columns where each sign of ``chosen`` ("" is blank) has ``chance``, ``other`` at a column the rest."""
    table = np.full((len(chosen), CLASSES), 1e-9)
    for at, sign in enumerate(chosen):
        table[at, encode(sign)[0] if sign else 0] = chance
        rival = (other or {}).get(at, "")
        table[at, encode(rival)[0] if rival else 0] += 1 - chance
    return np.log(table / table.sum(axis=1, keepdims=True)).astype(np.float32)


def test_alphabet_holds_every_marked_letter_once():
    """All 134 marked letters in both cases, no sign twice."""
    assert len(MARKED) == 67
    assert len(set(ALPHABET)) == len(ALPHABET) == CLASSES - 1
    assert known("NGUYỄN VĂN Ậu, đường số 5/2 (Đắk Lắk)")
    assert not known("日本")


def test_letters_merge_columns_and_know_where_they_stand():
    """A sign over two columns is one letter, a sign after a blank another."""
    found = letters(columns("l", "l", "", "l", "à"))

    assert [(one.sign, one.left, one.right) for one in found] == [("l", 0, 2), ("l", 3, 4), ("à", 4, 5)]
    assert all(0.89 < one.confidence < 0.91 for one in found)


def test_likeliest_lists_the_rivals_with_their_chances():
    """Where a mark is in doubt both spellings come, the likelier first, and their chances add up to all."""
    found = dict(likeliest(columns("N", "Ễ", "N", other={1: "Ê"}, chance=0.7)))
    best = max(found, key=found.__getitem__)

    assert best == "NỄN"
    assert found["NÊN"] < found["NỄN"]
    assert sum(math.exp(score) for score in found.values()) <= 1.0 + 1e-6


def test_likelihood_agrees_with_the_search():
    """The chance of a text is the same whether it was found or asked for."""
    table = columns("H", "", "à", "", other={0: "M", 2: "á"}, chance=0.6)
    for text, score in likeliest(table):
        assert likelihoods(table, [encode(text)])[0] == pytest.approx(score, abs=0.02)


def test_likelihood_of_another_text_is_small():
    """What does not stand there has hardly a chance, also with a doubled letter."""
    table = columns("a", "", "a")

    assert likelihoods(table, [encode("aa")])[0] > math.log(0.5)
    assert likelihoods(table, [encode("b")])[0] < math.log(0.01)


def test_nothing_read_is_empty_text():
    """Blank columns say nothing."""
    table = columns("", "", "")

    assert letters(table) == ()
    assert likeliest(table)[0][0] == ""


def test_many_texts_at_once_are_as_likely_as_each_alone():
    """Longer and shorter texts followed together do not disturb each other; an empty one is allowed."""
    table = np.log(np.random.default_rng(4).dirichlet(np.full(CLASSES, 0.05), 12) + 1e-6).astype(np.float32)
    texts = [encode(text) for text in ("", "aa", "aba", "12/3", "N")]
    assert likelihoods(table, texts) == pytest.approx([likelihoods(table, [one])[0] for one in texts])
