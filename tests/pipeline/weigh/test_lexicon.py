"""What of a chosen value a person would stumble over."""

import pytest

from pipeline.types import Value
from pipeline.weigh.lexicon import is_whole, odd


@pytest.mark.parametrize(
    ("sound", "strange"),
    [
        ("UBND XÃ BẠCH ĐẰNG", "UBND XÃ BẠCH ĐĂNG"),
        ("Ủy ban nhân dân xã Bạch Đằng", "Ủy ban nhân dân xã Bạch Đăng"),
        ("UBND PHƯỜNG 5", "UBND PHƯỜNG BS"),
        ("Trước đầu mày phải", "rước đầu mày phải"),
    ],
)
def test_an_office_of_nowhere_and_a_sentence_that_begins_small_are_odd(sound, strange):
    """Without its mark a commune is in no gazetteer; without its first letter a sentence begins small."""
    assert odd("text", Value(strange)) > odd("text", Value(sound))


@pytest.mark.parametrize("text", ["mẹ đẻ", "kết hôn", "UBND PHƯỜNG 5", "Công an huyện Đông Anh"])
def test_usual_words_are_not(text):
    """Short words for a relation or an event begin small; other offices are in no gazetteer of communes."""
    assert odd("text", Value(text)) == 0


@pytest.mark.parametrize(
    ("kind", "text", "whole"),
    [
        ("id_paper", "095200310307, cấp ngày 2/7/2025", False),
        ("id_paper", "Thẻ căn cước số 095200310307, cấp ngày 2/7/2025", True),
        ("text", "093849549", False),
        ("text", "0938 495 491", True),
        ("text", "10.000", True),
        ("text", "on gái", False),
        ("text", "uổi già", False),
        ("text", "mẹ đẻ", True),
        ("text", "kết hôn", True),
        ("text", "Tuổi già", True),
        ("place", "Xã Phù Lưu, Tỉnh Tuyên quang", False),
        ("person_name", "NGUYỄN THỊ", False),
        ("person_name", "NGUYỄN THỊ AN", True),
    ],
)
def test_what_may_have_lost_a_part_is_not_whole(kind, text, whole):
    """A paper without its kind, a unit or a name that breaks off: the machine does not vouch for them."""
    assert is_whole(kind, text) == whole


@pytest.mark.parametrize(
    ("sound", "strange"),
    [
        ("xã Mường Tùng, huyện Mường Chà, tỉnh Điện Biên", "xã Mường Tùng, huyện Mường, tỉnh Điện Biên"),
        ("P. 4, Q. 8, TP. Hồ Chí Minh", "P. 4, Q. Thú Đức, TP. Hồ Chí Minh"),
    ],
)
def test_a_district_no_gazetteer_knows_is_odd(sound, strange):
    """A district that lost a word or a mark is in no gazetteer, of today or before."""
    assert odd("place", Value(sound)) == 0
    assert odd("place", Value(strange)) > 0
