"""Identity papers in one sentence."""

import pytest

from pipeline.kinds import id_paper
from pipeline.types import Value

SENTENCE = "Thẻ căn cước công dân số 001300000017, cấp ngày 01/07/2021, Cục Cảnh sát"


def test_the_sentence_stays():
    """The wording of the office is kept; digits of long numbers are repaired."""
    assert id_paper.parse(f"{SENTENCE} .....").text == SENTENCE
    assert id_paper.parse(SENTENCE.replace("001300000017 ,", "0013OOOOOO17 ,")).text == SENTENCE
    assert id_paper.parse(SENTENCE.replace("000017", "0000l7")).text == SENTENCE
    assert (
        id_paper.parse("CMND 012345678, cấp ngày 15/04/2010 lEd").text
        == "CMND 012345678, cấp ngày 15/04/2010"
    )


def test_words_are_not_taken_for_numbers():
    """Words made of lookalike letters stay words."""
    assert id_paper.parse("Giấy Isisol BoB số 123456789").text == "Giấy Isisol BoB số 123456789"


def test_a_paper_without_number_has_a_problem():
    """A paper is named by its number."""
    assert id_paper.check(Value("Hộ chiếu"))
    assert id_paper.check(Value(SENTENCE)) == ()


def test_the_letter_of_a_passport_is_no_damaged_digit():
    """B1234567 stays a passport's number; a card's number is still repaired."""
    said = "Hộ chiếu số B1234567 do Cục Quản lý xuất nhập cảnh cấp ngày 01/02/2020"
    assert id_paper.parse(said).text == said
    assert id_paper.parse("CCCD số 0O1093012345").text == "CCCD số 001093012345"


def test_rows_above_and_below_are_no_part_of_it():
    """The sentence opens with a paper and ends with its date, whatever a region took in around it."""
    own = "CCCD 030202087906 do Cục Cảnh sát QLHC về TTXH cấp ngày 17.11.2021"
    assert id_paper.parse(f"Đội 7, Xã Thái Dương, Tỉnh Hải Dương {own}").text == own
    assert id_paper.parse(f"Giấy tờ tùy thân {own} Phước").text == own
    assert id_paper.parse(f"{own} do Công an").text == f"{own} do Công an"


def test_a_speck_in_the_number_is_no_point():
    """Twelve digits with a point between them are one number; a date keeps its points."""
    assert id_paper.parse("CCCD số 0670909691.72").text == "CCCD số 067090969172"
    assert id_paper.parse("CCCD 067090969172, cấp ngày 01.07.2021").text.endswith("01.07.2021")


@pytest.mark.parametrize("day", ["22/052022", "01-04/2021", "31/02/2022", "37/10/2021"])
def test_a_day_of_issue_that_is_none_is_looked_at(day):
    """A sign lost from the date, or a day that no calendar has."""
    assert id_paper.check(id_paper.parse(f"CCCD 067090969172 cấp ngày {day}"))
    assert not id_paper.check(id_paper.parse("CCCD 067090969172 cấp ngày 22/05/2022"))


def test_a_card_is_named_as_the_law_names_it():
    """ "Thẻ" before a card in any mark, no speck within the sentence, the word before a day whole."""
    assert id_paper.parse("Thế CCCD số 051082818143").text == "Thẻ CCCD số 051082818143"
    assert id_paper.parse("Thẻ căn cước công. dân 084189959841").text == "Thẻ căn cước công dân 084189959841"
    assert (
        id_paper.parse("CCCD 080198053197 cấp ngàà 27/08/2024").text
        == "CCCD 080198053197 cấp ngày 27/08/2024"
    )


@pytest.mark.parametrize("read", ["tại", "tai", "tài", "tợi"])
def test_the_office_behind_the_date_is_kept(read):
    """ "cấp ngày … tại Cục Cảnh sát …", however the marks of its words were read."""
    sentence = "CCCD số 060198738548 cấp ngày 05/02/2022 {} Cục Cảnh sát quản lý hành chính về trật tự xã hội"
    assert id_paper.parse(sentence.format(read)).text == sentence.format("tại")


def test_who_issued_it_stands_behind_its_own_words():
    """ "nời cấp" is "nơi cấp"."""
    read = "CCCD số 064068603034, cấp ngày 06/03/2023, nời cấp: Cục Cảnh sát"
    assert id_paper.parse(read).text == read.replace("nời", "nơi")


def test_the_date_in_words_ends_the_sentence_too():
    """What stands behind it is the next entry's label, unless an office follows."""
    own = "CCCD số 040187431305, Cục Cảnh sát QLHC về TTXH cấp ngày 09 tháng 03 năm 2022"
    assert id_paper.parse(f"{own} an hệ với người được Bản thân").text == own
    dated = "CCCD số 040187431305 cấp ngày 09 tháng 03 năm 2022"
    for office in ("tại Công an tỉnh An Giang", "do Bộ Công an"):
        assert id_paper.parse(f"{dated} {office}").text == f"{dated} {office}"
