"""EDGE: the procedures and forms of a folder, checked: which paper feeds which entry, how the sheet looks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import BrokenTemplate
from pipeline.procedure.form import Form
from pipeline.procedure.read_form import read_form
from pipeline.procedure.read_procedure import Papers, read_procedure
from pipeline.procedure.values import Procedure
from pipeline.template import Catalogue
from pipeline.template.yaml_file import Mistakes
from pipeline.types import Mistake

__all__ = ["Form", "Papers", "Procedure", "load_forms", "load_procedures", "papers_of"]


def load_forms(folder: Path) -> Mapping[str, Form]:
    """Every form of ``folder`` (``*.yaml``) by its code; raises ``BrokenTemplate`` with all mistakes."""
    mistakes: list[Mistake] = []
    forms = _forms(folder, mistakes)
    if mistakes:
        raise BrokenTemplate(mistakes)
    return {code: form for code, form in forms.items() if form is not None}


def load_procedures(folder: Path, papers: Papers | None = None) -> Mapping[str, Procedure]:
    """Every procedure of ``folder`` by its code, with its form from the folder ``forms`` beside it.

    ``papers``, where given, are the documents of the catalogue and their field keys: every source named is
    then checked to exist. Raises ``BrokenTemplate`` with the mistakes of all files, forms included.
    """
    mistakes: list[Mistake] = []
    forms = _forms(folder.parent / "forms", mistakes)
    found: dict[str, Procedure] = {}
    for path in sorted(folder.glob("*.yaml")):
        told = Mistakes(f"{folder.name}/{path.name}")
        procedure = read_procedure(path, forms, told, papers)
        if procedure is not None and procedure.code in found:
            told.at(
                1, "code", f"thủ tục “{procedure.code}” đã có ở một tệp khác; hãy đổi mã hoặc xóa một tệp"
            )
        elif procedure is not None:
            found[procedure.code] = procedure
        mistakes += told.found
    if mistakes:
        raise BrokenTemplate(mistakes)
    return found


def papers_of(catalogue: Catalogue) -> Papers:
    """The documents of a catalogue with all field keys of all their editions, to check procedures against."""
    return {name: frozenset(template.kinds) for name, template in catalogue.documents.items()}


def _forms(folder: Path, mistakes: list[Mistake]) -> dict[str, Form | None]:
    """Forms by code; None under the file's name where a file is too broken to be a form."""
    found: dict[str, Form | None] = {}
    for path in sorted(folder.glob("*.yaml")):
        told = Mistakes(f"{folder.name}/{path.name}")
        form = read_form(path, told)
        found[path.stem if form is None else form.code] = form
        mistakes += told.found
    return found
