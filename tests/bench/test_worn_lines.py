"""Lines cut out of worn and cleaned sheets are the lines that were drawn."""

from pathlib import Path

from bench.worn_lines import Sheets
from ocr.line_reader import LineReader
from ocr.line_reader.picture import HEIGHT
from ocr.training.render import Painter
from samples.pen.faces import Face as Font

TINOS = Path(Font("tinos").font(20).path)
TEXTS = ("NGUYỄN VĂN HÒA", "Nơi sinh: Hà Nội", "12/03/1990", "Xã Tam Hiệp, Huyện Phúc Thọ")


def test_a_cut_line_says_what_was_drawn_there():
    """Through scanner, copier or phone and through cleaning each crop holds its own text and no other."""
    sheets = Sheets(Painter([(TINOS, 1.0)], lambda rng: rng.choice(TEXTS)))
    lines = [line for seed in range(3) for line in sheets.lines(seed)]
    reader = LineReader()

    assert len(lines) > 60
    assert all(picture.shape[0] == HEIGHT for picture, _ in lines)
    said = [reader.read_line(picture).text for picture, _ in lines]
    right = sum(text in one for one, (_, text) in zip(said, lines, strict=True))
    assert right > 0.8 * len(lines)
