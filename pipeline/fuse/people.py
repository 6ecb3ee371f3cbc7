"""Who is who: which identity card belongs to which role of a procedure. Evidence decides, never the order.

A card fits a role when other papers, or the portal's facts, name its holder: by number, by name, by date of
birth. A role that nothing names may go to the only card of its sex, marked unsure. A card that fits nobody
belongs to a stranger (a grandmother who came to declare): shown, never forced into a parent's role. Who came
is asked at the counter; where one card is left over, it is proposed for that, marked unsure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.fuse.compare import digits, fold, same
from pipeline.fuse.evidence import (
    ENOUGH,
    Named,
    Person,
    namings,
    number_of,
    of,
    score,
    scores,
    value,
    wrong_sex,
)
from pipeline.procedure.values import Procedure, Role
from pipeline.types import Document, Facts

__all__ = ["Casting", "Person", "cast"]

YOUNGEST, OLDEST = 14, 60
"""Years between parent and child that sex alone may bridge: a grandparent's card is no parent's."""

_BY_SEX = "Không giấy nào ghi tên {title}; tạm lấy thẻ duy nhất hợp giới tính. Hãy xem lại."
_LEFT_OVER = "Còn lại một thẻ này nên tạm coi là thẻ của {title}. Hỏi lại công dân."
_ONLY_CARD = "Chỉ có thẻ của một người nên tạm coi người đó là {title}. Hỏi lại công dân."
_EITHER = "Có thẻ của cả hai người; tạm lấy {title} theo người thứ nhất. Hỏi lại công dân."


@dataclass(frozen=True, slots=True)
class Casting:
    """Role → its person; the roles that need a look and why; who is also somebody else; who fits no role.

    ``also``: role → the other role the same person plays (declarant → mother), by the facts or by their card.
    ``spoken_of`` are roles of which facts or papers say who it is, whether or not their card is there.
    """

    roles: Mapping[str, Person]
    unsure: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    strangers: tuple[Person, ...] = ()
    spoken_of: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Cast:
    """The casting as it grows."""

    documents: Sequence[Document]
    people: tuple[Person, ...]
    named: Mapping[str, Sequence[Named]]
    roles: dict[str, Person] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)

    def give(self, role: Role, person: Person, doubt: str = "") -> None:
        self.roles[role.role] = person
        if doubt:
            self.unsure[role.role] = doubt.format(title=role.title)

    def who(self, person: Person | None, but: str = "") -> str:
        """The role this person has ("" for none)."""
        return next((name for name, one in self.roles.items() if one == person and name != but), "")


def cast(documents: Sequence[Document], procedure: Procedure, facts: Facts) -> Casting:
    """Give each role its card, by evidence; see the module."""
    people = _people(documents, procedure)
    named = {role.role: namings(role, documents, facts) for role in procedure.roles}
    growing = _Cast(documents, people, named)
    seen = [role for role in procedure.roles if not role.told_by]
    growing.roles |= _by_evidence(scores(seen, people, named, documents))
    for found in _by_sex([one for one in seen if one.role not in growing.roles], growing):
        growing.give(*found)
    for role in seen:
        _stand_in(role, growing)
    for role in procedure.roles:
        if role.told_by:
            _who_came(role, procedure, facts, growing)
    taken = set(growing.roles.values())
    holders = [one for one in people if any(_is_card(index, documents, procedure) for index in one.documents)]
    strangers = tuple(one for one in holders if one not in taken)
    spoken_of = {name for name, said in named.items() if said}
    spoken_of |= {role.role for role in procedure.roles if facts.get(role.told_by)}
    return Casting(growing.roles, growing.unsure, growing.also, strangers, frozenset(spoken_of))


def _is_card(index: int, documents: Sequence[Document], procedure: Procedure) -> bool:
    return documents[index].document in procedure.cards


def _people(documents: Sequence[Document], procedure: Procedure) -> tuple[Person, ...]:
    """Cards of the same number are one person's (two faces not joined, an old and a new card); then the
    other papers about one person, laid to the card they name, or standing for themselves.
    """
    holders: dict[str, list[int]] = {}
    for index, document in enumerate(documents):
        if document.document in procedure.cards:
            number = digits(value(document, "id_number"))
            holders.setdefault(number or f"card {index}", []).append(index)
    people = [Person(tuple(indexes)) for indexes in holders.values()]
    for index, document in enumerate(documents):
        if document.document in procedure.own_papers:
            _lay_to(Person((index,)), people, documents)
    return tuple(people)


def _lay_to(paper: Person, people: list[Person], documents: Sequence[Document]) -> None:
    for place, person in enumerate(people):
        if _one_person(paper, person, documents):
            people[place] = Person(person.documents + paper.documents)
            return
    people.append(paper)


def _one_person(one: Person, other: Person, documents: Sequence[Document]) -> bool:
    """The same number; or, where one has none of twelve digits, the same name and date of birth."""
    numbers = [number_of(person, documents) for person in (one, other)]
    if all(len(number) == 12 for number in numbers):
        return numbers[0] == numbers[1]
    names = [of(person, "full_name", documents) for person in (one, other)]
    births = [of(person, "date_of_birth", documents) for person in (one, other)]
    known = all(names) and all(births)
    return known and fold(names[0]) == fold(names[1]) and same("date", births[0], births[1])


def _by_evidence(found: Mapping[tuple[str, Person], float]) -> dict[str, Person]:
    """Strongest evidence first; a card, or a role, with two equal claims stays without."""
    roles: dict[str, Person] = {}
    left = {pair: one for pair, one in found.items() if one >= ENOUGH}
    while left:
        best = max(left.values())
        top = [pair for pair, one in left.items() if one == best]
        alone = [pair for pair in top if not any(_rivals(pair, other) for other in top)]
        roles |= dict(alone)
        done = {pair[0] for pair in top}, {pair[1] for pair in top}
        left = {pair: one for pair, one in left.items() if pair[0] not in done[0] and pair[1] not in done[1]}
    return roles


def _rivals(pair: tuple[str, Person], other: tuple[str, Person]) -> bool:
    """Whether two castings share the role or the person, but not both."""
    return (pair[0] == other[0]) != (pair[1] == other[1])


def _by_sex(open_roles: Sequence[Role], growing: _Cast) -> list[tuple[Role, Person, str]]:
    """A role that nothing names goes to the only free card of its sex and of a parent's age."""
    free = [one for one in growing.people if one not in growing.roles.values()]
    given = []
    for role in open_roles:
        fitting = [one for one in free if role.sex and _could_be(role, one, growing.documents)]
        if not role.must_be_named and not growing.named[role.role] and len(fitting) == 1:
            given.append((role, fitting[0], "" if role.sex_is_enough else _BY_SEX))
    return given


