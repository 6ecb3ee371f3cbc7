"""What a paper says, in the contract's form, and the drawn paper itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import Image


@dataclass(frozen=True, slots=True)
class Truth:
    """One document as a perfect reader would answer it.

    ``document`` is an id of the catalogue or None (a paper of no template); ``edition`` tells forms of one
    document apart ("2021", "2024", "2017", "2025"; "" where there is one). ``fields``: contract keys; ""
    means
    the paper has the place but nothing is written there; a key of another edition is absent.
    """

    document: str | None
    edition: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One drawn side of a paper: ``name`` front, back or sheet; ``image`` RGB at ``dpi``; ``written`` where
    its values stand (left, top, right, bottom in pixels)."""

    name: str
    image: Image.Image
    dpi: int
    written: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A drawn paper and what it says."""

    truth: Truth
    faces: tuple[Face, ...]
