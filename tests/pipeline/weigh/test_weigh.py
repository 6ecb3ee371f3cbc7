"""Weighing witnesses into one value."""

import json
from dataclasses import replace

import pytest

from pipeline.types import (
    Evidence,
    FieldState,
    Possible,
    Problem,
    ProblemCode,
    Source,
    SourceKind,
    Testimony,
    Value,
    Verdict,
)
from pipeline.weigh import chance, weigh
from pipeline.weigh.chance import COLUMNS, GROUPS

WEIGHTS = {
    "letters": 5.0,
    "nearly": 5.0,
    "agreed": 4.0,
    "opposed": -1.0,
    "rule_held": 3.0,
    "rule_broken": -3.0,
    "doubted": -2.0,
}
TABLE = {
    "groups": {
        name: {
            "weights": {column: WEIGHTS.get(column, 0.0) for column in COLUMNS},
            "bias": 1.0,
            "threshold": 0.9,
        }
        for name in (*GROUPS.values(), "numbers")
    }
}


@pytest.fixture(autouse=True)
def calibration(tmp_path):
    """A table of our own: what is promised here does not hang on the one that ships."""
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    chance.use(path)
    yield
    chance.use(None)


KIND_OF_SOURCE = {"qr": SourceKind.QR, "mrz": SourceKind.MRZ}


def said(text, witness="tesseract", key="full_name", checked=False, value=None):
    """One witness says ``text`` of ``key`` and is understood as ``value`` (or as it stands)."""
    kind = KIND_OF_SOURCE.get(witness, SourceKind.OCR)
    testimony = Testimony(key, text, Source(kind), witness, 0.9, checked)
    return Evidence(testimony, Value(text if value is None else value))


def no_rules(values):
    """A paper without rules."""
    return ()


def one(evidence, kind="person_name", judge=no_rules, key="full_name"):
    """The only field of a paper with one field."""
    (field,) = weigh(evidence, {key: kind}, judge)
    return field


def test_checked_code_is_accepted_over_worn_print():
    """A QR wins over print that differs by a mark, and the reason names it."""
    field = one([said("NGUYÊN VĂN A"), said("NGUYỄN VĂN A", "qr", checked=True)])

    assert (field.value, field.state) == ("NGUYỄN VĂN A", FieldState.ACCEPTED)
    assert field.reason.startswith("Mã QR")


def test_print_of_another_person_beside_a_code_is_for_a_person():
    """A code that has nothing in common with the print is never silently believed."""
    field = one([said("TRẦN QUỐC TOẢN"), said("LÊ ÁI", "qr", checked=True)])

    assert field.state is FieldState.REVIEW
    assert field.problems[0].code is ProblemCode.WITNESSES_DISAGREE


def test_two_codes_that_disagree_are_for_a_person():
    """QR against MRZ cannot both be right."""
    field = one(
        [said("001300000000", "qr", "id_number", True), said("001300000001", "mrz", "id_number", True)],
        "id_number",
        key="id_number",
    )

    assert field.state is FieldState.REVIEW


def test_one_reader_alone_is_never_accepted():
    """However sure the reader is, one witness is one witness."""
    assert one([said("NGUYỄN VĂN A")]).state is FieldState.REVIEW
    assert one([said("NGUYỄN VĂN A"), said("NGUYỄN VĂN A")]).state is FieldState.REVIEW


def test_two_independent_readers_that_agree_are_accepted():
    """Agreement of two readers is worth an acceptance; the spelling of the surer one is kept."""
    field = one([said("NGUYỄN VĂN AN"), said("Nguyễn Văn An", "lines")])

    assert field.state is FieldState.ACCEPTED


def test_marks_may_rest_on_one_reader_where_two_saw_the_letters():
    """Tesseract lost a mark: two readers saw the letters, and the table says how sure such marks are."""
    field = one([said("NGUYỄN VĂN AN", "lines"), said("NGUYÊN VĂN AN")])

    assert (field.value, field.state) == ("NGUYỄN VĂN AN", FieldState.ACCEPTED)
    assert field.reason == "Hai bộ đọc thấy cùng những chữ cái, dấu đọc rõ."


