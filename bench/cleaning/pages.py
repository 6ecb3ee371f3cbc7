"""The raw pages of a case, as the door hands them on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.intake import Limits, open_scan, pages
from pipeline.types import Page
from samples.cases import Case


def raw_pages(case: Case) -> Iterator[Page]:
    """Every page of its files that can be opened; ``file`` is the name the case gave."""
    with tempfile.TemporaryDirectory() as folder:
        for file in case.files:
            place = Path(folder) / file.name
            place.write_bytes(file.content)
            yield from (page for page in pages(open_scan(place), Limits()) if isinstance(page, Page))
