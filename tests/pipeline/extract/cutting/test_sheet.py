"""The room a line of a value gets between its neighbours."""

from ocr.types import Box, Line, Reading, Word
from pipeline.extract.cutting.sheet import piece_of, sheet
from pipeline.extract.placing.align import Layout
from pipeline.labels.rows import rows


def line(top, *words, bottom=None, left=100):
    """A line whose words, 40 pixels high, begin at ``top``; the last one ends at ``bottom``."""
    boxes = [Box(left + 120 * at, top, left + 120 * at + 100, top + 40) for at in range(len(words))]
    if bottom is not None:
        boxes[-1] = Box(boxes[-1].left, boxes[-1].top, boxes[-1].right, bottom)
    return Line(tuple(Word(text, box, 0.95) for text, box in zip(words, boxes, strict=True)))


def roof(*lines):
    """The top of the band given to the row of the name."""
    made = rows(Reading(lines, "t"))
    number = next(at for at, row in enumerate(made) if row.tokens[0].text == "TẠ")
    page = sheet(made, Layout((), None), (), (0, 1000))
    return piece_of(page, number, 0, 1000, after=-1).box.top


def test_marks_read_as_signs_of_their_own_do_not_cut_the_capitals_below():
    """Of NGUYỄN HỒNG a reader may make "X ^" above NGUYEN HONG; their room stays the name's."""
    marks = Line((Word("X", Box(230, 94, 250, 108), 0.6), Word("^", Box(350, 92, 370, 107), 0.8)))

    assert roof(line(20, "Kính", "gửi"), marks, line(110, "TẠ", "HUY", "TRIEU")) <= 97


def test_one_box_that_reaches_down_does_not_lower_the_line_above():
    """The box of "sinh" over a Ề holds the Ề's marks; the line above ends where its other words do."""
    above = line(20, "đăng", "ký", "lại", "khai", "sinh", bottom=109)

    assert roof(above, line(110, "TẠ", "HUY", "TRIEU")) <= 97


def test_letters_of_the_line_above_stay_out():
    """Where the lines stand close, the room ends at the letters above."""
    assert roof(line(60, "khai", "sinh", "cho"), line(110, "TẠ", "HUY", "TRIEU")) >= 100
