"""A person's words over a dossier: they settle entries, what follows follows anew, nothing read is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline import review
from pipeline.prefill import prefill
from pipeline.procedure import Procedure, load_procedures
from pipeline.types import Dossier, Entry, EntryState, SourceKind
from tests.pipeline.papers_by_hand import MOTHER, change, family

TODAY = date(2026, 11, 1)
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="module")
def birth() -> Procedure:
    """The birth registration as shipped."""
    return load_procedures(TEMPLATES / "procedures")["1.001193"]


@pytest.fixture
def dossier(birth: Procedure) -> Dossier:
    """A family's papers, of which one gives the mother another name."""
    father, notice, mother, marriage = family()
    papers = [father, change(notice, mother__full_name="Trần Thị Hoàn"), mother, marriage]
    return prefill(papers, birth, {}, TODAY)


def entry(dossier: Dossier, key: str) -> Entry:
    """The entry of this key."""
    return next(one for one in dossier.entries if one.key == key)


def test_no_words_no_change(dossier: Dossier, birth: Procedure) -> None:
    """The very dossier."""
    assert review.apply(dossier, birth, {}, {}, TODAY) is dossier


def test_a_word_ends_a_conflict(dossier: Dossier, birth: Procedure) -> None:
    """The chosen value is proposed by a person beside the papers that say the same; the conflict is gone."""
    assert [one.entry for one in dossier.conflicts] == ["mother.full_name"]
    settled = review.apply(dossier, birth, {}, {"mother.full_name": MOTHER["full_name"]}, TODAY)
    name = entry(settled, "mother.full_name")
    assert (name.value, name.state, name.problems) == (MOTHER["full_name"], EntryState.PROPOSED, ())
    assert name.sources[0].kind is SourceKind.PERSON
    assert len(name.sources) > 1
    assert settled.conflicts == ()
    assert settled.documents is dossier.documents


def test_what_follows_from_a_word_follows_anew(dossier: Dossier, birth: Procedure) -> None:
    """Another birth date has other words for it, also on the printed form."""
    before = entry(dossier, "child.date_of_birth_in_words").value
    after = review.apply(dossier, birth, {}, {"child.date_of_birth": "2026-10-04"}, TODAY)
    assert entry(after, "child.date_of_birth_in_words").value != before
    assert "bốn" in (entry(after, "child.date_of_birth_in_words").value or "").lower()


def test_saying_who_asks_fills_in_the_declarant(dossier: Dossier, birth: Procedure) -> None:
    """ "Mẹ" as the relationship brings everything the mother's card says of the declarant."""
    assert entry(dossier, "declarant.full_name").value is None
    words = {"declarant.relationship": "Mẹ", "mother.full_name": MOTHER["full_name"]}
    after = review.apply(dossier, birth, {}, words, TODAY)
    assert entry(after, "declarant.full_name").value == MOTHER["full_name"]
    assert entry(after, "declarant.id_number").value == MOTHER["id_number"]


def test_left_blank_stays_blank(dossier: Dossier, birth: Procedure) -> None:
    """An entry a person left blank is neither derived nor asked for again."""
    after = review.apply(dossier, birth, {}, {"child.nationality": ""}, TODAY)
    left = entry(after, "child.nationality")
    assert (left.value, left.state, left.problems) == (None, EntryState.MISSING, ())


def test_a_word_is_not_put_to_review_again(birth: Procedure) -> None:
    """Without a marriage certificate the father goes to review, but not once a person has looked."""
    papers = [one for one in family() if one.document != "giay_chung_nhan_ket_hon"]
    dossier = prefill(papers, birth, {}, TODAY)
    name = entry(dossier, "father.full_name")
    assert name.state is EntryState.REVIEW
    after = review.apply(dossier, birth, {}, {"father.full_name": name.value or ""}, TODAY)
    assert entry(after, "father.full_name").state is EntryState.PROPOSED
