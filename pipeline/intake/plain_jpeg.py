"""JPEGs of one scan by OpenCV: the pixels Pillow gives (both have libjpeg-turbo), without two copies of them.

OpenCV says nothing of a picture that breaks off at a stray marker, so the bytes are looked through for one
first (ITU-T T.81, B.1.1: within a scan only restarts and stuffed zeros follow 0xFF).
"""

from __future__ import annotations

import re

import cv2
import numpy as np

from ocr.types import Image

_SCAN, _END = b"\xff\xda", b"\xff\xd9"
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")
_BEHIND = 4096
"""Bytes that may follow the end."""


def decode_plain(content: bytes, *, grey: bool) -> Image | None:
    """The picture in grey or colour (BGR), as it is stored; None when it is not plain, whole and sound."""
    scan = content.find(_SCAN)
    if scan < 0 or content.find(_SCAN, scan + 1) >= 0:
        return None
    end = _MARKER.search(content, scan + len(_SCAN))
    if end is None or end[0] != _END or len(content) - end.end() > _BEHIND:
        return None
    way = cv2.IMREAD_GRAYSCALE if grey else cv2.IMREAD_COLOR
    found = cv2.imdecode(np.frombuffer(content, np.uint8), way | cv2.IMREAD_IGNORE_ORIENTATION)
    return None if found is None else np.asarray(found, dtype=np.uint8)
