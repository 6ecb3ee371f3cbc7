"""Numbers and books that other offices stamp on a paper are none of the paper's."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from tests.pipeline.typed import BIRTH, Silent, typed

STAMP = ("CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH", "Số chứng thực: 9687 Quyển số: 02/2023-SCT/BS")


def birth(catalogue, rows):
    """Field → text on a birth certificate of these rows."""
    told = extract(typed(rows), catalogue.face("giay_khai_sinh", "2016", "sheet"), Silent())
    return {one.field: one.text for one in told}


@pytest.mark.parametrize("stamp", [STAMP, (STAMP[0], "Số chứng thực: 9687", "Quyển số: 02/2023")])
def test_a_certifiers_book_is_not_the_papers(catalogue, stamp):
    """The stamp of a certified copy has a number and a book of its own, on one line or on two."""
    fields = birth(catalogue, (*BIRTH, "", *stamp))
    assert fields["number"] == "12/2024"
    assert "book" not in fields


def test_a_number_above_the_heading_of_the_state_is_the_papers(catalogue):
    """ "Số: 53/2018" alone in the corner, where the head has no other; a stamp's bare number is not."""
    below = [*BIRTH[:3], *BIRTH[4:]]
    assert birth(catalogue, ([(1900, "Số: 53/2018")], *below, *STAMP))["number"] == "53/2018"
    assert birth(catalogue, ([(1900, "Số: 53/2018")], *BIRTH))["number"] == "12/2024"
    assert "number" not in birth(catalogue, ([(1900, "Số chứng thực: 53")], *below))
