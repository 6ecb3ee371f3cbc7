"""What a procedure says: which papers are asked for, who is who, and which paper feeds which entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.procedure.form import Form


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for an entry: a paper of the catalogue, or a role ("mother": the mother's identity card)."""

    who: str
    field: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """How an entry follows from others when no paper says it: a rule, what it looks at, a fixed value."""

    by: str
    of: tuple[str, ...] = ()
    value: str = ""
    say: str = ""


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
    ("mẹ" → mother). A role that needs to be named (``must_be_named``) is never given out by sex alone.
    """

    role: str
    title: str
    sex: str = ""
    named_by: tuple[Naming, ...] = ()
    told_by: str = ""
    same_as: Mapping[str, str] | None = None
    must_be_named: bool = False


@dataclass(frozen=True, slots=True)
class ComponentRule:
    """One paper asked for: any of ``papers`` will do; of this ``role`` where one is given.

    ``required`` is "yes", "no", or the prefix of entries ("father") whose presence makes it needed.
    """

    official_code: str
    title: str
    papers: tuple[str, ...]
    required: str
    role: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Entries under ``prefix`` may stand without a look only when ``paper`` is among the papers."""

    prefix: str
    paper: str
    say: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """An administrative procedure: its form, its papers, its people, and what feeds its form."""

    code: str
    title: str
    law: str
    form: Form
    cards: tuple[str, ...]
    components: tuple[ComponentRule, ...]
    roles: tuple[Role, ...]
    rules: tuple[EntryRule, ...]
    conditions: tuple[Condition, ...] = ()

    def role(self, name: str) -> Role | None:
        """The role of this name, or None."""
        return next((one for one in self.roles if one.role == name), None)
