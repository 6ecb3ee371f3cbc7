"""QR and PDF417 codes by zxing-cpp, payload as strict UTF-8."""

from __future__ import annotations

from typing import Any

import zxingcpp

from ocr.prepare import grey
from ocr.types import Box, Code, CodeKind, Image

_FORMATS = zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.PDF417))


def find_codes(image: Image) -> tuple[Code, ...]:
    """Every QR or PDF417 code on ``image`` whose payload is UTF-8; boxes in its pixels."""
    plain = grey(image)
    if plain.size == 0:
        return ()
    return tuple(
        code for found in zxingcpp.read_barcodes(plain, formats=_FORMATS) if (code := _code(found, "whole"))
    )


def _code(found: Any, attempt: str) -> Code | None:
    try:
        text = found.bytes.decode("utf-8")
    except UnicodeDecodeError:
        return None
    p = found.position
    corners = (p.top_left, p.top_right, p.bottom_left, p.bottom_right)
    across, down = [c.x for c in corners], [c.y for c in corners]
    kind = CodeKind.PDF417 if "PDF417" in str(found.format) else CodeKind.QR
    box = Box(max(min(across), 0), max(min(down), 0), max(*across, 0), max(*down, 0))
    return Code(kind, text, box, attempt)
