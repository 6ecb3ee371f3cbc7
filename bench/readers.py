"""The two readers alone and together.

In the product the line reader's saying helps to choose between Tesseract's two readings of a region. So
Tesseract alone is what a second reading of the same papers without the line reader says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from bench.letters import Letters, bare, compared, compared_anywhere, signs
from ocr.types import Image, Reader, Reading, Shape
from pipeline.check import check
from pipeline.rules import judge
from pipeline.types import Document, Testimony
from pipeline.weigh import weigh
from samples.truth import Truth

TESSERACT, LINES = "tesseract", "lines"
"""The witnesses' names."""

LETTERED = (
    "person_name",
    "place",
    "text",
    "ethnicity",
    "nationality",
    "id_number",
    "id_paper",
    "doc_number",
    "book_number",
)
"""Kinds whose value stands on the paper as it is; of the others (dates, hours) the printed letters are not
known."""
_WITHIN = 1.5
"""A saying so much longer than the number is the sentence the number stands in: only its stretch counts."""


@dataclass(frozen=True, slots=True)
class Single:
    """One reader alone: whether its value is the true one, with marks and without, and the letters and digits
    of its saying (None where the kind does not tell what is printed).
    """

    right: bool
    right_bare: bool
    letters: Letters | None


@dataclass(frozen=True, slots=True)
class ReaderScore:
    """One field: each reader alone (None: it was not asked), the two weighed, and whether they agree."""

    document: str
    kind: str
    wear: str
    key: str
    tesseract: Single | None
    lines: Single | None
    both_right: bool
    both_right_bare: bool
    agree: bool

    @property
    def lettered(self) -> bool:
        """Whether the printed letters of the value are known."""
        return bool(self._letters)

    @property
    def well_placed(self) -> bool:
        """Whether the place read holds the value: either reader has more than half of its letters.

        Both look at the same place; where it is another's, its letters tell nothing of how either reads.
        """
        return any(2 * letters.wrong < letters.count for letters in self._letters)

    @property
    def _letters(self) -> list[Letters]:
        told = (one.letters for one in (self.tesseract, self.lines) if one is not None)
        return [letters for letters in told if letters is not None]


class Remembering:
    """Reads each picture once: a paper's second reading repeats most of the first. Made for one paper."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[tuple[bytes, tuple[int, ...], Shape, int], Reading] = {}

    @property
    def name(self) -> str:
        """The reader's own name."""
        return self._reader.name

    def read(self, image: Image, shape: Shape, dpi: int) -> Reading:
        """See ``Reader``."""
        key = (blake2b(image.tobytes()).digest(), image.shape, shape, dpi)
        if key not in self._read:
            self._read[key] = self._reader.read(image, shape, dpi)
        return self._read[key]


def readers_of(
    truth: Truth, found: Document, alone: Document | None, wear: str, kinds: dict[str, str]
) -> Iterator[ReaderScore]:
    """Every field of the truth that at least one reader was asked for.

    ``found``: the paper as the product reads it; ``alone``: as Tesseract reads it without the line reader
    (None: it was not recognised then).
    """
    said = {TESSERACT: () if alone is None else _of(alone, TESSERACT), LINES: _of(found, LINES)}
    values = {name: _values(told, kinds) for name, told in said.items()}
    weighed = _values((*_of(found, TESSERACT), *said[LINES]), kinds)
    for key, value in truth.fields.items():
        kind = kinds.get(key, "")
        one, other = (
            _single(
                kind, value, [told for told in said[name] if told.field == key], values[name].get(key, "")
            )
            for name in (TESSERACT, LINES)
        )
        if one is None and other is None:
            continue
        both = weighed.get(key, "")
        agree = one is not None and other is not None and values[TESSERACT][key] == values[LINES][key]
        yield ReaderScore(
            str(truth.document),
            kind,
            wear,
            key,
            one,
            other,
            both == value,
            bare(both) == bare(value),
            agree,
        )


def _of(found: Document, witness: str) -> tuple[Testimony, ...]:
    return tuple(one for one in found.testimonies if one.witness == witness)


def _values(said: tuple[Testimony, ...], kinds: dict[str, str]) -> dict[str, str]:
    """Field key → value when only these speak ("" where nothing is written or understood)."""
    spoken = {one.field for one in said}
    asked = {key: kind for key, kind in kinds.items() if key in spoken}
    return {field.key: field.value or "" for field in weigh(check(said, asked), asked, judge)}


def _single(kind: str, value: str, said: list[Testimony], read: str) -> Single | None:
    if not said:
        return None
    letters = None
    if kind in LETTERED:
        text = signs(" ".join(one.text for one in said))
        within = kind == "id_number" and len(text) > _WITHIN * len(value)
        letters = compared_anywhere((signs(value),), text) if within else compared(signs(value), text)
    return Single(read == value, bare(read) == bare(value), letters)
