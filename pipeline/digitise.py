"""The whole way of a scan on one screen: scan → pages → clean → read → recognise → extract → check → weigh.

Nothing here opens a file, knows a queue, a clock or a setting; the tools come from the door.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ocr.line_reader import LineReader
from ocr.types import Image, Reader, Reading
from pipeline import card_codes, signed_sheet
from pipeline.assemble import WINDOW, assemble
from pipeline.check import check
from pipeline.clean import clean
from pipeline.extract import extract
from pipeline.intake import Limits, pages
from pipeline.marks import with_marks
from pipeline.penned import penned
from pipeline.read import read_page
from pipeline.reading_order import text_in_order
from pipeline.recognise import recognise
from pipeline.rules import judge
from pipeline.template import Catalogue, Edition
from pipeline.turning import maybe_turned, other_turns
from pipeline.types import (
    CleanPage,
    DamagedPage,
    Document,
    Page,
    PageInfo,
    ProblemCode,
    ReadPage,
    Recognition,
    Scan,
)
from pipeline.weigh import weigh

_FAULTS = (ProblemCode.BLURRED, ProblemCode.TOO_SMALL, ProblemCode.TOO_DARK)
"""Faults of a picture for which a paper may not be known."""
NEAR = 0.2
"""A template less like the page than this is not worth naming as the nearest."""


@dataclass(frozen=True, slots=True)
class Tools:
    """All that the stages need from outside: readers, templates, turn witness, limits, stopwatch.

    ``reader`` reads pages and regions, ``line_reader`` regions only (None: without a second reader).
    """

    reader: Reader
    line_reader: LineReader | None
    catalogue: Catalogue
    turn_votes: Callable[[Image], tuple[float, float, float, float]]
    limits: Limits
    stopwatch: Callable[[], float]


@dataclass(frozen=True, slots=True, eq=False)
class PageOutcome:
    """One face read: the document it makes alone, and its picture (None when the page was damaged)."""

    document: Document
    page: CleanPage | None


def digitise(scans: Iterable[Scan], tools: Tools, window: int | None = WINDOW) -> Iterator[Document]:
    """Every paper of the scans, faces of one card joined, in order; ``Unreadable`` ends it at a bad scan."""
    single = (outcome.document for scan in scans for outcome in read_pages(scan, tools))
    yield from join(single, tools.catalogue, window)


def join(documents: Iterable[Document], catalogue: Catalogue, window: int | None) -> Iterator[Document]:
    """Join the faces of cards (see ``assemble``) with this catalogue's templates and rules."""

    def faces_in_all(document: Document) -> int:
        known = document.document in catalogue.documents
        return len(_edition(document, catalogue).faces) if known else 1

    def again(document: Document) -> Document:
        return weighed(document, catalogue)

    yield from assemble(documents, faces_in_all, again, window)


def read_pages(scan: Scan, tools: Tools) -> Iterator[PageOutcome]:
    """Each face found on each page of the scan, one page in memory at a time; raises ``Unreadable``."""
    for index, outcome in enumerate(_faces(scan, tools)):
        info = replace(outcome.document.pages[0], index=index)
        yield PageOutcome(replace(outcome.document, pages=(info,)), outcome.page)


def _faces(scan: Scan, tools: Tools) -> Iterator[PageOutcome]:
    for page in pages(scan, tools.limits):
        if isinstance(page, DamagedPage):
            yield PageOutcome(_damaged(page), None)
            continue
        started = tools.stopwatch()
        for face in clean(page, tools.turn_votes):
            outcome = read_face(page, face, tools)
            seconds = round(tools.stopwatch() - started, 3)
            yield PageOutcome(replace(outcome.document, seconds=seconds), outcome.page)
            started = tools.stopwatch()


def read_face(page: Page, face: CleanPage, tools: Tools) -> PageOutcome:
    """One upright face: read, recognise, take the fields, weigh."""
    read = read_page(page, face, tools.reader)
    recognition = recognise(read, tools.catalogue)
    if maybe_turned(recognition.match, read):
        read, recognition = other_turns(page, read, recognition, tools.reader, tools.catalogue)
    return PageOutcome(_document(read, recognition, tools), read.page)


