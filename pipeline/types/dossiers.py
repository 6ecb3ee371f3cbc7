"""The papers of one request, weighed together into the entries of its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.documents import Document, FileProblem
from pipeline.types.fields import Parts, SourceKind
from pipeline.types.problems import Problem


@dataclass(frozen=True, slots=True)
class EntrySource:
    """Where an entry of a form comes from: index into the dossier's documents and the field there.

    ``document`` is None when a portal's fact, a person or a derivation speaks (``kind`` says which).
    """

    document: int | None
    field: str
    kind: SourceKind


class EntryState(StrEnum):
    """Whether an entry may be signed as it stands."""

    PROPOSED = "proposed"
    REVIEW = "review"
    CONFLICT = "conflict"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a form with the value proposed (None: missing or in conflict without a winner).

    ``reason`` is one Vietnamese sentence saying why the state is what it is; ``parts`` only for places.
    """

    key: str
    value: str | None
    state: EntryState
    sources: tuple[EntrySource, ...]
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that papers give for the same entry."""

    value: str
    sources: tuple[EntrySource, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry for which papers (or portal and paper) disagree: shown, never silently resolved."""

    entry: str
    claims: tuple[Claim, ...]


class ComponentStatus(StrEnum):
    """Whether a component of the dossier is there."""

    PRESENT = "present"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Component:
    """One paper that the procedure asks for; ``documents`` are indexes into the dossier's documents."""

    code: str
    official_code: str
    title: str
    required: bool
    status: ComponentStatus
    documents: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The papers of one citizen's request, weighed together into the entries of its form."""

    procedure: str
    form: str
    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    components: tuple[Component, ...]
    documents: tuple[Document, ...]
    problems: tuple[FileProblem, ...] = ()
    seconds: float = 0.0


Facts = Mapping[str, str]
"""What a portal already knows: entry key → value in normal form."""
