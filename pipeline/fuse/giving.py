"""Giving the roles out: by evidence, by sex, to one of a couple, to whoever came. Used by ``people.cast``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.fuse.compare import fold
from pipeline.fuse.evidence import ENOUGH, Named, Person, of, score, scores, value, wrong_sex
from pipeline.procedure.values import Procedure, Role
from pipeline.types import Document, Facts

YOUNGEST, OLDEST = 14, 60
"""Years between parent and child that sex alone may bridge: a grandparent's card is no parent's."""

_BY_SEX = "Không giấy nào ghi tên {title}; tạm lấy thẻ duy nhất hợp giới tính. Hãy xem lại."
_LEFT_OVER = "Còn lại một thẻ này nên tạm coi là thẻ của {title}. Hỏi lại công dân."
_ONLY_CARD = "Chỉ có thẻ của một người nên tạm coi người đó là {title}. Hỏi lại công dân."
_OLDEST = "Có nhiều thẻ; tạm lấy thẻ của người cao tuổi nhất làm {title}. Hỏi lại công dân."
_EITHER = "Có thẻ của cả hai người; tạm lấy {title} theo người thứ nhất. Hỏi lại công dân."


@dataclass(slots=True)
class Growing:
    """The casting as it grows."""

    documents: Sequence[Document]
    people: tuple[Person, ...]
    named: Mapping[str, Sequence[Named]]
    roles: dict[str, Person] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)

    def give(self, role: Role, person: Person, doubt: str = "") -> None:
        """Put this person into the role, for a look where there is a doubt."""
        self.roles[role.role] = person
        if doubt:
            self.unsure[role.role] = doubt.format(title=role.title)

    def who(self, person: Person | None, but: str = "") -> str:
        """The role this person has ("" for none)."""
        return next((name for name, one in self.roles.items() if one == person and name != but), "")


def by_evidence(found: Mapping[tuple[str, Person], float]) -> dict[str, Person]:
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


def by_sex(open_roles: Sequence[Role], growing: Growing) -> list[tuple[Role, Person, str]]:
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


def stand_in(role: Role, growing: Growing) -> None:
    """The subject who is one of a couple: the one whose card is there, the first of two with a doubt."""
    there = [other for other in role.one_of if other in growing.roles]
    if role.role in growing.roles or growing.named[role.role] or not there:
        return
    growing.give(role, growing.roles[there[0]], _EITHER if len(there) > 1 else "")
    growing.also[role.role] = there[0]


def only_holder(role: Role, procedure: Procedure, growing: Growing) -> None:
    """The only person with a card, for a role that this may be said of and that nothing names."""
    if role.role in growing.roles or growing.named[role.role] or not (role.only_card or role.oldest):
        return
    there = holders(procedure, growing)
    if role.oldest and len(there) > 1:
        births = {of(one, "date_of_birth", growing.documents): one for one in there}
        if "" not in births and len(births) == len(there):
            growing.give(role, births[min(births)], _OLDEST)
        return
    if len(there) == 1 and not growing.who(there[0]):
        growing.give(role, there[0], _ONLY_CARD)


def holders(procedure: Procedure, growing: Growing) -> list[Person]:
    """The people of whom there is a card, not only another paper."""
    cards = {at for at, one in enumerate(growing.documents) if one.document in procedure.cards}
    return [one for one in growing.people if cards.intersection(one.documents)]


def who_came(role: Role, procedure: Procedure, facts: Facts, growing: Growing) -> None:
    """Who stands at the counter: told in words, named by facts, or whose card alone could be meant."""
    words = {fold(word): other for word, other in (role.same_as or {}).items()}
    said = facts.get(role.told_by, "")
    told = words.get(fold(said), "") if said else ""
    if told:
        growing.also[role.role] = told
        if told in growing.roles:
            growing.give(role, growing.roles[told])
            if len(holders(procedure, growing)) == 1:
                growing.unsure.pop(told, None)  # whose the only card is has been said
        return
    found = scores([role], growing.people, growing.named, growing.documents)
    person, doubt = by_evidence(found).get(role.role), ""
    if person is None and role.last_card and not growing.named[role.role]:
        person, doubt = _left_over(procedure, growing, or_only=role.only_card and not said)
    if person is not None:
        other = growing.who(person)
        growing.give(role, person, doubt)
        if other:
            growing.also[role.role] = other


def _left_over(procedure: Procedure, growing: Growing, *, or_only: bool) -> tuple[Person | None, str]:
    """The only card of nobody else; without one, the only card of anybody who can have come."""
    there = holders(procedure, growing)
    strangers = [one for one in there if not growing.who(one)]
    if strangers:
        alone = len(strangers) == 1 and _nobody_else(strangers[0], procedure, growing)
        return (strangers[0], _LEFT_OVER) if alone else (None, "")
    gone = [growing.roles.get(role.role) for role in procedure.roles if role.absent]
    here = [one for one in there if one not in gone]
    return (here[0], _ONLY_CARD) if len(here) == 1 and or_only else (None, "")


def _nobody_else(person: Person, procedure: Procedure, growing: Growing) -> bool:
    """Whether every other role has its card, or is surely not this person's."""
    open_roles = [role for role in procedure.roles if not role.told_by and role.role not in growing.roles]
    return all(_surely_not(role, person, growing) for role in open_roles)


def _surely_not(role: Role, person: Person, growing: Growing) -> bool:
    if wrong_sex(role, person, growing.documents):
        return True
    named = growing.named[role.role]
    if not named:
        return role.must_be_named
    return score(role, person, named, growing.documents) <= 0
