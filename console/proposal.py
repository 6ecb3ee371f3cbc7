"""``khongviet templates new``: the first page of a paper, blank or filled, becomes a template to go over."""

from __future__ import annotations

import re

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
