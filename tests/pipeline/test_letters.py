"""The letters of Vietnamese papers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import letters

ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


@pytest.mark.parametrize("letter", [*ALPHABET, *ALPHABET.upper()])
def test_every_letter_keeps_its_base(letter):
    """Each Vietnamese letter, composed or not, becomes one plain letter of the same case."""
    plain = letters.plain(unicodedata.normalize("NFD", letter))
    assert len(plain) == 1
    assert plain.isascii()
    assert plain.isupper() == letter.isupper()


@given(st.text(max_size=80))
def test_cleaning_is_settled(text):
    """Cleaning twice changes nothing, and leaves no junk at the ends."""
    once = letters.without_junk(text)
    assert letters.without_junk(once) == once
    assert once == once.strip()
    assert letters.nfc(letters.nfc(text)) == letters.nfc(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("NGUYỄN ........ VĂN ___ AN", "NGUYỄN VĂN AN"),
        ("Phường 1 (2)", "Phường 1"),
        ("(1) 12/2024", "12/2024"),
        ("12/2024))", "12/2024"),
        ("· · · ·", ""),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Nguyễn A ²", "Nguyễn A"),
        ("6).Ủy ban nhân dân", "Ủy ban nhân dân"),
        ("12) 34", "12) 34"),
    ],
)
def test_leaders_and_marks_go(text, line):
    """Leaders inside or around, footnote marks and superscripts go; a dash between words stays."""
    assert letters.without_junk(text) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("tỉnh Hà Giang |=l", "tỉnh Hà Giang"),
        ("Quận | : l Hải Châu", "Quận Hải Châu"),
        ("về -~] TTXH", "về TTXH"),
        ("Khu phố E, Phường Mẫu", "Khu phố E, Phường Mẫu"),
        ("Ghi chú: l lần", "Ghi chú: l lần"),
    ],
)
def test_crumbs_of_frames_go(text, line):
    """What a frame leaves among words goes; letters of the text stay."""
    assert letters.without_crumbs(text) == line


def test_a_low_quote_behind_a_word_is_a_comma():
    """A comma that a dot of a leader touches is read so; before a word it is dirt as ever."""
    assert letters.one_line("Ấp 11„ Xã Ngọk Tụ‚ Huyện") == "Ấp 11, Xã Ngọk Tụ, Huyện"
    assert letters.without_junk("„Nam") == "Nam"


def test_the_true_d():
    """U+00D0, drawn like Đ, becomes Đ."""
    assert letters.nfc("\u00d0\u00f0") == "Đđ"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ĐĐội 2, xã Hòa", "Đội 2, xã Hòa"),
        ("Nghĩa trang ÍÍch Hậu", "Nghĩa trang Ích Hậu"),
        ("Nghĩa trang Íích Hậu", "Nghĩa trang Ích Hậu"),
        ("Aaron Lloyd", "Aaron Lloyd"),
        ("TTXH, UUBND", "TTXH, UUBND"),
    ],
)
def test_a_first_letter_read_twice_is_one(text, line):
    """The line reader may read a word's first letter twice; words from abroad and signs of offices stay."""
    assert letters.without_junk(text) == line
