"""Read files whatever happens to any of them: papers and problems in the order of the input."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from console.files import File
from pipeline.digitise import Tools, join, read_pages
from pipeline.errors import Unreadable
from pipeline.intake import open_scan
from pipeline.types import Document, FileProblem, Problem, ProblemCode

INTERNAL = "Lỗi của phần mềm khi đọc tệp này; các tệp khác không bị ảnh hưởng."


class Watch(Protocol):
    """Whoever shows how far we are."""

    def begin(self, file: File) -> None:
        """A file is opened."""

    def page(self) -> None:
        """One more page, or card, was read."""

    def end(self, file: File, seconds: float, papers: int, refused: bool) -> None:
        """The file is done."""


def read_files(
    files: Sequence[File],
    tools: Tools,
    watch: Watch,
    window: int | None,
    fault: Callable[[BaseException], None],
) -> Iterator[Document | FileProblem]:
    """Every paper, and every file that could not be read, in the order of the input, as soon as each is
    ready.

    ``window``: see ``pipeline.assemble``. ``fault`` is told of errors nobody foresaw; the file's answer is
    then the code "internal", and the next file is read all the same.
    """
    order = {file.name: at for at, file in reversed(list(enumerate(files)))}
    refused: deque[FileProblem] = deque()
    singles = _singles(files, tools, watch, refused, fault)
    for document in join(singles, tools.catalogue, window):
        at = order[document.pages[0].file]
        while refused and order[refused[0].file] < at:
            yield refused.popleft()
        yield document
    yield from refused


def _singles(
    files: Sequence[File],
    tools: Tools,
    watch: Watch,
    refused: deque[FileProblem],
    fault: Callable[[BaseException], None],
) -> Iterator[Document]:
    for file in files:
        watch.begin(file)
        started, papers, problem = time.perf_counter(), 0, None
        try:
            scan = open_scan(file.path, file.name, tools.limits)
            for outcome in read_pages(scan, tools):
                papers += 1
                watch.page()
                yield outcome.document
        except Unreadable as no:
            problem = Problem(no.code, no.message)
        except Exception as error:  # noqa: BLE001 - one file must never cost the others
            fault(error)
            problem = Problem(ProblemCode.INTERNAL, INTERNAL)
        if problem is not None:
            refused.append(FileProblem(file.name, problem))
        watch.end(file, time.perf_counter() - started, papers, problem is not None)
