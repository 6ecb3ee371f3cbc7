"""Every value that flows from the door to the shelf, in the order of the flow.

All are frozen. A later state of knowledge is another type, never the same one half filled:
``Testimony`` (a witness spoke) → ``Evidence`` (understood) → ``Field`` (weighed).
Boxes are pixels of the clean page, origin top left (see ``ocr.types``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocr.types import Box, Code, Image, Reading


class ProblemCode(StrEnum):
    """Contract codes of files that cannot be read, then codes of pages, fields, entries and components."""

    EMPTY = "empty"
    NOT_AN_IMAGE = "not_an_image"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    INTERNAL = "internal"

    BLURRED = "blurred"
    TOO_DARK = "too_dark"
    CUT_OFF = "cut_off"
    TOO_SMALL = "too_small"
    BLANK = "blank"

    NOT_UNDERSTOOD = "not_understood"
    WITNESSES_DISAGREE = "witnesses_disagree"
    RULE_BROKEN = "rule_broken"
    SINGLE_WITNESS = "single_witness"
    NOT_FOUND = "not_found"

    ASK = "ask"
    UNSURE = "unsure"
    DERIVED = "derived"
    SOURCES_DISAGREE = "sources_disagree"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know: a stable code and one Vietnamese sentence without any field value."""

    code: ProblemCode
    message: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a template: file, line (1-based), where in the data, and what to write instead."""

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it came: ``id`` is the SHA-256 of its bytes (hex), ``name`` what people call it.

    ``path`` is where the bytes lie on this machine while they are read; it is never stored.
    """

    id: str
    name: str
    media_type: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page of a scan as it came, EXIF orientation applied; ``image`` is colour (BGR).

    ``number`` counts from 1 within the file. ``layer`` is the text of a born-digital page, boxes in pixels of
    ``image``; None for a scan, also for one that carries somebody else's text layer.
    """

    file: str
    number: int
    image: Image
    dpi: float
    layer: Reading | None = None


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """A page of an otherwise readable file that could not be opened."""

    file: str
    number: int
    problem: Problem


@dataclass(frozen=True, slots=True, eq=False)
class CleanPage:
    """A page, or one card cut out of it: upright, deskewed, cropped, at most 300 dpi.

    ``image`` is colour, for people; ``ink`` is the same picture in grey made for reading (light flattened,
    seal and blue ink faded, leaders and rules gone), same size, same coordinates.
    ``to_page`` is the 3×3 homography from clean pixels to pixels of ``Page.image``.
    ``turned`` is how far the raw page was turned, clockwise degrees (0, 90, 180, 270) undone by us;
    ``skew`` the small angle undone after that, degrees, positive: the text ran down to the right.
    ``turn_margin`` says how sure the turn is: 0 (a guess) to 1 (all witnesses agree).
    """

    file: str
    number: int
    image: Image
    ink: Image
    dpi: int
    to_page: npt.NDArray[np.float64]
    turned: int
    skew: float
    turn_margin: float
    problems: tuple[Problem, ...] = ()

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.image.shape[0])


@dataclass(frozen=True, slots=True)
class MrzZone:
    """The three corrected lines of a TD1 zone whose check digits all hold, and where they stand."""

    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class ReadPage:
    """A clean page with all that was read on it: text, two-dimensional codes, machine-readable zone lines."""

    page: CleanPage
    reading: Reading
    codes: tuple[Code, ...] = ()
    mrz: MrzZone | None = None


@dataclass(frozen=True, slots=True)
class AnchorHit:
    """An anchor of a template and where it was found (None: not found); ``score`` 0 to 1 is the likeness."""

    text: str
    box: Box | None
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """How well one face of one template fits one page, with the reason a person can read (Vietnamese)."""

    document: str
    edition: str
    face: str
    score: float
    reason: str
    anchors: tuple[AnchorHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """The template that fits (None: a paper of no template) and the nearest ones, best first."""

    match: Match | None
    nearest: tuple[Match, ...]


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
class Testimony:
    """What one witness says of one field, in its own words; empty text: "nothing is written there".

    ``witness`` names who speaks ("tesseract", "qr", "mrz"); two sayings of one witness are not independent.
    ``checked`` is true when the saying carries its own proof (a decoded code, check digits that hold).
    ``confidence`` is the witness's own figure, 0 to 1.
    """

    field: str
    text: str
    source: Source
    witness: str
    confidence: float
    checked: bool = False


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
class Evidence:
    """A testimony understood by its kind. ``value`` is None when its words are no value of that kind.

    An empty testimony gives ``Value("")``: the witness saw that nothing is written.
    """

    testimony: Testimony
    value: Value | None
    problems: tuple[Problem, ...] = ()


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


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is kept of a clean page once its pixels are gone.

    ``index`` counts the faces of the file from 0 (a page may hold several cards) and names its picture.
    """

    file: str
    page: int
    width: int
    height: int
    turned: int
    skew: float
    problems: tuple[Problem, ...] = ()
    index: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: which template fits (None: none), its pages, its fields and all that was said of them.

    ``faces`` names the faces of the template seen so far ("front", "back", "sheet").
    ``testimonies`` are kept so that a second face, a rule or a better weighing can judge again.
    """

    document: str | None
    edition: str
    faces: tuple[str, ...]
    title: str
    score: float
    reason: str
    pages: tuple[PageInfo, ...]
    testimonies: tuple[Testimony, ...]
    fields: tuple[Field, ...]
    text: str
    seconds: float

    def field(self, key: str) -> Field | None:
        """The field of this key, or None when the paper has none."""
        return next((one for one in self.fields if one.key == key), None)

    @property
    def needs_review(self) -> bool:
        """Whether a person must look: no template fits, or a field is in review."""
        return self.document is None or any(one.state is FieldState.REVIEW for one in self.fields)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file of the input that could not be read at all."""

    file: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class EntrySource:
    """Where an entry of a form comes from: index into the dossier's documents and the field there.

    ``document`` is None when a portal's fact, a person or a derivation speaks (``kind`` says which).
    """

    document: int | None
    field: str
    kind: SourceKind


class EntryState(StrEnum):
    """Whether an entry may be signed as it stands."""

    PROPOSED = "proposed"
    REVIEW = "review"
    CONFLICT = "conflict"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a form with the value proposed (None: missing or in conflict without a winner).

    ``reason`` is one Vietnamese sentence saying why the state is what it is; ``parts`` only for places.
    """

    key: str
    value: str | None
    state: EntryState
    sources: tuple[EntrySource, ...]
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that papers give for the same entry."""

    value: str
    sources: tuple[EntrySource, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry for which papers (or portal and paper) disagree: shown, never silently resolved."""

    entry: str
    claims: tuple[Claim, ...]


class ComponentStatus(StrEnum):
    """Whether a component of the dossier is there."""

    PRESENT = "present"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Component:
    """One paper that the procedure asks for; ``documents`` are indexes into the dossier's documents."""

    code: str
    official_code: str
    title: str
    required: bool
    status: ComponentStatus
    documents: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The papers of one citizen's request, weighed together into the entries of its form."""

    procedure: str
    form: str
    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    components: tuple[Component, ...]
    documents: tuple[Document, ...]
    problems: tuple[FileProblem, ...] = ()
    seconds: float = 0.0


Facts = Mapping[str, str]
"""What a portal already knows: entry key → value in normal form."""
