"""Any picture Pillow opens → 8-bit grey or RGB rows, upright, over white, with square dots.

Used in this process for ordinary files and in the bounded child for the others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image as Pictures
from PIL import ImageCms

from pipeline.intake.resolution import stretch

_ORIENTATION = 0x0112
_TURNS = {
    2: (Pictures.Transpose.FLIP_LEFT_RIGHT,),
    3: (Pictures.Transpose.ROTATE_180,),
    4: (Pictures.Transpose.FLIP_TOP_BOTTOM,),
    5: (Pictures.Transpose.TRANSPOSE,),
    6: (Pictures.Transpose.ROTATE_270,),
    7: (Pictures.Transpose.TRANSVERSE,),
    8: (Pictures.Transpose.ROTATE_90,),
}


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """An upright picture in mode "L" or "RGB" and the dots an inch its file claims (None: nothing usable)."""

    picture: Pictures.Image
    dpi: tuple[float, float] | None


def flatten(picture: Pictures.Image, most_pixels: int) -> Flat:
    """Decode and flatten to at most ``most_pixels`` (scaled down beyond). Raises what Pillow raises."""
    orientation, dpi = orientation_of(picture), claimed_dpi(picture)
    full = picture.size
    if picture.format in ("JPEG", "MPO") and full[0] * full[1] > most_pixels:
        part = 1 / math.sqrt(full[0] * full[1] / most_pixels)
        picture.draft(None, (int(full[0] * part), int(full[1] * part)))
    picture.load()
    plain = _plain(picture)
    plain = _within(plain, most_pixels)
    if dpi is not None and plain.size[0] != full[0]:
        dpi = dpi[0] * plain.size[0] / full[0], dpi[1] * plain.size[1] / full[1]
    plain, dpi = _square(plain, dpi)
    for turn in _TURNS.get(orientation, ()):
        plain = plain.transpose(turn)
    return Flat(plain, dpi)


def is_flat(picture: Pictures.Image, most_pixels: int) -> bool:
    """Whether a JPEG is flat as it lies: grey or RGB, upright, with square dots, within ``most_pixels``."""
    width, height = picture.size
    plain = picture.mode in ("L", "RGB") and width * height <= most_pixels
    return plain and orientation_of(picture) == 1 and stretch(claimed_dpi(picture)) == (1.0, 1.0)


def orientation_of(picture: Pictures.Image) -> int:
    """How the camera was held (Exif 2.32, tag 0x0112): 1 where the picture lies upright, or tells nothing."""
    if picture.format == "TIFF":
        return 1  # Pillow turns TIFF pages itself while loading
    try:
        found = picture.getexif().get(_ORIENTATION, 1)
        return found if isinstance(found, int) else 1
    except Exception:  # noqa: BLE001 - metadata is a wish; broken metadata (many kinds of error) is no wish
        return 1


def claimed_dpi(picture: Pictures.Image) -> tuple[float, float] | None:
    """Dots an inch (x, y) that the file claims; None when it claims nothing usable."""
    try:
        across, down = picture.info["dpi"]
        across, down = float(across), float(down)
    except Exception:  # noqa: BLE001 - as above: zero denominators, texts, missing parts
        return None
    return (across, down) if all(math.isfinite(d) and d > 0 for d in (across, down)) else None


def _plain(picture: Pictures.Image) -> Pictures.Image:
    mode = picture.mode
    if mode in ("L", "RGB"):
        return _over_white(picture.convert("RGBA")) if "transparency" in picture.info else picture
    if mode == "1":
        return picture.convert("L")
    if mode.startswith("I") or mode == "F":
        return _deep(picture)
    if mode == "LAB":
        return _lab(picture)
    if mode in ("RGBA", "LA", "PA", "RGBa", "La") or (mode == "P" and "transparency" in picture.info):
        return _over_white(picture.convert("RGBA"))
    return picture.convert("RGB")


def _over_white(picture: Pictures.Image) -> Pictures.Image:
    white = Pictures.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _deep(picture: Pictures.Image) -> Pictures.Image:
    """More than 8 bits a dot → 8; 16-bit files keep their scale, others are spread over what they use."""
    numbers = picture.convert("F")
    (lowest, highest), *_ = _extrema(numbers)
    if not (math.isfinite(lowest) and math.isfinite(highest)):
        raise OSError("dots without a value")
    if picture.mode.startswith("I;16") and highest > 4095:
        lowest, highest = 0.0, 65535.0
    factor = 255.0 / max(highest - lowest, 1e-9)
    return numbers.point(lambda dot: dot * factor + (-lowest * factor)).convert("L")


def _extrema(picture: Pictures.Image) -> tuple[tuple[float, float], ...]:
    """Lowest and highest number of each band; Pillow answers one band without the outer tuple."""
    found = picture.getextrema()
    bands = found if isinstance(found[0], tuple) else (found,)
    return tuple((float(band[0]), float(band[1])) for band in bands if isinstance(band, tuple))


def _lab(picture: Pictures.Image) -> Pictures.Image:
    change = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    changed = ImageCms.applyTransform(picture, change)
    if changed is None:
        raise OSError("colours cannot be changed")
    return changed


def _within(picture: Pictures.Image, most_pixels: int) -> Pictures.Image:
    pixels = picture.size[0] * picture.size[1]
    if pixels <= most_pixels:
        return picture
    return picture.reduce(math.ceil(math.sqrt(pixels / most_pixels)))


def _square(
    picture: Pictures.Image, dpi: tuple[float, float] | None
) -> tuple[Pictures.Image, tuple[float, float] | None]:
    across, down = stretch(dpi)
    if dpi is None or across == down == 1.0:
        return picture, dpi
    size = round(picture.size[0] * across), round(picture.size[1] * down)
    return picture.resize(size), (max(dpi), max(dpi))
