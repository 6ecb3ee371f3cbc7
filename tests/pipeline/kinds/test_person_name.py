"""Names: junk goes, letters stay."""

import pytest

from pipeline.kinds import NotThisKind, person_name
from pipeline.types import Value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NGUYỄN THỊ MẪU", "NGUYỄN THỊ MẪU"),
        ("/ NGUYỄN VĂN BÉ", "NGUYỄN VĂN BÉ"),
        (": Trần   Văn Ví Dụ ........ (1)", "Trần Văn Ví Dụ"),
        ("Ðặng Thị Ví Dụ", "Đặng Thị Ví Dụ"),
        ("Nguye\u0302\u0303n Va\u0306n An", "Nguyễn Văn An"),
        ("Họ, chữ đệm, tên: LÊ VĂN AN", "LÊ VĂN AN"),
        ("NGUYỄN VĂN AN a", "NGUYỄN VĂN AN"),
        ("NGUYỄN . VĂN | AN ~", "NGUYỄN VĂN AN"),
        ("PHẠM\nTHỊ NA", "PHẠM THỊ NA"),
        ("ĐÀM VĂN MẪU. - Ta", "ĐÀM VĂN MẪU"),
        ("Trần Thị Mẫu |Esl", "Trần Thị Mẫu"),
        ("Trần Quốc Mẫu IE3", "Trần Quốc Mẫu"),
        ("Y ĐÔN AYŨN", "Y ĐÔN AYŬN"),
    ],
)
def test_what_is_not_the_name_goes(text, name):
    """Leaders, labels, footnote marks, slashes and crumbs go; Unicode becomes NFC with the true Đ."""
    assert person_name.parse(text) == Value(name)


@pytest.mark.parametrize(
    "name", ["H'MÔNG NIÊ", "H' Loan Byă", "Y Bliă Niê Kđăm", "LÒ THỊ Ó", "Đắk Thị Ả", "Ksor Y", "Tạ"]
)
def test_rare_names_stay_as_printed(name):
    """A name no list knows is kept letter by letter, without a problem but for a single word."""
    assert person_name.parse(name).text == name
    assert bool(person_name.check(Value(name))) == (" " not in name)


@pytest.mark.parametrize("text", ["079090001234", "12 34", "x" * 120, "1 a 2"])
def test_lines_without_a_name_are_refused(text):
    """A line of digits or of endless letters is no name."""
    with pytest.raises(NotThisKind):
        person_name.parse(text)


def test_lone_letter_is_told_for_what_it_is():
    """One letter on a scan is no whole name, and the sentence says so; letters are there."""
    with pytest.raises(NotThisKind, match="một chữ cái"):
        person_name.parse("Y")


@pytest.mark.parametrize("name", ["NGUY3N VĂN AN", "NGUYễN VĂN AN"])
def test_damaged_names_keep_a_problem(name):
    """A digit or a small letter among capitals is told, not mended."""
    assert person_name.check(person_name.parse(name))


@pytest.mark.parametrize(
    ("read", "true"),
    [("Lò Văn ơn", "Lò Văn Ơn"), ("Quàng Mạnh ính", "Quàng Mạnh Ính"), ("nguyễn văn a", "nguyễn văn a")],
)
def test_a_name_whose_other_words_begin_large_does_so_throughout(read, true):
    """ơ and Ơ have one shape; a name printed small stays small."""
    assert person_name.parse(read).text == true
