"""Printed text: the product's text of a page beside plain Tesseract's, against what stands there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytesseract

from bench.figures import Row, grouped, share
from bench.letters import Letters, bare, compared, compared_anywhere
from bench.real.folder import Item, outcomes, picture, raw_pages
from bench.run import spent
from pipeline.digitise import Tools


@dataclass(frozen=True, slots=True)
class Read:
    """One reader's text of a page: its characters in the order of the page (None where columns or cut edges
    make that meaningless), its characters line by line in any order, and the words found, of ``words``.
    """

    letters: Letters | None
    anywhere: Letters
    words: int
    found: int
    found_bare: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """One page: ours and plain Tesseract's, with the processor seconds of each."""

    set: str
    name: str
    page: int
    ours: Read
    plain: Read
    seconds: float
    plain_seconds: float


def has_text(item: Item) -> bool:
    """Whether the text of a page of it is known."""
    return bool(_truths(item))


def text_rows(item: Item, tools: Tools) -> Iterator[TextRow]:
    """A row for every page whose text is known; a page nobody could open counts as read empty."""
    truths = dict(_truths(item))
    for page in raw_pages(item, tools, frozenset(truths)):
        true = truths.pop(page.number)
        started = spent()
        text = "\n".join(one.document.text for one in outcomes(page, tools))
        seconds = spent() - started
        drawn = picture(item, page)
        started = spent()
        plain = str(pytesseract.image_to_string(drawn, lang="vie"))
        took = spent() - started
        in_order = not _out_of_order(item)
        yield TextRow(
            item.set,
            item.name,
            page.number,
            read(true, text, in_order),
            read(true, plain, in_order),
            round(seconds, 2),
            round(took, 2),
        )
    for number, true in truths.items():
        nothing = read(true, "", not _out_of_order(item))
        yield TextRow(item.set, item.name, number, nothing, nothing, 0.0, 0.0)


def _truths(item: Item) -> Mapping[int, str]:
    """Page number → what stands there."""
    told = item.expected.get("page_text")
    if isinstance(told, str):
        return {1: item.told(told)}
    if isinstance(told, dict):
        return {int(number): item.told(name) for number, name in told.items()}
    text = item.expected.get("text")
    return {1: text} if isinstance(text, str) and item.set == "printed_pages" else {}


def _out_of_order(item: Item) -> bool:
    """Two columns, or edges cut off: only words can be counted."""
    note = item.expected.get("note", "")
    return "zones" in item.expected or "recall" in note


def read(true: str, text: str, in_order: bool = True) -> Read:
    """``text`` against ``true``; only white space is evened out, everything else must be as printed."""
    lines = [line for line in map(_line, true.splitlines()) if line]
    true, text = _line(true), _line(text)
    words = true.split()
    return Read(
        compared(true, text) if in_order else None,
        compared_anywhere(lines, text),
        len(words),
        _found(words, text.split()),
        _found(bare(true).split(), bare(text).split()),
    )


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _found(true: Sequence[str], seen: Sequence[str]) -> int:
    """How many words of the one are in the other, each used once."""
    return (Counter(true) & Counter(seen)).total()


def text_figures(rows: Sequence[TextRow]) -> dict[str, Row]:
    """By set: characters right of ours and of plain Tesseract, with and without marks; words found."""
    return grouped(rows, lambda row: row.set, _row)


def _row(rows: Sequence[TextRow]) -> Row:
    return {
        "pages": len(rows),
        "characters": sum(row.ours.anywhere.count for row in rows),
        "ours": _share([row.ours for row in rows]),
        "plain": _share([row.plain for row in rows]),
        "cpu_seconds_a_page": round(sum(row.seconds for row in rows) / len(rows), 2),
        "plain_cpu_seconds_a_page": round(sum(row.plain_seconds for row in rows) / len(rows), 2),
        "worse_than_plain": [_name(row) for row in rows if _right(row.ours) < _right(row.plain)],
        "each": {_name(row): {"ours": _share([row.ours]), "plain": _share([row.plain])} for row in rows},
    }


def _name(row: TextRow) -> str:
    return f"{row.name} {row.page}"


def _share(reads: Sequence[Read]) -> Row:
    """Shares of all characters together: a short page weighs little."""
    words = sum(one.words for one in reads)
    return {
        **_characters("right", [one.letters for one in reads if one.letters is not None]),
        **_characters("anywhere", [one.anywhere for one in reads]),
        "words_found": share(sum(one.found for one in reads), words),
        "words_found_bare": share(sum(one.found_bare for one in reads), words),
    }


def _characters(name: str, letters: Sequence[Letters]) -> Row:
    """Shares right, with marks and without (None of nothing)."""
    count = sum(one.count for one in letters)
    if not count:
        return {name: None, f"{name}_bare": None}
    wrong, bare_wrong = sum(one.wrong for one in letters), sum(one.wrong_bare for one in letters)
    return {
        name: max(0.0, round(1 - wrong / count, 4)),
        f"{name}_bare": max(0.0, round(1 - bare_wrong / count, 4)),
    }


def _right(one: Read) -> float:
    """What a page is compared by: its characters, or its words where those cannot be counted."""
    return -one.letters.wrong if one.letters is not None else one.found
