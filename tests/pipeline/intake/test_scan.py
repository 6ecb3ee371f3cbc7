"""A file gets its name from its bytes, and every refusal its code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import Unreadable
from pipeline.intake import Limits, open_scan, pages, sniff
from pipeline.types import Page, ProblemCode
from tests.pipeline.intake import files


def refusal(path: Path, limits: Limits | None = None) -> Unreadable:
    """The refusal of a file that may not come in."""
    with pytest.raises(Unreadable) as found:
        open_scan(path, limits=limits)
    return found.value


def test_the_id_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    """The same bytes under two names are one scan; the name people gave is kept."""
    content = files.picture("PNG")
    first, second = tmp_path / "a.png", tmp_path / "b.dat"
    first.write_bytes(content)
    second.write_bytes(content)
    one, other = open_scan(first), open_scan(second, "Giấy chứng sinh.png")
    assert one.id == other.id == files.sha256(content)
    assert (one.name, other.name, one.size) == ("a.png", "Giấy chứng sinh.png", len(content))
    assert first.read_bytes() == content


def test_a_renamed_file_is_what_its_bytes_say(tmp_path: Path) -> None:
    """A PDF called .jpg is a PDF; a text called .pdf is nothing we read."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(files.pdf(1))
    assert open_scan(path).media_type == sniff.PDF
    assert isinstance(next(iter(pages(open_scan(path)))), Page)
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"just a letter")
    assert refusal(path).code is ProblemCode.NOT_AN_IMAGE


def test_refusals_before_anything_is_read(tmp_path: Path) -> None:
    """Empty, too large, a folder, a Word file, a missing file: each has its code."""
    empty, big, word = tmp_path / "empty", tmp_path / "big", tmp_path / "word.docx"
    empty.write_bytes(b"")
    big.write_bytes(files.picture("PNG"))
    word.write_bytes(b"PK\x03\x04" + bytes(100))
    assert refusal(empty).code is ProblemCode.EMPTY
    assert refusal(big, Limits(bytes=10)).code is ProblemCode.TOO_LARGE
    assert refusal(word).code is ProblemCode.UNSUPPORTED
    assert "docx" in refusal(word).message
    assert refusal(tmp_path).code is ProblemCode.NOT_AN_IMAGE
    assert refusal(tmp_path / "gone.pdf").code is ProblemCode.DAMAGED


def test_a_pipe_does_not_hold_the_door(tmp_path: Path) -> None:
    """Only regular files come in; a named pipe would wait for ever."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refusal(path).code is ProblemCode.NOT_AN_IMAGE
