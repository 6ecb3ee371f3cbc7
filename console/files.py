"""Which files a command line means: folders are walked in the order people count (page 2 before page 10)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.intake.sniff import HEAD, media_type

_CLUTTER = {"thumbs.db", "desktop.ini"}
_BESIDE_SCANS = {".csv", ".json", ".md", ".xml", ".yaml", ".yml"}
"""Notes that lie among scans, our own truth and metadata too. Named on the command line they are read."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; ``name`` is what answers call it: its own name, with folders only where needed."""

    path: Path
    name: str


class NoSuchPath(ValueError):
    """A path on the command line leads nowhere."""


def find(paths: Iterable[Path]) -> tuple[File, ...]:
    """The files of these files and folders, in order. Raises ``NoSuchPath``."""
    found: list[File] = []
    for path in paths:
        if path.is_dir():
            inside = sorted((one for one in path.rglob("*") if _counts(one, path)), key=natural)
            found += [File(one, one.relative_to(path).as_posix()) for one in inside]
        elif path.exists():
            found.append(File(path, path.name))
        else:
            raise NoSuchPath(str(path))
    seen = Counter(file.name for file in found)
    return tuple(file if seen[file.name] == 1 else File(file.path, file.path.as_posix()) for file in found)


def natural(path: Path) -> tuple[tuple[tuple[bool, int, str], ...], ...]:
    """A key that puts "trang 2" before "trang 10" and a folder's files before its folders' files."""
    return tuple(
        tuple(
            (not piece.isdigit(), int(piece) if piece.isdigit() else 0, piece.casefold()) for piece in pieces
        )
        for pieces in (re.findall(r"\d+|\D+", part) for part in path.parts)
    )


def _counts(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    clutter = path.name.casefold() in _CLUTTER or (
        path.suffix.casefold() in _BESIDE_SCANS and not _is_scan(path)
    )
    return path.is_file() and not hidden and not clutter


def _is_scan(path: Path) -> bool:
    """Whether the bytes say picture or PDF, whatever the name says."""
    with path.open("rb") as file:
        return media_type(file.read(HEAD)) is not None
