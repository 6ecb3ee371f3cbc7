"""Editions of procedures and forms: the day the papers are handed in decides which one counts."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BrokenTemplate
from pipeline.form_pdf import fill
from pipeline.prefill import prefill
from pipeline.procedure import load_procedures
from pipeline.procedure.editions import in_force
from pipeline.procedure.form import Form
from pipeline.template import default_folder

SHIPPED = default_folder().parent
BEFORE, AFTER = date(2026, 6, 15), date(2026, 10, 20)
NEW_LAW = "2027-03-01"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the shipped procedures and forms, to be changed."""
    for name in ("procedures", "forms"):
        shutil.copytree(SHIPPED / name, tmp_path / name)
    return tmp_path


def edition(name: str, start: str, end: str = "") -> Form:
    """A form without entries, for its period only."""
    return Form("mau", "Mẫu", name, "", {}, (), start, end)


def test_last_edition_begun_counts() -> None:
    """A newer edition ends the older; past the last one, and before the first, the nearest is taken."""
    old, new = edition("cũ", "2024-06-06"), edition("mới", "2026-07-01", "2026-12-31")
    days = ("2020-01-01", "2026-06-30", "2026-07-01", "2026-12-31")
    assert [in_force((new, old), date.fromisoformat(day)).edition for day in days] == [
        "cũ",
        "cũ",
        "mới",
        "mới",
    ]
    assert in_force((new, old), date(2027, 1, 1)).edition == "cũ"
    assert in_force((new,), date(2027, 1, 1)).edition == "mới"


def test_declaration_of_its_day_is_printed() -> None:
    """A residence dossier of June 2026 has the form of 2025, one of October that of 2026."""
    procedure = load_procedures(SHIPPED / "procedures")["1.004222"]
    forms = [procedure.on(day).form for day in (BEFORE, AFTER)]
    assert [form.edition for form in forms] == ["2025", "2026"]
    assert ["53/2025" in form.law for form in forms] == [True, False]
    for day, form in zip((BEFORE, AFTER), forms, strict=True):
        dossier = prefill((), procedure, {"subject.full_name": "NGUYỄN THỊ MẪU"}, day)
        assert fill(dossier, form).startswith(b"%PDF")


def test_new_law_brings_its_own_procedure_and_form(templates: Path) -> None:
    """Second files of the same codes take over on their day; what only the new form asks stays in it."""
    rules, sheet = templates / "procedures/1.004222.yaml", templates / "forms/ct01.yaml"
    text = sheet.read_text(encoding="utf-8").replace("from: 2026-07-01", f"from: {NEW_LAW}")
    text = text.replace("\nentries:\n", "\nentries:\n  - {key: reason, title: Lý do, kind: text}\n")
    text = text.replace("\nsheet:\n", '\nsheet:\n  - {line: "Lý do: {reason}"}\n')
    (templates / "forms/ct01_2027.yaml").write_text(text, encoding="utf-8")
    for path in (templates / "procedures").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "form: ct01" in text:
            path.write_text(text.replace("\nentries:\n", "\nentries:\n  reason: {}\n"), encoding="utf-8")
    new = rules.read_text(encoding="utf-8").replace("\ntitle:", f"\nfrom: {NEW_LAW}\ntitle:", 1)
    (templates / "procedures/1.004222_2027.yaml").write_text(new, encoding="utf-8")
    procedure = load_procedures(templates / "procedures")["1.004222"]
    days = (AFTER, date(2027, 2, 28), date.fromisoformat(NEW_LAW))
    assert [procedure.on(day).start for day in days] == ["", "", NEW_LAW]
    asked = [{entry.key for entry in prefill((), procedure, {}, day).entries} for day in days]
    assert ["reason" in keys for keys in asked] == [False, False, True]


def test_two_editions_of_one_day_are_a_mistake(templates: Path) -> None:
    """Of two files that begin on the same day nobody could say which counts: it is told with the file."""
    shutil.copy(templates / "procedures/1.004873.yaml", templates / "procedures/1.004873_copy.yaml")
    with pytest.raises(BrokenTemplate) as broken:
        load_procedures(templates / "procedures")
    assert [one.file for one in broken.value.mistakes] == ["procedures/1.004873_copy.yaml"]
