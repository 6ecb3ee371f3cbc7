"""The zone parser believes a zone only when everything checkable holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.mrz import parse
from ocr.mrz_repair import WIDTH, check_digit, holds

VIETNAM = (
    "IDVNM3000000001001300000000<<2",
    "0002299F2502287VNM<<<<<<<<<<<0",
    "DANG<<THI<VI<DU<<<<<<<<<<<<<<<",
)
UTOPIA = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
"""The specimen of ICAO Doc 9303 part 5, appendix B."""
LONG_NUMBER = (
    "I<UTOD23145890<7349<<<<<<<<<<<",
    "3407127M9507122UTO<<<<<<<<<<<2",
    "STEVENSON<<PETER<JOHN<<<<<<<<<",
)
"""The specimen with a document number of more than nine letters."""


def zone(number: str, birth: date, expiry: str, name: str) -> tuple[str, str, str]:
    """A Vietnamese zone made from its parts by the rules of the layout."""
    sex = "MF"[int(number[3]) % 2]
    top = f"IDVNM{number[3:]}{check_digit(number[3:])}{number}<<{check_digit(number)}"
    day = f"{birth:%y%m%d}"
    bottom = f"{day}{check_digit(day)}{sex}{expiry}{check_digit(expiry)}VNM{'<' * 11}"
    last = check_digit(top[5:30] + bottom[0:7] + bottom[8:15] + bottom[18:29])
    return top, bottom + str(last), name.ljust(WIDTH, "<")


@st.composite
def zones(draw: st.DrawFn) -> tuple[str, str, str]:
    """Zones of people who may exist: number, birth and sex agree, and no name is one letter again and again
    (fillers are read so).
    """
    birth = draw(st.dates(date(1920, 1, 1), date(2010, 12, 31)))
    century = 2 * (birth.year // 100 - 19) + draw(st.integers(0, 1))
    number = f"0{draw(st.integers(1, 96)):02}{century}{birth:%y}{draw(st.integers(0, 999_999)):06}"
    expiry = draw(st.sampled_from(["991231", "280131", "411009"]))
    word = st.text("ABCDEGHIKLMNOPQRSTUVXY", min_size=2, max_size=6).filter(lambda text: len(set(text)) > 1)
    words = draw(st.lists(word, min_size=2, max_size=4))
    return zone(number, birth, expiry, words[0] + "<<" + "<".join(words[1:]))


def test_a_vietnamese_zone_is_understood() -> None:
    """Number, dates, sex and name of the worked example come out in normal form."""
    found = parse(VIETNAM)
    assert found is not None
    assert (found.personal_number, found.document_number) == ("001300000000", "300000000")
    assert (found.birth, found.expiry, found.sex) == (date(2000, 2, 29), date(2025, 2, 28), "F")
    assert (found.surname, found.given_names, found.nationality) == ("DANG", "THI VI DU", "VNM")


def test_zones_of_other_countries_are_understood() -> None:
    """Plain TD1 zones are read, with a long document number too."""
    plain, long = parse(UTOPIA), parse(LONG_NUMBER)
    assert plain is not None
    assert (plain.document_number, plain.birth) == ("D23145890", date(1974, 8, 12))
    assert long is not None
    assert long.document_number == "D23145890734"


def test_a_card_without_end_has_no_expiry() -> None:
    """The date 31 December 99 on a Vietnamese card means that it never expires."""
    found = parse(zone("001160000001", date(1960, 5, 4), "991231", "LE<<THI<BA"))
    assert found is not None
    assert found.expiry is None


def test_the_last_digit_may_be_worn_where_everything_else_is_proved() -> None:
    """A card that expires on its holder's birthday is believed without the composite digit, and gets it."""
    whole = zone("001160000001", date(1960, 5, 4), "300504", "LE<<THI<BA")
    worn = (whole[0], whole[1][:29] + ("9" if whole[1][29] != "9" else "3"), whole[2])
    found = parse(worn)
    assert found is not None
    assert found.lines == whole


def test_the_last_digit_is_needed_where_the_card_expires_on_another_day() -> None:
    """Two digits misread in a date can keep its check digit; then the composite one is not given up."""
    whole = zone("001160000001", date(1960, 5, 4), "300614", "LE<<THI<BA")
    assert parse(whole) is not None
    assert parse((whole[0], whole[1][:29] + str((int(whole[1][29]) + 1) % 10), whole[2])) is None


