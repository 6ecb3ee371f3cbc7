"""People obey the rules of numbers, cards, dates and places."""

import datetime as dt

import pytest

from samples.chance import stream
from samples.people import dates, identity, places
from samples.people.families import draw_family
from samples.people.person import draw_card, draw_ethnicity, draw_person, expiry
from samples.people.tables import birth_codes, minorities, parts, surnames


def test_check_digits_of_the_icao_example_hold():
    """The check digits are those of the specimen in ICAO Doc 9303 part 5."""
    assert [identity.check_digit(text) for text in ("D23145890", "740812", "120415")] == [7, 2, 9]


def test_zone_of_a_known_card_is_right_to_the_letter():
    """The zone of the fictional card computed by hand in the references comes out the same."""
    lines = identity.mrz("001300000000", "Đặng Thị Ví Dụ", dt.date(2000, 2, 29), "Nữ", dt.date(2025, 2, 28))
    assert lines == (
        "IDVNM3000000001001300000000<<2",
        "0002299F2502287VNM<<<<<<<<<<<0",
        "DANG<<THI<VI<DU<<<<<<<<<<<<<<<",
    )


def test_a_card_without_end_says_so_in_its_zone():
    """A card without expiry carries 991231 and its lines are 30 long, whatever the name."""
    lines = identity.mrz("034054123456", "H'Nguôm Niê Kdăm " * 3, dt.date(1954, 1, 1), "Nam", None)
    assert lines[1][8:14] == "991231"
    assert {len(line) for line in lines} == {30}


@pytest.mark.parametrize("seed", range(60))
def test_every_number_tells_its_bearer_truly(seed):
    """Twelve digits: a known province, sex and century, the birth year."""
    chance = stream(seed, "test")
    sex = chance.choice(("Nam", "Nữ"))
    person = draw_person(chance, sex, (dt.date(1940, 1, 1), dt.date(2026, 1, 1)), draw_ethnicity(chance, 0.5))
    assert len(person.number) == 12
    assert person.number[:3] == birth_codes()[person.birth_unit.province_short]
    assert int(person.number[3]) % 2 == (sex == "Nữ")
    assert 1900 + int(person.number[3]) // 2 * 100 + int(person.number[4:6]) == person.born.year
    assert person.name == " ".join(person.name.split())


@pytest.mark.parametrize("seed", range(25))
def test_a_family_lives_in_order(seed):
    """Wedding before birth, birth before notice and register; parents of age; the child has the father's
    surname."""
    family = draw_family(stream(seed, "family"), (dt.date(2018, 1, 1), dt.date(2026, 6, 1)))
    birthday = family.birth.moment.date()
    assert family.marriage.date < birthday <= family.birth.notice_date
    assert birthday < family.registered
    assert (family.marriage.date - family.mother.born).days >= 18 * 365
    assert (family.marriage.date - family.father.born).days >= 20 * 365
    assert minorities().get(family.child.ethnicity, {}).get("surname_last") or (
        family.child.surname
        in (family.father.surname, *minorities().get(family.child.ethnicity, {}).get("surnames", []))
    )


@pytest.mark.parametrize("edition", ["2021", "2024"])
def test_cards_are_issued_when_their_edition_was(edition):
    """A card of 2021 is no younger than June 2024 and prints three levels; every card ends after it was
    issued."""
    for seed in range(30):
        chance = stream(seed, "card")
        person = draw_person(chance, "Nữ", (dt.date(1950, 1, 1), dt.date(2008, 1, 1)), "Kinh")
        card = draw_card(chance, person, edition)
        assert (card.issued <= dt.date(2024, 6, 30)) == (edition == "2021")
        assert card.expires is None or card.expires > card.issued
        assert card.qr.split("|")[0] == person.number
        assert len(card.qr.split("|")) >= 7
        assert card.home == ", ".join(card.home_parts)


def test_cards_end_on_the_birthdays_of_the_law():
    """A card ends on the 25th, 40th or 60th birthday, not within two years of issue, and never after 58."""
    born = dt.date(1990, 5, 5)
    assert expiry(born, dt.date(2021, 6, 1)) == dt.date(2030, 5, 5)
    assert expiry(born, dt.date(2028, 6, 1)) == dt.date(2050, 5, 5)
    assert expiry(dt.date(1960, 1, 1), dt.date(2021, 6, 1)) is None


def test_places_come_from_both_systems():
    """Communes of three levels before July 2025, of two after, and the merger leads from one to the other."""
    old, new = places.old_units(), places.new_units()
    assert len({unit.province for unit in old}) == 63
    assert len({unit.province for unit in new}) == 34
    assert len(new) == 3321
    assert all(unit.district for unit in old)
    assert not any(unit.district for unit in new)
    merged = [places.merged_into(unit) for unit in old[::500]]
    assert sum(unit in new for unit in merged) >= len(merged) - 1


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (5, "năm"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (1990, "một nghìn chín trăm chín mươi"),
        (2005, "hai nghìn không trăm linh năm"),
        (2025, "hai nghìn không trăm hai mươi lăm"),
    ],
)
def test_numbers_are_spoken_as_clerks_write_them(number, words):
    """Numbers in words follow the rules of linh, mốt and lăm."""
    assert dates.number_in_words(number) == words


def test_tables_are_fit_to_draw_from():
    """Every table has names for both regions and sexes, and no name has a negative weight."""
    for region in ("north", "south"):
        assert dict(surnames(region))["Nguyễn"] > 25
    assert "Hoàng" in dict(surnames("north"))
    assert dict(surnames("south")).get("Huỳnh", 0) > dict(surnames("south"))["Hoàng"]
    for table in ("middle_names", "given_names"):
        for sex in ("Nam", "Nữ"):
            assert len(parts(table, sex)) > 60
            assert min(weight for _, weight in parts(table, sex)) > 0
