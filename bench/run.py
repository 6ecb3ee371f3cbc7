"""Run the cases: draw, wear, read, score; two processes, each with its own tools."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench import peer
from bench.readers import Remembering, readers_of
from bench.score import CaseScore, FieldScore, fields_of, pair
from ocr.line_reader import LineReader
from pipeline.digitise import Tools, digitise
from pipeline.intake import open_scan, pages
from pipeline.tools import open_tools
from pipeline.types import Document, Page, Scan
from samples.cases import CARDS, Case, make_case
from samples.pen import faces
from samples.truth import Truth

DISTRACTORS = ("cong_van", "bien_lai", "trang_trang")


@dataclass(frozen=True, slots=True)
class Task:
    """One case to draw and read, and whether the peers read it too."""

    document: str
    wear: str
    seed: int
    with_peers: bool


def tasks(documents: Sequence[str], wears: Sequence[str], count: int, seed: int, peers: int) -> list[Task]:
    """``count`` papers over all documents and wears in turn, then one distractor for every ten papers.

    The first ``peers`` papers are read by the peers as well. Seeds are drawn from ``seed``.
    """
    rng = random.Random(seed)
    every = itertools.cycle(itertools.product(documents, wears))
    chosen = [Task(*next(every), rng.randrange(2**31), number < peers) for number in range(count)]
    odd = itertools.cycle(itertools.product(DISTRACTORS, wears))
    return chosen + [Task(*next(odd), rng.randrange(2**31), False) for _ in range(max(count // 10, 1))]


def run(
    work: Sequence[Task], processes: int, weights: Path | None = None, *, held: bool = False
) -> Iterator[tuple[CaseScore, Mapping[str, CaseScore]]]:
    """Scores of the product and of each peer (none where they were not asked), as they come.

    ``weights``: the folder of another line reader than the one that ships. ``held``: all papers are drawn in
    faces that the line reader was never trained on.
    """
    if processes == 1:
        prepare(weights, held=held)
        yield from map(_one, work)
        return
    with multiprocessing.get_context("spawn").Pool(processes, partial(prepare, weights, held=held)) as pool:
        yield from pool.imap_unordered(_one, work)


_tools: list[Tools] = []


def prepare(weights: Path | None = None, *, held: bool = False) -> None:
    """Open the tools of this process, and choose its faces (see ``run``)."""
    if held:
        faces.draw_held()
    tools = open_tools()
    _tools[:] = [tools if weights is None else replace(tools, line_reader=LineReader(weights))]


def tools() -> Tools:
    """The tools of this process."""
    return _tools[0]


def _one(task: Task) -> tuple[CaseScore, Mapping[str, CaseScore]]:
    tools = replace(_tools[0], reader=Remembering(_tools[0].reader))
    case = make_case(task.document, task.wear, task.seed)
    with tempfile.TemporaryDirectory() as folder:
        papers = list(scans(case, Path(folder)))
        started = spent()
        found = list(digitise(papers, tools))
        seconds = spent() - started
        alone = list(digitise(papers, replace(tools, line_reader=None)))
        rivals = _peers(case, task, papers, tools) if task.with_peers else {}
    return _ours(case, task, found, alone, seconds, tools), rivals


def _ours(
    case: Case, task: Task, found: Sequence[Document], alone: Sequence[Document], seconds: float, tools: Tools
) -> CaseScore:
    truths = [truth for truth in case.truth if truth.document]
    pairs = pair(truths, found)
    kinds = [_kinds(truth, tools) for truth in truths]
    return CaseScore(
        name=case.name,
        document=task.document,
        wear=task.wear,
        papers=len(truths),
        recognised=sum(document is not None for _, document in pairs),
        taken=sum(one.document is not None for one in found) if not truths else 0,
        fields=tuple(
            score
            for (truth, document), own in zip(pairs, kinds, strict=True)
            for score in fields_of(truth, document, task.wear, own)
        ),
        seconds=seconds,
        pages=sum(len(one.pages) for one in found),
        readers=tuple(
            score
            for (truth, document), (_, by_one), own in zip(pairs, pair(truths, alone), kinds, strict=True)
            if document is not None
            for score in readers_of(truth, document, by_one, task.wear, own)
        ),
    )


def spent() -> float:
    """Processor seconds of this process and of the commands it ran: a busy machine does not blur them."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def scans(case: Case, folder: Path) -> Iterator[Scan]:
    """The files of a case, written to ``folder``, as scans."""
    for file in case.files:
        path = folder / file.name
        path.write_bytes(file.content)
        yield open_scan(path)


def _kinds(truth: Truth, tools: Tools) -> dict[str, str]:
    return dict(tools.catalogue.documents[str(truth.document)].kinds)


def _peers(case: Case, task: Task, scans: Sequence[Scan], tools: Tools) -> Mapping[str, CaseScore]:
    """Each peer of this machine on the same papers; none for what they cannot be told apart on."""
    truths = [truth for truth in case.truth if truth.document]
    if not truths or (task.document in CARDS and len(truths) > 1):
        return {}
    every = [page for scan in scans for page in pages(scan, tools.limits) if isinstance(page, Page)]
    return {name: _peer(reads, case, task, truths[0], every, tools) for name, reads in peer.present().items()}


def _peer(
    reads: peer.Reads, case: Case, task: Task, truth: Truth, every: Sequence[Page], tools: Tools
) -> CaseScore:
    started = spent()
    values: dict[str, str] = {}
    for page in every:
        text = reads(page.image, page.dpi)
        said = peer.values_in(text, str(truth.document), truth.edition, tools.catalogue)
        values |= {key: value for key, value in said.items() if value}
    seconds = spent() - started
    kinds = _kinds(truth, tools)
    fields = tuple(
        FieldScore(
            task.document, kinds.get(key, ""), task.wear, key, values.get(key, "") == value, False, "print"
        )
        for key, value in truth.fields.items()
    )
    return CaseScore(case.name, task.document, task.wear, 1, 1, 0, fields, seconds, len(every))
