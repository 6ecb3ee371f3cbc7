"""What a procedure will ask: its form prefilled from model papers, and whatever is still missing or guessed.

The papers are made from the catalogue's fields and hold fictional people, so what the page promises is what
the counter screen does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.prefill import prefill
from pipeline.procedure import Procedure
from pipeline.procedure.values import ComponentRule, Role
from pipeline.template import Catalogue, Template, load
from pipeline.types import (
    Document,
    Dossier,
    EntryState,
    Field,
    FieldState,
    PageInfo,
    ProblemCode,
    Source,
    SourceKind,
)

ALWAYS = "luôn cần"
"""How ``when`` begins for a paper that is needed although nobody is sent away without it."""
GUESSES = ("constant", "first", "role_of", "same")
"""Derivations that put a guess on the form: it is asked all the same."""
OFTEN_BLANK = {
    "giay_chung_sinh": ("child.full_name", "father.full_name"),
    "can_cuoc": ("old_id_number",),
    "cccd": ("old_id_number",),
}
"""Fields a complete paper may leave blank: parents need not have chosen a name, nor a father be named."""
PEOPLE = {
    "child": "BÙI GIA AN",
    "mother": "ĐỖ KHÁNH LINH",
    "father": "VŨ QUỐC TOẢN",
    "wife": "HỒ BÍCH NGỌC",
    "husband": "LÝ THẾ DŨNG",
    "deceased": "PHẠM XUYẾN",
    "subject": "TÔ HUY HOÀNG",
    "declarant": "NGÔ MỸ DUYÊN",
    "guardian": "TRỊNH PHÚC",
}
"""Names so unlike one another that none is taken for another misread; others are called by their role."""
_PLAIN = {"nationality": "Việt Nam", "ethnicity": "Kinh", "date": "2026-09-01"}


@dataclass(frozen=True, slots=True)
class Questions:
    """Asked of everybody, and asked only of who has not the papers that may be brought besides."""

    always: tuple[str, ...]
    without_papers: tuple[str, ...]


def is_needed(rule: ComponentRule) -> bool:
    """Whether everybody must bring it."""
    return rule.required == "yes" or rule.when.startswith(ALWAYS)


def questions(procedure: Procedure, catalogue: Catalogue, today: date) -> Questions:
    """The questions of a procedure, each once, in the order of the form."""
    papers = [one for one in procedure.components if procedure.form.code not in one.papers]
    least, most = (
        _asked(prefill(_documents(some, procedure, catalogue), procedure, {}, today), procedure)
        for some in ([one for one in papers if is_needed(one)], papers)
    )
    spared = tuple(one for one in least if one not in most)
    return Questions(tuple(one for one in least if one in most), spared)


@cache
def catalogue_of(folder: Path) -> Catalogue:
    """The papers of a folder of templates, read when the first page needs them."""
    return load(folder)


def _asked(dossier: Dossier, procedure: Procedure) -> tuple[str, ...]:
    guesses = {one.key for one in procedure.rules if one.derive and one.derive.by in GUESSES}
    found = [
        procedure.form.entries[entry.key].ask
        for entry in dossier.entries
        if entry.state is EntryState.MISSING
        or (entry.key in guesses and any(one.code is ProblemCode.DERIVED for one in entry.problems))
    ]
    return tuple(dict.fromkeys(ask for ask in found if ask))


def _documents(
    rules: Iterable[ComponentRule], procedure: Procedure, catalogue: Catalogue
) -> tuple[Document, ...]:
    """One paper for each component, the first that will do and is in the catalogue; of papers about one
    person (a birth certificate of each of the couple) one for everybody whose card is asked for.
    """
    rules = tuple(rules)
    holders = [one.role for one in rules if one.role]
    found = []
    for rule in rules:
        known = [catalogue.documents[paper] for paper in rule.papers if paper in catalogue.documents]
        everybodys = bool(known) and not rule.role and known[0].document in procedure.own_papers
        whose = [replace(rule, role=role) for role in holders] if everybodys else [rule]
        found += [_document(known[0], one, procedure) for one in whose if known]
    return tuple(found)


def _document(template: Template, rule: ComponentRule, procedure: Procedure) -> Document:
    faces = template.editions[0].faces
    blank = OFTEN_BLANK.get(template.document, ())
    fields = tuple(
        _field(one.key, _value(one.kind, one.key, _person(template.document, one.block, rule, procedure)))
        for face in faces
        for one in face.fields
        if one.key and one.key not in blank
    )
    page = PageInfo(f"{rule.title}.png", 1, 1, 1, 0, 0.0, ())
    names = tuple(face.name for face in faces)
    return Document(template.document, "", names, template.title, 1.0, "", (page,), (), fields, "", 0.0)


def _field(key: str, value: str) -> Field:
    return Field(key, value, value, FieldState.ACCEPTED, 1.0, (Source(SourceKind.OCR, 0, None),), "")


def _person(paper: str, block: str, rule: ComponentRule, procedure: Procedure) -> Role:
    """Whom the fields of a block ("mother", "wife", "" for the paper's own person) speak of."""
    key = f"{block}.full_name" if block else "full_name"
    for role in procedure.roles:
        if any(one.paper == paper and one.full_name == key for one in role.named_by):
            return role
    whose = procedure.role(rule.role) if not block else None
    same = next(iter((whose.same_as or {}).values()), "") if whose else ""
    return procedure.role(same) or whose or Role(block or paper, "")


def _value(kind: str, key: str, person: Role) -> str:
    """A value in normal form, the same wherever this person is spoken of."""
    at = sum(map(ord, person.role))
    grown = person.role in PEOPLE and person.role != "child"
    born = f"{1970 + at % 30}-02-03" if grown else "2026-09-01"
    told = {
        "person_name": PEOPLE.get(person.role, person.role.upper()),
        "id_number": f"{at % 1000:03}" * 4,
        "id_paper": f"{at % 1000:03}" * 4,
        "sex": person.sex or "Nam",
        "year": born[:4],
    }
    return born if key.endswith("date_of_birth") else told.get(kind) or _PLAIN.get(kind, "1")
