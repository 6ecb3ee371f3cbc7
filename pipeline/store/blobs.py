"""Bytes by content: written once, never overwritten, gone only on purge.

``Blobs`` is the seam: today a folder (local or a shared mount); an object store would be a second class here.
Keys look like ``scans/<sha256>``. API and worker may run on different machines, so nobody keeps a path.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from pipeline.errors import Busy
from pipeline.store.records import NotOnTheShelf

_CHUNK = 1 << 20

_HALF_WRITTEN_SECONDS = 24 * 3600
"""What lies half written longer than this was left by a power cut."""


class Staged(Protocol):
    """Bytes safely on disk that are not on the shelf yet."""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, hex."""
        ...

    @property
    def size(self) -> int:
        """How many bytes."""
        ...

    @property
    def head(self) -> bytes:
        """The first 64 bytes, from which the media type is told."""
        ...

    def place(self) -> str:
        """Put them on the shelf (quick; nothing happens when they are there already) and return their key."""
        ...


class Blobs(Protocol):
    """Where bytes are kept."""

    @contextmanager
    def stage(self, room: str, source: BinaryIO) -> Iterator[Staged]:
        """Copy ``source`` next to the shelf; dropped unless placed. Raises ``Busy`` on a full disk."""
        ...

    @contextmanager
    def file(self, key: str) -> Iterator[Path]:
        """A local file with these bytes, for reading only. Raises ``NotOnTheShelf``."""
        ...

    def delete(self, key: str) -> None:
        """Make the bytes gone; nothing happens when they are."""
        ...


@dataclass(slots=True)
class _StagedFile:
    """A temporary file of a folder, flushed to disk."""

    folder: Path
    room: str
    temporary: Path
    digest: str = ""
    size: int = 0
    head: bytes = b""

    def fill(self, source: BinaryIO) -> None:
        """Copy and hash, then wait until the disk has it."""
        digest = hashlib.sha256()
        with self.temporary.open("wb") as target:
            while chunk := source.read(_CHUNK):
                self.head = self.head or chunk[:64]
                digest.update(chunk)
                self.size += len(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        self.digest = digest.hexdigest()

    def place(self) -> str:
        """A hard link, not a rename: bytes that are there already are never replaced."""
        key = f"{self.room}/{self.digest}"
        target = _path(self.folder, key)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.link(self.temporary, target)
        except FileExistsError:
            return key
        target.chmod(0o400)
        _sync_folder(target.parent)
        return key


class FolderBlobs:
    """Blobs in a folder of this machine or of a shared mount: ``<room>/<first two letters>/<sha256>``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
        yesterday = time.time() - _HALF_WRITTEN_SECONDS
        for left in self._incoming.iterdir():
            with contextlib.suppress(FileNotFoundError):  # its owner was just done with it
                if left.stat().st_mtime < yesterday:
                    left.unlink()

    @contextmanager
    def stage(self, room: str, source: BinaryIO) -> Iterator[Staged]:
        """See ``Blobs``."""
        handle, name = tempfile.mkstemp(dir=self._incoming)
        os.close(handle)
        staged = _StagedFile(self.folder, room, Path(name))
        try:
            with _disk():
                staged.fill(source)
            yield staged
        finally:
            staged.temporary.unlink(missing_ok=True)

    @contextmanager
    def file(self, key: str) -> Iterator[Path]:
        """See ``Blobs``."""
        path = _path(self.folder, key)
        if not path.is_file():
            raise NotOnTheShelf(key)
        yield path

    def delete(self, key: str) -> None:
        """See ``Blobs``."""
        _path(self.folder, key).unlink(missing_ok=True)


def open_blobs(url: str) -> Blobs:
    """The blobs of a ``STORAGE_URL``: ``file:///a/folder`` or a path. Raises ``ValueError`` for others."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return FolderBlobs(Path(unquote(parts.path)))
    if parts.scheme:
        raise ValueError(f"STORAGE_URL: chưa hỗ trợ kho '{parts.scheme}:'; hãy ghi file:///thư/mục")
    return FolderBlobs(Path(url))


def _path(folder: Path, key: str) -> Path:
    room, _, digest = key.partition("/")
    return folder / room / digest[:2] / digest


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _disk() -> Iterator[None]:
    """A full disk is no fault of the scan: the same work succeeds when there is room again."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Busy("the disk is full") from error
        raise
