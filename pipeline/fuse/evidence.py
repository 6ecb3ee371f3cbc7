"""How much speaks for a person being in a role: numbers, names and dates of birth, weighed.

A card, or another paper about one person, has a holder; other papers and the portal's facts name the people
of a procedure. Sex must not speak against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Levenshtein

from pipeline.fuse.compare import bare, digits, fold, person_number, same
from pipeline.procedure.values import Naming, Role
from pipeline.types import Document, Facts, FieldState

ENOUGH = 4.0
"""Evidence that gives a card to a role: an equal number, an equal name, or a near name and an equal date."""


@dataclass(frozen=True, slots=True)
class Person:
    """The holder of one or more papers: indexes of the documents, the cards first."""

    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What one paper, or the facts, say of the person of a role."""

    full_name: str = ""
    id_number: str = ""
    date_of_birth: str = ""

    def __bool__(self) -> bool:
        return bool(self.full_name or self.id_number)


def namings(role: Role, documents: Sequence[Document], facts: Facts) -> tuple[Named, ...]:
    """All that papers and facts say of who this role's person is."""
    said = [
        _read(naming, document)
        for naming in role.named_by
        for document in documents
        if document.document == naming.paper
    ]
    keys = ("full_name", "id_number", "date_of_birth")
    said.append(Named(*(facts.get(f"{role.role}.{key}", "") for key in keys)))
    return tuple(one for one in said if one)


def scores(
    roles: Sequence[Role],
    people: Sequence[Person],
    named: Mapping[str, Sequence[Named]],
    documents: Sequence[Document],
) -> dict[tuple[str, Person], float]:
    """Every role with every person, and how much speaks for it."""
    return {
        (role.role, one): score(role, one, named[role.role], documents) for role in roles for one in people
    }


def score(role: Role, person: Person, named: Sequence[Named], documents: Sequence[Document]) -> float:
    """The best one paper says for this person in this role, less what others say against."""
    if wrong_sex(role, person, documents):
        return 0.0
    found = [weight(one, person, documents) for one in named]
    return max(found, default=0.0) + sum(one for one in found if one < 0)


def weight(named: Named, person: Person, documents: Sequence[Document]) -> float:
    """What one naming says for (or, below zero, against) this person."""
    number, other = number_of(person, documents), named.id_number
    found = 0.0
    if (other and other == number) or other == digits(of(person, "old_id_number", documents)) != "":
        found += 6
    elif other and len(other) == len(number):
        found += 2 if OSA.distance(other, number) == 1 else -2  # one digit, or two neighbours swapped
    found += _name_weight(named.full_name, of(person, "full_name", documents))
    birth, said = of(person, "date_of_birth", documents), named.date_of_birth
    if birth and said:
        found += (3 if len(said) == 10 else 1) if same("date", birth, said) else -1
    return found


def wrong_sex(role: Role, person: Person, documents: Sequence[Document]) -> bool:
    """Whether the person's papers give another sex than the role's."""
    sex = of(person, "sex", documents)
    return bool(role.sex and sex and fold(sex) != fold(role.sex))


def value(document: Document, key: str) -> str:
    """What a document says of a field, "" when nothing."""
    found = document.field(key) if key else None
    return (found.value or "") if found is not None and found.state is not FieldState.MISSING else ""


def of(person: Person, key: str, documents: Sequence[Document]) -> str:
    """The first that the person's papers say of a field, "" when nothing."""
    return next((said for index in person.documents if (said := value(documents[index], key))), "")


def number_of(person: Person, documents: Sequence[Document]) -> str:
    """The person's number: of a card, else the one written in the line of identity papers."""
    return digits(of(person, "id_number", documents)) or person_number(of(person, "id_paper", documents))


def _read(naming: Naming, document: Document) -> Named:
    number = person_number(value(document, naming.id_number))
    birth = value(document, naming.date_of_birth)
    return Named(value(document, naming.full_name), number, birth)


def _name_weight(said: str, card: str) -> float:
    if not said or not card:
        return 0.0
    if fold(said) == fold(card):
        return 5.0
    if bare(said) == bare(card):
        return 4.0
    likeness = Levenshtein.normalized_similarity(bare(said), bare(card))
    if likeness >= 0.85:
        return 3.0
    return 1.0 if likeness >= 0.7 or _one_other_word(bare(said), bare(card)) else -4.0


def _one_other_word(said: str, card: str) -> bool:
    """Two names of as many words that differ in one word which is not the surname."""
    words = list(zip(said.split(), card.split(), strict=False))
    differ = [at for at, (one, other) in enumerate(words) if one != other]
    same_length = len(said.split()) == len(card.split()) >= 2
    return same_length and len(differ) == 1 and differ[0] > 0
