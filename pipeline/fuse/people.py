"""Who is who: which identity card belongs to which role of a procedure. Evidence decides, never the order.

A card fits a role when other papers, or the portal's facts, name its holder: by number, by name, by date of
birth.
Sex must not speak against it. A role that nothing names may go to the only card of its sex, marked unsure.
A card that fits
nobody belongs to a stranger (a grandmother who came to declare): shown, never forced into a role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from pipeline.fuse.compare import bare, digits, fold, person_number, same
from pipeline.procedure.values import Naming, Procedure, Role
from pipeline.types import Document, Facts, FieldState

ENOUGH = 4.0
"""Evidence that gives a card to a role: an equal number, an equal name, or a near name and an equal date."""

YOUNGEST, OLDEST = 14, 60
"""Years between parent and child that sex alone may bridge: a grandparent's card is no parent's."""


@dataclass(frozen=True, slots=True)
class Person:
    """The holder of one or more cards: indexes of the documents."""

    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Casting:
    """Role → its person; the roles given by sex alone; who is also somebody else; the people who fit no role.

    ``also``: role → the other role the same person plays (declarant → mother), by the facts or by their card.
    """

    roles: Mapping[str, Person]
    unsure: frozenset[str] = frozenset()
    also: Mapping[str, str] = field(default_factory=dict)
    strangers: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """What one paper, or the facts, say of the person of a role."""

    full_name: str = ""
    id_number: str = ""
    date_of_birth: str = ""

    def __bool__(self) -> bool:
        return bool(self.full_name or self.id_number)


def cast(documents: Sequence[Document], procedure: Procedure, facts: Facts) -> Casting:
    """Give each role its card, by evidence; see the module."""
    people = _people(documents, procedure.cards)
    parents = [role for role in procedure.roles if not role.told_by]
    named = {role.role: _namings(role, documents, facts) for role in procedure.roles}
    roles = _by_evidence(_scores(parents, people, named, documents))
    by_sex = _by_sex([role for role in parents if role.role not in roles], people, named, roles, documents)
    roles |= by_sex
    also: dict[str, str] = {}
    for role in procedure.roles:
        if not role.told_by:
            continue
        told = _told(role, facts)
        own = {} if told else _by_evidence(_scores([role], people, named, documents))
        same_person = (name for name, person in roles.items() if person == own.get(role.role))
        other = told or next(same_person, "")
        if other:
            also[role.role] = other
        roles |= {role.role: roles[told]} if told in roles else own
    taken = set(roles.values())
    return Casting(roles, frozenset(by_sex), also, tuple(one for one in people if one not in taken))


def _scores(
    roles: Sequence[Role],
    people: Sequence[Person],
    named: Mapping[str, Sequence[_Named]],
    documents: Sequence[Document],
) -> dict[tuple[str, Person], float]:
    return {
        (role.role, one): _score(role, one, named[role.role], documents) for role in roles for one in people
    }


def _people(documents: Sequence[Document], cards: Sequence[str]) -> tuple[Person, ...]:
    """Cards of the same number are one person's (two faces not joined, an old and a new card)."""
    holders: dict[str, list[int]] = {}
    for index, document in enumerate(documents):
        if document.document in cards:
            number = digits(_value(document, "id_number"))
            holders.setdefault(number or f"card {index}", []).append(index)
    return tuple(Person(tuple(indexes)) for indexes in holders.values())


def _value(document: Document, key: str) -> str:
    found = document.field(key) if key else None
    return (found.value or "") if found is not None and found.state is not FieldState.MISSING else ""


def _of(person: Person, key: str, documents: Sequence[Document]) -> str:
    return next((value for index in person.documents if (value := _value(documents[index], key))), "")


def _namings(role: Role, documents: Sequence[Document], facts: Facts) -> tuple[_Named, ...]:
    said = [
        _read(naming, document)
        for naming in role.named_by
        for document in documents
        if document.document == naming.paper
    ]
    keys = ("full_name", "id_number", "date_of_birth")
    said.append(_Named(*(facts.get(f"{role.role}.{key}", "") for key in keys)))
    return tuple(one for one in said if one)


