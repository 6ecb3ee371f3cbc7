"""A sheet of paper to draw on: sizes in millimetres, type in points, colours as (red, green, blue)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from samples.pen.faces import Face
from samples.truth import Face as Side

Colour: TypeAlias = tuple[int, int, int]
BLACK: Colour = (18, 18, 20)
A4 = (210.0, 297.0)
A5 = (148.0, 210.0)
ID1 = (85.6, 53.98)


@dataclass(frozen=True, slots=True)
class Pen:
    """How text looks: face, size in points, colour, width of its letters against the face's own."""

    face: Face
    size: float
    colour: Colour = BLACK
    stretch: float = 1.0

    def styled(self, style: str) -> Pen:
        """The same pen in another style of its family."""
        return replace(self, face=self.face.styled(style))

    def sized(self, factor: float) -> Pen:
        """The same pen, ``factor`` times as large."""
        return replace(self, size=self.size * factor)


class Sheet:
    """A picture of ``size`` millimetres (width, height) at ``dpi`` dots an inch; ``image`` is RGB."""

    def __init__(self, size: tuple[float, float], dpi: int = 300, paper: Colour = (255, 255, 255)) -> None:
        self.size = size
        self.dpi = dpi
        self.image = Image.new("RGB", (self.px(size[0]), self.px(size[1])), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.written: list[tuple[int, int, int, int]] = []

    def px(self, mm: float) -> int:
        """Millimetres to whole pixels."""
        return round(mm * self.dpi / 25.4)

    def mm(self, pixels: float) -> float:
        """Pixels to millimetres."""
        return pixels * 25.4 / self.dpi

    def pixels_of(self, pen: Pen) -> int:
        """The pen's size in whole pixels."""
        return max(4, round(pen.size * self.dpi / 72))

    def width(self, text: str, pen: Pen) -> float:
        """How wide the text will be, in millimetres."""
        return self.mm(pen.face.font(self.pixels_of(pen)).getlength(text) * pen.stretch)

    def text(self, at: tuple[float, float], text: str, pen: Pen, align: str = "l") -> float:
        """Writes on the baseline ``at`` (mm), from, around or up to it (``align`` l, m, r); returns the
        width in mm."""
        width = self.width(text, pen)
        left = at[0] - {"l": 0.0, "m": width / 2, "r": width}[align]
        place = (self.px(left), self.px(at[1]))
        if abs(pen.stretch - 1) < 0.01:
            font = pen.face.font(self.pixels_of(pen))
            self.draw.text(place, text, font=font, fill=pen.colour, anchor="ls")
        else:
            self._stretched(place, text, pen)
        return width

    def write(self, at: tuple[float, float], text: str, pen: Pen) -> float:
        """Writes a value as ``text`` does and keeps its place; returns its width in mm."""
        width = self.text(at, text, pen)
        left, base, high = self.px(at[0]), self.px(at[1]), self.pixels_of(pen)
        self.written.append((left, base - high, left + self.px(width), base + high // 3))
        return width

    def face(self, name: str) -> Side:
        """What is drawn, as the side ``name`` of a paper."""
        return Side(name, self.image, self.dpi, tuple(self.written))

    def _stretched(self, place: tuple[int, int], text: str, pen: Pen) -> None:
        """Draws the text by itself and widens or narrows it, as condensed and expanded type look."""
        font = pen.face.font(self.pixels_of(pen))
        above, below, margin = round(font.size * 1.3), round(font.size * 0.5), round(font.size * 0.2)
        wide = round(font.getlength(text)) + 2 * margin
        mask = Image.new("L", (wide, above + below), 0)
        ImageDraw.Draw(mask).text((margin, above), text, font=font, fill=255, anchor="ls")
        mask = mask.resize((max(1, round(wide * pen.stretch)), above + below), Image.Resampling.BICUBIC)
        self.image.paste(pen.colour, (place[0] - round(margin * pen.stretch), place[1] - above), mask)

    def line(self, points: list[tuple[float, float]], colour: Colour, width: float = 0.2) -> None:
        """A line through ``points``, ``width`` in mm."""
        self.draw.line([(self.px(x), self.px(y)) for x, y in points], colour, max(1, self.px(width)), "curve")

    def box(self, corners: tuple[float, float, float, float], colour: Colour, width: float = 0.2) -> None:
        """An empty rectangle: left, top, right, bottom."""
        left, top, right, bottom = (self.px(edge) for edge in corners)
        self.draw.rectangle((left, top, right, bottom), outline=colour, width=max(1, self.px(width)))

    def paste(self, picture: Image.Image, at: tuple[float, float]) -> None:
        """Lays a picture with its left top corner ``at``; an RGBA one lets the sheet show through."""
        place = (self.px(at[0]), self.px(at[1]))
        if picture.mode == "RGBA":
            self.image.paste(picture.convert("RGB"), place, picture.getchannel("A"))
        else:
            self.image.paste(picture, place)

    def stamp(self, picture: Image.Image, at: tuple[float, float]) -> None:
        """Prints an ink (RGBA) over what is there, darkening as transparent ink does; ``at`` is its centre
        in mm."""
        left, top = self.px(at[0]) - picture.width // 2, self.px(at[1]) - picture.height // 2
        below = self.image.crop((left, top, left + picture.width, top + picture.height))
        white = Image.new("RGB", picture.size, (255, 255, 255))
        white.paste(picture.convert("RGB"), (0, 0), picture.getchannel("A"))
        self.image.paste(ImageChops.multiply(below, white), (left, top))
