"""What witnesses say of a field, and what it comes to: testimony → evidence → field."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ocr.types import Box
from pipeline.types.problems import Problem


class SourceKind(StrEnum):
    """Who may speak for a value (contract: ``kind`` of a source)."""

    QR = "qr"
    PDF417 = "pdf417"
    MRZ = "mrz"
    OCR = "ocr"
    PERSON = "person"
    PORTAL = "portal"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: the kind of witness, the index into the document's pages, the box there."""

    kind: SourceKind
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A text a witness holds possible, with its probability by the witness's own figures (0 to 1)."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one witness says of one field, in its own words; empty text: "nothing is written there".

    ``witness`` names who speaks ("tesseract", "qr", "mrz"); two sayings of one witness are not independent.
    ``checked`` is true when the saying carries its own proof (a decoded code, check digits that hold).
    ``confidence`` is the witness's own figure, 0 to 1. ``alternatives``: everything a witness that can tell
    holds possible, ``text`` among it, best first. ``handwritten``: the line looks written by hand.
    """

    field: str
    text: str
    source: Source
    witness: str
    confidence: float
    checked: bool = False
    alternatives: tuple[Alternative, ...] = ()
    handwritten: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """The administrative units of today (after 2025-07-01) for a place; empty strings where unknown."""

    commune: str = ""
    province: str = ""
    commune_code: str = ""
    province_code: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A place taken apart (contract: ``parts``); empty strings where unknown."""

    detail: str = ""
    commune: str = ""
    district: str = ""
    province: str = ""
    commune_code: str = ""
    province_code: str = ""
    today: Units = field(default_factory=Units)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the normal form of its kind; ``parts`` only for places."""

    text: str
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Possible:
    """A value a witness holds possible: its probability by the witness, and what the kind finds doubtful."""

    value: Value
    probability: float
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A testimony understood by its kind. ``value`` is None when its words are no value of that kind.

    An empty testimony gives ``Value("")``: the witness saw that nothing is written. ``possible`` holds the
    values of the alternatives, the likeliest first; texts that are no value of the kind are left out.
    """

    testimony: Testimony
    value: Value | None
    problems: tuple[Problem, ...] = ()
    possible: tuple[Possible, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule of the paper says of several values taken together.

    ``fields`` are the keys it speaks of; ``holds`` whether they agree. A rule that holds is an independent
    witness for each of them; one that does not makes each doubtful, with ``problem`` as the reason.
    """

    rule: str
    fields: tuple[str, ...]
    holds: bool
    problem: Problem | None = None


class FieldState(StrEnum):
    """Whether a person must look."""

    ACCEPTED = "accepted"
    REVIEW = "review"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Field:
    """One weighed value: ``value`` in normal form (None when nothing could be understood or is written)."""

    key: str
    value: str | None
    text: str
    state: FieldState
    confidence: float
    sources: tuple[Source, ...]
    reason: str
    problems: tuple[Problem, ...] = ()
    parts: Parts | None = None
