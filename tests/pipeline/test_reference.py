"""The reference tables are whole."""

import re

import pytest

from pipeline import letters, reference


def test_fifty_four_groups():
    """54 groups, codes 01 to 54, no spelling in two groups."""
    groups = reference.ethnic_groups()
    assert [group.code for group in groups] == [f"{number:02}" for number in range(1, 55)]
    assert len({group.name for group in groups}) == 54
    owners = {}
    for group in groups:
        for name in (group.name, *group.spellings, *group.local):
            assert owners.setdefault(letters.key(name), group.name) == group.name, name


def test_shared_names_belong_to_two_groups():
    """A shared name names groups that exist, at least two."""
    names = {group.name for group in reference.ethnic_groups()}
    for shared in reference.shared_ethnic_names().values():
        assert len(shared) >= 2
        assert set(shared) <= names


def test_sixty_three_provinces_of_personal_numbers():
    """63 codes of three digits, which went into 34 provinces."""
    provinces = reference.provinces_of_ids()
    assert len(provinces) == 63
    assert all(re.fullmatch(r"0\d\d", code) for code in provinces)
    assert len({province.today_code for province in provinces.values()}) == 34
    assert len({province.today for province in provinces.values()}) == 34
    assert (provinces["034"].name, provinces["034"].today) == ("Thái Bình", "Hưng Yên")


def test_countries():
    """Every country has its ISO codes once; names people write are found."""
    countries = reference.nationalities()
    assert len(countries) >= 249
    assert len({country.iso3 for country in countries}) == len(countries)
    assert reference.countries()["vietnam"] == "Việt Nam"
    assert reference.countries()["my"] == "Hoa Kỳ"


@pytest.mark.parametrize("table", [reference.middle_names, reference.given_names])
def test_personal_names(table):
    """Names are NFC, once each, with a sex and counts that fit it."""
    names = table()
    assert len(names) > 300
    assert len({one.name for one in names}) == len(names)
    assert all(one.name == letters.one_line(one.name) and one.sex in ("M", "F", "MF", "?") for one in names)


def test_family_names():
    """The frequent names come first and make up most people in both halves of the country."""
    names = reference.family_names()
    assert names[0].name == "Nguyễn"
    assert 70 < sum(name.north for name in names) < 101
    assert 70 < sum(name.south for name in names) < 101


def test_every_table_names_its_source():
    """Each file says in its first lines where it comes from and of when it is."""
    for path in reference.FOLDER.iterdir():
        if path.suffix in (".csv", ".yaml"):
            head = "\n".join(path.read_text(encoding="utf-8").split("\n")[:4])
            assert "Source" in head or "Counts" in head, path.name
            assert re.search(r"20\d\d", head), path.name
