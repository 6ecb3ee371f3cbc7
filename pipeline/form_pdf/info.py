"""Title and subject where viewers look for them: fpdf2 leaves the document information out of a PDF/A.

They say the same as the metadata, as PDF/A-2 asks (ISO 19005-2, 6.6.3). Written as an incremental update
(ISO 32000-1, 7.5.6): nothing of the file before it changes.
"""

from __future__ import annotations

import re

_TRAILER = re.compile(
    rb"trailer\s+<<\s*/Size (?P<size>\d+)\s+(?P<root>/Root \d+ 0 R)\s+(?P<id>/ID \[.*?\])\s*>>\s+"
    rb"startxref\s+(?P<xref>\d+)\s+%%EOF\s*$",
    re.DOTALL,
)


def with_info(pdf: bytes, title: str, subject: str) -> bytes:
    """The PDF with this title and subject; one whose trailer is not fpdf2's comes back as it is."""
    found = _TRAILER.search(pdf)
    if found is None:
        return pdf
    size = int(found["size"])
    start = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    told = f"/Title {_text(title)}\n/Subject {_text(subject)}"
    info = f"{size} 0 obj\n<<\n{told}\n>>\nendobj\n".encode("ascii")
    table = f"xref\n{size} 1\n{len(start):010} 00000 n \n".encode("ascii")
    trailer = b"trailer\n<<\n/Size %d\n%b\n/Info %d 0 R\n/Prev %b\n%b\n>>\n" % (
        size + 1,
        found["root"],
        size,
        found["xref"],
        found["id"],
    )
    return start + info + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(start) + len(info))


def _text(text: str) -> str:
    """A text string of a PDF: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
