"""Draw dossiers, read their papers, fill their forms, and hold these against a reading without fault."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench import run as papers_run
from bench.dossiers.truth import Score, compare, documents_of
from pipeline.digitise import Tools, digitise
from pipeline.intake import open_scan
from pipeline.prefill import prefill
from pipeline.procedure import Procedure, load_procedures, papers_of
from pipeline.template import default_folder, load
from pipeline.types import ComponentStatus, Dossier
from samples.dossiers import COMPONENTS, PROCEDURES, DossierCase, make_dossier
from samples.people.person import TODAY

MOST_FREQUENT = PROCEDURES[:5]
"""Birth, marriage, death, extract copy, single status."""
_LEFT_OUT, _PLANTED = 0.35, 0.5
"""Shares of the dossiers that lack a paper, and in which two papers disagree."""


@dataclass(frozen=True, slots=True)
class Task:
    """One dossier to draw: its procedure, its seed, whether papers disagree, the parts left out."""

    procedure: str
    seed: int
    plant: bool
    leave_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dossier; components by title, only those that are required."""

    procedure: str
    score: Score
    lacking: frozenset[str]
    called_missing: frozenset[str]
    files: int
    seconds: float


def tasks(count: int, seed: int, procedures: Sequence[str] = MOST_FREQUENT) -> list[Task]:
    """``count`` dossiers over the procedures in turn; half with a conflict, a third with a paper left out."""
    rng = random.Random(seed)
    made = []
    for code in itertools.islice(itertools.cycle(procedures), count):
        parts = COMPONENTS[code]
        gone = (rng.choice(parts),) if parts and rng.random() < _LEFT_OUT else ()
        made.append(Task(code, rng.randrange(2**31), rng.random() < _PLANTED, gone))
    return made


def run(work: Sequence[Task], processes: int) -> Iterator[Outcome]:
    """The outcomes as they come; each process opens its own tools."""
    with multiprocessing.get_context("spawn").Pool(processes, papers_run.prepare) as pool:
        yield from pool.imap_unordered(_one, work)


def _one(task: Task) -> Outcome:
    tools = papers_run.tools()
    case = make_dossier(task.procedure, task.seed, "mixed", task.plant, task.leave_out)
    started = papers_run.spent()
    dossier = read(case, tools)
    seconds = papers_run.spent() - started
    return outcome(case, dossier, tools, seconds)


def read(case: DossierCase, tools: Tools) -> Dossier:
    """The dossier as its scans are read and weighed."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / file.name for file in case.files]
        for path, file in zip(paths, case.files, strict=True):
            path.write_bytes(file.content)
        papers = tuple(digitise((open_scan(path) for path in paths), tools, window=None))
    return prefill(papers, _procedures()[case.procedure], {}, TODAY)


def outcome(case: DossierCase, dossier: Dossier, tools: Tools, seconds: float) -> Outcome:
    """The dossier beside the one that a reading without fault makes of the same papers."""
    procedure = _procedures()[case.procedure]
    perfect = prefill(documents_of(case.truth, tools.catalogue), procedure, {}, TODAY)
    return Outcome(
        procedure=case.procedure,
        score=compare(dossier, procedure, case.entries, case.conflicts),
        lacking=_missing(perfect),
        called_missing=_missing(dossier),
        files=len(case.files),
        seconds=seconds,
    )


@cache
def _procedures() -> Mapping[str, Procedure]:
    return load_procedures(default_folder().parent / "procedures", papers_of(load(default_folder())))


def _missing(dossier: Dossier) -> frozenset[str]:
    absent = (ComponentStatus.MISSING,)
    return frozenset(one.title for one in dossier.components if one.required and one.status in absent)
