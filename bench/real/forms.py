"""Blank forms must give no values; a handwritten line must never be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.figures import Row, grouped
from bench.real.folder import Item, outcomes, raw_pages
from pipeline.digitise import Tools
from pipeline.types import FieldState, ProblemCode


@dataclass(frozen=True, slots=True)
class FormRow:
    """One file: the papers it was taken for, its values, those accepted, and whether writing by hand was
    said.
    """

    set: str
    name: str
    taken: tuple[str, ...]
    values: tuple[str, ...]
    accepted: int
    said_handwritten: bool


def is_form(item: Item) -> bool:
    """Whether it is a blank form or handwriting."""
    return bool(item.expected.get("blank_form")) or item.set == "handwriting"


def form_row(item: Item, tools: Tools) -> FormRow:
    """What the product makes of the whole file; ``values`` are the keys of the fields that hold one."""
    documents = [one.document for page in raw_pages(item, tools) for one in outcomes(page, tools)]
    fields = [field for document in documents for field in document.fields]
    problems = [problem for field in fields for problem in field.problems]
    problems += [problem for document in documents for page in document.pages for problem in page.problems]
    return FormRow(
        item.set,
        item.name,
        tuple(document.document for document in documents if document.document),
        tuple(field.key for field in fields if field.value),
        sum(field.state is FieldState.ACCEPTED for field in fields),
        any(problem.code is ProblemCode.HANDWRITTEN for problem in problems),
    )


def form_figures(rows: Sequence[FormRow]) -> dict[str, Row]:
    """By set: files, files taken for a paper of the catalogue, values, accepted values."""
    return grouped(rows, lambda row: row.set, _row)


def _row(rows: Sequence[FormRow]) -> Row:
    return {
        "files": len(rows),
        "taken": sum(bool(row.taken) for row in rows),
        "values": sum(len(row.values) for row in rows),
        "accepted": sum(row.accepted for row in rows),
        "said_handwritten": sum(row.said_handwritten for row in rows),
        "not_empty": {row.name: [*row.taken, *row.values] for row in rows if row.taken or row.values},
    }
