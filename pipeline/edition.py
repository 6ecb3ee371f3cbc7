"""EDGE the version of the reading pipeline: a digest of its code and its templates.

A scan that was read by one version is not read again by the same; after any change of code or template it is.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import ocr
import pipeline


@cache
def reading_version(templates: Path) -> str:
    """Sixteen hex digits, the same wherever code and ``templates`` (the whole folder) are the same."""
    digest = hashlib.sha256()
    rooms = (
        Path(ocr.__path__[0]),
        Path(pipeline.__path__[0]),
        templates / "documents",
        templates / "reference",
    )
    for room in rooms:
        for path in sorted(
            p for p in room.rglob("*") if p.suffix in (".py", ".yaml", ".json", ".csv", ".txt")
        ):
            digest.update(path.relative_to(room).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
