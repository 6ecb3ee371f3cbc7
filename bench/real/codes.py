"""Cards: lines of the machine-readable zone and payloads of codes, letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.figures import Row, grouped
from bench.real.folder import Item, faces, raw_pages
from pipeline.digitise import Tools
from pipeline.read import read_page

_LINES_OF_CARD = 3
"""A zone of three lines (TD1) is that of an identity card; passports and visas have two."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One file: what kind of code it is, whether it came out exactly, and whether it was read wrongly."""

    kind: str
    name: str
    exact: bool
    wrong: bool


def has_code(item: Item) -> bool:
    """Whether the lines of a zone or the text of a code are known."""
    return item.part == "ids" and ("mrz" in item.expected or "text" in item.expected)


def code_row(item: Item, tools: Tools) -> CodeRow:
    """What is read on the upright faces of the file."""
    read = [
        read_page(page, face, tools.reader) for page in raw_pages(item, tools) for face in faces(page, tools)
    ]
    if "mrz" in item.expected:
        return _zone(item, [one.mrz.lines for one in read if one.mrz is not None])
    texts = [code.text for one in read for code in one.codes]
    exact = item.expected["text"] in texts
    return CodeRow("mã QR" if item.set == "qr" else "mã QR thẻ", item.name, exact, bool(texts) and not exact)


def _zone(item: Item, seen: Sequence[Sequence[str]]) -> CodeRow:
    true = item.expected["mrz"]
    if true is None:
        return CodeRow("ảnh không có MRZ", item.name, not seen, bool(seen))
    kind = "MRZ thẻ (TD1)" if len(true) == _LINES_OF_CARD else "MRZ hộ chiếu, thị thực"
    exact = any(list(lines) == true for lines in seen)
    return CodeRow(kind, item.name, exact, bool(seen) and not exact)


def code_figures(rows: Sequence[CodeRow]) -> dict[str, Row]:
    """By kind: files, exact, read wrongly, and the names of those not exact."""
    return grouped(rows, lambda row: row.kind, _row)


def _row(rows: Sequence[CodeRow]) -> Row:
    return {
        "files": len(rows),
        "exact": sum(row.exact for row in rows),
        "wrong": sum(row.wrong for row in rows),
        "missed": [row.name for row in rows if not row.exact],
    }
