"""Hold what was read against what stands on the paper, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.readers import ReaderScore
from pipeline.types import Document, FieldState
from samples.truth import Truth


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field of one paper: whether it came out exactly as printed, and whether it was accepted.

    ``source`` says whether a checked code spoke for it ("code") or print alone ("print").
    """

    document: str
    kind: str
    wear: str
    key: str
    right: bool
    accepted: bool
    source: str


@dataclass(frozen=True, slots=True)
class CaseScore:
    """One case: papers to find, papers found, distractors taken for papers, fields, processor seconds,
    pages, the readers alone on its fields (none for a peer).
    """

    name: str
    document: str
    wear: str
    papers: int
    recognised: int
    taken: int
    fields: tuple[FieldScore, ...]
    seconds: float
    pages: int
    readers: tuple[ReaderScore, ...] = ()


def fields_of(
    truth: Truth, found: Document | None, wear: str, kinds: dict[str, str]
) -> tuple[FieldScore, ...]:
    """Every field of the truth against the document found for it (None: not recognised, all wrong)."""
    return tuple(
        _score(truth, key, value, found, wear, kinds.get(key, "")) for key, value in truth.fields.items()
    )


def _score(truth: Truth, key: str, value: str, found: Document | None, wear: str, kind: str) -> FieldScore:
    field = found.field(key) if found else None
    read = (field.value or "") if field else None
    accepted = field is not None and field.state is FieldState.ACCEPTED
    code = field is not None and any(source.kind in {"qr", "pdf417", "mrz"} for source in field.sources)
    return FieldScore(
        str(truth.document), kind, wear, key, read == value, accepted, "code" if code else "print"
    )


def pair(truths: Sequence[Truth], found: Iterable[Document]) -> list[tuple[Truth, Document | None]]:
    """Each true paper with the document that speaks of it best, each document at most once."""
    left = [document for document in found if document.document is not None]
    pairs: list[tuple[Truth, Document | None]] = []
    for truth in truths:
        same = [document for document in left if document.document == truth.document]
        best = max(same, key=lambda document: _likeness(truth, document), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((truth, best))
    return pairs


def _likeness(truth: Truth, document: Document) -> int:
    values = {field.key: field.value or "" for field in document.fields}
    return sum(values.get(key) == value for key, value in truth.fields.items())
