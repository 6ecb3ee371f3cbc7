"""Two-dimensional codes, made by zxing-cpp."""

from __future__ import annotations

import numpy as np
import zxingcpp
from PIL import Image


def qr(text: str, pixels: int, level: str = "M") -> Image.Image:
    """A QR code of ``text`` (UTF-8 bytes) with error correction ``level`` (L, M, Q, H), about ``pixels``
    across, no margin."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    modules = np.asarray(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))
    picture = Image.fromarray(modules[..., 0] if modules.ndim == 3 else modules)
    return picture.resize((pixels, pixels), Image.Resampling.NEAREST)


def pdf417(text: str, pixels: int) -> Image.Image:
    """A PDF417 code of ``text`` (UTF-8 bytes), about ``pixels`` across (whole modules), no margin."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.PDF417)
    modules = np.asarray(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))
    picture = Image.fromarray(modules[..., 0] if modules.ndim == 3 else modules)
    scale = max(1, round(pixels / picture.width))
    size = (picture.width * scale, picture.height * scale)
    return picture.resize(size, Image.Resampling.NEAREST)
