"""Numbers of papers."""

import pytest

from pipeline.kinds import NotThisKind, doc_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Số: 119/2024", "119/2024"),
        ("119 / 2024 ....", "119/2024"),
        ("O1/2O24", "01/2024"),
        ("05/GKS-BS", "05/GKS-BS"),
        ("12/GBT", "12/GBT"),
        ("GBT.01929", "GBT.01929"),
        ("Mã số GCS: 00123.GCS.79001.25", "00123.GCS.79001.25"),
        ("01/UBND-XNTTHN", "01/UBND-XNTTHN"),
        ("127", "127"),
        ("455/2024 l", "455/2024"),
        ("343/2021 |E", "343/2021"),
        ("288I2021", "288/2021"),
        ("Số 15, Quyển số 01/2005", "15"),
        ("100/UBND-GBT do UBND xã Tân Hương", "100/UBND-GBT"),
        ("313/2026/TLKT-BS . Bản Bo, ngày 26 tháng 02 năm 2026", "313/2026/TLKT-BS"),
        ("393IGKS-BS", "393/GKS-BS"),
        ("181/2026/TLKT-B§", "181/2026/TLKT-BS"),
        ("Giấy báo tử 59/GBT", "59/GBT"),
        ("GIẤY BÁO TỬ 30/GBT", "30/GBT"),
        ("665l2025IGKS-BS", "665/2025/GKS-BS"),
        ("146/LUBND-XNTTHN", "146/UBND-XNTTHN"),
        ("234/LBND-XNTTHN", "234/UBND-XNTTHN"),
        ("12/HĐND-VP", "12/HĐND-VP"),
    ],
)
def test_numbers_of_papers(text, value):
    """As printed without the label; digits are repaired only in parts that are mostly digits."""
    assert doc_number.parse(text).text == value


@pytest.mark.parametrize("text", ["Hà Nội", "số", "1" * 60])
def test_no_number(text):
    """Without a digit, or as long as a sentence, it is no number."""
    with pytest.raises(NotThisKind):
        doc_number.parse(text)


def test_the_place_of_the_date_beside_it_goes():
    """Beside "575/2026/TLKT" stands "Khánh Hòa, ngày …": a number holds no word in small letters."""
    assert doc_number.parse("575/2026/TLKT Khánh Hòa").text == "575/2026/TLKT"


def test_what_is_left_of_the_label_goes():
    """ "Số" of which the S stands outside the region leaves "ố" before the number."""
    assert doc_number.parse("ố 188").text == "188"


def test_place_and_day_of_issue_beside_the_number_go():
    """Printed on one line, they stand before it."""
    line = "Mậu Đông, ngày 28 tháng 9 năm 2016 849/2016/TLKS-BS"
    assert doc_number.parse(line).text == "849/2016/TLKS-BS"


def test_a_gap_in_a_number_is_doubted():
    """Numbers are written without gaps: where one stands a sign may be lost."""
    assert doc_number.check(doc_number.parse("GBT 00338"))
    assert not doc_number.check(doc_number.parse("GBT. 00338"))


def test_a_persons_number_is_no_papers():
    """Twelve digits from 0 on are how people are numbered: a label of another entry was taken."""
    assert doc_number.check(doc_number.parse("035195719247"))
    assert not doc_number.check(doc_number.parse("15429.0337721"))


def test_a_year_is_what_is_left_of_a_number():
    """ "26/2024" whose beginning was lost is looked at."""
    assert doc_number.check(doc_number.parse("2024"))
    for good in ("26/2024", "1024", "124"):
        assert not doc_number.check(doc_number.parse(good))
