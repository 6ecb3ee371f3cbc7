"""What a template says: a document has editions, an edition faces, a face printed texts and fields.

All texts are as printed, NFC. Nothing here knows where on the paper a text stands: labels, their order,
their lines and their columns are what holds from scan to scan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FILL = "…"
"""In a label: something written by hand or machine stands here, and the label belongs to the value."""
BILINGUAL = " / "
"""In a label: two languages of one label, on one line or on two."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field of a face, or a printed heading without a value (``key`` empty), in the order of printing.

    ``labels``: the printed label, then its variants; none when ``before`` or ``corner`` says the place.
    ``verified``: how sure the label is (official, multi, single, memory).
    ``same_line``: printed on the line of the field before it. ``column``: "left", "right" or "".
    ``before``: key of the field whose value starts where this one's ends ("Hà Nội, ngày …").
    ``corner``: "top_left" for the issuer's block beside the national heading.
    """

    key: str
    kind: str
    title: str
    labels: tuple[str, ...]
    verified: str
    same_line: bool = False
    column: str = ""
    before: str = ""
    corner: str = ""

    @property
    def block(self) -> str:
        """The person the field speaks of ("mother"), or ""."""
        return self.key.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a paper.

    ``anchors`` are titles and other texts printed on it; the first ``titles`` of them are titles.
    ``refuse``: texts that say it is another paper. ``ends``: texts of the signature block; no value follows.
    ``codes``: machine-readable marks it carries ("card_qr", "mrz"). ``size`` is "A4", "A5" or "ID-1".
    """

    document: str
    edition: str
    name: str
    size: str
    titles: tuple[str, ...]
    marks: tuple[str, ...]
    refuse: tuple[str, ...]
    ends: tuple[str, ...]
    fields: tuple[FieldRule, ...]
    codes: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[str, ...]:
        """Every printed text that helps to recognise the face: titles, marks, then labels (first variant)."""
        labels = (rule.labels[0] for rule in self.fields if rule.labels)
        return tuple(dict.fromkeys((*self.titles, *self.marks, *labels)))

    def field(self, key: str) -> FieldRule | None:
        """The rule of this key, or None."""
        return next((rule for rule in self.fields if rule.key == key), None)


@dataclass(frozen=True, slots=True)
class Edition:
    """One printing of a paper; ``start`` and ``end`` are dates as text ("" when unknown or still in use)."""

    edition: str
    start: str
    end: str
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One paper of the catalogue with all its editions, newest first as written."""

    document: str
    title: str
    editions: tuple[Edition, ...]

    def edition(self, name: str) -> Edition | None:
        """The edition of this name, or None."""
        return next((one for one in self.editions if one.edition == name), None)

    @property
    def kinds(self) -> Mapping[str, str]:
        """Field key → kind, over all editions and faces."""
        rules = (rule for one in self.editions for face in one.faces for rule in face.fields)
        return {rule.key: rule.kind for rule in rules if rule.key}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All papers that are known, by document id."""

    documents: Mapping[str, Template]

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face of every edition."""
        editions = (one for template in self.documents.values() for one in template.editions)
        return tuple(face for edition in editions for face in edition.faces)

    def face(self, document: str, edition: str, face: str) -> Face:
        """The face of these names; raises ``KeyError`` when there is none."""
        for one in self.faces:
            if (one.document, one.edition, one.name) == (document, edition, face):
                return one
        raise KeyError((document, edition, face))
