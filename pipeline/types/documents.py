"""One paper with its weighed fields, or a file that is none."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.types.fields import Field, FieldState, Testimony
from pipeline.types.pages import PageInfo
from pipeline.types.problems import Problem


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: which template fits (None: none), its pages, its fields and all that was said of them.

    ``faces`` names the faces of the template seen so far ("front", "back", "sheet").
    ``testimonies`` are kept so that a second face, a rule or a better weighing can judge again.
    """

    document: str | None
    edition: str
    faces: tuple[str, ...]
    title: str
    score: float
    reason: str
    pages: tuple[PageInfo, ...]
    testimonies: tuple[Testimony, ...]
    fields: tuple[Field, ...]
    text: str
    seconds: float

    def field(self, key: str) -> Field | None:
        """The field of this key, or None when the paper has none."""
        return next((one for one in self.fields if one.key == key), None)

    @property
    def needs_review(self) -> bool:
        """Whether a person must look: no template fits, or a field is in review."""
        return self.document is None or any(one.state is FieldState.REVIEW for one in self.fields)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file of the input that could not be read at all."""

    file: str
    problem: Problem