def _read(naming: Naming, document: Document) -> _Named:
    number = person_number(_value(document, naming.id_number))
    birth = _value(document, naming.date_of_birth)
    return _Named(_value(document, naming.full_name), number, birth)


def _told(role: Role, facts: Facts) -> str:
    """The role that the facts say this one is ("declarant.relationship": "Mẹ" → mother)."""
    said = facts.get(role.told_by, "")
    words = {fold(word): other for word, other in (role.same_as or {}).items()}
    return words.get(fold(said), "") if said else ""


def _score(role: Role, person: Person, named: Sequence[_Named], documents: Sequence[Document]) -> float:
    """The best one paper says for this person in this role, less what others say against."""
    if _wrong_sex(role, person, documents):
        return 0.0
    scores = [_weight(one, person, documents) for one in named]
    return max(scores, default=0.0) + sum(score for score in scores if score < 0)


def _weight(named: _Named, person: Person, documents: Sequence[Document]) -> float:
    number, other = digits(_of(person, "id_number", documents)), named.id_number
    weight = 0.0
    if (other and other == number) or other == digits(_of(person, "old_id_number", documents)) != "":
        weight += 6
    elif other and len(other) == len(number):
        weight += 2 if Levenshtein.distance(other, number) == 1 else -2
    weight += _name_weight(named.full_name, _of(person, "full_name", documents))
    birth, said = _of(person, "date_of_birth", documents), named.date_of_birth
    if birth and said:
        weight += (3 if len(said) == 10 else 1) if same("date", birth, said) else -1
    return weight


def _name_weight(said: str, card: str) -> float:
    if not said or not card:
        return 0.0
    if fold(said) == fold(card):
        return 5.0
    if bare(said) == bare(card):
        return 4.0
    likeness = Levenshtein.normalized_similarity(bare(said), bare(card))
    return 3.0 if likeness >= 0.85 else 1.0 if likeness >= 0.7 else -4.0


def _wrong_sex(role: Role, person: Person, documents: Sequence[Document]) -> bool:
    sex = _of(person, "sex", documents)
    return bool(role.sex and sex and fold(sex) != fold(role.sex))


def _by_evidence(scores: Mapping[tuple[str, Person], float]) -> dict[str, Person]:
    """Strongest evidence first; a card, or a role, with two equal claims stays without."""
    roles: dict[str, Person] = {}
    left = {pair: score for pair, score in scores.items() if score >= ENOUGH}
    while left:
        best = max(left.values())
        top = [pair for pair, score in left.items() if score == best]
        alone = [pair for pair in top if not any(_rivals(pair, other) for other in top)]
        roles |= dict(alone)
        done = {pair[0] for pair in top}, {pair[1] for pair in top}
        left = {pair: one for pair, one in left.items() if pair[0] not in done[0] and pair[1] not in done[1]}
    return roles


def _rivals(pair: tuple[str, Person], other: tuple[str, Person]) -> bool:
    """Whether two castings share the role or the person, but not both."""
    return (pair[0] == other[0]) != (pair[1] == other[1])


def _by_sex(
    open_roles: Sequence[Role],
    people: Sequence[Person],
    named: Mapping[str, Sequence[_Named]],
    roles: Mapping[str, Person],
    documents: Sequence[Document],
) -> dict[str, Person]:
    """A role that nothing names goes to the only free card of its sex and of a parent's age."""
    free = [one for one in people if one not in roles.values()]
    given: dict[str, Person] = {}
    for role in open_roles:
        fitting = [one for one in free if _could_be(role, one, documents)]
        if not role.must_be_named and not named[role.role] and len(fitting) == 1:
            given[role.role] = fitting[0]
    return given


def _could_be(role: Role, person: Person, documents: Sequence[Document]) -> bool:
    if fold(_of(person, "sex", documents)) != fold(role.sex):
        return False
    born = _of(person, "date_of_birth", documents)[:4]
    births = [
        _value(document, "date_of_birth")[:4]
        for document in documents
        if document.document == "giay_chung_sinh"
    ]
    child = next((year for year in births if year), "")
    return not (born and child) or YOUNGEST <= int(child) - int(born) <= OLDEST
