"""How far we are, on stderr: a bar for a terminal, one plain line a file for everything else."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from console.files import File
from console.words import Words


class Shown:
    """Progress over ``count`` files; a ``console.reading.Watch``."""

    def __init__(self, words: Words, count: int) -> None:
        self.words = words
        self.count = count
        self.done = 0
        self.pages = 0
        self.bar = _bar() if sys.stderr.isatty() else None
        self.task = self.bar.add_task(words("opening"), total=count) if self.bar is not None else None

    def __enter__(self) -> Self:
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def begin(self, file: File) -> None:
        """A file is opened."""
        self.pages = 0
        self._tell(f"{self.words('reading')} {file.name}")

    def page(self) -> None:
        """One more page, or card, was read."""
        self.pages += 1

    def end(self, file: File, seconds: float, papers: int, refused: bool) -> None:
        """The file is done."""
        self.done += 1
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=self.done)
            return
        key = "one_refused" if refused else "one_read"
        took = self.words.number(seconds)
        line = self.words(key, at=self.done, all=self.count, file=file.name, count=papers, seconds=took)
        print(line, file=sys.stderr, flush=True)

    def _tell(self, text: str) -> None:
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, description=text)


def _bar() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
