"""What can be wrong, said with a stable code and a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Contract codes of files that cannot be read, then codes of pages, fields, entries and components."""

    EMPTY = "empty"
    NOT_AN_IMAGE = "not_an_image"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    INTERNAL = "internal"

    BLURRED = "blurred"
    TOO_DARK = "too_dark"
    CUT_OFF = "cut_off"
    TOO_SMALL = "too_small"
    BLANK = "blank"

    NOT_UNDERSTOOD = "not_understood"
    WITNESSES_DISAGREE = "witnesses_disagree"
    HANDWRITTEN = "handwritten"
    RULE_BROKEN = "rule_broken"
    SINGLE_WITNESS = "single_witness"
    NOT_FOUND = "not_found"

    ASK = "ask"
    UNSURE = "unsure"
    DERIVED = "derived"
    SOURCES_DISAGREE = "sources_disagree"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know: a stable code and one Vietnamese sentence without any field value."""

    code: ProblemCode
    message: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a template: file, line (1-based), where in the data, and what to write instead."""

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.message}"
