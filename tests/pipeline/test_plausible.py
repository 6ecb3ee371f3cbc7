"""What a filled form cannot say is told on the entry, whoever said it, and nothing is changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.kinds import NotThisKind
from pipeline.prefill import answered, prefill
from pipeline.procedure import load_procedures
from pipeline.typed.number import compact, parse
from pipeline.types import Dossier, Entry, EntryState
from tests.pipeline.papers_by_hand import change, family, paper

PROCEDURES = load_procedures(Path(__file__).parents[2] / "templates" / "procedures")
TODAY = date(2026, 10, 20)


def entry(dossier: Dossier, key: str) -> Entry:
    """The entry of this key."""
    return next(one for one in dossier.entries if one.key == key)


def said(dossier: Dossier, key: str) -> tuple[str | None, EntryState, str]:
    """Value, state and problems of an entry."""
    one = entry(dossier, key)
    return one.value, one.state, " ".join(problem.message for problem in one.problems)


def test_day_to_come_is_told() -> None:
    """A birth, a death or a registration after the day of the request is for review, today is not."""
    facts = {"deceased.date_of_birth": "2027", "date_of_death": "2026-10-21"}
    dossier = prefill([], PROCEDURES["1.000656"], facts, TODAY)
    for key, value in facts.items():
        assert said(dossier, key)[:2] == (value, EntryState.REVIEW)
        assert "chưa đến" in said(dossier, key)[2]
    copy = {"registration_date": "2026-11"}
    assert said(prefill([], PROCEDURES["2.000635"], copy, TODAY), "registration_date")[1] == "review"
    key = "child.date_of_birth"
    born_today = prefill([], PROCEDURES["1.001193"], {key: TODAY.isoformat()}, TODAY)
    assert said(born_today, key)[1] == "proposed"


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("1.000656", {"deceased.date_of_birth": "1950-03-02", "date_of_death": "1949-12-31"}),
        ("1.000656", {"date_of_death": "2026-05-02", "death_notice.issued_on": "2026-05-01"}),
        ("1.001193", {"mother.date_of_birth": "2026-10-10", "child.date_of_birth": "2026-10-03"}),
        ("2.000635", {"subject.date_of_birth": "1990-05-05", "registration_date": "1989"}),
    ],
)
def test_days_in_impossible_order_are_both_told(code: str, facts: dict[str, str]) -> None:
    """Death before birth, notice before death, mother younger than child: both entries go to review."""
    dossier = prefill([], PROCEDURES[code], facts, TODAY)
    for key, value in facts.items():
        assert said(dossier, key)[:2] == (value, EntryState.REVIEW)
        assert "trước" in said(dossier, key)[2]


def test_declarant_may_be_younger_than_the_paper_asked_for() -> None:
    """Who asks for a copy of a registration older than they are says nothing impossible."""
    facts = {"declarant.date_of_birth": "2000-01-01", "registration_date": "1985-01-01"}
    facts |= {"child.date_of_birth": "1984-12-01"}
    dossier = prefill([], PROCEDURES["1.004884"], facts, TODAY)
    assert {entry(dossier, key).state for key in facts} == {EntryState.PROPOSED}


def test_words_of_another_day_are_told_on_both() -> None:
    """Words against figures: both for review; words that are no day of the calendar: they alone."""
    words = "Ngày bốn tháng mười năm hai nghìn không trăm hai mươi sáu"
    key = "child.date_of_birth"
    dossier = prefill(family(), PROCEDURES["1.001193"], {f"{key}_in_words": words}, TODAY)
    for one in (key, f"{key}_in_words"):
        assert entry(dossier, one).state is EntryState.REVIEW
        assert "không khớp" in said(dossier, one)[2]
    odd = {f"{key}_in_words": "Ngày ba mươi tháng hai năm hai nghìn không trăm hai mươi sáu"}
    dossier = prefill(family(), PROCEDURES["1.001193"], odd, TODAY)
    assert (entry(dossier, key).state, said(dossier, f"{key}_in_words")[1]) == ("proposed", "review")


def test_words_that_follow_from_a_doubtful_day_are_doubtful() -> None:
    """The day in words made from an impossible day is no more sure than the day."""
    papers = family()
    papers[1] = change(papers[1], date_of_birth="2026-12-03")
    dossier = prefill(papers, PROCEDURES["1.001193"], {}, TODAY)
    assert entry(dossier, "child.date_of_birth_in_words").state is EntryState.REVIEW


def test_papers_together_and_a_person_are_judged_too() -> None:
    """Two papers each right alone, or a clerk's own word, do not make an impossible order possible."""
    procedure = PROCEDURES["1.000656"]
    card = {"full_name": "LÊ VĂN TƯ", "id_number": "001050000017", "date_of_birth": "1950-02-02"}
    notice = {"deceased.full_name": "LÊ VĂN TƯ", "deceased.id_number": "001050000017"}
    notice |= {"date_of_death": "1949-02-02"}
    together = prefill([paper("cccd", card), paper("giay_bao_tu", notice)], procedure, {}, TODAY)
    assert entry(together, "date_of_death").state is EntryState.REVIEW
    plain = prefill([paper("giay_bao_tu", notice | {"date_of_death": "2026-02-02"})], procedure, {}, TODAY)
    person = answered(plain, procedure, {}, {"date_of_death": "2027-02-02"}, TODAY)
    assert said(person, "date_of_death")[:2] == ("2027-02-02", EntryState.REVIEW)


