"""A form we printed, scanned back: known by its code, whatever else can be read on it.

Its values are on the shelf already (or were corrected by hand on paper, which a person must see), so the
code alone makes the document: the dossier it belongs to, and the hash of the values that were printed.
"""

from __future__ import annotations

from dataclasses import replace

from ocr.types import Box, CodeKind
from pipeline.sheet_code import SheetCode, decode
from pipeline.types import (
    Document,
    Field,
    FieldState,
    PageInfo,
    ReadPage,
    Source,
    SourceKind,
)

DOSSIER, VALUES = "sheet.dossier", "sheet.values"
"""Fields of a signed sheet: the dossier's id ("" when printed without one), the hash of the values."""
_TITLE = "Tờ khai in để ký"
_REASON = "Mã trên tờ khai cho biết đó là tờ nào."


def find(read: ReadPage) -> tuple[SheetCode, Box] | None:
    """The first code of ours on the page and where it is, or None."""
    for code in read.codes:
        sheet = decode(code.text) if code.kind is CodeKind.QR else None
        if sheet is not None:
            return sheet, code.box
    return None


def document(found: tuple[SheetCode, Box], info: PageInfo, text: str) -> Document:
    """The sheet as a document of its form's code."""
    code, _ = found
    bare = Document(code.form, code.edition, ("sheet",), _TITLE, 1.0, _REASON, (info,), (), (), text, 0.0)
    return marked(bare, found)


def marked(sheet: Document, found: tuple[SheetCode, Box]) -> Document:
    """The document with what its code says added to its fields."""
    code, box = found
    source = Source(SourceKind.QR, 0, box)
    told = "Theo mã trên tờ khai."
    own = tuple(
        Field(key, value, value, FieldState.ACCEPTED, 1.0, (source,), told)
        for key, value in ((DOSSIER, code.dossier), (VALUES, code.values))
        if value
    )
    return replace(sheet, fields=sheet.fields + own)
