"""What words say of a reading: unknown words and pairs cost, and wordings can be asked for."""

import pytest

from pipeline.words import is_cut_short, repairs, strangeness


@pytest.mark.parametrize(
    ("true", "misread"),
    [
        ("Tổ dân phố số 42", "Tố dân phố số 42"),
        ("Ung thư gan", "Ủng thư gan"),
        ("Cục Cảnh sát QLHC về TTXH", "Cục Cảnh sát QLHC vệ TTXH"),
        ("Chứng minh nhân dân số 012345678", "Chứng mình nhân dân số 012345678"),
        ("Mẹ đẻ", "Mẹ đề"),
        ("Hiện tại chưa đăng ký kết hôn", "Hiện tai chưa đăng ký kết hôn"),
    ],
)
def test_a_lost_mark_is_strange_among_its_words(true, misread):
    """Of two readings that differ by a mark the one papers use is less strange."""
    assert strangeness(true) < strangeness(misread)


def test_a_wording_of_papers_is_strange_with_other_marks():
    """Both "số hộ" and "sổ hộ" are written, but the register is the "sổ hộ tịch"."""
    assert strangeness("Sổ hộ tịch") < strangeness("Số hộ tịch")
    assert "Sổ hộ tịch bị mất" in set(repairs("Số hộ tịch bị mất"))
    assert strangeness("số hộ nghèo") == strangeness("sổ hộ nghèo")


def test_a_whole_wording_is_meant_by_its_letters():
    """ "Cha để" has the letters of "Cha đẻ"; between readings the one that is a wording costs less."""
    assert strangeness("Mẹ") < strangeness("Me")
    assert strangeness("Cha đẻ") < strangeness("Cha để")
    assert "Cha đẻ" in set(repairs("Cha để"))


def test_capitals_stand_where_wordings_have_them():
    """Cảnh sát is written so in the office's name; all in capitals it is no other word."""
    assert strangeness("Cục Cảnh sát QLHC về TTXH") < strangeness("Cục Cảnh Sát QLHC về TTXH")
    assert strangeness("ỦY BAN NHÂN DÂN") == 0.0


def test_a_rare_name_costs_every_reading_the_same():
    """Words decide nothing between two spellings of which neither is known."""
    assert strangeness("xóm Dẻ Quyn") == strangeness("xóm Dẻ Quỳn")


def test_signs_of_an_office_are_words():
    """Of "132/2017/QĐST-HNGĐ" the signs are known or not; of an address with a slash nothing is asked."""
    true = "Quyết định số 132/2017/QĐST-HNGĐ ngày 31/12/2017"

    assert strangeness(true) == 0.0
    assert strangeness(true.replace("QĐST-HNGĐ", "OBST-HGD")) > 0.0
    assert strangeness("Số 370/3 đường") == strangeness("Số 3 đường")


@pytest.mark.parametrize(
    ("read", "true"),
    [
        ("Đột quy não", "Đột quỵ não"),
        ("Bố túc hồ sơ vay vốn", "Bổ túc hồ sơ vay vốn"),
        ("CỤC CẢNH SÁT QUẢN LÝ HÀNH CHINH", "CỤC CẢNH SÁT QUẢN LÝ HÀNH CHÍNH"),
    ],
)
def test_a_reader_can_be_asked_for_words_that_go_together(read, true):
    """Only marks are changed, of one word that its neighbour does not know, and its capitals stay."""
    assert true in set(repairs(read))
    assert list(repairs(true)) == []


def test_a_reader_can_be_asked_for_a_long_wording_with_worn_letters():
    """Nearly all letters of each word stand; a wording with another word in it is not asked for."""
    worn = "CCCD số 084080745126 do Cục Cinh sát quán lý hành chính về trật tự xã hội"
    assert any("Cục Cảnh sát quản lý hành chính về trật tự xã hội" in one for one in repairs(worn))
    assert not any("vợ đã chết" in one for one in repairs("Có đăng ký kết hôn nhưng chồng đã chết"))


def test_a_known_wording_in_other_marks_costs_more_than_an_unknown_pair():
    """ "Số hộ tịch" is hardly anything but sổ hộ tịch."""
    odd = strangeness("Số hộ tịch và bản chính đều bị mất") - strangeness(
        "Sổ hộ tịch và bản chính đều bị mất"
    )
    assert odd > strangeness("Bàn giấy khai") - strangeness("Bàn giấy")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Vay vốn ngân hàng, không có giá trị đăng ký kết", True),
        ("Vay vốn ngân hàng, không có giá trị đăng ký kết hôn", False),
        ("Cục CS QLHC về", True),
        ("Thẻ CCCD số 066194747715, cấp", True),
        ("CMND số 066194747715 do Công an tỉnh cấp", False),
        ("Cục CS QLHC về TTXH", False),
        ("Bệnh viện Đa khoa Đồng Hới", False),
    ],
)
def test_a_text_that_ends_within_a_wording_is_cut_short(text, short):
    """Where every wording of papers goes on, the last line was lost."""
    assert is_cut_short(text) is short


def test_behind_a_number_stands_any_name():
    """A comma behind a house number makes nothing likelier; a known word's lost mark still costs."""
    assert strangeness("Số 5 Bà Triệu") == strangeness("Số 5, Bà Triệu")
    assert strangeness("ngày 5 thang 8") > strangeness("ngày 5 tháng 8")


def test_an_offices_name_has_no_stops():
    """A comma within the name of an office that issues cards is strange; one between other words is not."""
    name = "Cục CS ĐKQL cư trú và DLQG về dân cư"
    assert strangeness(name) == 0 < strangeness(name.replace("ĐKQL", "ĐKQL,"))
    married = "Có đăng ký kết hôn nhưng vợ đã chết"
    assert strangeness(married) == strangeness(married.replace("hôn", "hôn,"))


def test_a_house_number_may_be_cut_short():
    """SN (số nhà) before a number is a word of addresses; other letters are none."""
    assert strangeness("SN 73") < strangeness("XN 73")
