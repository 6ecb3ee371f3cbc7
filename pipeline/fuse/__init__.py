"""Many papers, one form: what papers and portal say of each entry; no disagreement is settled unseen.

- ``proposed``: all who speak agree, and at least one of them was accepted and is surely of this person;
- ``review``: one value, but a person must look (with the reason);
- ``conflict``: two values, both shown. The entry has none of them, but for two cases: what the portal says
  stands, and so does a proven reading (a card's code) beside doubtful ones that differ in accents only;
- ``missing``: nobody says it; the question to ask stands beside it.

Addresses are another matter. People move and communes are merged, so two papers with different *residences*
are no contradiction: the first speaker's (the card's) is proposed for review and the other paper is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.fuse.claims import Group, Saying, best, claim, listen, sort_out, unread
from pipeline.fuse.compare import bare, digits
from pipeline.fuse.derive import Derived, Known, derive
from pipeline.fuse.people import Casting, Person, cast
from pipeline.kinds import KINDS
from pipeline.procedure.answers import answer
from pipeline.procedure.form import FormEntry
from pipeline.procedure.values import Condition, EntryRule, Procedure
from pipeline.types import (
    Conflict,
    Document,
    Entry,
    EntrySource,
    EntryState,
    Facts,
    Parts,
    Problem,
    ProblemCode,
    SourceKind,
)

__all__ = ["NOBODY_SPOKE", "Casting", "Fused", "Person", "fuse"]


NOBODY_SPOKE: Facts = MappingProxyType({})
_MARKS_ONLY = "Chỉ khác nhau ở dấu: có thể máy đọc sai, hãy so với giấy."


@dataclass(frozen=True, slots=True)
class Fused:
    """The entries of the form in its order, the conflicts among them, and who is who."""

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    casting: Casting


def fuse(
    documents: Sequence[Document], procedure: Procedure, facts: Facts, words: Facts = NOBODY_SPOKE
) -> Fused:
    """Fuse the papers of one dossier, and what the portal knows (entry key → normal form), into entries.

    ``words`` are what a person said of entries after looking ("": left blank on purpose). They settle an
    entry, and whatever follows from it follows anew.
    """
    casting = cast(documents, procedure, {**facts, **words})
    entries: dict[str, Entry] = {}
    conflicts: dict[str, Conflict] = {}
    for rule in procedure.rules:
        form_entry = procedure.form.entries[rule.key]
        said = _facts(form_entry, facts) + listen(rule, form_entry.kind, documents, casting)
        groups = sort_out(form_entry.kind, said)
        if rule.key in words:
            entries[rule.key] = _settled(form_entry, words[rule.key], said)
            continue
        entry, conflict = _judge(form_entry, groups)
        if not groups:
            entry = _worn(entry, unread(rule, documents, casting))
        entries[rule.key] = entry
        if conflict is not None:
            conflicts[rule.key] = conflict
    _same_person(entries, conflicts, casting)
    _derive(entries, procedure, Known(entries, documents, casting, procedure.roles))
    papers = {document.document for document in documents}
    for condition in procedure.conditions:
        if condition.paper not in papers:
            _put_to_review(entries, condition)
    _note_strangers(entries, casting, procedure)
    order = procedure.form.entries
    return Fused(
        tuple(entries[key] for key in order),
        tuple(conflicts[key] for key in order if key in conflicts),
        casting,
    )


def _settled(form_entry: FormEntry, value: str, said: Sequence[Saying]) -> Entry:
    """What a person says of an entry, with the sources that say the very same beside it."""
    sources: tuple[EntrySource, ...] = (EntrySource(None, form_entry.key, SourceKind.PERSON),)
    if not value:
        return Entry(form_entry.key, None, EntryState.MISSING, sources, (), "Cán bộ để trống mục này.")
    sources += tuple(one.source for one in said if one.value == value)
    reason = "Cán bộ đã kiểm tra."
    return Entry(form_entry.key, value, EntryState.PROPOSED, sources, (), reason, _parts(form_entry, value))


def _facts(form_entry: FormEntry, facts: Facts) -> list[Saying]:
    value = facts.get(form_entry.key, "")
    if not value:
        return []
    source = EntrySource(None, form_entry.key, SourceKind.PORTAL)
    parts = _parts(form_entry, value)
    return [Saying(value, source, sure=True, title="Cổng dịch vụ công", parts=parts)]


def _parts(form_entry: FormEntry, value: str) -> Parts | None:
    return KINDS["place"].parse(value).parts if form_entry.kind in ("place", "residence") else None


def _worn(entry: Entry, papers: Sequence[str]) -> Entry:
    """An entry nobody speaks of, with the papers that should hold it though it could not be read there."""
    if not papers:
        return entry
    told = f"Máy chưa đọc được mục này trên {', '.join(papers)}, hãy xem giấy."
    return replace(entry, reason=told, problems=(Problem(ProblemCode.UNSURE, told), *entry.problems))


def _judge(form_entry: FormEntry, groups: tuple[Group, ...]) -> tuple[Entry, Conflict | None]:
    key, kind = form_entry.key, form_entry.kind
    if not groups:
        asked = (Problem(ProblemCode.ASK, form_entry.ask),) if form_entry.ask else ()
        reason = "Không giấy nào ghi mục này."
        return Entry(key, None, EntryState.MISSING, (), asked, reason), None
    first = best(kind, groups[0])
    spoken = tuple(one.source for one in groups[0])
    entry = Entry(key, first.value, EntryState.PROPOSED, spoken, (), _agreed(groups[0]), first.parts)
    if len(groups) > 1:
        return _disagreed(entry, kind, groups)
    if not any(one.sure for one in groups[0]):
        doubt = next((one.doubt for one in groups[0] if one.doubt), "")
        told = doubt or f"Máy đọc chưa chắc, hãy so với giấy: {_titles(groups[0])}."
        unsure = Problem(ProblemCode.UNSURE, told)
        return replace(entry, state=EntryState.REVIEW, problems=(unsure,), reason=told), None
    return entry, None


def _disagreed(entry: Entry, kind: str, groups: tuple[Group, ...]) -> tuple[Entry, Conflict | None]:
    by_portal = any(one.source.kind is SourceKind.PORTAL for one in groups[0])
    titles = _titles(one for group in groups for one in group)
    if kind == "residence" and not by_portal:
        told = f"Các giấy ghi nơi cư trú khác nhau ({titles}); tạm lấy theo {groups[0][0].title}."
        moved = Problem(ProblemCode.SOURCES_DISAGREE, told)
        return replace(entry, state=EntryState.REVIEW, problems=(moved,), reason=told), None
    told = f"Khác nhau giữa các giấy tờ: {titles}."
    problems = [Problem(ProblemCode.SOURCES_DISAGREE, told)]
    if _same_letters(groups):
        problems.append(Problem(ProblemCode.UNSURE, _MARKS_ONLY))
    conflict = Conflict(entry.key, tuple(claim(kind, group) for group in groups))
    sources = tuple(one.source for group in groups for one in group)
    winner = best(kind, groups[0]) if by_portal else _proven(kind, groups)
    value, parts = (winner.value, winner.parts) if winner is not None else (None, None)
    state = EntryState.CONFLICT
    return Entry(entry.key, value, state, sources, tuple(problems), told, parts), conflict


def _proven(kind: str, groups: tuple[Group, ...]) -> Saying | None:
    """The one sure claim among doubtful ones that differ in accents only: these are mostly misread."""
    sure = [group for group in groups if any(one.sure for one in group)]
    alone = len(sure) == 1 and kind == "person_name"
    return best(kind, sure[0]) if alone and _same_letters(groups) else None


def _same_letters(groups: tuple[Group, ...]) -> bool:
    """Whether all claims differ in accents only; two numbers have no accents to differ in."""
    bones = {(bare(one.value), digits(one.value)) for group in groups for one in group}
    return len(bones) == 1 and all(letters for letters, _ in bones)


def _agreed(group: Group) -> str:
    titles = _titles(group)
    return f"Các nguồn khớp nhau: {titles}." if len(group) > 1 else f"Theo {titles}."


def _titles(sayings: Iterable[Saying]) -> str:
    return ", ".join(dict.fromkeys(one.title for one in sayings))


def _same_person(entries: dict[str, Entry], conflicts: dict[str, Conflict], casting: Casting) -> None:
    """The declarant who is the mother has the mother's entries, but for what the portal or a person said."""
    for role, other in casting.also.items():
        for key, entry in list(entries.items()):
            prefix, _, name = key.partition(".")
            twin = entries.get(f"{other}.{name}")
            if prefix != role or twin is None or _is_settled(entry) or twin.state is EntryState.MISSING:
                continue
            if role in casting.unsure and twin.state is EntryState.CONFLICT:
                continue  # a guess does not spread a conflict: the card's own word stays, to be looked at
            entries[key] = _doubted(replace(twin, key=key), casting.unsure.get(role, ""))
            conflicts.pop(key, None)
            if twin.key in conflicts:
                conflicts[key] = replace(conflicts[twin.key], entry=key)


