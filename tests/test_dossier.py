"""One family's papers through the front door and out again as a form: entries, conflict, paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.digitise import digitise
from pipeline.form_pdf import fill
from pipeline.intake import open_scan
from pipeline.prefill import prefill
from pipeline.procedure import load_procedures
from pipeline.tools import open_tools
from pipeline.types import ComponentStatus, Dossier, EntryState
from samples.dossiers import DossierCase, make_dossier

TEMPLATES = Path(__file__).parents[1] / "templates"
PROCEDURE = load_procedures(TEMPLATES / "procedures")["1.001193"]


def read(case: DossierCase, folder: Path) -> Dossier:
    """The dossier of these files."""
    paths = [folder / file.name for file in case.files]
    for path, file in zip(paths, case.files, strict=True):
        path.write_bytes(file.content)
    papers = tuple(digitise((open_scan(path) for path in paths), open_tools(), window=None))
    return prefill(papers, PROCEDURE, {}, date(2026, 10, 20))


@pytest.fixture(scope="module")
def planted() -> DossierCase:
    """Four papers, flatbed, two of which a careless clerk made to disagree."""
    return make_dossier("1.001193", 8, wear="flatbed", plant_conflict=True)


@pytest.fixture(scope="module")
def dossier(planted: DossierCase, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """What comes of them."""
    return read(planted, tmp_path_factory.mktemp("papers"))


def test_what_is_proposed_is_right(planted: DossierCase, dossier: Dossier) -> None:
    """Every entry that asks nobody to look says what the papers say, and there are such entries."""
    proposed = {one.key: one.value for one in dossier.entries if one.state is EntryState.PROPOSED}
    known = {key: value for key, value in proposed.items() if key in planted.entries}
    assert len(known) >= 5
    assert known == {key: planted.entries[key] for key in known}


def test_planted_disagreement_is_shown(planted: DossierCase, dossier: Dossier) -> None:
    """Two papers made to disagree are found, both values side by side, neither put into the form."""
    (entry,) = planted.conflicts
    found = {conflict.entry: conflict for conflict in dossier.conflicts}
    assert len(found[entry].claims) == 2
    assert next(one for one in dossier.entries if one.key == entry).value is None


def test_every_component_is_found(dossier: Dossier) -> None:
    """Notice, cards and certificate are told from the scans, whoever lay first; the form is unsigned yet."""
    absent = [one.title for one in dossier.components if one.status is ComponentStatus.MISSING]
    assert absent == ["Tờ khai đã ký"]


def test_form_is_printed(dossier: Dossier) -> None:
    """The dossier becomes a PDF."""
    assert fill(dossier, PROCEDURE.form).startswith(b"%PDF")
