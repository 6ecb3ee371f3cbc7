"""Sheets of lines in no order: what stands where on them."""

import random
from pathlib import Path

import numpy as np

from ocr.line_reader.picture import HEIGHT, sized
from ocr.training.render import Painter
from ocr.training.sheets import draw_sheet, read_lines, trimmed
from samples.pen.faces import Face as Font

TINOS = Path(Font("tinos").font(20).path)


def test_every_text_stands_where_it_is_told():
    """Ink lies on the baseline of every text, within its ends; one seed draws one sheet."""
    painter = Painter([(TINOS, 1.0)], lambda rng: rng.choice(("NGUYỄN VĂN HÒA", "Nơi sinh: Hà Nội")))
    image, texts = draw_sheet(painter, random.Random(6))
    again, same = draw_sheet(painter, random.Random(6))
    grey = np.asarray(image.convert("L"))

    assert len(texts) > 20
    assert texts == same
    assert np.array_equal(grey, np.asarray(again.convert("L")))
    for text in texts:
        top, left, right = int(text.base - 0.6 * text.size), int(text.left), int(text.right)
        assert 0 <= left < right <= image.width
        assert grey[top : int(text.base), left:right].min() < 120


def test_lines_come_back_as_they_were_written(tmp_path):
    """Pictures of one height side by side in one file, each with its text."""
    pictures = [np.full((HEIGHT, wide), wide, np.uint8) for wide in (30, 50)]
    np.savez(
        tmp_path / "lines.npz",
        pictures=np.concatenate(pictures, axis=1),
        widths=np.array([30, 50]),
        texts=np.array('["Hà Nội", "Huế"]'),
    )
    read = read_lines(tmp_path / "lines.npz")
    assert [text for _, text in read] == ["Hà Nội", "Huế"]
    assert all(np.array_equal(one, other) for (one, _), other in zip(read, pictures, strict=True))


def test_a_line_of_any_height_gets_the_height_of_the_network():
    """Its width keeps the proportion."""
    assert sized(np.zeros((96, 400), np.uint8)).shape == (HEIGHT, 200)
    assert sized(np.zeros((HEIGHT, 77), np.uint8)).shape == (HEIGHT, 77)


def test_only_white_rows_are_trimmed():
    """What stands on a line is kept to its last row; some lines are trimmed and some are not."""
    line = np.full((HEIGHT, 90), 255, np.uint8)
    line[14:36, 20:60] = 0
    rng = random.Random(4)
    heights = set()
    for _ in range(40):
        cut = trimmed(line, rng)
        heights.add(cut.shape[0])
        assert (cut < 128).sum() == (line < 128).sum()
    assert HEIGHT in heights
    assert min(heights) < 40
    assert trimmed(np.full((HEIGHT, 90), 255, np.uint8), random.Random(2)).shape == (HEIGHT, 90)
