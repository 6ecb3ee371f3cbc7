"""Plain JPEGs give the pixels that Pillow gives; what is broken is left to Pillow, which says so."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image as Pictures

from pipeline.intake.plain_jpeg import decode_plain
from tests.pipeline.intake import files

GRAIN = np.random.default_rng(5).integers(0, 256, (64, 96, 3), dtype=np.uint8)


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    """A grainy picture of 96 × 64 pixels."""
    return files.picture("JPEG", Pictures.fromarray(GRAIN).convert(mode), quality=85, **options)


def by_pillow(content: bytes) -> np.ndarray | None:
    """What Pillow makes of it: None when it refuses."""
    try:
        return np.asarray(Pictures.open(BytesIO(content)))
    except OSError:
        return None


@pytest.mark.parametrize("options", [{}, {"subsampling": 0}, {"restart_marker_blocks": 2}])
def test_pixels_are_pillow_s(options: dict[str, object]) -> None:
    """In colour (blue first) and in grey, with and without restarts, bit by bit."""
    content, grey = jpeg(**options), jpeg("L", **options)

    assert np.array_equal(decode_plain(content, grey=False)[..., ::-1], by_pillow(content))
    assert np.array_equal(decode_plain(grey, grey=True), by_pillow(grey))


def test_several_scans_are_left_to_pillow() -> None:
    """Progressive pictures, and those with a thumbnail of their own, are not plain."""
    assert decode_plain(jpeg(progressive=True), grey=False) is None
    assert decode_plain(jpeg(exif=b"Exif\0\0" + jpeg()[:4000]), grey=False) is None


def test_nothing_broken_is_called_whole() -> None:
    """Cut anywhere, with bytes lost or a stray marker: refused, or just what Pillow makes of it."""
    content, chance = jpeg(), np.random.default_rng(8)
    scan = content.index(b"\xff\xda") + 14
    for _ in range(150):
        at = int(chance.integers(scan, len(content) - 8))
        stray = content[:at] + bytes([0xFF, int(chance.integers(1, 255))]) + content[at + 2 :]
        for broken in (content[:at], content[:at] + content[at + int(chance.integers(1, 40)) :], stray):
            found = decode_plain(broken, grey=False)
            other = by_pillow(broken)
            assert found is None or (other is not None and np.array_equal(found[..., ::-1], other))