@pytest.mark.parametrize(
    ("kind", "other"),
    [("person_name", "NGUYÊN VĂN ÁNH"), ("date", "01/02/2023"), ("id_number", "001090000012")],
)
def test_other_letters_and_other_figures_are_another_reading(kind, other):
    """A letter more, another day, another digit: the reader stands alone."""
    mine = {"person_name": "NGUYỄN VĂN AN", "date": "01/02/2022", "id_number": "001090000011"}[kind]
    assert one([said(mine, "lines"), said(other)], kind).state is FieldState.REVIEW


def test_running_words_may_be_garbled_by_one_reader():
    """Where most of a sentence was read by both, its garbled word may rest on one; its digits never do."""
    mine = "CCCD số 001090000011 do Cục Cảnh sát cấp"
    garbled = one([said(mine, "lines"), said(mine.replace("Cảnh sát", "Ca»h sát"))], "text")
    other_digit = one([said(mine, "lines"), said(mine.replace("0011", "0017"))], "text")

    assert (garbled.value, garbled.state) == (mine, FieldState.ACCEPTED)
    assert garbled.reason == "Hai bộ đọc đọc gần giống nhau, chỗ khác nhau đọc rõ."
    assert other_digit.state is FieldState.REVIEW


@pytest.mark.parametrize(("other", "state"), [(0.08, FieldState.REVIEW), (0.01, FieldState.ACCEPTED)])
def test_a_figure_that_may_be_another_is_for_a_person(other, state):
    """Both readers take a flat 3 for a 5; one of them still holds the 3 possible, and a person looks."""
    number, likely = "014186008755", (("014186008755", 0.5), ("014186008735", other * 0.5))
    possible = tuple(Possible(Value(text), chance) for text, chance in likely)
    lines = replace(said(number, "lines", "id_number"), possible=possible)
    field = one([said(number, key="id_number"), lines], "id_number", key="id_number")

    assert (field.value, field.state) == (number, state)


def test_a_dash_between_words_that_only_one_reader_saw_is_for_a_person():
    """Of "Sản - Nhi" the dash is soon lost: who saw it is believed and a person looks; where nobody saw one
    there is nothing to ask.
    """
    plain = "Bệnh viện Sản Nhi Huế"
    both = [said(plain, "lines"), said(plain)]
    doubted = one([*both, said("Bệnh viện Sản - Nhi Huế", "another")], "text")

    assert one(both, "text").state is FieldState.ACCEPTED
    assert (doubted.value, doubted.state) == ("Bệnh viện Sản - Nhi Huế", FieldState.REVIEW)
    assert "gạch nối" in doubted.reason


@pytest.mark.parametrize(
    ("name", "state"),
    [("NGUYỄN VĂN ÍNH", FieldState.ACCEPTED), ("GUYỄN VĂN AN", FieldState.REVIEW)],
)
def test_a_rare_name_on_which_both_agree_stays(name, state):
    """A given name no table knows is accepted like another; a beginning that is no family name may be cut."""
    assert one([said(name), said(name, "lines")]).state is state


def test_unmarked_name_of_the_zone_supports_but_does_not_accept():
    """The MRZ proves the letters of a name, not its marks."""
    field = one([said("NGUYỄN VĂN A"), said("NGUYEN VAN A", "mrz")])

    assert field.value == "NGUYỄN VĂN A"
    assert field.state is FieldState.REVIEW
    assert {source.kind for source in field.sources} == {SourceKind.OCR, SourceKind.MRZ}


def test_rule_that_holds_is_an_independent_witness():
    """A date that agrees with the date in words is accepted, one that does not is for a person."""
    problem = Problem(ProblemCode.RULE_BROKEN, "Ngày bằng số và bằng chữ khác nhau.")

    def holds(values):
        return (Verdict("words", ("date",), True),)

    def broken(values):
        return (Verdict("words", ("date",), False, problem),)

    evidence = [said("02/03/1990", key="date", value="1990-03-02")]

    assert one(evidence, "date", holds, "date").state is FieldState.ACCEPTED
    assert one(evidence, "date", broken, "date").reason == problem.message


