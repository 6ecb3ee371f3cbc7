"""What a procedure says: which papers are asked for, who is who, and which paper feeds which entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.procedure.editions import in_force
from pipeline.procedure.form import Form

DERIVATIONS = (
    "card_in_words",
    "constant",
    "date_in_words",
    "first",
    "page_count",
    "page_fee",
    "paper_there",
    "role_of",
    "same",
)
"""The ways an entry may follow from others; ``pipeline.fuse.derive`` holds one function for each."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for an entry: a paper of the catalogue, or a role ("mother": the mother's identity card)."""

    who: str
    field: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """How an entry follows from others when no paper says it: a rule, what it looks at, a fixed value.

    ``words``: paper of the catalogue → what its being there says.
    """

    by: str
    of: tuple[str, ...] = ()
    value: str = ""
    say: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    def numbers(self) -> tuple[int, ...]:
        """The whole numbers in ``value`` ("2 trang đầu 2.000 đồng" → 2, 2000), points between thousands."""
        found = re.findall(r"\d{1,3}(?:\.\d{3})+|\d+", self.value)
        return tuple(int(number.replace(".", "")) for number in found)


@dataclass(frozen=True, slots=True)
class EntryRule:
    """Who speaks for an entry, in order; ``otherwise`` speaks only when all of ``sources`` are silent."""

    key: str
    sources: tuple[Speaker, ...] = ()
    otherwise: tuple[Speaker, ...] = ()
    derive: Derivation | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """The fields of a paper that name the person of a role ("" where the paper has none)."""

    paper: str
    full_name: str = ""
    id_number: str = ""
    date_of_birth: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A person of the procedure, known by evidence: sex, and what other papers (or facts) say of them.

    ``same_as`` holds, for a role such as the declarant, the words of ``told_by`` that mean another role
    ("mẹ" → mother), the first word of a role being the one to write down. A role that needs to be named
    (``must_be_named``) is never given out by sex alone; with ``sex_is_enough`` sex alone is proof (a bride).
    ``last_card``: the one card left over may be this person's; ``only_card``: so may the only card there is;
    ``oldest``: of several cards, that of the oldest; ``absent``: never at the counter (the deceased);
    ``one_of``: this person is one of these other roles (the subject: wife or husband).
    """

    role: str
    title: str
    sex: str = ""
    named_by: tuple[Naming, ...] = ()
    told_by: str = ""
    same_as: Mapping[str, str] | None = None
    must_be_named: bool = False
    sex_is_enough: bool = False
    last_card: bool = False
    only_card: bool = False
    oldest: bool = False
    absent: bool = False
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentRule:
    """One paper asked for: any of ``papers`` will do; of this ``role`` where one is given.

    ``required`` is "yes", "no", or the prefix of entries ("father") whose presence makes it needed. ``code``
    names a paper that is not in the catalogue: a person looks for it. ``when`` says to people in which case
    it is asked for ("" = always), ``why`` what to do without it.
    """

    official_code: str
    title: str
    papers: tuple[str, ...]
    required: str
    role: str = ""
    why: str = ""
    when: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Entries under ``prefix`` may stand without a look only when ``paper`` is among the papers."""

    prefix: str
    paper: str
    say: str


@dataclass(frozen=True, slots=True)
class Age:
    """The person born on ``entry`` must have completed ``years`` when the request is made."""

    entry: str
    years: int
    say: str


@dataclass(frozen=True, slots=True)
class Handling:
    """What people are told of a procedure: who decides, how long, how much, what comes of it, and next.

    ``basis`` names the laws with their dates; ``next`` and ``cautions`` are sentences for citizen and clerk;
    ``unverified`` names what nobody has compared with the law's own text yet.
    """

    authority: str
    time_limit: str
    fee: str
    result: str
    basis: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """An administrative procedure: its form, its papers, its people, and what feeds its form.

    ``cards`` are papers that prove who somebody is, ``own_papers`` others about one person, whose fields are
    called as on a card (``full_name``, ``date_of_birth``): they too speak for a role. ``start`` and ``end``
    bound this edition ("" where open), ``others`` are the other editions of the procedure.
    """

    code: str
    title: str
    law: str
    form: Form
    cards: tuple[str, ...]
    components: tuple[ComponentRule, ...]
    roles: tuple[Role, ...]
    rules: tuple[EntryRule, ...]
    conditions: tuple[Condition, ...] = ()
    own_papers: tuple[str, ...] = ()
    ages: tuple[Age, ...] = ()
    handling: Handling | None = None
    start: str = ""
    end: str = ""
    others: tuple[Procedure, ...] = ()

    def on(self, day: date) -> Procedure:
        """The edition of that day with its form's edition of that day, without the others."""
        found = in_force((self, *self.others), day)
        form = found.form.on(day)
        rules = tuple(rule for rule in found.rules if rule.key in form.entries)
        return replace(found, form=form, rules=rules, others=())

    def role(self, name: str) -> Role | None:
        """The role of this name, or None."""
        return next((one for one in self.roles if one.role == name), None)
