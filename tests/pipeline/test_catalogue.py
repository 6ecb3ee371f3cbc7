"""What procedures of the catalogue do of their own: two forms in one, fees, who is recognised as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from bench.dossiers.truth import documents_of
from pipeline.fuse import fuse
from pipeline.prefill import prefill
from pipeline.procedure import load_forms, load_procedures, papers_of
from pipeline.procedure.form import Line, Part, Words, lines_of
from pipeline.procedure.values import DERIVATIONS
from pipeline.template import default_folder, load
from pipeline.types import Dossier, Entry, EntryState
from samples.truth import Truth

CATALOGUE = load(default_folder())
PROCEDURES = load_procedures(default_folder().parent / "procedures", papers_of(CATALOGUE))
FORMS = load_forms(default_folder().parent / "forms")
TODAY = date(2026, 10, 20)
MOTHER = {
    "id_number": "001194000017",
    "full_name": "TRẦN THỊ HÒA",
    "sex": "Nữ",
    "date_of_birth": "1994-05-17",
}
FATHER = {
    "id_number": "001091000023",
    "full_name": "NGUYỄN VĂN BÌNH",
    "sex": "Nam",
    "date_of_birth": "1991-11-02",
}
CHILD = {
    "number": "12/2024",
    "full_name": "TRẦN AN",
    "date_of_birth": "2024-03-09",
    "sex": "Nam",
    "mother.full_name": "Trần Thị Hòa",
    "mother.year_of_birth": "1994",
}


def answer(code: str, papers: Iterable[tuple[str, Mapping[str, str]]], facts: Mapping[str, str]) -> Dossier:
    """The dossier of papers with these values, read without fault."""
    truth = [Truth(document, None, dict(fields)) for document, fields in papers]
    return prefill(documents_of(truth, CATALOGUE), PROCEDURES[code], facts, TODAY)


def entry(dossier: Dossier, key: str) -> Entry:
    """One entry."""
    return next(one for one in dossier.entries if one.key == key)


def printed(parts: Iterable[Part]) -> list[str]:
    """The words of each line, without its blanks and boxes."""
    lines = (line for part in parts for line in lines_of(part))
    return ["…".join(piece.text for piece in line.pieces if isinstance(piece, Words)) for line in lines]


def test_two_declarations_in_one_say_what_each_says_alone() -> None:
    """The joint form's pages are, word for word, the declaration of birth and that of recognition."""
    joint = FORMS["to_khai_khai_sinh_ket_hop_nhan_cha_me_con"].sheet
    turn = next(at for at, part in enumerate(joint) if isinstance(part, Line) and part.style == "page")
    assert printed(joint[:turn]) == printed(FORMS["to_khai_dang_ky_khai_sinh"].sheet)
    assert printed(joint[turn + 1 :]) == printed(FORMS["to_khai_dang_ky_nhan_cha_me_con"].sheet)


CARDS_AND_CHILD = (("cccd", MOTHER), ("cccd", FATHER), ("giay_khai_sinh", CHILD))


@pytest.mark.parametrize(
    ("said", "recognised", "other"),
    [
        ("", FATHER["full_name"], CHILD["full_name"]),
        ("Mẹ", MOTHER["full_name"], CHILD["full_name"]),
        ("con", CHILD["full_name"], FATHER["full_name"]),
    ],
)
def test_the_word_between_the_blocks_says_who_is_recognised(said: str, recognised: str, other: str) -> None:
    """Father, mother or child stands in the first block as told; untold it is the father, for a look."""
    dossier = answer("1.001022", CARDS_AND_CHILD, {"recognised.relationship": said} if said else {})
    first, second = entry(dossier, "recognised.full_name"), entry(dossier, "other.full_name")
    assert (first.value, second.value) == (recognised, other)
    if not said:
        assert (first.state, second.state) == (EntryState.REVIEW, EntryState.REVIEW)
    paper = entry(dossier, "recognised.id_paper").value or ""
    number = {"": FATHER["id_number"], "Mẹ": MOTHER["id_number"], "con": CHILD["number"]}[said]
    assert number in paper
    assert paper.startswith("Căn cước công dân số") == (said != "con")


def test_fee_of_copies_follows_from_pages_and_number() -> None:
    """Pages are counted without the card; two dear pages, cheaper ones, never more than the most a copy."""
    card = ("cccd", MOTHER)
    pages = [card, *[("giay_khai_sinh", CHILD)] * 3]
    assert entry(answer("2.000815", pages, {}), "pages").value == "3"
    fees = [
        entry(answer("2.000815", pages, facts), "fee").value
        for facts in ({}, {"copies": "4"}, {"copies": "2", "pages": "500"})
    ]
    assert fees == [None, "20.000 đồng", "400.000 đồng"]
    assert entry(answer("2.000815", [card], {"copies": "1"}), "fee").value is None


def test_child_gets_the_allowance_not_who_hands_it_in() -> None:
    """A birth paper and a mother's card: the child is the subject; told so, the mother declares."""
    papers = (("cccd", MOTHER), ("giay_khai_sinh", CHILD))
    dossier = answer("1.001776", papers, {"declarant.relationship": "mẹ"})
    assert entry(dossier, "subject.full_name").value == CHILD["full_name"]
    assert entry(dossier, "declarant.full_name").value == MOTHER["full_name"]


def test_no_rule_of_any_procedure_trips_over_no_papers() -> None:
    """Without a paper every procedure still answers all its entries, and accepts none but derived ones."""
    for procedure in PROCEDURES.values():
        found = fuse((), replace(procedure, others=()).on(TODAY), {})
        assert [one.key for one in found.entries] == list(procedure.form.entries)
        assert not any(one.state is EntryState.PROPOSED for one in found.entries)


def test_every_way_to_derive_is_explained_to_who_writes_a_procedure() -> None:
    """The page for authors has a row for each ``by`` that a procedure may use, and no other."""
    text = (default_folder().parents[1] / "docs/add-a-procedure.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip().strip("`") for line in text.splitlines() if line.startswith("| `")]
    assert tuple(rows) == DERIVATIONS
