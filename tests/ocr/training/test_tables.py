"""What training draws from tables: syllables with other marks, vowels alone, and the tone's older seat."""

import random

import pytest

from ocr.training.tables import Words, old_seat


@pytest.fixture
def words(tmp_path):
    """Tables of a handful of syllables."""
    (tmp_path / "syllables_attested.csv").write_text("syllable,n_corpus\nthểu,4\n")
    (tmp_path / "syllables_rule.txt").write_text("thêu thểu thễu thều thiu ẻm ính\n")
    (tmp_path / "bigrams_corpus.csv").write_text("first,second,n\nthểu,ẻm,3\n")
    return Words(tmp_path)


def test_the_tone_moves_to_its_older_seat_and_nowhere_else():
    """Open oa, oe, uy carry their tone on the second vowel in older print, no others."""
    assert old_seat("Hòa THỤY quý Khỏe hoàn Thúy, HÓA quỳ") == "Hoà THUỴ quý Khoẻ hoàn Thuý, HOÁ quỳ"


def test_a_name_gets_other_marks_on_the_same_letters(words):
    """A word that is a name's keeps its letters: its tone alone changes, or any mark."""
    drawn = {words.marked_anew("Lò Thểu", random.Random(seed)).split()[1] for seed in range(80)}
    assert {"Thễu", "Thều", "Thêu"} < drawn
    assert all(word[:2] == "Th" and word[-1] == "u" for word in drawn)


def test_syllables_that_begin_with_a_vowel_are_known(words):
    """Names that begin with their mark are drawn from these."""
    assert words.lone == ["ẻm", "ính"]
