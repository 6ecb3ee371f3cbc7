"""The papers of fresh dossiers, read without fault: what the procedures' own rules make of them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.prefill import prefill
from pipeline.procedure import load_procedures, papers_of
from pipeline.template import default_folder, load
from samples.chance import stream
from samples.dossiers import MAKERS
from samples.dossiers.parts import Given
from tests.dossier_truth import compare, documents_of

CATALOGUE = load(default_folder())
PROCEDURES = load_procedures(default_folder().parent / "procedures", papers_of(CATALOGUE))
TODAY = date(2026, 10, 20)


@pytest.mark.parametrize("code", MAKERS)
def test_rules_fill_the_form_and_find_the_conflict(code: str) -> None:
    """All entries that the papers answer are right, the planted conflict alone is found."""
    given = Given(stream(42, code, "conflict"), plant=True)
    papers = MAKERS[code].draw(stream(42, code, "people"), stream(42, code, "look"), given)
    entries = MAKERS[code].entries({name: paper.truth.fields for name, paper in papers.items()})
    planted = (given.planted,) if given.planted else ()
    documents = documents_of([paper.truth for paper in papers.values()], CATALOGUE)
    dossier = prefill(documents, PROCEDURES[code], {}, TODAY)
    score = compare(dossier, PROCEDURES[code], entries, planted)
    assert len(score.right) >= 5
    assert (score.wrong, score.silent, score.missed, score.invented) == ((), (), (), ())
    assert score.found == planted


@pytest.mark.parametrize("code", MAKERS)
def test_missing_papers_are_named(code: str) -> None:
    """Without one of the parts, and only then, a component that was found before is missing."""
    maker = MAKERS[code]
    papers = maker.draw(
        stream(42, code, "people"), stream(42, code, "look"), Given(stream(42, code, "conflict"))
    )

    def missing(without: str) -> set[str]:
        truth = [paper.truth for name, paper in papers.items() if name != without]
        dossier = prefill(documents_of(truth, CATALOGUE), PROCEDURES[code], {}, TODAY)
        return {one.title for one in dossier.components if one.required and one.status == "missing"}

    assert missing("") == set()
    assert len(missing(maker.COMPONENTS[0])) == 1
