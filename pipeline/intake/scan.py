"""EDGE A file becomes a ``Scan`` (named by its content), a scan becomes pages."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

from pipeline.intake import sniff
from pipeline.intake.bounded_decode import Lost, Rows
from pipeline.intake.limits import Limits
from pipeline.intake.messages import damaged_page, unreadable
from pipeline.intake.pdf import Drawn, pdf_pages
from pipeline.intake.pictures import picture_pages
from pipeline.intake.resolution import sane_dpi
from pipeline.types import DamagedPage, Page, ProblemCode, Scan

_DEFAULTS = Limits()
_CHUNK = 1 << 20


def open_scan(path: Path, name: str | None = None, limits: Limits = _DEFAULTS) -> Scan:
    """Look at a file without decoding it: its id is the SHA-256 of its bytes, its kind is told by its bytes.

    ``name`` is what people call it (default: the file's own name). Raises ``Unreadable``.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise unreadable(ProblemCode.NOT_AN_IMAGE)
        if about.st_size == 0:
            raise unreadable(ProblemCode.EMPTY)
        if about.st_size > limits.bytes:
            raise unreadable(ProblemCode.TOO_LARGE)
        head, digest, size = _digest(path, limits.bytes)
    except OSError:
        raise unreadable(ProblemCode.DAMAGED) from None
    media_type = sniff.media_type(head)
    if media_type is None:
        raise _refusal(head)
    return Scan(digest, name or path.name, media_type, path, size)


def pages(scan: Scan, limits: Limits = _DEFAULTS) -> Iterator[Page | DamagedPage]:
    """The pages of a scan, one in memory at a time; one that cannot be opened is a ``DamagedPage``.

    Raises ``Unreadable`` when the file as a whole is refused or not one of its pages can be opened. Damaged
    pages at the beginning are handed out once a sound one has come.
    """
    waiting: list[DamagedPage] = []
    sound, lost_seconds = False, 0.0
    for found in _found(scan, limits):
        if not isinstance(found, Lost):
            sound = True
            yield from waiting
            waiting.clear()
            yield _page(scan, found)
            continue
        lost_seconds += found.seconds
        damaged = damaged_page(scan.name, found.number, found.code)
        if sound:
            yield damaged
        else:
            waiting.append(damaged)
        if lost_seconds > limits.lost_seconds:
            break
    if not sound:
        raise unreadable(waiting[0].problem.code if waiting else ProblemCode.DAMAGED)


def _found(scan: Scan, limits: Limits) -> Iterator[Drawn | Rows | Lost]:
    if scan.media_type == sniff.PDF:
        yield from pdf_pages(scan, limits)
    else:
        yield from picture_pages(scan, limits)


def _page(scan: Scan, found: Drawn | Rows) -> Page:
    if isinstance(found, Drawn):
        return Page(scan.name, found.number, found.image, found.dpi, found.layer)
    image = found.colour
    height, width = image.shape[:2]
    return Page(scan.name, found.number, image, sane_dpi(width, height, found.dpi))


def _digest(path: Path, most: int) -> tuple[bytes, str, int]:
    digest, head, size = hashlib.sha256(), b"", 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            head = head or chunk[: sniff.HEAD]
            digest.update(chunk)
            size += len(chunk)
            if size > most:  # it grew while we read
                raise unreadable(ProblemCode.TOO_LARGE)
    return head, digest.hexdigest(), size


def _refusal(head: bytes) -> Exception:
    other = sniff.known_other(head)
    if other is None:
        return unreadable(ProblemCode.NOT_AN_IMAGE)
    return unreadable(
        ProblemCode.UNSUPPORTED,
        f"Chưa đọc được {other}; hãy gửi PDF, JPEG, PNG, TIFF, WebP hoặc HEIC.",
    )
