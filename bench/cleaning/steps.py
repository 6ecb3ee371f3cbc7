"""What each step costs and what it brings: the same papers read with all steps and without one of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from bench.cleaning.pages import raw_pages
from bench.score import fields_of, pair
from ocr.orientation import turn_votes
from pipeline.assemble import WINDOW
from pipeline.clean import Steps, clean
from pipeline.digitise import Tools, join, read_face
from pipeline.types import CleanPage, Page
from samples.cases import Case

EVERY = Steps()
NAMES = tuple(field.name for field in fields(Steps))
_TIMES = 2
"""Each page is cleaned this often and the quicker time taken: others work on the machine too."""

Cleaned = list[tuple[Page, CleanPage]]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step on one paper: milliseconds a page it takes, fields, how many right with it and without it.

    ``touched``: whether leaving it out changed the clean pages at all.
    """

    step: str
    wear: str
    milliseconds: float
    fields: int
    right: int
    right_without: int
    touched: bool


def step_rows(case: Case, tools: Tools) -> Iterator[StepRow]:
    """A row for every step; a paper that looks the same without a step is not read again."""
    papers = list(raw_pages(case))
    cleaned, seconds = _clean(papers, EVERY)
    asked, right = right_of(case, cleaned, tools)
    for step in NAMES:
        without, less = _clean(papers, replace(EVERY, **{step: False}))
        touched = not _same(cleaned, without)
        _, still = right_of(case, without, tools) if touched else (asked, right)
        spent = (seconds - less) / max(1, len(papers)) * 1000
        yield StepRow(step, case.wear, spent, asked, right, still, touched)


def _clean(papers: Sequence[Page], steps: Steps) -> tuple[Cleaned, float]:
    best, done = float("inf"), Cleaned()
    for _ in range(_TIMES):
        start = time.process_time()
        done = [(page, face) for page in papers for face in clean(page, turn_votes, steps)]
        best = min(best, time.process_time() - start)
    return done, best


def _same(one: Cleaned, other: Cleaned) -> bool:
    return len(one) == len(other) and all(
        np.array_equal(a.ink, b.ink) and np.array_equal(a.image, b.image)
        for (_, a), (_, b) in zip(one, other, strict=True)
    )


def right_of(case: Case, cleaned: Cleaned, tools: Tools) -> tuple[int, int]:
    """How many fields the papers of the case have, and how many are read right."""
    single = (read_face(page, face, tools).document for page, face in cleaned)
    found = list(join(single, tools.catalogue, WINDOW))
    truths = [truth for truth in case.truth if truth.document]
    scores = [
        score
        for truth, document in pair(truths, found)
        for score in fields_of(
            truth, document, case.wear, dict(tools.catalogue.documents[str(truth.document)].kinds)
        )
    ]
    return len(scores), sum(score.right for score in scores)
