"""What a file is, its first bytes say."""

from __future__ import annotations

import pytest

from pipeline.intake import sniff
from tests.pipeline.intake.files import pdf, picture


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture("JPEG"), sniff.JPEG),
        (picture("PNG"), sniff.PNG),
        (picture("TIFF"), sniff.TIFF),
        (picture("WEBP"), sniff.WEBP),
        (pdf(1), sniff.PDF),
        (b"junk before\n" + pdf(1), sniff.PDF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", sniff.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", sniff.HEIC),
    ],
)
def test_files_we_read_are_known(content: bytes, kind: str) -> None:
    """Every format of the door is told by its bytes."""
    assert sniff.media_type(content[: sniff.HEAD]) == kind


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"PK\x03\x04rest", "docx"),
        (b"GIF89a", "GIF"),
        (b"BM\x00\x00", "BMP"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avif", "AVIF"),
    ],
)
def test_files_we_do_not_read_are_named(head: bytes, name: str) -> None:
    """A person who sends a Word file is told that it is one."""
    assert sniff.media_type(head) is None
    assert name in (sniff.known_other(head) or "")


@pytest.mark.parametrize("head", [b"", b"hello", b"\x00" * 64, b"RIFF\x00\x00\x00\x00WAVE", b"<html>"])
def test_anything_else_is_nothing(head: bytes) -> None:
    """Unknown bytes are no image and have no name."""
    assert sniff.media_type(head) is None
    assert sniff.known_other(head) is None