def _document(read: ReadPage, recognition: Recognition, tools: Tools) -> Document:
    match, info = recognition.match, _page_info(read.page)
    text = _text(read.reading, tools)
    sheet = signed_sheet.find(read)
    if sheet is not None and (match is None or match.document != sheet[0].form):
        return signed_sheet.document(sheet, info, text)
    if match is None:
        by_hand = penned(read)
        info = replace(info, problems=(*info.problems, by_hand)) if by_hand else info
        if tools.line_reader is not None:
            text = _text(with_marks(read.page, read.reading, tools.line_reader), tools)
        return _unknown(info, text, _fault(info) or _why_not(recognition, tools.catalogue))
    template = tools.catalogue.documents[match.document]
    face = tools.catalogue.face(match.document, match.edition, match.face)
    coded = card_codes.testify(read, frozenset(template.kinds))
    proven = {one.field: one.text for one in coded if one.checked}
    said = extract(read, face, tools.reader, tools.line_reader, proven) + coded
    bare = Document(
        document=match.document,
        edition=match.edition,
        faces=face.sides,
        title=template.title,
        score=round(match.score, 4),
        reason=match.reason,
        pages=(info,),
        testimonies=said,
        fields=(),
        text=text,
        seconds=0.0,
    )
    known = weighed(bare, tools.catalogue)
    return known if sheet is None else signed_sheet.marked(known, sheet)


def weighed(document: Document, catalogue: Catalogue) -> Document:
    """The same document with its fields weighed (again) from all its testimonies."""
    if document.document not in catalogue.documents:
        return document
    kinds = kinds_of(document, catalogue)
    return replace(document, fields=weigh(check(document.testimonies, kinds), kinds, judge))


def kinds_of(document: Document, catalogue: Catalogue) -> dict[str, str]:
    """Field key → kind for the faces seen, and for fields of other faces that a code speaks of."""
    spoken = {one.field for one in document.testimonies}
    return {
        rule.key: rule.kind
        for face in _edition(document, catalogue).faces
        for rule in face.fields
        if rule.key
        and (rule.key in spoken or (face.name in document.faces and not (rule.code or rule.optional)))
    }


def _edition(document: Document, catalogue: Catalogue) -> Edition:
    edition = catalogue.documents[document.document or ""].edition(document.edition)
    if edition is None:
        raise KeyError((document.document, document.edition))
    return edition


def _text(reading: Reading, tools: Tools) -> str:
    """The page's text; a born-digital one stands in its author's order already."""
    seen = reading.reader == tools.reader.name
    return unicodedata.normalize("NFC", text_in_order(reading.lines) if seen else reading.text)


def _unknown(info: PageInfo, text: str, reason: str) -> Document:
    return Document(None, "", (), "", 0.0, reason, (info,), (), (), text, 0.0)


def _damaged(page: DamagedPage) -> Document:
    info = PageInfo(page.file, page.number, 0, 0, 0, 0.0, (page.problem,))
    return _unknown(info, "", page.problem.message)


def _fault(info: PageInfo) -> str:
    """What is wrong with the picture itself, where that may be why no paper was known; "" for a good one."""
    return next((one.message for one in info.problems if one.code in _FAULTS), "")


def _why_not(recognition: Recognition, catalogue: Catalogue) -> str:
    nearest = recognition.nearest[0] if recognition.nearest else None
    if nearest is None or nearest.score < NEAR:
        return "Không giống giấy nào trong danh mục."
    title = catalogue.documents[nearest.document].title
    return f"Không đủ giống giấy nào; gần nhất là {title}: {nearest.reason}"


def _page_info(page: CleanPage) -> PageInfo:
    return PageInfo(
        page.file, page.number, page.width, page.height, page.turned, round(page.skew, 2), page.problems
    )
