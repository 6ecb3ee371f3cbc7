"""The letters the network leans away from."""

import json
import math

import pytest

from ocr.line_reader import LineReader
from ocr.line_reader.leanings import Leanings, leanings_of
from ocr.line_reader.reader import WEIGHTS
from tests.ocr.line_reader.test_reader import drawn

LEANINGS = Leanings({"Ể": 1.5, "Ễ": -0.5})
TEXTS = (("BÙI THỊ CHIỄN", math.log(0.6)), ("BÙI THỊ CHIỂN", math.log(0.3)))


def test_a_letter_said_too_seldom_wins_where_it_was_nearly_as_likely():
    """The rare mark stands first afterwards, and all texts together are as likely as before."""
    swayed, _ = LEANINGS.swayed(TEXTS)

    assert [text for text, _ in swayed] == ["BÙI THỊ CHIỂN", "BÙI THỊ CHIỄN"]
    assert sum(math.exp(said) for _, said in swayed) == pytest.approx(0.9)


def test_what_is_plain_stays():
    """A leaning decides between near rivals only."""
    plain = (("NGUYỄN", math.log(0.95)), ("NGUYỂN", math.log(0.01)))

    assert LEANINGS.swayed(plain)[0][0][0] == "NGUYỄN"


def test_other_texts_are_measured_alike():
    """A text asked for by name is as likely as the same among the likeliest."""
    said = LineReader().read_line(drawn("BÙI THỊ CHIỂN"))

    asked = said.log_probabilities([text for text, _ in said.texts])
    assert asked[0] == pytest.approx(said.texts[0][1], abs=0.1)


def test_weights_without_leanings_lean_nowhere(tmp_path):
    """Weights just trained have none; those that ship do, fitted on papers the file names."""
    assert leanings_of(tmp_path).letters == {}
    assert leanings_of(WEIGHTS).letters["Ể"] > 0 > leanings_of(WEIGHTS).letters["Ễ"]
    assert json.loads((WEIGHTS / "leanings.json").read_text(encoding="utf-8"))["seeds"]