@given(zones())
def test_every_sound_zone_is_found_among_other_lines(lines: tuple[str, str, str]) -> None:
    """Lines above the zone and spaces in it do not matter; the corrected lines are the zone itself."""
    found = parse(["CONG HOA", *(" ".join((line[:9], line[9:])) for line in lines)])
    assert found is not None
    assert found.lines == lines


@given(zones(), st.integers(5, 26), st.integers(1, 9))
def test_a_wrong_figure_is_never_believed(lines: tuple[str, str, str], place: int, by: int) -> None:
    """A figure of line 1 changed gives the true zone (it stands there twice) or nothing, never another."""
    wrong = str((int(lines[0][place]) + by) % 10)
    found = parse((lines[0][:place] + wrong + lines[0][place + 1 :], *lines[1:]))
    assert found is None or found.lines[0] == lines[0]


@given(zones(), st.sampled_from([0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13]), st.integers(1, 9))
def test_a_wrong_date_is_never_believed(lines: tuple[str, str, str], place: int, by: int) -> None:
    """A figure of a date changed breaks its check digit, and nothing may mend it."""
    wrong = str((int(lines[1][place]) + by) % 10)
    assert parse((lines[0], lines[1][:place] + wrong + lines[1][place + 1 :], lines[2])) is None


@given(zones(), st.data())
def test_confusable_letters_are_repaired(lines: tuple[str, str, str], data: st.DataObject) -> None:
    """Letters read for figures (O, I, B, S, Z) are figures again where only figures may stand."""
    place = data.draw(st.integers(5, 26))
    twin = {"0": "O", "1": "I", "8": "B", "5": "S", "2": "Z"}.get(lines[0][place], lines[0][place])
    found = parse((lines[0][:place] + twin + lines[0][place + 1 :], *lines[1:]))
    assert found is not None
    assert found.lines == lines


@pytest.mark.parametrize(
    "seen",
    [
        (VIETNAM[0], VIETNAM[1].replace("<<<<<<<<<<<", "<<<<K<<<<<<"), VIETNAM[2]),
        (VIETNAM[0], VIETNAM[1].replace("<<<<<<<<<<<", "<<<<<<<<<"), VIETNAM[2]),
        (VIETNAM[0], VIETNAM[1], VIETNAM[2].rstrip("<")),
        (VIETNAM[0], VIETNAM[1], "DANG<<THI<VI<DU<<<<<KKCK<<<<"),
        ("TDVNM" + VIETNAM[0][5:], VIETNAM[1], VIETNAM[2]),
        ("I1DVNM" + VIETNAM[0][5:], VIETNAM[1], VIETNAM[2]),
        (VIETNAM[0].replace("0", "O0", 1), VIETNAM[1], VIETNAM[2]),
    ],
)
def test_fillers_and_heads_are_set_right(seen: tuple[str, str, str]) -> None:
    """Fillers read as K or miscounted, a document code read wrongly, a zero read as O and 0, do not cost the
    zone.
    """
    found = parse(seen)
    assert found is not None
    assert found.lines == VIETNAM


@pytest.mark.parametrize(
    "lines",
    [
        zone(
            "001300000000", date(2001, 2, 28), "280131", "LE<<BA"
        ),  # born in another year than the number says
        (zone("001160000001", date(1960, 5, 4), "600131", "LE<<BA")[0], VIETNAM[1], "LE<<BA"),
        (VIETNAM[0], VIETNAM[1].replace("F", "M"), VIETNAM[2]),  # the number says a woman
        (VIETNAM[0], VIETNAM[1], "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"),
        VIETNAM[:2],
        (),
    ],
)
def test_what_contradicts_itself_is_not_believed(lines: tuple[str, ...]) -> None:
    """Check digits are not enough: the number must agree with birth year and sex; a name must be there."""
    assert parse(lines) is None


def test_a_date_outside_the_calendar_is_not_believed() -> None:
    """The thirtieth of February is refused although its check digit holds."""
    day = "000230"
    bottom = f"{day}{check_digit(day)}F2502287VNM{'<' * 11}"
    last = check_digit(VIETNAM[0][5:30] + bottom[0:7] + bottom[8:15] + bottom[18:29])
    assert parse((VIETNAM[0], f"{bottom}{last}", VIETNAM[2])) is None


@given(st.text("0123456789ABCXYZ<", min_size=1, max_size=30))
def test_check_digits_follow_the_standard(text: str) -> None:
    """Weights 7, 3, 1 over the values of Doc 9303, written out another way."""
    worth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = sum((7, 3, 1)[at % 3] * max(worth.find(letter), 0) for at, letter in enumerate(text))
    assert check_digit(text) == total % 10
    assert holds(text, str(total % 10))
