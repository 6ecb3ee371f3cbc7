"""Dossiers hold together: one family on all papers, conflicts where planted, papers missing where left
out."""

import pytest

from samples.dossiers import make_dossier
from samples.dossiers.birth import CONFLICTS

CODE = "1.001193"


def _papers(case):
    return {truth.document: truth.fields for truth in case.truth if truth.document}


@pytest.mark.parametrize("seed", [1])
def test_entries_are_what_the_papers_say(seed):
    """The form's entries are the card's, the notice's and the certificate's own words, and these agree."""
    case = make_dossier(CODE, seed, "dpi150")
    fields = [truth.fields for truth in case.truth if truth.document]
    cards = {card["id_number"]: card for card in fields if "old_id_number" in card}
    mother, father = (cards[case.entries[f"{who}.id_number"]] for who in ("mother", "father"))
    notice = next(one for one in fields if "child.count" in one)
    wedding = next(one for one in fields if "wife.full_name" in one)
    assert case.entries["mother.residence"] == mother["place_of_residence"]
    assert case.entries["father.full_name"] == father["full_name"]
    assert case.entries["child.date_of_birth"] == notice["date_of_birth"]
    assert {wedding["wife.full_name"].upper(), notice["mother.full_name"].upper()} == {mother["full_name"]}
    assert wedding["husband.date_of_birth"] == father["date_of_birth"]
    assert notice["mother.id_number"] == mother["id_number"]
    assert case.conflicts == case.missing == ()
    assert len(case.files) == len({file.name for file in case.files})


@pytest.mark.parametrize("seed", [3])
def test_a_planted_conflict_is_on_paper(seed):
    """Where a conflict is planted, two papers differ on that very entry and the entry keeps the card's
    word."""
    case = make_dossier(CODE, seed, "dpi150", plant_conflict=True)
    (entry,) = case.conflicts
    assert entry in CONFLICTS
    who, what = entry.split(".")
    spouse = {"mother": "wife", "father": "husband"}[who]
    keys = (f"{spouse}.{what}", f"{who}.{what}")
    said = {truth.fields[key].upper() for truth in case.truth for key in keys if truth.fields.get(key)}
    assert said - {case.entries[entry].upper()}


def test_a_paper_left_out_is_missing_and_nothing_is_said_in_its_stead():
    """Without the birth notice there is no child's birthday among the entries."""
    case = make_dossier(CODE, 5, "dpi150", leave_out=("giay_chung_sinh",))
    assert case == make_dossier(CODE, 5, "dpi150", leave_out=("giay_chung_sinh",))
    assert case.missing == ("giay_chung_sinh",)
    assert "giay_chung_sinh" not in _papers(case)
    assert "child.date_of_birth" not in case.entries
    assert case.entries["mother.ethnicity"] == _papers(case)["giay_chung_nhan_ket_hon"]["wife.ethnicity"]


def test_unknown_procedures_are_refused():
    """A procedure without papers of ours is an error."""
    with pytest.raises(ValueError, match=r"9\.999"):
        make_dossier("9.999", 1)
