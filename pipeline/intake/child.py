"""The bounded child: decodes pictures that may hang or eat all memory, and writes them as raw rows to stdout.

Run by path, never imported: ``python -I -S child.py FILE MEDIA_TYPE FIRST_PAGE LIMITS_JSON LIBRARIES``, the
last being the folder Pillow lies in (for Python to find it by itself takes as long as its start). It limits
its own memory and processor time before it looks at the file. Output, for every page: one JSON line, then the
rows it announces. ``{"pages": n}`` comes first; ``{"code": …}`` stands for a file or page that cannot be
decoded. It starts in 0.1 s because it imports neither numpy nor OpenCV.
"""

from __future__ import annotations

import json
import resource
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, sys.argv[5])
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image as Pictures

from pipeline.intake.flatten import flatten

MANY = "too_many_pages"
LARGE = "too_large"
DAMAGED = "damaged"


def main() -> None:
    """Decode the file named on the command line."""
    path, media_type, first, limits_text = sys.argv[1:5]
    limits = json.loads(limits_text)
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    Pictures.MAX_IMAGE_PIXELS = None  # our own limit is looked at before anything is decoded
    if media_type == "image/heic":
        import pi_heif  # noqa: PLC0415 - only where it is needed: it costs start time

        pi_heif.register_heif_opener(thumbnails=False)
    try:
        with Pictures.open(path, formats=_formats(media_type)) as picture:
            _pages(picture, int(first), limits)
    except Exception:  # noqa: BLE001 - whatever a decoder throws at a hostile file means: damaged
        _say({"code": DAMAGED})


def _formats(media_type: str) -> list[str]:
    return {
        "image/jpeg": ["JPEG", "MPO"],
        "image/png": ["PNG"],
        "image/tiff": ["TIFF"],
        "image/webp": ["WEBP"],
        "image/heic": ["HEIF"],
    }[media_type]


def _pages(picture: Pictures.Image, first: int, limits: dict[str, Any]) -> None:
    count = _count(picture, limits["pages"])
    if count > limits["pages"]:
        _say({"code": MANY})
        return
    _say({"pages": count})
    for number in range(first, count + 1):
        try:
            if picture.format == "TIFF":
                picture.seek(number - 1)
            _page(picture, number, limits)
        except Exception:  # noqa: BLE001 - as above; the other pages may be sound
            _say({"page": number, "code": DAMAGED})


def _count(picture: Pictures.Image, most: int) -> int:
    """Pages of a TIFF, counted without decoding, at most one more than allowed; all else has one."""
    if picture.format != "TIFF":
        return 1
    count = 1
    with suppress(Exception):  # the chain of pages ends, properly or not
        while count <= most:
            picture.seek(count)
            count += 1
    picture.seek(0)
    return count


def _page(picture: Pictures.Image, number: int, limits: dict[str, Any]) -> None:
    width, height = picture.size
    if width * height > limits["pixels"]:
        _say({"page": number, "code": LARGE})
        return
    flat = flatten(picture, limits["page_pixels"])
    rows = flat.picture.tobytes()
    size = flat.picture.size
    _say({"page": number, "width": size[0], "height": size[1], "mode": flat.picture.mode, "dpi": flat.dpi})
    sys.stdout.buffer.write(rows)
    sys.stdout.buffer.flush()


def _say(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
