"""The readers alone and together, from what they said."""

import numpy as np
import pytest

from bench.figures import interval, readers
from bench.letters import compared
from bench.readers import Remembering, readers_of
from ocr.types import Box, Reading, Shape
from pipeline.types import Alternative, Document, Source, SourceKind, Testimony
from samples.truth import Truth

KINDS = {"full_name": "person_name", "date_of_birth": "date", "sex": "sex"}
TRUTH = Truth(
    "giay_khai_sinh",
    fields={"full_name": "NGUYỄN THỊ HẰNG", "date_of_birth": "2020-07-14", "sex": "Nữ"},
)


def saying(witness: str, key: str, text: str, chance: float = 0.9) -> Testimony:
    """What a reader says; the line reader lists what it holds possible."""
    listed = (Alternative(text, chance),) if witness == "lines" else ()
    source = Source(SourceKind.OCR, 0, Box(0, 0, 9, 9))
    return Testimony(key, text, source, witness, chance, alternatives=listed)


def paper(*said: Testimony) -> Document:
    """A document of which only the sayings matter."""
    return Document("giay_khai_sinh", "", ("sheet",), "", 1.0, "", (), said, (), "", 0.0)


def scored(*said: Testimony):
    """The score of each field, by key."""
    return {one.key: one for one in readers_of(TRUTH, paper(*said), paper(*said), "feeder", KINDS)}


def test_each_reader_is_judged_by_its_own_sayings():
    """A mark that Tesseract lost is its mistake alone, and none when marks are taken off."""
    one = scored(
        saying("tesseract", "full_name", "NGUYỄN THỊ HÀNG"),
        saying("lines", "full_name", "NGUYỄN THỊ HẰNG", 0.99),
    )["full_name"]
    assert (one.tesseract.right, one.tesseract.right_bare, one.lines.right) == (False, True, True)
    assert one.both_right
    assert not one.agree
    assert (one.tesseract.letters.wrong, one.tesseract.letters.wrong_bare) == (1, 0)
    assert one.tesseract.letters.count == 13


def test_tesseract_alone_is_what_it_says_without_the_line_reader():
    """The reading that the line reader helped to choose counts for both together, not for Tesseract alone."""
    said = (
        saying("tesseract", "full_name", "NGUYỄN THỊ HẰNG"),
        saying("lines", "full_name", "NGUYỄN THỊ HẰNG"),
    )
    alone = paper(saying("tesseract", "full_name", "NGUYỄN THỊ HÀNG"))
    (one, *_) = readers_of(TRUTH, paper(*said), alone, "feeder", KINDS)
    assert (one.tesseract.right, one.lines.right, one.both_right) == (False, True, True)


def test_a_paper_not_recognised_by_tesseract_alone_is_no_word_of_its():
    """What only the product recognised was not asked of Tesseract."""
    said = saying("lines", "full_name", "NGUYỄN THỊ HẰNG")
    (one,) = readers_of(TRUTH, paper(said), None, "feeder", KINDS)
    assert one.tesseract is None


def test_a_picture_is_read_once():
    """The second reading of a paper costs only the pictures the first did not read."""

    class Counting:
        name = "counting"
        asked = 0

        def read(self, image, shape, dpi):
            self.asked += 1
            return Reading((), self.name)

    counting = Counting()
    reader = Remembering(counting)
    page, other = np.zeros((4, 6), np.uint8), np.zeros((6, 4), np.uint8)
    for picture in (page, page.copy(), other):
        reader.read(picture, Shape.PAGE, 300)
    reader.read(page, Shape.LINE, 300)
    assert counting.asked == 3


def test_agreement_is_about_values_not_about_print():
    """Two spellings of one day agree; the printed letters of a day are not counted."""
    one = scored(
        saying("tesseract", "date_of_birth", "14/07/2020"),
        saying("lines", "date_of_birth", "ngày 14 tháng 7 năm 2020"),
    )["date_of_birth"]
    assert one.agree
    assert one.tesseract.letters is None


def test_a_number_in_a_sentence_is_compared_with_its_stretch():
    """The words of the sentence around a personal number are no wrong letters of it."""
    truth = Truth("giay_khai_sinh", fields={"id_number": "001090000011"})
    said = saying("tesseract", "id_number", "CCCD số 001090000017 do Cục Cảnh sát cấp ngày 01/02/2022")
    (one,) = readers_of(truth, paper(said), paper(said), "feeder", {"id_number": "id_number"})
    assert (one.tesseract.letters.count, one.tesseract.letters.wrong) == (12, 1)


def test_a_code_lends_the_readers_nothing():
    """What a code says makes no reader right."""
    code = Testimony("full_name", "NGUYỄN THỊ HẰNG", Source(SourceKind.QR), "qr", 1.0, checked=True)
    one = scored(code, saying("tesseract", "full_name", "NGUYỄN THỊ"), saying("lines", "full_name", "NG THỊ"))
    assert not one["full_name"].both_right


def test_fields_that_one_reader_was_not_asked_for_are_set_aside():
    """The comparison holds only fields that both read; the others are counted."""
    scores = scored(
        saying("tesseract", "sex", "Nữ"),
        saying("tesseract", "full_name", "NGUYỄN THỊ HẰNG"),
        saying("lines", "full_name", "NGUYỄN THỊ HẰNG"),
    )
    figures = readers(scores.values())
    assert (figures["asked_one_only"], figures["all"]["fields"]) == (1, 1)
    assert list(figures["by_kind"]) == ["person_name"]


def test_agreeing_on_the_wrong_value_is_counted():
    """Both wrong in the same way is the mistake nobody would see: it has its own figure and interval."""
    scores = scored(
        saying("tesseract", "full_name", "NGUYỄN THỊ HÀNG"), saying("lines", "full_name", "NGUYỄN THỊ HÀNG")
    )
    row = readers(scores.values())["all"]
    assert (row["agreed"], row["wrong_agreed"], row["wrong_when_agreed"]) == (1, 1, 1.0)


@pytest.mark.parametrize(
    ("wrong", "count", "low", "high"),
    [(0, 100, 0.0, 0.0295), (1, 100, 0.0005, 0.0466), (100, 100, 0.9705, 1.0), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_those_of_the_tables(wrong, count, low, high):
    """Clopper-Pearson with 95 % on each side: 3 in 100 for none of 100, the whole line for none of none."""
    assert interval(wrong, count) == pytest.approx((low, high), abs=1e-4)


def test_marks_are_told_apart_from_letters():
    """đ and a tone are marks; a lost letter is not."""
    assert (compared("đường Lý", "duong Ly").wrong, compared("đường Lý", "duong Ly").wrong_bare) == (4, 0)
    assert compared("Lý Nam", "Lý Na").wrong_bare == 1


def test_a_place_that_is_another_fields_tells_nothing_of_letters():
    """Where both readers saw the line of another field, neither is charged with its letters; the place is."""
    elsewhere = "Ngày, tháng, năm sinh: 14/07/2020"
    scores = scored(saying("tesseract", "full_name", elsewhere), saying("lines", "full_name", elsewhere))
    row = readers(scores.values())["all"]
    assert (row["misplaced"], row["tesseract"]["letters"], row["lines"]["letters"]) == (1, 0, 0)
    assert row["lines"]["right"] == 0
