"""EDGE: the procedures and forms of a folder, checked: which paper feeds which entry, how the sheet looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline.errors import BrokenTemplate
from pipeline.procedure.editions import newest_first
from pipeline.procedure.form import Form
from pipeline.procedure.paper_of_form import with_forms
from pipeline.procedure.read_form import read_form
from pipeline.procedure.read_procedure import Papers, read_procedure
from pipeline.procedure.values import Procedure
from pipeline.template import Catalogue
from pipeline.template.yaml_file import Mistakes, misnamed
from pipeline.types import Mistake

Dated = TypeVar("Dated", Form, Procedure)

__all__ = ["Form", "Papers", "Procedure", "load_forms", "load_procedures", "papers_of", "with_forms"]


def load_forms(folder: Path) -> Mapping[str, Form]:
    """Every form of ``folder`` (``*.yaml``) by its code, the newest edition, which knows the others.

    Raises ``BrokenTemplate`` with all mistakes.
    """
    mistakes = misnamed(folder)
    forms = _forms(folder, mistakes)
    if mistakes:
        raise BrokenTemplate(mistakes)
    return {code: form for code, form in forms.items() if form is not None}


def load_procedures(folder: Path, papers: Papers | None = None) -> Mapping[str, Procedure]:
    """Every procedure of ``folder`` by its code, with its form from the folder ``forms`` beside it.

    Of several editions the newest, which knows the others: ask it with ``on`` for the one of a day.

    ``papers``, where given, are the documents of the catalogue and their field keys: every source named is
    then checked to exist. Raises ``BrokenTemplate`` with the mistakes of all files, forms included.
    """
    mistakes = misnamed(folder)
    forms = _forms(folder.parent / "forms", mistakes)
    found: dict[str, list[Procedure]] = {}
    for path in sorted(folder.glob("*.yaml")):
        told = Mistakes(f"{folder.name}/{path.name}")
        procedure = read_procedure(path, forms, told, papers)
        if procedure is not None:
            _one_more(procedure, found.setdefault(procedure.code, []), told)
        mistakes += told.found
    if mistakes:
        raise BrokenTemplate(mistakes)
    known: dict[str, Procedure] = {}
    for code, editions in found.items():
        newest, *others = newest_first(editions)
        known[code] = replace(newest, others=tuple(others))
    return known


def papers_of(catalogue: Catalogue) -> Papers:
    """The documents of a catalogue with all field keys of all their editions, to check procedures against."""
    return {name: frozenset(template.kinds) for name, template in catalogue.documents.items()}


def _forms(folder: Path, mistakes: list[Mistake]) -> dict[str, Form | None]:
    """Forms by code; None under the file's name where a file is too broken to be a form."""
    found: dict[str, list[Form]] = {}
    known: dict[str, Form | None] = {}
    for path in sorted(folder.glob("*.yaml")):
        told = Mistakes(f"{folder.name}/{path.name}")
        form = read_form(path, told)
        if form is None:
            known[path.stem] = None
        else:
            _one_more(form, found.setdefault(form.code, []), told)
        mistakes += told.found
    for code, editions in found.items():
        newest, *others = newest_first(editions)
        known[code] = replace(newest, others=tuple(others))
    return known


def _one_more(edition: Dated, editions: list[Dated], told: Mistakes) -> None:
    """Lay the edition to the others of its code; two that begin on the same day cannot be told apart."""
    if any(one.start == edition.start for one in editions):
        advice = "đã có một tệp khác cùng mã, cùng ngày bắt đầu; hãy đổi mã, đổi “from”, hoặc xóa một tệp"
        told.at(1, "code", f"“{edition.code}” {advice}")
    editions.append(edition)