def _doubted(entry: Entry, doubt: str) -> Entry:
    """The entry as one to look at, when it is not sure that it is this person's."""
    if not doubt or entry.state is not EntryState.PROPOSED:
        return entry
    unsure = Problem(ProblemCode.UNSURE, doubt)
    return replace(entry, state=EntryState.REVIEW, problems=(*entry.problems, unsure), reason=doubt)


def _is_settled(entry: Entry) -> bool:
    """Whether the portal or a person spoke of it: nothing is put over their word."""
    return any(source.kind in (SourceKind.PORTAL, SourceKind.PERSON) for source in entry.sources)


def _derive(entries: dict[str, Entry], procedure: Procedure, known: Known) -> None:
    for rule in procedure.rules:
        entry = entries[rule.key]
        if rule.derive is None or entry.state is not EntryState.MISSING or _is_settled(entry):
            continue
        rivals = (entries[key] for key in procedure.form.rivals(rule.key) if key in entries)
        if any(answer(one.value or "") for one in rivals):
            continue  # no guess beside the alternative that somebody chose
        derived = derive(rule.derive, known)
        if derived is not None:
            entries[rule.key] = _derived(rule, derived)


def _derived(rule: EntryRule, derived: Derived) -> Entry:
    say = rule.derive.say if rule.derive else ""
    entry = Entry(rule.key, derived.value, EntryState.PROPOSED, derived.sources, (), say, derived.parts)
    if derived.sure:
        return replace(entry, reason="Suy ra từ mục đã chắc chắn.")
    told = say or "Suy ra từ mục chưa chắc chắn, cần xem lại."
    return replace(
        entry, state=EntryState.REVIEW, reason=told, problems=(Problem(ProblemCode.DERIVED, told),)
    )


