"""Papers drawn afresh and read, beside their truth: what the fitted tables are fitted on."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bench import run
from bench.score import pair
from pipeline import digitise as way
from pipeline.types import Testimony
from samples.cases import PAPERS, WEARS, make_case
from samples.pen import faces


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """What the witnesses said of one paper, the kinds of its fields, and what truly stands there."""

    truth: Mapping[str, str]
    testimonies: tuple[Testimony, ...]
    kinds: Mapping[str, str]


def fresh_papers(papers: int, seed: int, console: Console, saying: str) -> Iterator[KnownPaper]:
    """``papers`` papers of all documents and wears, drawn from ``seed``, read by two processes.

    Half of them are drawn in faces the line reader never learnt, where these are installed.
    """
    documents = [name for name in PAPERS if name not in run.DISTRACTORS]
    work = run.tasks(documents, [wear for wear in WEARS if wear != "clean"], papers, seed, 0)[:papers]
    with Progress(console=console) as progress:
        bar = progress.add_task(saying, total=len(work))
        for read in known_papers(work, 2):
            progress.advance(bar)
            yield from read


def known_papers(work: Sequence[run.Task], processes: int) -> Iterator[tuple[KnownPaper, ...]]:
    """The papers of each task of ``work``, as they come; a paper that was not recognised is left out."""
    with multiprocessing.get_context("spawn").Pool(processes, run.prepare) as pool:
        yield from pool.imap_unordered(_one, work)


def _one(task: run.Task) -> tuple[KnownPaper, ...]:
    tools = run.tools()
    faces.draw_held(bool(task.seed % 2) and faces.are_held())
    case = make_case(task.document, task.wear, task.seed)
    with tempfile.TemporaryDirectory() as folder:
        found = list(way.digitise(list(run.scans(case, Path(folder))), tools))
    truths = [truth for truth in case.truth if truth.document]
    return tuple(
        KnownPaper(truth.fields, document.testimonies, way.kinds_of(document, tools.catalogue))
        for truth, document in pair(truths, found)
        if document is not None
    )
