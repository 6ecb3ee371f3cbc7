"""Papers as a reader without fault hands them over, and how a pre-filled form compares with its truth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.fuse.compare import same
from pipeline.kinds import KINDS
from pipeline.procedure import Procedure
from pipeline.template import Catalogue
from pipeline.types import (
    Document,
    Dossier,
    EntryState,
    Field,
    FieldState,
    PageInfo,
    Source,
    SourceKind,
)
from samples.truth import Truth


def documents_of(truth: Sequence[Truth], catalogue: Catalogue) -> list[Document]:
    """Every paper with its true values, all accepted."""
    return [_document(index, one, catalogue) for index, one in enumerate(truth) if one.document]


def _document(index: int, truth: Truth, catalogue: Catalogue) -> Document:
    template = catalogue.documents[truth.document or ""]
    fields = tuple(_field(key, value, template.kinds.get(key, "text")) for key, value in truth.fields.items())
    page = PageInfo(f"{index}.pdf", 1, 1000, 700, 0, 0.0)
    return Document(
        truth.document, truth.edition, (), template.title, 1.0, "", (page,), (), fields, "chữ", 0.0
    )


def _field(key: str, value: str, kind: str) -> Field:
    parts = KINDS["place"].parse(value).parts if kind == "place" and value else None
    state = FieldState.ACCEPTED if value else FieldState.MISSING
    return Field(key, value or None, value, state, 1.0, (Source(SourceKind.OCR),), "", (), parts)


@dataclass(frozen=True, slots=True)
class Score:
    """Entries that the truth knows, sorted by what became of them; conflicts found, missed, and invented."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    silent: tuple[str, ...]
    proposed_wrong: tuple[str, ...]
    found: tuple[str, ...]
    missed: tuple[str, ...]
    invented: tuple[str, ...]


def compare(
    dossier: Dossier, procedure: Procedure, entries: Mapping[str, str], planted: Sequence[str]
) -> Score:
    """How the dossier compares with its truth. A planted conflict is scored as a conflict only; one that is
    copied to the declarant who is that person is no invention.
    """
    names = {key.rpartition(".")[2] for key in planted}
    in_conflict = {one.entry for one in dossier.conflicts}
    lists: dict[str, list[str]] = {name: [] for name in ("right", "wrong", "silent", "proposed_wrong")}
    states = {one.key: one for one in dossier.entries}
    for key, value in entries.items():
        if key in planted or key.rpartition(".")[2] in names:
            continue
        entry, kind = states[key], procedure.form.entries[key].kind
        if entry.value is None:
            lists["silent"].append(key)
        elif _equal(kind, entry.value, value):
            lists["right"].append(key)
        else:
            lists["wrong"].append(key)
            if entry.state is EntryState.PROPOSED:
                lists["proposed_wrong"].append(key)
    right, wrong, silent, proposed_wrong = (tuple(found) for found in lists.values())
    return Score(
        right=right,
        wrong=wrong,
        silent=silent,
        proposed_wrong=proposed_wrong,
        found=tuple(key for key in planted if key in in_conflict),
        missed=tuple(key for key in planted if key not in in_conflict),
        invented=tuple(key for key in in_conflict if key.rpartition(".")[2] not in names),
    )


def _equal(kind: str, one: str, other: str) -> bool:
    parts = [
        KINDS["place"].parse(value).parts if kind in ("place", "residence") else None
        for value in (one, other)
    ]
    return same(kind, one, other, (parts[0], parts[1]))
