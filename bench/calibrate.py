"""Weighed values with known truth, from papers drawn afresh: what the shipped calibration is fitted on."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bench import run
from bench.score import pair
from pipeline import digitise as way
from pipeline.calibrate import Known
from pipeline.check import check
from pipeline.rules import judge
from pipeline.types import Document
from pipeline.weigh import weighed
from samples.cases import PAPERS, WEARS, make_case
from samples.truth import Truth


def fresh_values(papers: int, seed: int, console: Console, saying: str) -> Iterator[Known]:
    """The values of ``papers`` papers of all documents and wears, drawn from ``seed``, with progress."""
    documents = [name for name in PAPERS if name not in run.DISTRACTORS]
    work = run.tasks(documents, [wear for wear in WEARS if wear != "clean"], papers, seed, 0)[:papers]
    with Progress(console=console) as progress:
        bar = progress.add_task(saying, total=len(work))
        for values in known_values(work, 2):
            progress.advance(bar)
            yield from values


def known_values(work: Sequence[run.Task], processes: int) -> Iterator[tuple[Known, ...]]:
    """The values of each paper of ``work``, as they come."""
    with multiprocessing.get_context("spawn").Pool(processes, run.prepare) as pool:
        yield from pool.imap_unordered(_one, work)


def _one(task: run.Task) -> tuple[Known, ...]:
    tools = run.tools()
    case = make_case(task.document, task.wear, task.seed)
    with tempfile.TemporaryDirectory() as folder:
        found = list(way.digitise(list(run.scans(case, Path(folder))), tools))
    truths = [truth for truth in case.truth if truth.document]
    pairs = pair(truths, found)
    return tuple(
        one
        for truth, document in pairs
        if document is not None
        for one in _known(truth, document, way.kinds_of(document, tools.catalogue))
    )


def _known(truth: Truth, document: Document, kinds: dict[str, str]) -> Iterator[Known]:
    for field, features in weighed(check(document.testimonies, kinds), kinds, judge):
        if features is not None:
            yield Known(features, field.value == truth.fields.get(field.key, ""))
