"""What a template says: a document has editions, an edition faces, a face printed texts and fields.

All texts are as printed, NFC. Nothing here knows where on the paper a text stands: labels, their order,
their lines and their columns are what holds from scan to scan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

FILL = "…"
"""In a label: something written by hand or machine stands here, and the label belongs to the value."""
BOTH = "both"
"""Name of the face that front and back of a card make when they were copied on one page."""
BILINGUAL = " / "
"""In a label: two languages of one label, on one line or on two."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field of a face, or a printed heading without a value (``key`` empty), in the order of printing.

    ``labels``: the printed label, then its variants; none when ``before`` or ``corner`` alone says the place.
    ``verified``: how sure the label is (official, multi, single, memory).
    ``same_line``: printed on the line of the field before it. ``column``: "left", "right" or "".
    ``before``: key of the field whose value starts where this one's ends ("Hà Nội, ngày …").
    ``corner``: "top_left" for the issuer's block beside the national heading, where no label is printed.
    ``within``: key of the field whose value this one is part of (the number in a sentence about a card),
    where no label of its own is printed. ``optional``: some offices print it, some do not.
    ``under``: heading of the table column the value stands in; ``row_of``: key of the field whose label names
    the row, where it is not printed again.
    ``code``: the code that alone carries the value ("card_qr"); it is not printed.
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
    code: str = ""
    within: str = ""
    under: str = ""
    row_of: str = ""
    optional: bool = False

    @property
    def may_lack(self) -> bool:
        """Whether a paper without the label is as good as one with it."""
        return self.optional or bool(self.within)

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

    @property
    def sides(self) -> tuple[str, ...]:
        """The names of the printed sides: its own, or those that were copied on one page."""
        return ("front", "back") if self.name == BOTH else (self.name,)

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

    @property
    def both(self) -> Face | None:
        """Front and back of a card as one face: people copy both on one page, one above the other."""
        sides = {face.name: face for face in self.faces}
        front, back = sides.get("front"), sides.get("back")
        if front is None or back is None:
            return None
        return replace(
            front,
            name=BOTH,
            titles=front.titles + back.titles,
            marks=front.marks + back.marks,
            refuse=tuple(dict.fromkeys(front.refuse + back.refuse)),
            ends=front.ends + back.ends,
            fields=front.fields + back.fields,
            codes=tuple(dict.fromkeys(front.codes + back.codes)),
        )


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
        return tuple(face for edition in self._editions() for face in edition.faces)

    @property
    def pairs(self) -> tuple[Face, ...]:
        """Front and back as one face, of every edition that has both."""
        pairs = (edition.both for edition in self._editions())
        return tuple(face for face in pairs if face is not None)

    def _editions(self) -> tuple[Edition, ...]:
        return tuple(one for template in self.documents.values() for one in template.editions)

    def face(self, document: str, edition: str, face: str) -> Face:
        """The face of these names ("both": front and back on one page); ``KeyError`` when there is none."""
        for one in self.faces + self.pairs:
            if (one.document, one.edition, one.name) == (document, edition, face):
                return one
        raise KeyError((document, edition, face))
