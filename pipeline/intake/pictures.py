"""EDGE Picture files: ordinary JPEG and PNG are decoded here, all others in a bounded child."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image as Pictures

from pipeline.intake.bounded_decode import Lost, Rows, decode
from pipeline.intake.flatten import claimed_dpi, flatten, is_flat
from pipeline.intake.limits import Limits
from pipeline.intake.messages import unreadable
from pipeline.intake.plain_jpeg import decode_plain
from pipeline.intake.sniff import HEIC, JPEG, PNG
from pipeline.types import ProblemCode, Scan

_PLAIN_PIXELS = 40_000_000
"""Bigger pictures go to the child, where they cannot push this process over its memory."""
_PLAIN_SCANS = 40
"""A progressive JPEG has about ten scans; thousands of tiny ones would keep a decoder busy for hours."""
_END_OF_JPEG = b"\xff\xd9"
_GREY = 2


def picture_pages(scan: Scan, limits: Limits) -> Iterator[Rows | Lost]:
    """Every page of a picture file, upright, in order. Raises ``Unreadable``."""
    if scan.media_type == HEIC and not _whole(scan):
        raise unreadable(ProblemCode.DAMAGED)  # libheif would fill up what is missing
    if scan.media_type in (JPEG, PNG):
        page = ordinary(scan.path.read_bytes(), scan.media_type, limits)
        if page is not None:
            yield page
            return
    yield from decode(scan.path, scan.media_type, limits)


def ordinary(content: bytes, media_type: str, limits: Limits) -> Rows | None:
    """The JPEG or PNG, upright, or None when it is not ordinary enough to be decoded in this process.

    Raises ``Unreadable`` (damaged, too large).
    """
    kinds = ["JPEG", "MPO"] if media_type == JPEG else ["PNG"]
    try:
        picture = looked_at(content, kinds)
        width, height = picture.size
        if width * height > limits.pixels:
            raise unreadable(ProblemCode.TOO_LARGE)
        if width * height > _PLAIN_PIXELS or _busy(media_type, content):
            return None
        quick = _as_it_lies(picture, content, limits) if media_type == JPEG else None
        if quick is not None:
            return quick
        flat = flatten(_ended(picture, content), limits.page_pixels)
    except Pictures.DecompressionBombError:
        raise unreadable(ProblemCode.TOO_LARGE) from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, ArithmeticError, LookupError, TypeError):
        raise unreadable(ProblemCode.DAMAGED) from None
    return Rows(1, np.asarray(flat.picture, dtype=np.uint8), flat.dpi)


def looked_at(content: bytes, kinds: list[str]) -> Pictures.Image:
    """The picture with its size and tags, not decoded yet; raises what Pillow raises, but does not warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Pictures.open(BytesIO(content), formats=kinds)


def _as_it_lies(picture: Pictures.Image, content: bytes, limits: Limits) -> Rows | None:
    """A plain JPEG that needs no flattening; what is not plain or not sound is left to Pillow to judge."""
    if not is_flat(picture, limits.page_pixels):
        return None
    rows = decode_plain(content, grey=picture.mode == "L")
    return None if rows is None else Rows(1, rows, claimed_dpi(picture), blue_first=rows.ndim > _GREY)


def _whole(scan: Scan) -> bool:
    """Whether every outermost box of the file (ISO 14496-12: length, type) ends before the file does."""
    at = 0
    with scan.path.open("rb") as file:
        while at < scan.size:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4], "big")
            if length == 1:  # the length stands behind the type, in eight bytes
                length = int.from_bytes(head[8:16], "big")
            if length == 0 and len(head) >= 8:  # to the end of the file
                return True
            if length < 8:
                return False
            at += length
    return at == scan.size


def _busy(media_type: str, content: bytes) -> bool:
    return media_type == JPEG and content.count(b"\xff\xda") > _PLAIN_SCANS


def _ended(picture: Pictures.Image, content: bytes) -> Pictures.Image:
    """The same picture; of a JPEG that merely lacks its end marker (some scanners), one that has it.

    A JPEG cut in the middle is filled up with one colour, which would pass for a blank lower half: such a
    picture raises ``OSError``.
    """
    if picture.format not in ("JPEG", "MPO") or _END_OF_JPEG in content[-4096:]:
        return picture
    mended = Pictures.open(BytesIO(content + _END_OF_JPEG), formats=["JPEG", "MPO"])
    mended.load()
    lowest = mended.crop((0, mended.height - min(8, mended.height), mended.width, mended.height)).convert("L")
    if len(set(lowest.tobytes())) == 1:
        raise OSError("cut off")
    return mended
