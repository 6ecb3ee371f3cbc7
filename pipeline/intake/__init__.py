"""The door for files: what is this file, may it come in, and its pages one at a time.

Importing this package is cheap on purpose (the bounded child imports it); the work is in ``scan``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.intake.limits import Limits

if TYPE_CHECKING:
    from pipeline.types import DamagedPage, Page, Scan

__all__ = ["Limits", "open_scan", "pages"]


def open_scan(path: Path, name: str | None = None, limits: Limits | None = None) -> Scan:
    """Look at a file without decoding it; see ``pipeline.intake.scan.open_scan``. Raises ``Unreadable``."""
    from pipeline.intake import scan  # noqa: PLC0415

    return scan.open_scan(path, name, limits or Limits())


def pages(scan: Scan, limits: Limits | None = None) -> Iterator[Page | DamagedPage]:
    """The pages of a scan, one at a time; see ``pipeline.intake.scan.pages``. Raises ``Unreadable``."""
    from pipeline.intake import scan as scans  # noqa: PLC0415

    return scans.pages(scan, limits or Limits())
