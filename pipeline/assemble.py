"""Join the faces of one card into one document.

Front and back belong together when any witnesses agree on the number, or on name and birthday where its print
is worn, or when the pages follow each other and nothing speaks against it; faces taken for two editions, when
the pages follow each other and tell one day of issue. A face waits at most ``WINDOW`` documents for its
partner, so that a batch of any length streams; with ``window=None`` (one dossier) it waits for all. Documents
leave in order of first pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline import letters
from pipeline.types import Document, Source, Testimony

WINDOW = 8
"""Documents a card face waits: a feeder that takes all fronts, then all backs, of one family."""

Weigh = Callable[[Document], Document]
"""Weighs a joined document again, now that all its testimonies are together."""

_FEWEST_DIGITS = 9
"""Digits of the shortest number a card may bear (chứng minh nhân dân, until 2012)."""
NUMBER, NAME, BIRTHDAY, ISSUED = "id_number", "full_name", "date_of_birth", "date_of_issue"


@dataclass(slots=True)
class _Waiting:
    """A document that may still find its partner, and how many came after it."""

    document: Document
    faces_in_all: int
    age: int = 0

    @property
    def complete(self) -> bool:
        return len(self.document.faces) >= self.faces_in_all


def assemble(
    documents: Iterable[Document],
    faces_of: Callable[[Document], int],
    weigh: Weigh,
    window: int | None = WINDOW,
) -> Iterator[Document]:
    """Documents of single faces in, whole documents out, in the order of their first page.

    ``faces_of`` tells how many faces the document's template has (1 for a sheet or a paper of no template).
    """
    waiting: list[_Waiting] = []
    for document in documents:
        partner = next((one for one in _nearest_first(waiting) if belongs(one, document)), None)
        if partner is not None:
            partner.document = weigh(_joined(partner.document, document))
        else:
            waiting.append(_Waiting(document, faces_of(document)))
        for one in waiting:
            one.age += 1
        while waiting and (waiting[0].complete or (window is not None and waiting[0].age > window)):
            yield waiting.pop(0).document
    yield from (one.document for one in waiting)


def _nearest_first(waiting: list[_Waiting]) -> list[_Waiting]:
    return waiting[::-1]


def belongs(one: _Waiting, other: Document) -> bool:
    """Whether ``other`` is the missing face of the card that waits."""
    card = one.document
    if one.complete or card.document is None or card.document != other.document:
        return False
    if set(card.faces) & set(other.faces):
        return False
    if card.edition != other.edition:
        return one.age <= 1 and _issued_alike(card, other)
    first, second = _number(card), _number(other)
    if first.said & second.said:
        return True
    if first.checked and second.checked:
        return False
    slip = any(_one_slip(mine, theirs) for mine in first.said for theirs in second.said)
    beside = one.age <= 1 and (slip or not (first.said and second.said))
    return beside or bool(_names(card) & _names(other))


def _issued_alike(card: Document, other: Document) -> bool:
    """Whether two faces tell one day of issue and no two numbers.

    A worn back is easily taken for an older edition's.
    """
    first, second = (one.field(ISSUED) for one in (card, other))
    same = first is not None and second is not None and bool(first.value) and first.value == second.value
    return same and not (_number(card).said and _number(other).said)


@dataclass(frozen=True, slots=True)
class _Number:
    """What the witnesses of a face say its number is; a checked code silences the rest, and what has too few
    digits says nothing: two strangers' worn numbers may both be read "2".
    """

    said: frozenset[str]
    checked: bool


def _number(card: Document) -> _Number:
    mine = [one for one in card.testimonies if one.field == NUMBER]
    checked = frozenset(one.text for one in mine if one.checked)
    if checked:
        return _Number(checked, True)
    field = card.field(NUMBER)
    texts = [field.value if field and field.value else "", *(one.text for one in mine)]
    numbers = ("".join(sign for sign in text if sign.isdigit()) for text in texts)
    return _Number(frozenset(number for number in numbers if len(number) >= _FEWEST_DIGITS), False)


def _names(card: Document) -> frozenset[str]:
    """The name and birthday the witnesses of a face tell, each pair as one key; marks aside."""
    told = {
        key: {letters.key(one.text) for one in card.testimonies if one.field == key and one.text}
        for key in (NAME, BIRTHDAY)
    }
    return frozenset(f"{name} {day}" for name in told[NAME] for day in told[BIRTHDAY])


def _one_slip(first: str, second: str) -> bool:
    """Whether two numbers of one length differ in at most two digits: one worn print, not two cards."""
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) <= 2


def _joined(first: Document, second: Document) -> Document:
    """Both faces as one document, pages in the order they came; the fields still have to be weighed."""
    shift = len(first.pages)
    return replace(
        first,
        edition=max((first, second), key=lambda one: one.score).edition,
        faces=first.faces + second.faces,
        score=min(first.score, second.score),
        reason=f"{first.reason} {second.reason}".strip(),
        pages=first.pages + second.pages,
        testimonies=first.testimonies + tuple(_moved(one, shift) for one in second.testimonies),
        text=f"{first.text}\n{second.text}".strip(),
        seconds=first.seconds + second.seconds,
    )


def _moved(testimony: Testimony, pages: int) -> Testimony:
    source: Source = replace(testimony.source, page=testimony.source.page + pages)
    return replace(testimony, source=source)
