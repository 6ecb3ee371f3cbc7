"""The raw pages of a case, as the door hands them on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.intake import Limits, open_scan, pages
from pipeline.types import Page
from samples.cases import Case

_PATIENT = Limits(seconds=300.0)
"""What is measured here is not how soon a file opens; a busy machine must not end it."""


def raw_pages(case: Case) -> Iterator[Page]:
    """Every page of its files that can be opened; ``file`` is the name the case gave."""
    with tempfile.TemporaryDirectory() as folder:
        for file in case.files:
            place = Path(folder) / file.name
            place.write_bytes(file.content)
            yield from (page for page in pages(open_scan(place), _PATIENT) if isinstance(page, Page))
