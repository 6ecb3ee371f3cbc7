"""What a file is, by its first bytes; its name is never believed. Pure."""

from __future__ import annotations

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
WEBP = "image/webp"
HEIC = "image/heic"

HEAD = 1024
"""Bytes that must be shown; readers of PDF accept a header this far inside."""

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

_KNOWN_OTHERS = (
    (b"PK\x03\x04", "tệp nén hoặc tệp Office (docx, xlsx, zip)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Office cũ (doc, xls)"),
    (b"BM", "ảnh BMP"),
    (b"GIF8", "ảnh GIF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"AT&TFORM", "tệp DjVu"),
    (b"8BPS", "ảnh Photoshop"),
    (b"\x00\x00\x00\x0cjP  ", "ảnh JPEG 2000"),
    (b"\xff\x4f\xff\x51", "ảnh JPEG 2000"),
    (b"\xff\x0a", "ảnh JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "ảnh JPEG XL"),
    (b"{\\rtf", "tệp RTF"),
    (b"%!PS", "tệp PostScript"),
)


def media_type(head: bytes) -> str | None:
    """The media type of a file that starts with ``head``; None when we read no such file."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and _heic(head):
        return HEIC
    return PDF if b"%PDF-" in head[:HEAD] else None


def known_other(head: bytes) -> str | None:
    """Vietnamese name of a kind of file that we recognise but do not read; None when it is none we know."""
    if head[4:8] == b"ftyp":
        return "ảnh AVIF" if head[8:12] in (b"avif", b"avis") else "tệp phim hoặc ảnh lạ"
    return next((name for start, name in _KNOWN_OTHERS if head.startswith(start)), None)


def _heic(head: bytes) -> bool:
    size = min(int.from_bytes(head[:4], "big"), 256)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    return brands[0] not in (b"avif", b"avis") and any(brand in _HEIC_BRANDS for brand in brands)
