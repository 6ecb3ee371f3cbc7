"""Typefaces, each proven over all 134 marked Vietnamese letters before anything is drawn with it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/share/texmf/fonts/opentype"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
)

_RIBBI = ("Regular", "Bold", "Italic", "BoldItalic")
_OBLIQUE = ("", "-Bold", "-Oblique", "-BoldOblique")
FAMILIES: dict[str, tuple[str, ...]] = {
    # Ends of file paths: Liberation 1 has the same file names as Liberation 2, but lacks most of the letters.
    "tinos": tuple(f"Tinos-{style}" for style in _RIBBI),
    "liberation_serif": tuple(f"liberation2/LiberationSerif-{style}" for style in _RIBBI),
    "noto_serif": tuple(f"NotoSerif-{style}" for style in _RIBBI),
    "dejavu_serif": tuple(
        f"DejaVuSerifCondensed{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic")
    ),
    "arimo": tuple(f"Arimo-{style}" for style in _RIBBI),
    "liberation_sans": tuple(f"liberation2/LiberationSans-{style}" for style in _RIBBI),
    "noto_sans": tuple(f"NotoSans-{style}" for style in _RIBBI),
    "dejavu_sans": tuple(f"DejaVuSansCondensed{style}" for style in _OBLIQUE),
    "cousine": tuple(f"Cousine-{style}" for style in _RIBBI),
    "noto_mono": ("NotoSansMono-Regular", "NotoSansMono-Bold", "NotoSansMono-Regular", "NotoSansMono-Bold"),
    "liberation_mono": tuple(f"liberation2/LiberationMono-{style}" for style in _RIBBI),
    "dejavu_mono": tuple(f"DejaVuSansMono{style}" for style in _OBLIQUE),
    "termes": tuple(f"texgyretermes-{style.lower()}" for style in _RIBBI),
    "heros": tuple(f"texgyreheros-{style.lower()}" for style in _RIBBI),
    "cursor": tuple(f"texgyrecursor-{style.lower()}" for style in _RIBBI),
}
SERIF = ("tinos", "liberation_serif", "noto_serif", "dejavu_serif")
SANS = ("arimo", "liberation_sans", "noto_sans", "dejavu_sans")
MONO = ("cousine", "noto_mono", "liberation_mono")
MACHINE = (*MONO, "dejavu_mono")
"""Faces for machine-readable zones, which need no Vietnamese letter (DejaVu Sans Mono has not all of
them)."""
HELD = {**dict.fromkeys(SERIF, "termes"), **dict.fromkeys(SANS, "heros"), **dict.fromkeys(MONO, "cursor")}
"""The faces a measurement draws with instead: the line reader was never trained on them."""
_STYLES = {"": 0, "bold": 1, "italic": 2, "bold_italic": 3}


class FaceMissing(RuntimeError):
    """A typeface is not installed; the message names the Debian packages that bring them all."""


class FaceUnfit(RuntimeError):
    """A typeface lacks Vietnamese letters or draws two of them alike."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family of ``FAMILIES`` and a style ("", "bold", "italic", "bold_italic")."""

    family: str
    style: str = ""

    def styled(self, style: str) -> Face:
        """The same family in another style."""
        return Face(self.family, style)

    def font(self, pixels: int) -> ImageFont.FreeTypeFont:
        """The face at that size in pixels, proven; raises ``FaceMissing`` or ``FaceUnfit``."""
        family = HELD.get(self.family, self.family) if _only_held else self.family
        return _font(_proven(family, self.style), pixels)

    def machine_font(self, pixels: int) -> ImageFont.FreeTypeFont:
        """The face for capital letters and figures only, unproven; raises ``FaceMissing``."""
        return _font(face_path(self.family, self.style), pixels)


_only_held: list[bool] = []
"""Not empty: text is drawn in ``HELD`` only, in this process."""


def draw_held(only: bool = True) -> None:
    """Draw all text in this process with ``HELD`` from now on, or no more; raises ``FaceMissing``."""
    for family in set(HELD.values()) if only else ():
        face_path(family, "")
    _only_held[:] = [True] if only else []


def are_held() -> bool:
    """Whether the faces of ``HELD`` are installed."""
    try:
        for family in set(HELD.values()):
            face_path(family, "")
    except FaceMissing:
        return False
    return True


def marked_letters() -> tuple[str, ...]:
    """The 134 Vietnamese letters with marks (67 small, 67 capital), NFC."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = [unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in tones]
    small = [letter for letter in vowels if letter not in "aeiouy"] + ["đ"]
    return tuple(small + [letter.upper() for letter in small])


@cache
def face_path(family: str, style: str) -> Path:
    """The file of a face; raises ``FaceMissing``."""
    tail = FAMILIES[family][_STYLES[style]]
    for path in _installed():
        if path.with_suffix("").as_posix().endswith(f"/{tail}"):
            return path
    raise FaceMissing(
        f"không có phông {tail}: apt-get install fonts-croscore fonts-liberation2 fonts-noto-core "
        "fonts-noto-mono fonts-dejavu-core fonts-dejavu-extra fonts-texgyre"
    )


@cache
def _installed() -> tuple[Path, ...]:
    files = (path for folder in FOLDERS if folder.is_dir() for path in folder.rglob("*.[ot]tf"))
    return tuple(sorted(files))


@cache
def _font(path: Path, pixels: int) -> ImageFont.FreeTypeFont:
    # The basic layout engine keeps pictures the same wherever Pillow is built with or without raqm.
    return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def _proven(family: str, style: str) -> Path:
    path = face_path(family, style)
    faults = letter_faults(path)
    if faults:
        raise FaceUnfit(f"{path.name}: {' '.join(faults)}")
    return path


def letter_faults(path: Path, pixels: int = 48) -> tuple[str, ...]:
    """Marked letters that this face does not have or draws exactly like another letter."""
    font = ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)
    seen: dict[bytes, str] = {_drawn(font, "\U0010fffd"): "", _drawn(font, " "): " "}
    for letter in "aeiouydAEIOUYD":
        seen.setdefault(_drawn(font, letter), letter)
    faults = []
    for letter in marked_letters():
        picture = _drawn(font, letter)
        if picture in seen:
            faults.append(letter)
        seen.setdefault(picture, letter)
    return tuple(faults)


def _drawn(font: ImageFont.FreeTypeFont, letter: str) -> bytes:
    image = Image.new("L", (96, 120), 0)
    ImageDraw.Draw(image).text((24, 80), letter, font=font, fill=255, anchor="ls")
    return image.tobytes()
