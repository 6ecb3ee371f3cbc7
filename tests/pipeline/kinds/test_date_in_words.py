"""Dates in words, read and written."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import letters
from pipeline.kinds import NotThisKind, date_in_words
from pipeline.types import Value

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
PLAIN = "Ngày hai mươi ba tháng tư năm hai nghìn không trăm hai mươi bốn"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (PLAIN, "2024-04-23"),
        (PLAIN.upper(), "2024-04-23"),
        ("Ngày hai mươi mốt, tháng giêng, năm hai nghìn lẻ năm", "2005-01-21"),
        ("mồng năm tháng năm năm một nghìn chín trăm chín mươi lăm", "1995-05-05"),
        ("Mùng một tháng chạp năm một ngàn chín trăm linh một", "1901-12-01"),
        ("ngày mười lăm tháng mười một năm hai nghìn", "2000-11-15"),
        ("ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm mười", "2010-12-31"),
        ("ngày hai lăm tháng tám năm một chín chín không", "1990-08-25"),
        ("tháng bẩy năm một nghìn chín trăm năm mươi", "1950-07"),
        ("Năm một nghìn chín trăm bốn mươi tư", "1944"),
        ("(ghi bằng chữ: ngày mười tháng mười năm hai nghìn không trăm linh chín)", "2009-10-10"),
    ],
)
def test_words_say_a_date(words, day):
    """Every usual wording says its date."""
    assert date_in_words.to_date(words) == day


@pytest.mark.parametrize(
    "damaged",
    [
        "Ngay hai muoi ba thang tu nam hai nghin khong tram hai muoi bon",
        "Ngày haimươi ba tháng tư năm hai nghìn không trăm hai mươi bốn",
        "Ngày hai mưởi ba tháng tứ năm hai nghln khônq trăm hai mươi bổn",
        ": Ngày hai mươi ba tháng tư năm hai nghìn không trăm hai mươi bốn ......",
        "Ngày hai mươi ba\ntháng tư năm hai nghìn không trăm hai mươi bốn (2)",
    ],
)
def test_damaged_words_are_written_right(damaged):
    """Words that can only mean one date are mended, since each comes from a list of thirty."""
    assert date_in_words.parse(damaged) == Value(PLAIN)
    assert date_in_words.to_date(damaged) == "2024-04-23"


def test_spellings_in_use_stay():
    """bẩy, lẻ, ngàn and letter case stay as printed."""
    words = "Ngày bẩy tháng Bảy năm hai ngàn lẻ bẩy"
    assert date_in_words.parse(words) == Value(words)


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "23/04/2024", "abc"])
def test_no_words_of_a_date(text):
    """A name or figures are no date in words."""
    with pytest.raises(NotThisKind):
        date_in_words.parse(text)


@pytest.mark.parametrize("words", ["ngày ba mươi tháng hai năm hai nghìn", "ngày tháng năm hai nghìn lẻ"])
def test_words_outside_the_calendar_have_a_problem(words):
    """Number words that make no date are kept, with a problem."""
    assert date_in_words.to_date(words) is None
    assert date_in_words.check(date_in_words.parse(words))


@settings(deadline=None)
@given(DAYS)
def test_what_is_written_is_read_back(day):
    """from_date and to_date are each other's inverse, with and without marks, and parse keeps the words."""
    words = date_in_words.from_date(day.isoformat())
    assert date_in_words.to_date(words) == day.isoformat()
    assert date_in_words.parse(words) == Value(words)
    assert date_in_words.to_date(letters.plain(words)) == day.isoformat()
    assert date_in_words.parse(letters.plain(words)) == Value(words) or " mốt " in f" {words} "


@settings(deadline=None)
@given(DAYS, st.data())
def test_one_damaged_letter_never_says_another_date(day, data):
    """With any one letter replaced, the words say the same date or none."""
    words = date_in_words.from_date(day.isoformat())
    at = data.draw(st.integers(0, len(words) - 1).filter(lambda i: words[i].isalpha()))
    damaged = words[:at] + data.draw(st.sampled_from("abcdeghiklmnopqrstuvxyl1")) + words[at + 1 :]
    found = date_in_words.to_date(damaged)
    said = set(damaged.lower().split()) - set(words.lower().split())
    assert found in (day.isoformat(), None) or all(letters.key(word) in KNOWN for word in said)


KNOWN = set(date_in_words.numbers.SPELLINGS)
"""A letter that turns one number word into another one cannot be noticed from the words alone."""


def test_dots_of_the_leader_between_words_go():
    """A full stop between number words is what a leader left, never part of the date."""
    said = date_in_words.parse("Ngày mười một tháng mười năm một nghìn. chín trăm chín mươi lăm")

    assert said.text == "Ngày mười một tháng mười năm một nghìn chín trăm chín mươi lăm"


def test_lone_capital_inside_the_line_is_a_small_letter():
    """Sáu among small words is sáu; where most words begin with capitals they stay."""
    said = "Ngày sáu tháng sáu năm một nghìn chín trăm chín mươi"
    assert date_in_words.parse(said.replace("trăm chín", "trăm Chín")).text == said
    assert date_in_words.parse(said.title()).text == said.title()


@pytest.mark.parametrize("tail", ["in vvords", "in s'rns", "words"])
def test_a_second_language_behind_the_words_goes(tail):
    """The label below in English is the next line to a reader; a number word is never taken off."""
    said = "Ngày hai mươi tám tháng bảy năm hai ngàn không trăm mười sáu"
    assert date_in_words.parse(f"{said} {tail}").text == said
    assert date_in_words.parse(said).text == said


def test_a_colon_within_the_words_is_a_speck():
    """Only a label ends with a colon: what stands behind one is the date, unless it has no year."""
    read = "Ngày mười ba, tháng sáu, năm hai nghìn không trăm :nười lăm"
    assert date_in_words.parse(read).text == "Ngày mười ba, tháng sáu, năm hai nghìn không trăm mười lăm"
