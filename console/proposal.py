"""``khongviet templates new``: the first page of a paper, blank or filled, becomes a template to go over."""

from __future__ import annotations

import re
from pathlib import Path

from console.ending import Unfit, Usage
from console.files import File
from console.words import Words
from pipeline.clean import clean
from pipeline.digitise import Tools
from pipeline.errors import Unreadable
from pipeline.intake import open_scan, pages
from pipeline.read import read_page
from pipeline.template.propose import propose
from pipeline.types import Page


def may_write(out: Path | None, words: Words) -> None:
    """Raises ``Usage`` where ``out`` already holds something, or is no file: nobody's work is written over.

    An empty file is no work: a shell makes one before the command runs (``… > FILE``).
    """
    if out is not None and out.exists() and (not out.is_file() or out.stat().st_size):
        raise Usage(words("new_there", path=str(out)))


def keep(text: str, out: Path, words: Words) -> str:
    """Write ``text`` to ``out``; what is told of it. Raises ``Usage`` where nothing can be written."""
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        raise Usage(words("new_not_written", path=str(out))) from None
    return words("new_written", path=str(out)) + "\n"


def proposal(file: File, name: str, tools: Tools, words: Words) -> str:
    """The YAML proposed for the paper in ``file``.

    Raises ``Usage`` for a name no template may have, ``Unfit`` when nothing can be read.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Usage(words("bad_name", name=name))
    try:
        for page in pages(open_scan(file.path, file.name, tools.limits), tools.limits):
            if isinstance(page, Page):
                for face in clean(page, tools.turn_votes):
                    read = read_page(page, face, tools.reader)
                    if read.reading.lines:
                        return propose(read, name, tools.catalogue)
    except Unreadable as no:
        raise Unfit(no.message) from None
    raise Unfit(words("nothing_proposed"))
