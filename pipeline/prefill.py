"""The papers of one request → the dossier: entries of the form, conflicts, and which papers are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline import signed_sheet, typed
from pipeline.errors import PipelineError
from pipeline.fuse import NOBODY_SPOKE, Casting, Fused, fuse
from pipeline.kinds import Kind, NotThisKind
from pipeline.plausible import looked_over
from pipeline.procedure.form import FormEntry
from pipeline.procedure.values import ComponentRule, Procedure
from pipeline.sheet_code import hash_of
from pipeline.types import (
    Component,
    ComponentStatus,
    Document,
    Dossier,
    Entry,
    Facts,
    FieldState,
    FileProblem,
    Problem,
    ProblemCode,
)


class WrongFacts(PipelineError):
    """The facts hold keys or values that cannot be used; ``messages`` says each, without its value."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)


def prefill(
    documents: Sequence[Document],
    procedure: Procedure,
    facts: Facts,
    today: date,
    problems: Sequence[FileProblem] = (),
    seconds: float = 0.0,
) -> Dossier:
    """The dossier of these papers. ``today``, the day they were handed in, tells an expired card and which
    edition of the procedure and its form counts; ``problems`` are files that could not be read.

    Raises ``WrongFacts`` when a fact names no entry of the form or is no value of its kind.
    """
    procedure = procedure.on(today)
    bare = Dossier(
        procedure.code, procedure.form.code, (), (), (), tuple(documents), tuple(problems), seconds
    )
    return answered(bare, procedure, normal_facts(facts, procedure), NOBODY_SPOKE, today)


def answered(dossier: Dossier, procedure: Procedure, facts: Facts, words: Facts, today: date) -> Dossier:
    """The dossier with its entries, conflicts and components as papers, portal and people now say them.

    ``facts`` are in normal form; ``words`` are what a person said of entries (see ``pipeline.fuse``).
    """
    documents, procedure = dossier.documents, procedure.on(today)
    fused = fuse(documents, procedure, facts, words)
    return replace(
        dossier,
        entries=looked_over(fused.entries, procedure, today),
        conflicts=fused.conflicts,
        components=tuple(
            _component(rule, procedure, documents, fused, today) for rule in procedure.components
        ),
    )


def normal_facts(facts: Facts, procedure: Procedure) -> dict[str, str]:
    """The facts in normal form; raises ``WrongFacts`` with everything that is wrong."""
    wrong: list[str] = []
    normal: dict[str, str] = {}
    for key, value in facts.items():
        entry = procedure.form.entries.get(key)
        if entry is None:
            wrong.append(f"{key}: tờ khai không có mục này")
            continue
        try:
            normal[key] = kind_of(entry).parse(value).text
        except NotThisKind as no:
            wrong.append(f"{key}: {no}")
    if wrong:
        raise WrongFacts(wrong)
    return {key: value for key, value in normal.items() if value}


def kind_of(entry: FormEntry) -> Kind:
    """How the values of an entry are understood when they are typed, not read."""
    return typed.kind_of(entry.kind)


def _component(
    rule: ComponentRule, procedure: Procedure, documents: Sequence[Document], fused: Fused, today: date
) -> Component:
    found = _found(rule, procedure, documents, fused.casting)
    expired = [index for index in found if _expired(documents[index], today)]
    unread = [index for index in found if not _readable(documents[index])]
    usable = [index for index in found if index not in expired and index not in unread]
    if usable:
        status = ComponentStatus.PRESENT
    elif not found:
        status = ComponentStatus.MISSING
    else:
        status = ComponentStatus.EXPIRED if expired else ComponentStatus.UNREADABLE
    wanted = rule.papers[0] if rule.papers else rule.code
    return Component(
        code=(documents[found[0]].document if found else "") or wanted,
        official_code=rule.official_code,
        title=rule.title,
        required=_required(rule, fused),
        status=status,
        documents=tuple(found),
        problems=_problems(rule, status, documents, expired)
        + _signed_before([documents[index] for index in found], fused.entries),
    )


def _signed_before(sheets: Sequence[Document], entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """A signed form that was printed with other values than the form has now must be signed again."""
    values = hash_of((entry.key, entry.value or "") for entry in entries)
    printed = [field.value for one in sheets if (field := one.field(signed_sheet.VALUES)) is not None]
    if not printed or values in printed:
        return ()
    told = "Tờ đã ký có nội dung khác tờ khai hiện nay; in lại để ký."
    return (Problem(ProblemCode.SOURCES_DISAGREE, told),)


def _found(
    rule: ComponentRule, procedure: Procedure, documents: Sequence[Document], casting: Casting
) -> list[int]:
    """The documents that are this component. While nobody said who came, any card of a person who can have
    come may be the declarant's.
    """
    there = [index for index, document in enumerate(documents) if document.document in rule.papers]
    role = procedure.role(rule.role)
    if role is None:
        return there
    if role.role in casting.roles:
        return [index for index in there if index in casting.roles[role.role].documents]
    if not role.told_by or role.role in casting.spoken_of:
        return []
    gone = [casting.roles[one.role] for one in procedure.roles if one.absent and one.role in casting.roles]
    return [index for index in there if not any(index in person.documents for person in gone)]


def _required(rule: ComponentRule, fused: Fused) -> bool:
    """ "yes", "no", or needed as soon as an entry of this prefix has a value or two."""
    if rule.required in ("yes", "no"):
        return rule.required == "yes"
    spoken = (entry for entry in fused.entries if entry.key.startswith(rule.required + "."))
    return any(entry.sources for entry in spoken)


def _expired(document: Document, today: date) -> bool:
    """Whether the paper says it ended before today; one without end, or without a readable one, has not."""
    field = document.field("date_of_expiry")
    value = (field.value or "") if field is not None else ""
    return len(value) == 10 and value[:4].isdigit() and value < today.isoformat()


def _readable(document: Document) -> bool:
    """A paper of which not one field could be understood is there, but of no use."""
    return any(field.value for field in document.fields if field.state is not FieldState.MISSING)


def _problems(
    rule: ComponentRule, status: ComponentStatus, documents: Sequence[Document], expired: Sequence[int]
) -> tuple[Problem, ...]:
    told = [Problem(ProblemCode.EXPIRED, f"{documents[index].title} đã hết hạn.") for index in expired]
    if status is ComponentStatus.MISSING and rule.why:
        told.append(Problem(ProblemCode.NOT_FOUND, rule.why))
    if status is ComponentStatus.UNREADABLE:
        told.append(
            Problem(ProblemCode.NOT_UNDERSTOOD, "Có giấy này nhưng không đọc được mục nào; hãy quét lại.")
        )
    return tuple(told)
