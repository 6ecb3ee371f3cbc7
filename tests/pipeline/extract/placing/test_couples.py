"""Who of a couple is printed first is read from the names' labels."""

from dataclasses import replace

import pytest

from pipeline.extract import extract
from pipeline.extract.placing.couples import as_printed
from pipeline.labels.rows import rows
from pipeline.template import default_folder, load
from tests.pipeline.typed import Silent, typed, typed_reading

HUSBAND = (
    "Họ và tên chồng: NGUYỄN ĐẠI HÀNH",
    "Ngày, tháng, năm sinh: 28/6/1988",
    "Nơi cư trú: xã Hiệp Thạnh",
)
WIFE = ("Họ và tên vợ: VŨ THANH CHI", "Ngày, tháng, năm sinh: 18/3/1988", "Nơi cư trú: xã Kim Hòa")
TITLE = [(900, "GIẤY CHỨNG NHẬN KẾT HÔN")]
PLACE = "Nơi đăng ký kết hôn: Ủy ban nhân dân xã Hiệp Thạnh, huyện Cầu Ngang"


@pytest.fixture(scope="module")
def marriage():
    """The certificate on which the wife stands first."""
    return load(default_folder()).face("giay_chung_nhan_ket_hon", "2016", "sheet")


def said(face, typed_rows):
    """Field → text on a page of these rows."""
    return {one.field: one.text for one in extract(typed(typed_rows), face, Silent())}


@pytest.mark.parametrize("husband_first", [True, False])
@pytest.mark.parametrize("abreast", [True, False])
def test_each_one_keeps_what_stands_under_the_own_name(marriage, husband_first, abreast):
    """Side by side or one after the other, husband first or wife: nobody gets the other's day or home."""
    first, second = (HUSBAND, WIFE) if husband_first else (WIFE, HUSBAND)
    people = [[(200, one), (1300, other)] for one, other in zip(first, second, strict=True)]
    fields = said(marriage, (TITLE, *(people if abreast else (*first, *second)), PLACE))

    assert (fields["husband.full_name"], fields["wife.full_name"]) == ("NGUYỄN ĐẠI HÀNH", "VŨ THANH CHI")
    assert (fields["husband.date_of_birth"], fields["wife.date_of_birth"]) == ("28/6/1988", "18/3/1988")
    assert (fields["husband.residence"], fields["wife.residence"]) == ("xã Hiệp Thạnh", "xã Kim Hòa")


def test_one_name_alone_says_nothing_of_the_order(marriage):
    """With a label lost under a fold the template's order stands."""
    assert as_printed(rows(typed_reading((TITLE, *HUSBAND, *WIFE[1:]))), marriage) is marriage


@pytest.mark.parametrize("higher", [-36, 36])
def test_beside_each_other_the_left_one_is_first(marriage, higher):
    """On a bent sheet the right name may stand on a row above the left one's: it is the second one."""
    names = typed_reading((TITLE, [(200, WIFE[0]), (1300, HUSBAND[0])]))
    lines = [
        replace(line, words=tuple(replace(word, box=word.box.moved(0, higher)) for word in line.words))
        if line.box.left > 1200
        else line
        for line in names.lines
    ]
    assert as_printed(rows(replace(names, lines=tuple(lines))), marriage) is marriage


@pytest.mark.parametrize("father_first", [True, False])
def test_parents_side_by_side_keep_their_own(father_first):
    """A form that has one below the other, printed in two columns: each one's lines are the own column's, a
    name of three lines among them.
    """
    mother = ("Họ, chữ đệm, tên người mẹ: PHẠM THỊ", "NGỌC", "HẠNH", "Năm sinh: 1990", "Dân tộc: Tày")
    father = ("Họ, chữ đệm, tên người cha: ÔNG ĐỨC", "LỘC", "Năm sinh: 1988", "Dân tộc: Kinh", "")
    left, right = (father, mother) if father_first else (mother, father)
    people = [
        [(200 if one[:1] in "HND" and ":" in one else 740, one), (1100 if ":" in two else 1640, two)]
        for one, two in zip(left, right, strict=True)
    ]
    page = ([(900, "TRÍCH LỤC KHAI SINH")], "Họ, chữ đệm, tên: HỒ A", *people, "Ghi chú: Không")
    fields = said(load(default_folder()).face("trich_luc_khai_sinh", "2016", "sheet"), page)
    assert (fields["mother.full_name"], fields["father.full_name"]) == ("PHẠM THỊ NGỌC HẠNH", "ÔNG ĐỨC LỘC")
    assert (fields["mother.year_of_birth"], fields["father.year_of_birth"]) == ("1990", "1988")
    assert (fields["mother.ethnicity"], fields["father.ethnicity"]) == ("Tày", "Kinh")
