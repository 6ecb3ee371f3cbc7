"""Lines the page reading passed over are found by their ink and read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.readers import open_reader
from ocr.types import Box, Line, Reading, Shape, Word
from pipeline.missed import _unread, passed_over, read_all, with_missed
from pipeline.types import CleanPage
from tests.ocr.drawing import line, stacked

TEXTS = ("Họ và tên: TRẦN THỊ THU", "Nơi cư trú: Hòa Bình, Hà Nội", "Ngày sinh: 04/05/1996")


@pytest.fixture(scope="module")
def page():
    """A sheet of three printed lines."""
    sheet = stacked([line(text) for text in TEXTS], gap=40)
    return CleanPage("a.png", 1, np.dstack([sheet] * 3), sheet, 300, np.eye(3), 0, 0.0, 1.0)


@pytest.fixture(scope="module")
def whole(page):
    """What the real reader says of each line, one by one."""
    everything = missed_of(page, Reading((), "tesseract"))
    return sorted(everything.lines, key=lambda one: one.box.top)


def missed_of(page: CleanPage, reading: Reading) -> Reading:
    """The reading with what it passed over, by the real reader."""
    return with_missed(page, reading, passed_over(page.ink, page.dpi, reading), open_reader())


def heard(reading: Reading) -> int:
    """Letters of the words that were read surely."""
    return sum(len(word.text) for word in reading.words if word.confidence >= 0.5)


def texts(reading: Reading) -> list[str]:
    """The lines, top to bottom."""
    lines = sorted(reading.lines, key=lambda one: one.box.top)
    return [" ".join(word.text for word in one.words) for one in lines]


def test_a_line_passed_over_is_read(page, whole):
    """The middle line was dropped by the layout: it is there again, word for word, at its place."""
    without = Reading((whole[0], whole[2]), "tesseract")
    (place,) = passed_over(page.ink, page.dpi, without)
    assert place.top < whole[1].box.centre[1] < place.bottom
    assert texts(missed_of(page, without)) == list(TEXTS)


@pytest.mark.parametrize(("says", "tries"), [((), 8), (("Họ", "tên"), 20)])
def test_noise_is_given_up_after_a_few_lines(page, says, tries):
    """Where neither page nor longest lines hold a word the rest is not tried; one word, and all are."""
    asked = []

    class Listening:
        def read(self, picture, shape, dpi):
            asked.append((shape, picture.shape))
            words = tuple(Word(text, Box(0, at * 9, 8, at * 9 + 8), 0.9) for at, text in enumerate(says))
            return Reading((Line(words),) if words else (), "fake")

    places = [Box(0, 10 * at, 100 + at, 10 * at + 8) for at in range(20)]
    with_missed(page, Reading((), "fake"), places, Listening())

    assert len([shape for shape, _ in asked if shape is Shape.LINE]) == tries


def test_what_was_read_is_not_read_again(page, whole):
    """A reading that covers all print stays as it is."""
    reading = Reading(tuple(whole), "tesseract")
    assert missed_of(page, reading) is reading


def test_a_word_that_was_hardly_read_covers_nothing(page, whole):
    """Two letters of nonsense over a line do not hide it."""
    words = tuple(type(word)("‡>", word.box, 0.1) for word in whole[1].words)
    without = Reading((whole[0], Line(words), whole[2]), "tesseract")
    assert len(passed_over(page.ink, page.dpi, without)) == 1


def test_blots_and_rules_are_no_lines():
    """A photo, a rule and a few specks are not read."""
    sheet = np.full((1200, 1200), 240, np.uint8)
    sheet[100:500, 100:400] = 30
    sheet[700:704, 100:1100] = 30
    sheet[900:904, 200:204] = sheet[950:955, 600:604] = 30
    assert passed_over(sheet, 300, Reading((), "tesseract")) == ()


def test_words_that_were_read_are_not_doubled(page, whole):
    """A place that spans a line read but for its first word brings that word alone."""
    line = next(one for one in whole if len(one.words) > 2)
    without = Reading((*(one for one in whole if one is not line), Line(line.words[1:])), "tesseract")
    again = missed_of(page, without)
    keys = [word.text for one in again.lines for word in one.words]
    for word in line.words[1:]:
        assert keys.count(word.text) == [w.text for one in without.lines for w in one.words].count(word.text)


def test_the_end_of_a_word_is_not_doubled():
    """ "1ỨNG" behind a "CHỨNG" whose box is too narrow is no word more; another word is."""
    held = Word("CHỨNG", Box(800, 444, 884, 487), 0.93)
    ends = [Word("1ỨNG", Box(861, 432, 1016, 487), 0.8), Word("SINH", Box(870, 432, 1016, 487), 0.8)]
    kept = _unread(Line(tuple(ends)), Reading((Line((held,)),), "tesseract"))
    assert [word.text for word in kept] == ["SINH"]


WRITTEN = (
    "Nơi cư trú: xã Hòa Bình, huyện Thường Tín, Hà Nội",
    "Họ, chữ đệm, tên người cha: NGUYỄN VĂN HÙNG",
    "Giấy tờ tùy thân: căn cước công dân 001075012345",
    "Đã đăng ký kết hôn ngày 12 tháng 5 năm 1999 tại đây",
    "Quan hệ với người được khai sinh: ông ngoại",
    "Lý do: bản chính bị thất lạc khi chuyển nhà",
    "Số lượng bản sao đề nghị cấp: hai bản",
    "Nghề nghiệp: giáo viên trường trung học cơ sở",
)


@pytest.mark.parametrize("dropped", [0.3, 0.5])
def test_dotted_strokes_are_joined_where_lines_are_passed_over_or_unsure(dropped):
    """Of a thin typewriter's page, copied so that its strokes are rows of dots, far more is read joined; the
    picture is bolder too, for the reader of lines, but of the same size.
    """
    sheet = stacked([line(text, points=11, family="cousine") for text in WRITTEN], gap=50)
    thin = cv2.dilate(sheet, np.ones((3, 3), np.uint8))
    gone = np.random.default_rng(7).random(sheet.shape) < dropped
    dotted = np.where((thin > 150) | gone, 255, 0).astype(np.uint8)
    face = CleanPage("a.png", 1, np.dstack([dotted] * 3), dotted, 300, np.eye(3), 0, 0.0, 1.0)
    as_it_is = open_reader().read(dotted, Shape.PAGE, 300)

    joined, reading = read_all(face, Shape.PAGE, open_reader())

    assert (joined.ink < 128).sum() > 1.5 * (dotted < 128).sum()
    assert joined.image.shape == face.image.shape
    assert joined.image.mean() < face.image.mean()
    assert heard(reading) > 1.3 * heard(as_it_is)


def test_signs_cover_no_print(page, whole):
    """Quotes and dashes that a layout saw where a line stands do not hide its letters."""
    signs = Line((Word("¬", whole[1].box, 0.9),))

    assert TEXTS[1] in texts(missed_of(page, Reading((whole[0], signs, whole[2]), "tesseract")))
