"""The papers of fresh dossiers, read without fault: what the procedures' own rules make of them."""

from __future__ import annotations

from datetime import date

import pytest

from bench.dossiers.truth import compare, documents_of
from pipeline.prefill import prefill
from pipeline.procedure import load_procedures, papers_of
from pipeline.template import default_folder, load
from samples.chance import stream
from samples.dossiers import MAKERS
from samples.dossiers.parts import Given

CATALOGUE = load(default_folder())
PROCEDURES = load_procedures(default_folder().parent / "procedures", papers_of(CATALOGUE))
TODAY = date(2026, 10, 20)


ALIKE = {maker: [code for code in MAKERS if MAKERS[code] is maker] for maker in MAKERS.values()}
"""Procedures that ask for the same papers, told by the first."""


def test_every_procedure_has_its_dossiers() -> None:
    """No procedure is added without a sample dossier and what its form must say."""
    assert set(MAKERS) == set(PROCEDURES)


@pytest.mark.parametrize("codes", ALIKE.values(), ids=lambda codes: codes[0])
def test_rules_fill_the_form_and_find_the_conflict(codes: list[str]) -> None:
    """All entries that the papers answer are right, the planted conflict alone is found."""
    maker = MAKERS[codes[0]]
    given = Given(stream(42, codes[0], "conflict"), plant=True)
    papers = maker.draw(stream(42, codes[0], "people"), stream(42, codes[0], "look"), given)
    entries = maker.entries({name: paper.truth.fields for name, paper in papers.items()})
    planted = (given.planted,) if given.planted else ()
    documents = documents_of([paper.truth for paper in papers.values()], CATALOGUE)
    for code in codes:
        dossier = prefill(documents, PROCEDURES[code], {}, TODAY)
        score = compare(dossier, PROCEDURES[code], entries, planted)
        assert len(score.right) >= 3
        assert (score.wrong, score.silent, score.missed, score.invented) == ((), (), (), ())
        assert score.found == planted


@pytest.mark.parametrize("codes", ALIKE.values(), ids=lambda codes: codes[0])
def test_missing_papers_are_named(codes: list[str]) -> None:
    """Without one of the parts, and only then, a component that was found before is missing."""
    maker = MAKERS[codes[0]]
    without = maker.COMPONENTS[:1]
    given = Given(stream(42, codes[0], "conflict"), leave_out=without)
    papers = maker.draw(stream(42, codes[0], "people"), stream(42, codes[0], "look"), given)

    def missing(code: str, gone: tuple[str, ...]) -> set[str]:
        truth = [paper.truth for name, paper in papers.items() if name not in gone]
        dossier = prefill(documents_of(truth, CATALOGUE), PROCEDURES[code], {}, TODAY)
        return {one.title for one in dossier.components if one.required and one.status == "missing"}

    for code in codes:
        assert missing(code, ()) == set()
        assert len(missing(code, without)) == len(without)