def _could_be(role: Role, person: Person, documents: Sequence[Document]) -> bool:
    if fold(of(person, "sex", documents)) != fold(role.sex):
        return False
    born = of(person, "date_of_birth", documents)[:4]
    births = [
        value(document, "date_of_birth")[:4]
        for document in documents
        if document.document == "giay_chung_sinh"
    ]
    child = next((year for year in births if year), "")
    return not (born and child) or YOUNGEST <= int(child) - int(born) <= OLDEST


def _stand_in(role: Role, growing: _Cast) -> None:
    """The subject who is one of a couple: the one whose card is there, the first of two with a doubt."""
    there = [other for other in role.one_of if other in growing.roles]
    if role.role in growing.roles or growing.named[role.role] or not there:
        return
    growing.give(role, growing.roles[there[0]], _EITHER if len(there) > 1 else "")
    growing.also[role.role] = there[0]


def _who_came(role: Role, procedure: Procedure, facts: Facts, growing: _Cast) -> None:
    """Who stands at the counter: told in words, named by facts, or whose card alone could be meant."""
    words = {fold(word): other for word, other in (role.same_as or {}).items()}
    said = facts.get(role.told_by, "")
    told = words.get(fold(said), "") if said else ""
    if told:
        growing.also[role.role] = told
        if told in growing.roles:
            growing.give(role, growing.roles[told])
        return
    found = scores([role], growing.people, growing.named, growing.documents)
    person, doubt = _by_evidence(found).get(role.role), ""
    if person is None and role.last_card and not growing.named[role.role]:
        person, doubt = _left_over(procedure, growing, or_only=role.only_card and not said)
    if person is not None:
        other = growing.who(person)
        growing.give(role, person, doubt)
        if other:
            growing.also[role.role] = other


def _left_over(procedure: Procedure, growing: _Cast, *, or_only: bool) -> tuple[Person | None, str]:
    """The only card of nobody else; without one, the only card of anybody who can have come."""
    documents = growing.documents
    holders = [
        one for one in growing.people if any(_is_card(at, documents, procedure) for at in one.documents)
    ]
    strangers = [one for one in holders if not growing.who(one)]
    if strangers:
        alone = len(strangers) == 1 and _nobody_else(strangers[0], procedure, growing)
        return (strangers[0], _LEFT_OVER) if alone else (None, "")
    gone = [growing.roles.get(role.role) for role in procedure.roles if role.absent]
    here = [one for one in holders if one not in gone]
    return (here[0], _ONLY_CARD) if len(here) == 1 and or_only else (None, "")


def _nobody_else(person: Person, procedure: Procedure, growing: _Cast) -> bool:
    """Whether every other role has its card, or is surely not this person's."""
    open_roles = [role for role in procedure.roles if not role.told_by and role.role not in growing.roles]
    return all(_surely_not(role, person, growing) for role in open_roles)


def _surely_not(role: Role, person: Person, growing: _Cast) -> bool:
    if wrong_sex(role, person, growing.documents):
        return True
    named = growing.named[role.role]
    if not named:
        return role.must_be_named
    return score(role, person, named, growing.documents) <= 0
