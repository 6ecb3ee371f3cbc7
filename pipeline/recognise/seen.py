"""The page as the judge of papers sees it, and what tells how much a find on it proves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.card_codes import days_of_issue, kinds_of_codes
from pipeline.labels.find import Spot, find
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, rows
from pipeline.labels.wrapped import unwrapped
from pipeline.recognise.stacks import stacks_of
from pipeline.template.model import BILINGUAL, Catalogue, Face
from pipeline.types import ReadPage

_STROKE = "/"
SURE = 0.5
"""Confidence from which a word beside a title, or in it, is one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The page as the judge sees it."""

    rows: tuple[Row, ...]
    spots: Mapping[str, tuple[Spot, ...]]
    by_row: Mapping[int, tuple[Spot, ...]]
    stacks: tuple[Row, ...]
    """Lines of capitals that stand below each other, as one row each: titles may fill two lines or three."""
    stacked: Mapping[str, tuple[Spot, ...]]
    """Where the titles stand in ``stacks``."""
    codes: frozenset[str]
    card_shaped: bool
    numbered: bool
    """Whether a personal number stands somewhere: twelve digits."""
    papers: Mapping[str, int]
    """How many papers of the catalogue print a label (by its key): what all print tells little."""
    dated: frozenset[tuple[str, str]] | None
    """Editions in issue on the day a code on the page tells (None: no code does)."""


def seen_on(read: ReadPage, catalogue: Catalogue) -> Seen:
    """All printed texts of the catalogue that stand on the page, and its codes."""
    wanted = tuple(dict.fromkeys(text for face in catalogue.faces for text in (*printed(face), *face.refuse)))
    page_rows = unwrapped(rows(read.reading), wanted)
    spots = find(page_rows, wanted)
    stacks = stacks_of(page_rows)
    return Seen(
        page_rows,
        spots,
        _by_row(spots),
        stacks,
        find(stacks, (title for face in catalogue.faces for title in face.titles)),
        kinds_of_codes(read),
        _card_shaped(read),
        _numbered(page_rows),
        _papers(catalogue),
        _dated(read, catalogue),
    )


def printed(face: Face) -> tuple[str, ...]:
    """Every text of a face that is looked for: titles, marks, labels with their variants."""
    labels = (label for rule in face.fields for label in rule.labels)
    return (*face.titles, *face.marks, *labels)


def stands_alone(row: Row, spot: Spot) -> bool:
    """Whether ``spot`` holds most letters, doubtful ones aside, between the wide gaps around it."""
    left, right = spot.first, spot.last
    while left > 0 and row.tokens[left].box.left - row.tokens[left - 1].box.right < 2 * row.box.height:
        left -= 1
    while (
        right + 1 < len(row.tokens)
        and row.tokens[right + 1].box.left - row.tokens[right].box.right < 2 * row.box.height
    ):
        right += 1
    beside = (*row.tokens[left : spot.first], *row.tokens[spot.last + 1 : right + 1])
    around_it = sum(len(token.key) for token in beside if token.confidence >= SURE)
    own = sum(len(token.key) for token in row.tokens[spot.first : spot.last + 1])
    return own >= 4 * around_it


def outdone(spot: Spot, seen: Seen) -> bool:
    """Whether another text of the catalogue fits the place better."""
    rivals = (one for one in seen.by_row[spot.row] if one.covers(spot) and one.score > spot.score + 0.04)
    return any(base(one.form) != base(spot.form) for one in rivals)


def in_two_languages(spot: Spot, seen: Seen) -> bool:
    """Whether a stroke and another language follow a text of one ("Họ và tên / Full name")."""
    behind = seen.rows[spot.row].tokens[spot.last + 1 : spot.last + 2]
    return BILINGUAL not in spot.text and any(token.text.startswith(_STROKE) for token in behind)


def _by_row(spots: Mapping[str, tuple[Spot, ...]]) -> Mapping[int, tuple[Spot, ...]]:
    gathered: dict[int, list[Spot]] = {}
    for found in spots.values():
        for spot in found:
            gathered.setdefault(spot.row, []).append(spot)
    return {row: tuple(found) for row, found in gathered.items()}


def _papers(catalogue: Catalogue) -> Mapping[str, int]:
    return Counter(
        key
        for template in catalogue.documents.values()
        for key in {
            base(rule.labels[0])
            for edition in template.editions
            for face in edition.faces
            for rule in face.fields
            if rule.labels
        }
    )


def _dated(read: ReadPage, catalogue: Catalogue) -> frozenset[tuple[str, str]] | None:
    """The editions (document, edition) in issue on a day of issue that codes tell; None when none tells."""
    days = days_of_issue(read)
    if not days:
        return None
    return frozenset(
        (template.document, edition.edition)
        for template in catalogue.documents.values()
        for edition in template.editions
        if any(edition.start <= day <= (edition.end or day) for day in days)
    )


def _card_shaped(read: ReadPage) -> bool:
    """Whether the page has the shape of a card (85.6 × 54 mm) and not that of a sheet lying (297 × 210)."""
    return 1.48 < read.page.width / max(read.page.height, 1) < 1.75


def _numbered(page_rows: Sequence[Row]) -> bool:
    return any(re.fullmatch(r"\d{12}", token.text) for row in page_rows for token in row.tokens)
