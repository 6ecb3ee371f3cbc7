"""Words, places and names that somebody typed are kept as they were typed."""

from __future__ import annotations

import pytest

from pipeline.kinds import NotThisKind
from pipeline.typed import name as typed_name
from pipeline.typed import place as typed_place
from pipeline.typed import words as typed_words

QUOTED = ("UBND xã “Hòa Bình”", "thôn 5 ‹cũ>", "tổ 5 #3", "Khu đô thị “Xanh” – lô C*", "+84 912 345 678")


@pytest.mark.parametrize("text", QUOTED)
def test_no_sign_of_words_is_dirt(text: str) -> None:
    """Quotation marks, brackets and stars stay with the words beside them."""
    assert typed_words.parse(text).text == text
    assert typed_words.compact(f"  {text} ") == text


@pytest.mark.parametrize("text", [*QUOTED[:4], "xa hoa binh, tinh thai binh"])
def test_a_place_stays_as_it_was_typed(text: str) -> None:
    """No word is taken away, no mark is added; the units it names are known all the same."""
    assert typed_place.parse(text).text == text
    found = typed_place.parse("Tổ 3 “mới”, xã Tân Hưng, huyện Cái Bè, tỉnh Tiền Giang")
    assert found.parts is not None
    assert found.parts.province == "Tỉnh Tiền Giang"


@pytest.mark.parametrize("text", ["cha", "theo mẹ", "Mẹ", "12/3"])
def test_whose_is_no_place(text: str) -> None:
    """Where a place is asked for, "the father's" names none."""
    with pytest.raises(NotThisKind):
        typed_place.parse(text)


def test_a_name_with_signs_no_name_has_is_refused_not_cut() -> None:
    """On a scan they are dust; typed, only their writer knows what they mean."""
    for name in ("vo anh phuong", "H' Hen Niê", "Y", "Sato Kenji Jr."):
        assert typed_name.parse(name).text == name
    for odd in ("Nguyễn Văn A (Bảy)", "Nguyễn “Hai” Văn", "Nguyễn Văn 2"):
        with pytest.raises(NotThisKind):
            typed_name.parse(odd)
