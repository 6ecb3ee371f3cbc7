"""What is said for one entry, sorted into claims: sayings that agree are one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.fuse.compare import person_number, same
from pipeline.fuse.people import Casting
from pipeline.procedure.values import EntryRule, Speaker
from pipeline.types import Claim, Document, EntrySource, FieldState, Parts, SourceKind


@dataclass(frozen=True, slots=True)
class Saying:
    """One value said for an entry. ``sure``: it was accepted, and the paper is surely of this person;
    ``doubt``: why the paper may be somebody else's.
    """

    value: str
    source: EntrySource
    sure: bool
    title: str
    parts: Parts | None = None
    doubt: str = ""


Group = tuple[Saying, ...]
"""Sayings that agree, the most weighty speaker first."""


def listen(rule: EntryRule, kind: str, documents: Sequence[Document], casting: Casting) -> list[Saying]:
    """What the papers say for this entry, in the order of its rule; ``otherwise`` when the first are silent.

    Of numbers of persons, one of nine digits beside one of twelve is no other claim, only an older
    paper: it is left out.
    """
    said = _hear(rule.sources, documents, casting) or _hear(rule.otherwise, documents, casting)
    if kind != "id_number":
        return said
    numbers = [replace(one, value=number) for one in said if (number := person_number(one.value))]
    current = [one for one in numbers if len(one.value) == 12]
    return current or numbers


def _hear(speakers: Iterable[Speaker], documents: Sequence[Document], casting: Casting) -> list[Saying]:
    return [
        saying
        for speaker in speakers
        for index in papers_of(speaker.who, documents, casting)
        if (saying := _say(index, speaker, documents[index], casting)) is not None
    ]


def unread(rule: EntryRule, documents: Sequence[Document], casting: Casting) -> tuple[str, ...]:
    """Titles of the papers that should hold this entry and of which nothing could be read there."""
    found = (
        documents[index].title
        for speaker in rule.sources
        for index in papers_of(speaker.who, documents, casting)
        if (field := documents[index].field(speaker.field)) is not None
        and not field.value
        and field.state is FieldState.REVIEW
    )
    return tuple(dict.fromkeys(found))


def papers_of(who: str, documents: Sequence[Document], casting: Casting) -> tuple[int, ...]:
    """Indexes of the documents that speak for a role, or of all documents of this kind."""
    if who in casting.roles:
        return casting.roles[who].documents
    return tuple(index for index, document in enumerate(documents) if document.document == who)


def _say(index: int, speaker: Speaker, document: Document, casting: Casting) -> Saying | None:
    field = document.field(speaker.field)
    if field is None or not field.value or field.state is FieldState.MISSING:
        return None
    doubt = casting.unsure.get(speaker.who, "")
    sure = field.state is FieldState.ACCEPTED and not doubt
    kind = field.sources[0].kind if field.sources else SourceKind.OCR
    source = EntrySource(index, speaker.field, kind)
    return Saying(field.value, source, sure, document.title, field.parts, doubt)


def sort_out(kind: str, sayings: Sequence[Saying]) -> tuple[Group, ...]:
    """Groups of sayings that all agree with one another, the first speaker's group first."""
    groups: list[list[Saying]] = []
    for saying in sayings:
        for group in groups:
            if all(same(kind, saying.value, one.value, (saying.parts, one.parts)) for one in group):
                group.append(saying)
                break
        else:
            groups.append([saying])
    return tuple(tuple(group) for group in groups)


def best(kind: str, group: Group) -> Saying:
    """The saying to write down for a group: a sure one, the fullest date, the first speaker."""
    if kind == "date":
        return max(group, key=lambda one: (len(one.value), one.sure))
    return next((one for one in group if one.sure), group[0])


def claim(kind: str, group: Group) -> Claim:
    """A group as shown in a conflict."""
    return Claim(best(kind, group).value, tuple(one.source for one in group))
