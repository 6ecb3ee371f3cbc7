"""Who is who: which identity card belongs to which role of a procedure. Evidence decides, never the order.

A card fits a role when other papers, or the portal's facts, name its holder: by number, by name, by date of
birth. A role that nothing names may go to the only card of its sex, marked unsure. A card that fits nobody
belongs to a stranger (a grandmother who came to declare): shown, never forced into a parent's role. Who came
is asked at the counter; where one card is left over, it is proposed for that, marked unsure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from pipeline.fuse.compare import digits, fold, same
from pipeline.fuse.evidence import Person, namings, number_of, of, scores, value
from pipeline.fuse.giving import Growing, by_evidence, by_sex, holders, only_holder, stand_in, who_came
from pipeline.procedure.values import Procedure
from pipeline.types import Document, Facts

__all__ = ["Casting", "Person", "cast"]


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


def cast(documents: Sequence[Document], procedure: Procedure, facts: Facts) -> Casting:
    """Give each role its card, by evidence; see the module."""
    people = _people(documents, procedure)
    named = {role.role: namings(role, documents, facts) for role in procedure.roles}
    growing = Growing(documents, people, named)
    seen = [role for role in procedure.roles if not role.told_by]
    growing.roles |= by_evidence(scores(seen, people, named, documents))
    for found in by_sex([one for one in seen if one.role not in growing.roles], growing):
        growing.give(*found)
    for role in seen:
        stand_in(role, growing)
        only_holder(role, procedure, growing)
    for role in procedure.roles:
        if role.told_by:
            who_came(role, procedure, facts, growing)
    taken = set(growing.roles.values())
    people_with_cards = holders(procedure, growing)
    strangers = tuple(one for one in people_with_cards if one not in taken)
    spoken_of = {name for name, said in named.items() if said}
    spoken_of |= {role.role for role in procedure.roles if facts.get(role.told_by)}
    return Casting(growing.roles, growing.unsure, growing.also, strangers, frozenset(spoken_of))


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
    """The same number; or the same name and date of birth where no other number speaks against it (two
    digits swapped by a clerk do not).
    """
    left, right = (number_of(person, documents) for person in (one, other))
    old = {digits(of(person, "old_id_number", documents)) for person in (one, other)}
    if left and (left == right or left in old or right in old):
        return True
    if len(left) == len(right) == 12 and Levenshtein.distance(left, right) > 2:
        return False
    names = [of(person, "full_name", documents) for person in (one, other)]
    births = [of(person, "date_of_birth", documents) for person in (one, other)]
    known = all(names) and all(births)
    return known and fold(names[0]) == fold(names[1]) and same("date", births[0], births[1])
