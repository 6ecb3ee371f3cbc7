"""What is dropped from a reading before labels are looked for, and what only looks like a speck."""

import numpy as np

from ocr.types import Box, Line, Reading, Word
from pipeline.extract.cutting.notes import NOTE
from pipeline.extract.ink import FAINT, inked
from pipeline.extract.reading.frame import without_specks


def line(*words):
    """A line of (text, left, right, confidence), 36 pixels high."""
    return Line(tuple(Word(text, Box(left, 100, right, 136), sure) for text, left, right, sure in words))


def kept(*words):
    """The texts that stay."""
    return [word.text for word in without_specks(Reading((line(*words),), "t")).words]


def test_a_doubtful_label_that_opens_a_line_stays():
    """ "Số:" and "do" are short, and on worn paper doubtful; right before a word they are no specks."""
    assert kept(("Sổ:", 100, 150, 0.2), ("228/GBT", 162, 300, 0.9)) == ["Sổ:", "228/GBT"]
    assert kept(("ij", 100, 120, 0.2), ("228/GBT", 262, 400, 0.9)) == ["228/GBT"]
    assert kept(("228/GBT", 100, 300, 0.9), ("ij", 312, 330, 0.2)) == ["228/GBT"]


def test_a_doubtful_figure_in_a_blank_stays():
    """The hour before "giờ" is two figures, filled in faintly; far off at the edge they would be strokes."""
    assert kept(("22", 100, 130, 0.2), ("giờ", 170, 220, 0.95))[0] == "22"
    assert kept(("11", 10, 30, 0.2), ("giờ", 570, 620, 0.95)) == ["giờ"]


def test_a_footnotes_mark_stays_however_doubtful():
    """Without "(7)" the value would seem to begin where the mark stands."""
    assert kept(("số:", 100, 150, 0.9), ("(7)", 162, 200, 0.1), ("214", 212, 260, 0.9))[1] == "(7)"


def test_a_doubtful_rank_stays():
    """Without "xã" a commune is another part of its address; two other doubtful letters are a speck."""
    assert kept(("quán:", 100, 190, 0.9), ("xã", 212, 260, 0.2), ("Kỳ", 312, 360, 0.5))[1] == "xã"
    assert kept(("quán:", 100, 190, 0.9), ("ik", 212, 260, 0.2), ("Kỳ", 312, 360, 0.5))[1] == "Kỳ"


def test_worn_marks_of_footnotes_are_known():
    """A mark may have lost its figure or bracket, or have grown to leader and word."""
    assert all(NOTE.match(text) for text in ("(2)", "3).", "()", "Ớ)", "(2)Đội", "(2)_Số", "(3)-"))
    assert not any(NOTE.match(text) for text in ("Ông", "(hoặc", "12/2020", "a"))


def test_the_strokes_of_a_worn_ribbon_are_ink():
    """Faint letters are no empty field; the shade of a fold is."""
    paper = np.full((60, 200), 250, np.uint8)
    faint, shade = paper.copy(), paper.copy()
    faint[15:45, 50:53] = faint[15:18, 50:70] = 170
    shade[:, 100:140] = 215

    assert inked(faint, 36, FAINT)
    assert not inked(faint, 36)
    assert not inked(shade, 36, FAINT)
