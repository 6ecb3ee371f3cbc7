"""Propose a template from a scanned or born-digital form, blank or filled: title, labels, kinds guessed.

What is proposed is a beginning for a person to go over: every label is marked ``v: single`` (seen on this one
paper), and what could not be told is written as kind ``text``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.labels.rows import rows
from pipeline.template.model import Catalogue
from pipeline.template.propose.guess import Guess, guesses
from pipeline.template.propose.printed import ends_of, labels_of, title_of
from pipeline.types import ReadPage


def propose(read: ReadPage, name: str, catalogue: Catalogue) -> str:
    """The YAML of a template for the paper on ``read``, to be called ``name`` (letters without marks)."""
    page_rows = rows(read.reading)
    title, ends = title_of(page_rows), ends_of(page_rows)
    shown = (title or name.replace("_", " ")).capitalize()
    fields = "\n".join(_line(one) for one in guesses(labels_of(page_rows), catalogue)) or "          []"
    return f"""# {shown}. Đề xuất từ một tờ giấy: hãy xem lại từng dòng (docs/add-a-paper.md).
document: {name}
title: {shown}
editions:
  - edition: "1"
    faces:
      - face: sheet
        size: {_size(read)}
        titles: {_list((title,) if title else ())}
        ends: {_list(ends)}
        fields:
{fields}
"""


def _size(read: ReadPage) -> str:
    longest = max(read.page.width, read.page.height) / max(read.page.dpi, 1)
    return "ID-1" if longest < 4.5 else "A5" if longest < 9.5 else "A4"


def _line(guess: Guess) -> str:
    beside = ", same_line: có" if guess.same_line else ""
    if not guess.key:
        return f"          - {{heading: {_quoted(guess.label)}{beside}, v: single}}"
    told = f"key: {guess.key}, kind: {guess.kind}, label: {_quoted(guess.label)}{beside}, v: single"
    return f"          - {{{told}}}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(_quoted(one) for one in texts)}]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
