"""The leanings of the line reader, fitted on readings whose truth is known."""

import pytest

from bench.leanings import contests, fit, swayed, unswayed
from ocr.line_reader.leanings import Leanings
from tests.bench.test_choosing import paper

MISREAD = paper("VŨ THỊ ỂN", "VŨ THỊ ÊN", ("VŨ THỊ ỄN", 0.5), ("VŨ THỊ ỂN", 0.3))
RIGHT = paper("LÊ VĂN LỄ", "LÊ VĂN LÊ", ("LÊ VĂN LỄ", 0.9), ("LÊ VĂN LỂ", 0.02))


def test_a_letter_always_misread_the_same_way_gets_its_due():
    """Where the rare letter is said to be the common one and never the other way round, it gains."""
    found = fit([MISREAD] * 20 + [RIGHT] * 20)

    assert found.letters["Ể"] > 0.2 > -0.2 > found.letters["Ễ"]
    assert found.letters["V"] == 0


def test_figures_teach_nothing():
    """Numbers are left out, and so is a text nobody doubts."""
    number = paper("0123", "0123", ("0128", 0.5), ("0123", 0.3))
    number.kinds["full_name"] = "id_number"

    assert not list(contests(number))
    assert not list(contests(paper("LÊ ÁI", "LÊ ÁI", ("LÊ ÁI", 0.9))))


def test_what_was_swayed_can_be_taken_back():
    """Papers read with earlier leanings teach the same as papers read with none."""
    leanings = Leanings({"Ể": 1.1, "Ễ": -0.4})
    (_, said) = MISREAD.testimonies

    there = swayed(said, leanings)
    assert there.text == "VŨ THỊ ỂN"
    back = unswayed(there, leanings)
    assert [one.text for one in back.alternatives] == [one.text for one in said.alternatives]
    assert back.confidence == pytest.approx(said.confidence)
