"""What values of one paper say about each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kinds.date_in_words import from_date
from pipeline.rules import PERSONS, judge
from pipeline.types import Value, Verdict

PERSON = {"id_number": "001300000017", "date_of_birth": "2000-02-29", "sex": "Nữ"}


def verdicts(**values):
    """The verdicts about values given by key ("__" for a dot)."""
    return judge({key.replace("__", "."): Value(text) for key, text in values.items()})


def of(rule, found):
    """The verdicts of one rule."""
    return [one for one in found if one.rule == rule]


def test_a_fitting_number_supports_only_what_it_proves():
    """Year, century and sex digits that fit prove the sex; the day and nine digits stay unproven."""
    assert verdicts(**PERSON) == (Verdict("id_number", ("sex",), True),)


def test_a_year_alone_is_proven_by_the_number():
    """A birth year without day stands wholly in the number."""
    found = verdicts(mother__id_number="036190000012", mother__year_of_birth="1990")
    assert found == (Verdict("id_number", ("mother.year_of_birth",), True),)


@pytest.mark.parametrize("prefix", PERSONS)
def test_another_birth_year_breaks(prefix):
    """A number of another year makes number and birth doubtful, for every person of a paper."""
    values = {f"{prefix}id_number": "001290000017", f"{prefix}date_of_birth": "2000-02-29"}
    (broken,) = of("id_number", judge({key: Value(text) for key, text in values.items()}))[:1]
    assert not broken.holds
    assert set(broken.fields) == set(values)
    assert broken.problem is not None


@pytest.mark.parametrize(
    ("digit", "year", "sex"), [("0", 1990, "Nam"), ("1", 1990, "Nữ"), ("2", 2005, "Nam"), ("3", 2005, "Nữ")]
)
def test_century_and_sex_digit(digit, year, sex):
    """Digit 4 is 0 and 1 for the 20th century, 2 and 3 for the 21st; odd for women."""
    number = f"001{digit}{year % 100:02}000017"
    assert all(one.holds for one in verdicts(id_number=number, date_of_birth=f"{year}-05-06", sex=sex))
    other = "Nam" if sex == "Nữ" else "Nữ"
    assert not all(one.holds for one in verdicts(id_number=number, date_of_birth=f"{year}-05-06", sex=other))


def test_mothers_are_women():
    """A mother's, wife's, father's or husband's number has the sex digit of the role."""
    assert not of("id_number", verdicts(mother__id_number="036090000012"))[0].holds
    assert not of("id_number", verdicts(husband__id_number="036190000012"))[0].holds
    assert verdicts(father__id_number="036090000012") == ()


def test_unknown_provinces_break():
    """Three first digits no province has make the number doubtful; those of merged provinces are known."""
    assert not of("id_number_province", verdicts(id_number="003300000017"))[0].holds
    assert of("id_number_province", verdicts(id_number="034300000017")) == []


def test_old_numbers_say_nothing():
    """Nine digits carry neither year nor sex."""
    assert verdicts(id_number="012345678", date_of_birth="1960-01-01", sex="Nam") == ()


@given(st.dates(), st.dates())
def test_words_against_figures(figures, words):
    """Words and figures of one date support each other; of two dates they make both doubtful."""
    said = from_date(words.isoformat())
    found = of("date_in_words", verdicts(date_of_birth=figures.isoformat(), date_of_birth_in_words=said))
    if 1850 <= words.year <= 2100:
        assert [one.holds for one in found] == [figures == words]
        assert set(found[0].fields) == {"date_of_birth", "date_of_birth_in_words"}


def test_damaged_words_say_nothing():
    """Words that make no date are no witness."""
    assert verdicts(date_of_birth="2024-04-23", date_of_birth_in_words="Ngày tháng") == ()


@pytest.mark.parametrize("expiry", ["2014-03-01", "2025-02-28", "2040-02-28", "2060-03-01"])
def test_cards_end_on_a_birthday(expiry):
    """A card ends at 14, 25, 40 or 60 (29 February: a day earlier or later); that supports both dates."""
    found = of("card_birthday", verdicts(date_of_birth="2000-02-29", date_of_expiry=expiry))
    assert found == [Verdict("card_birthday", ("date_of_birth", "date_of_expiry"), True)]


def test_a_card_that_ends_on_another_day_is_doubtful():
    """One of the two dates is misread; cards without end and births without day say nothing."""
    assert not of("card_birthday", verdicts(date_of_birth="1990-03-02", date_of_expiry="2030-03-03"))[0].holds
    assert of("card_birthday", verdicts(date_of_birth="1990", date_of_expiry="2030-03-03")) == []
    assert of("card_birthday", verdicts(date_of_birth="1960-03-02", date_of_expiry="Không thời hạn")) == []


@pytest.mark.parametrize(
    "values",
    [
        {"date_of_birth": "2024-04-23", "registration_date": "2024-04-22"},
        {"date_of_birth": "2024-04-23", "issued_on": "2023"},
        {"date_of_birth": "1990-01-01", "date_of_issue": "1980-01-01"},
        {"date_of_issue": "2031-01-01", "date_of_expiry": "2030-03-02"},
        {"wife.date_of_birth": "1990-01-01", "registration_date": "1989-12-31"},
        {"deceased.date_of_birth": "1990-01-01", "date_of_death": "1989-12-31"},
        {"date_of_death": "2024-04-23", "registration_date": "2024-04-22"},
    ],
)
def test_impossible_orders_break(values):
    """Nothing is written before a birth, registered before the death, or ended before it began."""
    found = of("order_of_dates", judge({key: Value(text) for key, text in values.items()}))
    assert found
    assert all(set(one.fields) == set(values) and not one.holds for one in found)


def test_possible_orders_are_silent():
    """An order that holds proves nothing and is not said."""
    assert verdicts(date_of_birth="2024-04-23", registration_date="2024-05-02", issued_on="2024-04-23") == ()
    assert verdicts(date_of_birth="2024", registration_date="2024-05-02") == ()


@pytest.mark.parametrize(
    ("year", "is_broken"), [("1990", False), ("2014", True), ("1950", True), ("1990-05-06", False)]
)
def test_ages_of_mothers(year, is_broken):
    """A mother is 12 to 60 years older than the child."""
    found = of("age_of_parents", verdicts(date_of_birth="2024-04-23", mother__year_of_birth=year))
    assert bool(found) == is_broken


@given(st.dictionaries(st.sampled_from([f"{p}{k}" for p in PERSONS for k in PERSON]), st.text(max_size=12)))
def test_no_values_break_the_rules(values):
    """Whatever stands in the values, judging ends, and each verdict names fields that are there."""
    for verdict in judge({key: Value(text) for key, text in values.items()}):
        assert set(verdict.fields) <= set(values)
        assert verdict.holds == (verdict.problem is None)


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("child.count", ("1", "02", "10"), ("133415012026", "0", "00", "101")),
        (
            "mother.social_insurance_number",
            ("3621419564", "GD4212181060747"),
            ("034199382847", "362141956", "421218106074700"),
        ),
    ],
)
def test_figures_no_such_entry_has_are_for_a_person(key, good, bad):
    """A count is of one or two digits and an insurance number of its length: others stood elsewhere."""
    assert all(judge({key: Value(text)}) == () for text in good)
    assert all(not verdict.holds for text in bad for verdict in judge({key: Value(text)}))
    assert all(judge({key: Value(text)}) for text in bad)


def test_what_is_still_to_come_was_misread():
    """A day of issue or birth lies behind us; a card may end later."""
    assert of("to_come", verdicts(date_of_issue="2133-01-09"))
    assert of("to_come", verdicts(child__date_of_birth="2133"))
    assert not of("to_come", verdicts(date_of_issue="2025-11-23", date_of_expiry="2133-01-09"))


def test_an_issuer_of_one_word_has_lost_a_line():
    """ "LÃNG" was all that was read of a hospital's two lines; whole names are left alone."""
    assert not verdicts(issued_by="BỆNH VIỆN ĐA KHOA TIÊN LÃNG")
    (broken,) = verdicts(issued_by="LÃNG")
    assert (broken.rule, broken.holds) == ("issuers", False)


def test_a_mark_beside_an_eye_is_left_or_right_of_the_face():
    """ "… dưới trước mắt" has lost "phải"; the tip of a nose has no sides."""
    (broken,) = verdicts(personal_identification="Sẹo chấm 0,8cm dưới trước mắt")
    assert (broken.rule, broken.holds) == ("sides", False)
    for whole in ("Sẹo chấm 0,8cm dưới trước mắt phải", "Nốt ruồi C.1cm trên đầu mũi"):
        assert not verdicts(personal_identification=whole)
