"""Two looks at one line as one reading."""

import math

from ocr.line_reader import Twice


class Look:
    """A look that holds these texts possible and knows no others."""

    def __init__(self, **chances):
        self.chances = chances
        self.texts = tuple((text, math.log(chance)) for text, chance in chances.items())

    def log_probabilities(self, texts):
        """Of any texts."""
        return tuple(math.log(self.chances[text]) if text in self.chances else -math.inf for text in texts)


def test_what_either_look_is_sure_of_wins_over_what_both_doubt():
    """A mark lost in one cropping and plain in the other is read."""
    twice = Twice(Look(SÉNH=0.6, SẾNH=0.35), Look(SẾNH=0.9, SÉNH=0.05))

    assert [text for text, _ in twice.texts] == ["SẾNH", "SÉNH"]
    assert math.isclose(twice.texts[0][1], math.log(math.sqrt(0.35 * 0.9)))


def test_a_look_that_saw_nothing_vetoes_nothing():
    """A text one look never thought of stays possible, and one that neither can spell does not."""
    twice = Twice(Look(Nam=0.9), Look(Năm=0.5))
    said = twice.log_probabilities(("Nam", "Năm", "Nьm"))

    assert said[0] > said[1] > -math.inf
    assert said[2] == -math.inf
