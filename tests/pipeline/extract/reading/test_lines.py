"""Everything the line reader holds possible of a region."""

import math

from ocr.types import Box
from pipeline.extract.reading.lines import Looked, _departing, look, look_closer, tell
from tests.pipeline.typed import typed


class Line:
    """A line with the texts it may be; other texts have the chance ``also`` gives them, or hardly any."""

    def __init__(self, texts, also=None):
        self.chances = texts | (also or {})
        self.texts = tuple((text, math.log(chance)) for text, chance in texts.items())

    def log_probability(self, text):
        """Of any text."""
        return self.log_probabilities((text,))[0]

    def log_probabilities(self, texts):
        """Of any texts."""
        chances = (self.chances.get(text, 1e-20) for text in texts)
        return tuple(math.log(chance) if chance else -math.inf for chance in chances)


def looked(*lines):
    """A region of these lines."""
    return Looked(tuple(Box(0, 40 * at, 100, 40 * at + 30) for at in range(len(lines))), lines)


def chances(said):
    """Text → probability."""
    return {one.text: one.probability for one in said.alternatives}


def test_leaders_are_no_other_text():
    """A text with dots behind it and the same without are one, and their chances add up."""
    said = tell(looked(Line({"LÊ ÁI....": 0.6, "LÊ ÁI": 0.3, "LÊ ẢI": 0.05})))

    assert said.text == "LÊ ÁI"
    assert abs(said.confidence - 0.9) < 1e-9
    assert abs(chances(said)["LÊ ẢI"] - 0.05) < 1e-9


def test_what_another_reader_saw_is_weighed():
    """A text the search did not list gets its chance from the line."""
    said = tell(looked(Line({"TRẦN LÁI": 0.7}, also={"TRẦN LÀI": 0.2})), ("TRẦN LÀI",))

    assert abs(chances(said)["TRẦN LÀI"] - 0.2) < 1e-9


def test_two_readings_are_mixed_word_by_word():
    """Where each reader errs in another word, the text without either error is among the alternatives."""
    line = Line({"Xã Phượng Lâu, Tĩnh Phú Thọ": 0.5}, also={"Xã Phượng Lâu, Tỉnh Phú Thọ": 0.3})
    said = tell(looked(line), ("Xã Phương Lâu, Tỉnh Phú Thọ",))

    assert abs(chances(said)["Xã Phượng Lâu, Tỉnh Phú Thọ"] - 0.3) < 1e-9


def test_lines_depart_from_their_best_one_at_a_time():
    """Of two lines each may be its second text while the other is its first."""
    said = tell(
        looked(Line({"Xã Hòa An": 0.9, "Xã Hoà An": 0.1}), Line({"Huyện Tân Kỳ": 0.8, "Huyện Tân Kị": 0.2}))
    )

    assert said.text == "Xã Hòa An Huyện Tân Kỳ"
    assert abs(said.confidence - 0.72) < 1e-9
    assert set(chances(said)) == {
        "Xã Hòa An Huyện Tân Kỳ",
        "Xã Hoà An Huyện Tân Kỳ",
        "Xã Hòa An Huyện Tân Kị",
    }


def test_another_readers_words_are_shared_out_over_the_lines():
    """With as many words on both lines the other reading counts as a whole; with more it cannot."""
    lines = (Line({"Xã Hòa An": 0.9}, {"Xã Hoa An": 0.05}), Line({"Huyện Tân Kỳ": 0.8}))
    said = tell(looked(*lines), ("Xã Hoa An Huyện Tân Kỳ",))
    other = tell(looked(*lines), ("Xã Hoa An Huyện Tân Kỳ nữa",))

    assert abs(chances(said)["Xã Hoa An Huyện Tân Kỳ"] - 0.04) < 1e-9
    assert set(chances(other)) == {"Xã Hòa An Huyện Tân Kỳ", "Xã Hoa An Huyện Tân Kỳ"}


def test_no_line_says_nothing():
    """Where no box had any width nobody was read."""
    assert tell(Looked((), ())) is None


def test_an_impossible_line_leaves_no_hole_in_the_figures():
    """A sign outside the alphabet makes a text impossible, never a number that is none."""
    scores = _departing([("0140", -0.1), ("¶", -math.inf)], [{"0140": -0.1}, {"¶": -math.inf, "1": -2.0}], ())

    assert scores == {"0140 ¶": -math.inf, "0140 1": -2.1}


class TwoViews:
    """A line reader that sees the mark only from near by."""

    def read_line(self, crop):
        """What it says hangs on how much white the crop leaves."""
        return (
            Line({"SÉNH": 0.6, "SẾNH": 0.35}) if crop.shape[0] >= 100 else Line({"SẾNH": 0.9, "SÉNH": 0.02})
        )


def test_a_closer_look_is_weighed_with_the_first():
    """The second crop is less high by a fifth; the boxes told stay those of the lines."""
    page, box = typed([]).page, Box(100, 200, 400, 300)
    once = look(page, TwoViews(), (box,), 40)
    twice = look_closer(page, TwoViews(), once)

    assert tell(once).text == "SÉNH"
    assert tell(twice).text == "SẾNH"
    assert tell(twice).box == box
