"""Free text."""

import pytest

from pipeline.kinds import text


def test_text_stays_as_printed():
    """One line, NFC, without leaders; nothing else changes."""
    assert text.parse("  Vết sẹo\nchấm, cách 1cm …… (2)").text == "Vết sẹo chấm, cách 1cm"


def test_frames_leave_nothing():
    """Bars of a frame read as letters go."""
    assert text.parse("Nốt ruồi trên sau đuôi mày trái ÍÍfRÀÌÌ").text == "Nốt ruồi trên sau đuôi mày trái"


def test_brackets_with_a_partner_stay():
    """ "(bản sao)" at an end is text, a bracket alone is junk."""
    assert text.parse("Đã đăng ký (bản sao)").text == "Đã đăng ký (bản sao)"
    assert text.parse("Đã đăng ký )").text == "Đã đăng ký"


def test_an_office_without_its_name_is_looked_at():
    """The line below, with the commune's name, was not read."""
    assert text.check(text.parse("ỦY BAN NHÂN DÂN"))
    assert not text.check(text.parse("ỦY BAN NHÂN DÂN XÃ TRẦN PHÚ"))


def test_money_is_written_with_a_point():
    """A comma or a space between thousands is a worn point; a number without either stays."""
    assert [text.parse(one).text for one in ("4,000 đồng", "4 000 dồng", "10.000 đòng", "2000 đồng")] == [
        "4.000 đồng",
        "4.000 đồng",
        "10.000 đồng",
        "2000 đồng",
    ]


@pytest.mark.parametrize("read", ["Nốt ruồi C1,5cm trên", "Sẹo chấm C,3cm trên", "Sẹo chấm C 3 cm trên"])
def test_a_distance_whose_c_lost_its_point_is_looked_at(read):
    """On cards "C" (cách) is cut short by a point or colon; a house in block C1 and a length are none."""
    assert text.check(text.parse(read))
    for good in ("Nốt ruồi C.1,5cm trên", "Sẹo chấm C: 3cm trên", "Sẹo dài 3cm", "Lô C1, khu 5"):
        assert not text.check(text.parse(good))


def test_a_small_word_in_an_offices_name_is_small():
    """V and v have one shape: "về" in the name of the office that issues cards is small, but in capitals."""
    assert text.parse("Cục CS QLHC VỀ TTXH").text == "Cục CS QLHC về TTXH"
    assert text.parse("Cục Cảnh sát ĐKQL cư trú và DLQG Về dân cư").text.endswith("DLQG về dân cư")
    assert text.parse("CỤC CẢNH SÁT QLHC VỀ TTXH").text == "CỤC CẢNH SÁT QLHC VỀ TTXH"


def test_a_point_before_a_small_letter_was_a_comma():
    """Sentences begin with capitals; words cut short keep their points, and so do numbers."""
    assert text.parse("Vay vốn ngân hàng. không có giá trị").text == "Vay vốn ngân hàng, không có giá trị"
    for kept in ("Công ty TNHH. một thành viên", "Sẹo C. dưới mắt", "P. 3, Q. 5"):
        assert text.parse(kept).text == kept
    assert text.parse("10.000 đồn").text == "10.000 đồng"


def test_a_marked_o_beside_a_digit_is_a_six():
    """A 6 of some faces is read so; the exclamation, and a word that begins with it, stay."""
    assert text.parse("Trích lục khai tử số 25ó/TLKT-BS").text == "Trích lục khai tử số 256/TLKT-BS"
    assert text.parse("Tổ 5 óc eo").text == "Tổ 5 óc eo"


def test_a_point_within_a_telephones_last_figures_is_dirt():
    """Groups as people write them keep their points; a number that is no telephone's keeps its own."""
    said = [text.parse(one).text for one in ("09722001.87", "0972.200.187", "0972.200187", "1234567.89")]
    assert said == ["0972200187", "0972.200.187", "0972.200187", "1234567.89"]
