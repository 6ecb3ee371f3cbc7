"""Run the cases: draw, wear, read, score; two processes, each with its own tools."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import peer
from bench.score import CaseScore, FieldScore, fields_of, pair
from pipeline.digitise import Tools, digitise
from pipeline.intake import open_scan, pages
from pipeline.tools import open_tools
from pipeline.types import Page, Scan
from samples.cases import CARDS, Case, make_case
from samples.truth import Truth

DISTRACTORS = ("cong_van", "bien_lai", "trang_trang")


@dataclass(frozen=True, slots=True)
class Task:
    """One case to draw and read, and whether the peer reads it too."""

    document: str
    wear: str
    seed: int
    with_peer: bool


def tasks(documents: Sequence[str], wears: Sequence[str], count: int, seed: int, peers: int) -> list[Task]:
    """``count`` papers over all documents and wears in turn, then one distractor for every ten papers.

    The first ``peers`` papers are read by the peer as well. Seeds are drawn from ``seed``.
    """
    rng = random.Random(seed)
    every = itertools.cycle(itertools.product(documents, wears))
    chosen = [Task(*next(every), rng.randrange(2**31), number < peers) for number in range(count)]
    odd = itertools.cycle(itertools.product(DISTRACTORS, wears))
    return chosen + [Task(*next(odd), rng.randrange(2**31), False) for _ in range(max(count // 10, 1))]


def run(work: Sequence[Task], processes: int) -> Iterator[tuple[CaseScore, CaseScore | None]]:
    """Scores of the product and of the peer (None where it was not asked), as they come."""
    if processes == 1:
        prepare()
        yield from map(_one, work)
        return
    with multiprocessing.get_context("spawn").Pool(processes, prepare) as pool:
        yield from pool.imap_unordered(_one, work)


_tools: list[Tools] = []


def prepare() -> None:
    """Open the tools of this process."""
    _tools[:] = [open_tools()]


def tools() -> Tools:
    """The tools of this process."""
    return _tools[0]


def _one(task: Task) -> tuple[CaseScore, CaseScore | None]:
    tools = _tools[0]
    case = make_case(task.document, task.wear, task.seed)
    with tempfile.TemporaryDirectory() as folder:
        papers = list(scans(case, Path(folder)))
        started = time.perf_counter()
        found = list(digitise(papers, tools))
        seconds = time.perf_counter() - started
        rival = _peer(case, task, papers, tools) if task.with_peer else None
    truths = [truth for truth in case.truth if truth.document]
    pairs = pair(truths, found)
    taken = sum(one.document is not None for one in found) if not truths else 0
    fields = [
        score
        for truth, document in pairs
        for score in fields_of(truth, document, task.wear, _kinds(truth, tools))
    ]
    recognised = sum(document is not None for _, document in pairs)
    count = sum(len(one.pages) for one in found)
    ours = CaseScore(
        case.name, task.document, task.wear, len(truths), recognised, taken, tuple(fields), seconds, count
    )
    return ours, rival


def scans(case: Case, folder: Path) -> Iterator[Scan]:
    """The files of a case, written to ``folder``, as scans."""
    for file in case.files:
        path = folder / file.name
        path.write_bytes(file.content)
        yield open_scan(path)


def _kinds(truth: Truth, tools: Tools) -> dict[str, str]:
    return dict(tools.catalogue.documents[str(truth.document)].kinds)


def _peer(case: Case, task: Task, scans: Sequence[Scan], tools: Tools) -> CaseScore | None:
    truths = [truth for truth in case.truth if truth.document]
    if not truths or (task.document in CARDS and len(truths) > 1):
        return None
    (truth,) = truths
    started = time.perf_counter()
    values: dict[str, str] = {}
    count = 0
    for scan in scans:
        for page in pages(scan, tools.limits):
            if isinstance(page, Page):
                count += 1
                said = peer.read(page.image, str(truth.document), truth.edition, tools.catalogue)
                values |= {key: value for key, value in said.items() if value}
    seconds = time.perf_counter() - started
    kinds = _kinds(truth, tools)
    fields = tuple(
        FieldScore(
            task.document, kinds.get(key, ""), task.wear, key, values.get(key, "") == value, False, "print"
        )
        for key, value in truth.fields.items()
    )
    return CaseScore(case.name, task.document, task.wear, 1, 1, 0, fields, seconds, count)