def _put_to_review(entries: dict[str, Entry], condition: Condition) -> None:
    """What stands on a paper that is not there goes to a person (unless the portal said it)."""
    told = Problem(ProblemCode.RULE_BROKEN, condition.say)
    for key, entry in entries.items():
        if not key.startswith(condition.prefix + ".") or _is_settled(entry):
            continue
        if entry.state is EntryState.PROPOSED:
            entries[key] = replace(entry, state=EntryState.REVIEW, reason=condition.say)
        if entry.state in (EntryState.PROPOSED, EntryState.REVIEW):
            entries[key] = replace(entries[key], problems=(*entry.problems, told))


def _note_strangers(entries: dict[str, Entry], casting: Casting, procedure: Procedure) -> None:
    """A card that fits nobody, one of several: it may be the declarant's. Say so, fill nothing in."""
    open_roles = [role.role for role in procedure.roles if role.told_by and role.role not in casting.roles]
    if not casting.strangers or not open_roles:
        return
    told = "Có thẻ của một người mà không giấy nào nhắc tên: có phải thẻ của người yêu cầu không?"
    key = f"{open_roles[0]}.full_name"
    if key in entries and entries[key].state is EntryState.MISSING and not _is_settled(entries[key]):
        entry = entries[key]
        problem = Problem(ProblemCode.ASK, told)
        entries[key] = replace(entry, problems=(*entry.problems, problem))
