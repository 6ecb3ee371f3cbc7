"""Three ends of a piece of work: bad input (a person looks), busy (try again), our mistake (crash and tell).

PipelineError
├── Unreadable       this file or page cannot be read; carries a contract code and a Vietnamese sentence
├── Busy             something outside is not ready: try again later
└── BrokenTemplate   the templates hold mistakes; all of them are told at once
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.types import Mistake, ProblemCode


class PipelineError(Exception):
    """Anything the pipeline says no to."""


class Unreadable(PipelineError):
    """A file or page that cannot be read. ``message`` is Vietnamese, for people, and holds no field value."""

    def __init__(self, code: ProblemCode, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[Unreadable], tuple[ProblemCode, str]]:
        """Whole again in another process: what exceptions are rebuilt from by themselves is their text."""
        return type(self), (self.code, self.message)


class Busy(PipelineError):
    """Something outside (disk, database, queue) is not ready; the same work may succeed later."""


class BrokenTemplate(PipelineError):
    """The templates hold mistakes. ``mistakes`` lists every one with its place."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)