def test_broken_rule_is_a_remark_where_a_code_speaks():
    """A number kept for life may contradict a corrected birth: the QR is believed, the remark is kept."""
    problem = Problem(ProblemCode.RULE_BROKEN, "Số định danh không khớp với năm sinh.")

    def broken(values):
        return (Verdict("id_number", ("date",), False, problem),)

    field = one([said("02/03/1990", "qr", "date", True, "1990-03-02")], "date", broken, "date")

    assert (field.state, field.problems) == (FieldState.ACCEPTED, (problem,))


def test_nothing_written_is_missing_and_nothing_found_is_for_a_person():
    """An empty place is known to be empty; a place nobody found is not."""
    empty = one([said("")])
    lost = one([])

    assert (empty.state, empty.value) == (FieldState.MISSING, None)
    assert lost.state is FieldState.REVIEW
    assert lost.problems[0].code is ProblemCode.NOT_FOUND


def test_a_place_in_which_one_reader_saw_something_is_not_said_to_be_empty():
    """A lone stroke one reader takes for nothing may be the figure 1: a person sees what was read."""
    readings = [Evidence(Testimony("copies", "Ï", Source(SourceKind.OCR), "tesseract", 0.3), None)]
    readings.append(said("", "lines", key="copies"))
    field = one(readings, "number", key="copies")

    assert (field.value, field.text, field.state) == (None, "Ï", FieldState.REVIEW)


def test_words_that_are_no_value_are_kept():
    """What could not be understood stays as text for the person who looks."""
    testimony = Testimony("date", "3l/l3/19", Source(SourceKind.OCR), "tesseract", 0.4)
    field = one([Evidence(testimony, None)], "date", key="date")

    assert (field.value, field.text, field.state) == (None, "3l/l3/19", FieldState.REVIEW)


def test_probability_falls_with_dissent():
    """Agreement is worth more than the reader's own confidence, dissent costs."""
    agreed = one([said("A B"), said("A B", "lines")]).confidence
    alone = one([said("A B")]).confidence
    checked = one([said("A B", "qr", checked=True)]).confidence

    assert alone < agreed < checked


def test_words_that_end_where_none_do_are_for_a_person():
    """Both readers read "…, cấp" alike and surely: the line below it was lost to both."""
    mine = "Thẻ CCCD số 001090000011, cấp"
    whole = f"{mine} ngày 07/09/2024"
    for text, state in ((mine, FieldState.REVIEW), (whole, FieldState.ACCEPTED)):
        assert one([said(text, "lines"), said(text)], "id_paper").state is state


def test_an_address_whose_last_name_has_no_capital_is_for_a_person():
    """ "Tỉnh Sơn la" lost its capital to both readers; "Tại nhà riêng" is no address."""
    for text, state in (
        ("Thôn 2, Xã Tường Hạ, Tỉnh Sơn la", FieldState.REVIEW),
        ("Thôn 2, Xã Tường Hạ, Tỉnh Sơn La", FieldState.ACCEPTED),
        ("Tại nhà riêng", FieldState.ACCEPTED),
        ("2) Xã Tường Hạ, Tỉnh Sơn La", FieldState.REVIEW),
    ):
        assert one([said(text, "lines"), said(text)], "place").state is state, text


def test_what_one_reader_hardly_says_goes_to_a_person():
    """Readings are marked down where their place is a guess; another that saw the same letters is no help."""
    both = [said("TRẦN THỊ THU"), said("TRẦN THI THU", "lines")]
    marked = [replace(one, testimony=replace(one.testimony, confidence=0.04)) for one in both]
    states = [weigh(one, {"full_name": "person_name"}, lambda _: ())[0].state for one in (both, marked)]
    assert states == [FieldState.ACCEPTED, FieldState.REVIEW]
