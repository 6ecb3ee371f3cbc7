"""Entries that follow from others when no paper says them: one function for each ``by`` of a procedure's
YAML.

Each answers what it derives from the entries so far, or None. Only what follows with certainty (a date in
words, the words for a card) keeps the state of what it follows from; everything else goes to a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.fuse.claims import papers_of
from pipeline.fuse.people import Casting
from pipeline.kinds.date_in_words import from_date
from pipeline.procedure.values import Derivation, Role
from pipeline.types import Document, Entry, EntrySource, EntryState, Field, FieldState, Parts, SourceKind

CARD_WORDS = {
    "can_cuoc": ("Thẻ căn cước", "Bộ Công an"),
    "cccd": ("Căn cước công dân", "Cục Cảnh sát quản lý hành chính về trật tự xã hội"),
}
"""Card of the catalogue, newest first → its name and who issued it (TT 16/2024, TT 06/2021/TT-BCA)."""
BARE_NUMBERS = {9: "Chứng minh nhân dân số", 12: "Số định danh cá nhân"}
"""Digits of a number that a paper gives by itself → what it is called: nine were only ever a CMND's, twelve
do not tell which card bears them.
"""


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that follows from others, and whether it is as sure as what it follows from."""

    value: str
    sources: tuple[EntrySource, ...]
    sure: bool = False
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a derivation may look at."""

    entries: Mapping[str, Entry]
    documents: Sequence[Document]
    casting: Casting
    roles: Sequence[Role]


def derive(rule: Derivation, known: Known) -> Derived | None:
    """What follows by this rule, or None when it says nothing."""
    return _RULES[rule.by](rule, known)


def _constant(rule: Derivation, _: Known) -> Derived | None:
    """A fixed value: no paper is behind it."""
    return Derived(rule.value, ())


def _paper_there(rule: Derivation, known: Known) -> Derived | None:
    """What the one paper that is there says by being there ("giay_khai_sinh" → "khai sinh")."""
    there = [index for index, one in enumerate(known.documents) if one.document in rule.words]
    values = {rule.words[known.documents[index].document or ""] for index in there}
    if len(values) != 1:
        return None
    return Derived(values.pop(), tuple(EntrySource(index, "", SourceKind.DERIVED) for index in there))


def _date_in_words(rule: Derivation, known: Known) -> Derived | None:
    entry = known.entries.get(rule.of[0])
    if entry is None or entry.value is None or len(entry.value) != 10:
        return None
    return Derived(from_date(entry.value), _behind(entry), entry.state is EntryState.PROPOSED)


def _behind(*entries: Entry) -> tuple[EntrySource, ...]:
    """The papers behind entries, as what a derivation rests on."""
    sources = (source for entry in entries for source in entry.sources if source.document is not None)
    return tuple(replace(source, kind=SourceKind.DERIVED) for source in sources)


def _same(rule: Derivation, known: Known) -> Derived | None:
    same = [known.entries[key] for key in rule.of if key in known.entries]
    values = {entry.value for entry in same}
    value = values.pop() if len(values) == 1 else None
    if value is None or len(same) < len(rule.of):
        return None
    return Derived(value, _behind(*same))


def _first(rule: Derivation, known: Known) -> Derived | None:
    for text in rule.of:
        who, _, key = text.partition("/")
        found = _find(papers_of(who, known.documents, known.casting), key, known)
        if found is not None:
            index, field = found
            return Derived(
                field.value or "", (EntrySource(index, key, SourceKind.DERIVED),), parts=field.parts
            )
    return None


def _card_in_words(rule: Derivation, known: Known) -> Derived | None:
    """ "Căn cước công dân số …, cấp ngày …, Cục …" of the person's newest card, as far as it can be read.

    Without a card, what the next of ``of`` (a field of a paper, another role) says, for a person to look at;
    a number by itself with the word for it.
    """
    for at, one in enumerate(rule.of):
        found = _first(replace(rule, of=(one,)), known) if "/" in one else _words_of_card(one, known)
        if found is not None:
            return replace(found, value=_named_number(found.value), sure=found.sure and at == 0)
    return None


def _named_number(said: str) -> str:
    """A bare number of a person with its kind before it; anything else as it is."""
    kind = BARE_NUMBERS.get(len(said)) if said.isdecimal() else None
    return f"{kind} {said}" if kind else said


def _words_of_card(role: str, known: Known) -> Derived | None:
    """What the newest card of this role is, in words; None without one whose number can be read."""
    cards = papers_of(role, known.documents, known.casting) if role in known.casting.roles else ()
    for kind, (name, issuer) in CARD_WORDS.items():
        own = [index for index in cards if known.documents[index].document == kind]
        number, issued = _find(own, "id_number", known), _find(own, "date_of_issue", known)
        if number is None:
            continue
        day = f"cấp ngày {shown_date(issued[1].value)}" if issued is not None else ""
        words = ", ".join(part for part in (f"{name} số {number[1].value}", day, issuer) if part)
        found = [one for one in (number, issued) if one is not None]
        sure = role not in known.casting.unsure and _undisputed(f"{role}.id_number", number[1], known)
        sure = sure and all(field.state is FieldState.ACCEPTED for _, field in found)
        sources = tuple(EntrySource(index, field.key, SourceKind.DERIVED) for index, field in found)
        return Derived(words, sources, sure)
    return None


def _undisputed(key: str, field: Field, known: Known) -> bool:
    """Whether the form, where it asks for this number by itself, proposes the very same."""
    entry = known.entries.get(key)
    return entry is None or (entry.state is EntryState.PROPOSED and entry.value == field.value)


def _page_count(rule: Derivation, known: Known) -> Derived | None:
    """How many pages were scanned, without the papers that only say who the people of ``of`` are."""
    shown = {index for role in rule.of for index in papers_of(role, known.documents, known.casting)}
    counted = [index for index in range(len(known.documents)) if index not in shown]
    pages = sum(len(known.documents[index].pages) for index in counted)
    sources = tuple(EntrySource(index, "", SourceKind.DERIVED) for index in counted)
    return Derived(str(pages), sources) if pages else None


def _page_fee(rule: Derivation, known: Known) -> Derived | None:
    """The fee for copies of so many pages, both entries of ``of``; the rates are the numbers in ``value``:
    first pages, price of each, price of each further page, most for a copy (all prices in đồng).
    """
    told = [known.entries[key].value or "" for key in rule.of if key in known.entries]
    if len(told) != 2 or not all(one.isdigit() for one in told):
        return None
    pages, copies = map(int, told)
    first, dear, cheap, most = rule.numbers()
    fee = copies * min(dear * min(pages, first) + cheap * max(pages - first, 0), most)
    return Derived(f"{fee:,} đồng".replace(",", "."), ())


def _role_of(rule: Derivation, known: Known) -> Derived | None:
    """The word for what somebody is ("Mẹ"): the first one that the procedure has for that role."""
    name = rule.of[0]
    role = next((one for one in known.roles if one.role == name), None)
    words = role.same_as if role is not None and role.same_as else {}
    other = known.casting.also.get(name, "")
    word = next((word for word, meant in words.items() if meant == other), "")
    if not word:
        return None
    person = known.casting.roles.get(name)
    indexes = person.documents[:1] if person is not None else ()
    sources = tuple(EntrySource(index, "id_number", SourceKind.DERIVED) for index in indexes)
    return Derived(word[0].upper() + word[1:], sources)


def _find(indexes: Iterable[int], key: str, known: Known) -> tuple[int, Field] | None:
    """The first of these documents that has a value for ``key``, and the field."""
    read = ((index, _read(known.documents[index], key)) for index in indexes)
    return next(((index, field) for index, field in read if field is not None), None)


def _read(document: Document, key: str) -> Field | None:
    field = document.field(key)
    return field if field is not None and field.value and field.state is not FieldState.MISSING else None


def shown_date(value: str | None) -> str:
    """A date in normal form as papers write it: ``2020-03-09`` → "09/03/2020", ``2020`` → "2020"."""
    return "/".join(reversed((value or "").split("-")))


_RULES: Mapping[str, Callable[[Derivation, Known], Derived | None]] = {
    "card_in_words": _card_in_words,
    "constant": _constant,
    "date_in_words": _date_in_words,
    "first": _first,
    "page_count": _page_count,
    "page_fee": _page_fee,
    "paper_there": _paper_there,
    "role_of": _role_of,
    "same": _same,
}
