"""Names that training draws."""

import random

import pytest

from ocr.line_reader.alphabet import known
from ocr.training.people import Names
from ocr.training.tables import Words


@pytest.fixture
def names(tmp_path):
    """Tables of a handful of names."""
    (tmp_path / "syllables_attested.csv").write_text("syllable,n_corpus\nthểu,4\n")
    (tmp_path / "syllables_rule.txt").write_text("thêu thểu ẻm ính\n")
    (tmp_path / "bigrams_corpus.csv").write_text("first,second,n\nthểu,ẻm,3\n")
    for table, column, name in (("family", "family_name", "Đỗ"), ("middle", "middle_name", "Thị")):
        (tmp_path / f"names_{table}.csv").write_text(f"{column},n_sample\n{name},3\n")
    (tmp_path / "names_given.csv").write_text("given_name,n_sample\nHường,3\n")
    for sex in ("female", "male"):
        (tmp_path / f"names_given_compound_{sex}.txt").write_text("Thu Hường\n")
    return Names(tmp_path, Words(tmp_path))


def test_names_from_abroad_bring_the_letters_vietnamese_lacks(names):
    """F, J, W and Z stand in no Vietnamese word; each is in many drawn names, all within the alphabet."""
    drawn = [names.foreign(random.Random(seed)) for seed in range(300)]

    assert all(known(name) for name in drawn)
    assert all(sum(letter in name.upper() for name in drawn) > 15 for letter in "FJWZ")


def test_an_address_on_the_web_is_in_plain_letters(names):
    """One "@" between a name without marks and a site, nothing the network could not answer."""
    drawn = [names.mail(random.Random(seed)) for seed in range(100)]

    assert all(one.count("@") == 1 and one.isascii() and known(one) and one == one.lower() for one in drawn)
