"""Ranks and spellings of units."""

import pytest

from pipeline.places import names


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        ("Xã Mẫu", "xa"),
        ("P.15", "phuong"),
        ("TP. Mẫu", "thanh pho"),
        ("thi tran Mau", "thi tran"),
        ("Tĩnh Gia", ""),
        ("Phương Phú", ""),
        ("Quán Bàu", ""),
        ("Xuân Lộc", ""),
    ],
)
def test_ranks(written, rank):
    """Ranks count whole or short, with all marks or with none; names that look like them do not."""
    assert names.rank_of(written) == rank


def test_tone_placement_is_no_difference():
    """hoà and hòa are the same word, hoa and hóa are others."""
    assert names.spelt("Hoà") == names.spelt("hòa")
    assert len({names.spelt(word) for word in ("hoa", "hòa", "hóa", "hoạ")}) == 4
