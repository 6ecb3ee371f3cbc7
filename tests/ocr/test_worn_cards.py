"""A card whose words are unsure is asked again, larger; a clear one is asked once."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.prepare import Prepared
from ocr.tesseract import Mode, TesseractReader
from ocr.types import Shape

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


class Asked(TesseractReader):
    """Answers every question with words of one confidence (percent), and keeps the sizes asked at."""

    name = "asked"

    def __init__(self, confidence: int) -> None:
        self.confidence, self.widths = confidence, []

    def table(self, ready: Prepared, mode: Mode) -> str:
        """One line of twelve words."""
        self.widths.append(ready.image.shape[1])
        rows = (f"5\t1\t1\t1\t1\t{n}\t{60 * n}\t40\t50\t20\t{self.confidence}\ttừ{n}" for n in range(1, 13))
        return HEAD + "\n".join(rows)


@pytest.mark.parametrize(("confidence", "widths"), [(95, [1000]), (30, [1000, 1167])])
def test_a_worn_card_is_read_larger(confidence: int, widths: list[int]) -> None:
    """By a sixth, and only a card."""
    picture = np.full((630, 1000), 240, np.uint8)
    picture[300:320, 100:900] = 20
    reader = Asked(confidence)
    reading = reader.read(picture, Shape.CARD, 300)

    assert reader.widths == widths
    assert len(reading.words) == 12
    assert max(word.box.right for word in reading.words) <= 1000

    reader.widths.clear()
    reader.read(picture, Shape.PAGE, 150)
    assert reader.widths == [1000]
