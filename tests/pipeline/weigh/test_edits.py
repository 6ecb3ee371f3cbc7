"""Classes of reading errors."""

import pytest

from pipeline.weigh.edits import CLASSES, edits


@pytest.mark.parametrize(
    ("true", "said", "classes"),
    [
        ("HIỆP", "HIỆP", {}),
        ("Trung", "Trụng", {"dot_added": 1}),
        ("Huyện", "Huyên", {"dot_lost": 1}),
        ("NGUYỄN", "NGUYÊN", {"mark_lost": 1}),
        ("Chiển", "Chiến", {"mark_changed": 1}),
        ("Đào", "Dào", {"mark_lost": 1}),
        ("xã Sơn La", "xã sơn La", {"capital": 1}),
        ("Lộc", "Lậc", {"vowel": 1}),
        ("Ấp 5", "Ấn 5", {"letter": 1}),
        ("052191", "952191", {"digit": 1}),
        ("phường 1", "phường l", {"digit_for_letter": 1}),
        ("Hà Nội", "HàNội.", {"space": 1, "sign": 1}),
        ("CCCD", "039 CCCD", {"first_added": 3, "space": 1}),
        ("38", "8", {"first_lost": 1}),
    ],
)
def test_each_error_has_its_class(true, said, classes):
    """What a reader added, lost or took for another is told apart, letter by letter."""
    assert dict(edits(true, said)) == classes
    assert set(classes) <= set(CLASSES)
