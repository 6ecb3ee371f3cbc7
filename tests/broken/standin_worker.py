"""A real worker with a stand-in reader: what a file says is what happens while it is read.

Lines of the file: ``page`` (read at once), ``slow`` (a page of half a second), ``hang`` (native code that
never returns), ``crash`` (native code that dies), ``boom`` (a mistake of ours whose message holds what was
read), ``locked`` (cannot be read), ``busy`` (the first time, the disk is not ready). Everything else is the
real thing: RQ, forks, leases, store. Each page read is noted in ``reads.txt`` of the data folder.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np

import worker
from pipeline.digitise import PageOutcome
from pipeline.errors import Busy, Unreadable
from pipeline.intake import Limits
from pipeline.store import Lane
from pipeline.types import (
    CleanPage,
    Document,
    Dossier,
    FileProblem,
    PageInfo,
    ProblemCode,
    Scan,
)

SECRET = "NGUYỄN THỊ BÍ MẬT"
"""A field value: it may be in the database and nowhere else."""


def open_scan(path: Path, name: str, _limits: Limits) -> Scan:
    """Any file is a scan."""
    return Scan(name, name, "text/plain", path, path.stat().st_size)


def read_pages(scan: Scan, _tools: object) -> Iterator[PageOutcome]:
    """One page a line."""
    for number, line in enumerate(scan.path.read_text().split()):
        note(scan, number)
        act(line)
        info = PageInfo(scan.name, number + 1, 10, 10, 0, 0.0, index=number)
        yield PageOutcome(Document(None, "", (), "", 0.0, "", (info,), (), (), SECRET, 0.0), picture(scan))


def note(scan: Scan, number: int) -> None:
    """Remember that this page was begun."""
    with (Path(os.environ["KHONGVIET_DATA"]) / "reads.txt").open("a") as reads:
        reads.write(f"{scan.id} {number}\n")


def act(line: str) -> None:
    """Do what the line says."""
    if line == "slow":
        time.sleep(0.5)
    elif line == "hang":
        # A library that holds the interpreter and never returns.
        ctypes.PyDLL(None).sleep(600)
    elif line == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif line == "boom":
        raise ValueError(SECRET)
    elif line == "locked":
        raise Unreadable(ProblemCode.ENCRYPTED, "Tệp có mật khẩu.")
    elif line == "busy":
        flag = Path(os.environ["KHONGVIET_DATA"]) / "was_busy"
        if not flag.exists():
            flag.touch()
            raise Busy("the disk is full")


def picture(scan: Scan) -> CleanPage:
    """A small grey page."""
    grey = np.full((10, 10, 3), 200, np.uint8)
    return CleanPage(scan.name, 1, grey, grey[:, :, 0], 300, np.eye(3), 0, 0.0, 1.0)


def weigh(
    papers: Sequence[Document],
    _procedure: object,
    _facts: object,
    _today: object,
    problems: Sequence[FileProblem],
) -> Dossier:
    """All papers, nothing filled in."""
    return Dossier("1.001193", "form", (), (), (), tuple(papers), tuple(problems))


def main() -> None:
    """A worker like any other."""
    worker.open_tools = lambda *_, **__: SimpleNamespace(limits=Limits(), catalogue=None)
    worker.load_procedures = lambda _: {"1.001193": None}
    worker.open_scan = open_scan
    worker.read_pages = read_pages
    worker.join = lambda documents, *_, **__: documents
    worker.weigh_together = weigh
    worker.main([Lane(name) for name in sys.argv[1].split(",")])


if __name__ == "__main__":
    main()