def test_number_that_is_none_is_kept_and_told() -> None:
    """Minus three copies stay minus three, for review; three are three."""
    procedure = PROCEDURES["1.001193"]
    value, state, told = said(prefill(family(), procedure, {"copies": "-3"}, TODAY), "copies")
    assert (value, state) == ("-3", EntryState.REVIEW)
    assert "số nguyên" in told
    assert said(prefill(family(), procedure, {"copies": "3 bản"}, TODAY), "copies")[:2] == ("3", "proposed")


@pytest.mark.parametrize(("typed", "kept"), [("-3", "-3"), ("2,5", "2,5"), ("3/4", "3/4"), ("lần 2", "2")])
def test_typed_number_is_never_repaired(typed: str, kept: str) -> None:
    """Signs between and before figures stay; words around one number do not."""
    assert parse(compact(typed)).text == kept


def test_typed_number_without_figures_is_refused() -> None:
    """What holds no figure is no number."""
    with pytest.raises(NotThisKind):
        parse("hai")


def test_name_of_one_letter_is_kept_and_told() -> None:
    """Y alone stays Y, for review, with what to write; with a clan's or family's word it is a name."""
    key, procedure = "child.full_name", PROCEDURES["1.001193"]
    value, state, told = said(prefill([], procedure, {key: "Y"}, TODAY), key)
    assert (value, state) == ("Y", EntryState.REVIEW)
    assert "một chữ cái" in told
    for name in ("Ksor Y", "Y Thim", "NIÊ Y", "H' Ơ"):
        assert said(prefill([], procedure, {key: name}, TODAY), key)[:2] == (name, "proposed")


REQUEST = "1.001699"
"""The request whose form has four boxes of which one may be ticked."""


def test_several_alternatives_are_told_on_each() -> None:
    """Two of the boxes of which one may be ticked are for review, both; a no beside a yes is not."""
    facts = {"request.again": "có", "request.exchange": "x", "request.reissue": "không"}
    dossier = prefill([], PROCEDURES[REQUEST], facts, TODAY)
    assert [said(dossier, key)[1] for key in facts] == ["review", "review", "proposed"]
    assert "một trong các ô" in said(dossier, "request.again")[2]


def test_chosen_alternative_stands_without_the_guess() -> None:
    """The box proposed as a guess is not filled beside the one that somebody chose."""
    procedure = PROCEDURES[REQUEST]
    assert said(prefill([], procedure, {}, TODAY), "request.first")[:2] == ("có", "review")
    chosen = prefill([], procedure, {"request.again": "có"}, TODAY)
    assert said(chosen, "request.first")[0] is None
    assert said(chosen, "request.again")[:2] == ("có", "proposed")


def test_answer_that_is_neither_yes_nor_no_is_told() -> None:
    """Other words for a box to tick are kept and go to review."""
    value, state, told = said(
        prefill([], PROCEDURES[REQUEST], {"request.first": "cấp đổi"}, TODAY), "request.first"
    )
    assert (value, state) == ("cấp đổi", EntryState.REVIEW)
    assert "có hoặc không" in told


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("subject.phone", ("0912345678", "+84 912 345 678", "024 3825 1234"), ("12", "09123456789012")),
        ("subject.email", ("mau@thu.vn",), ("x y z", "mau@thu", "mau")),
    ],
)
def test_what_reaches_nobody_is_told(key: str, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    """A number of two figures and an address without its sign are kept, for review."""
    procedure = PROCEDURES["1.004194"]
    for value in good:
        assert said(prefill([], procedure, {key: value}, TODAY), key)[:2] == (value, "proposed")
    for value in bad:
        assert said(prefill([], procedure, {key: value}, TODAY), key)[:2] == (value, EntryState.REVIEW)
