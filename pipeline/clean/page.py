"""The way of one page: sheets → preview → turn → skew → one warp → straight lines → ink → verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.bands import without_bands
from pipeline.clean.bends import bend_of, straightened
from pipeline.clean.colour import black_ink, darkest
from pipeline.clean.frame import sheets, whole
from pipeline.clean.geometry import (
    Corners,
    Matrix,
    inverse,
    levelling,
    mapped,
    quarter_turn,
    rectangle,
    scaling,
    unfolding,
    warp,
    within,
)
from pipeline.clean.leaders import without_leaders
from pipeline.clean.letters import Specks, binary, letters, specks
from pipeline.clean.light import flatten, paper_tone, stretched
from pipeline.clean.quality import Look, problems
from pipeline.clean.rules import without_rules
from pipeline.clean.sizes import INCH, Kind, Sheet
from pipeline.clean.skew import has_text, skew_of_letters
from pipeline.clean.steps import EVERY, Steps
from pipeline.clean.streaks import without_streaks
from pipeline.clean.surround import without_surround
from pipeline.clean.turning import AS_PEOPLE_SCAN, Turn, TurnVotes, Votes, turn_of
from pipeline.clean.uprights import rules_of, streaks_of, without_lines
from pipeline.types import CleanPage, Page

_PREVIEW_DPI = {Kind.WHOLE: 150, Kind.SHEET: 150, Kind.CARD: 300}
_LEVEL = {Kind.WHOLE: 0.06, Kind.SHEET: 0.06, Kind.CARD: 0.5}
"""Degrees of skew not worth resampling a page for; the few short lines of a card tell it no better."""

cv2.setNumThreads(1)  # workers are processes; OpenCV's own pool only fights with them


@dataclass(frozen=True, slots=True, eq=False)
class _Preview:
    """A small flattened grey picture of a sheet, not yet turned, with its specks and dpi."""

    ink: Image
    found: Specks
    dpi: float

    def upright(self, turned: int) -> Specks:
        """The letters as they stand once the picture, turned by ``turned`` degrees, is turned back."""
        high, wide = self.ink.shape[:2]
        return _turned_back(letters(self.found, self.dpi), wide, high, turned)


def clean(
    page: Page, turn_votes: TurnVotes, steps: Steps = EVERY, *, turned: int | None = None
) -> tuple[CleanPage, ...]:
    """Every sheet or card on ``page``, upright, level, cropped, in reading order; at least one.

    ``turn_votes`` gets a grey picture and says how likely it is turned by 0, 90, 180, 270 degrees clockwise;
    it is asked only when the picture's own signs do not settle it, and nobody where ``turned`` tells the
    degrees. ``steps`` left out are for measuring.
    """
    bgr = page.image
    if bgr.ndim == 2:
        bgr = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    bgr = without_streaks(bgr, page.dpi) if steps.streaks else bgr
    found = sheets(bgr, page.dpi) if steps.cut else (whole(bgr, page.dpi),)
    known = None if turned is None else Turn(turned, 0.0)
    return tuple(_one(page, bgr, sheet, turn_votes, steps, known) for sheet in found)


def turn(clean_page: CleanPage, degrees: int) -> CleanPage:
    """The same page turned clockwise by 90, 180 or 270 degrees more; ``ValueError`` for anything else."""
    way = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}.get(degrees)
    if way is None:
        raise ValueError(f"not a turn: {degrees}")
    matrix, _, _ = quarter_turn(clean_page.width, clean_page.height, degrees)
    return replace(
        clean_page,
        image=np.asarray(cv2.rotate(clean_page.image, way), dtype=np.uint8),
        ink=np.asarray(cv2.rotate(clean_page.ink, way), dtype=np.uint8),
        to_page=clean_page.to_page @ inverse(matrix),
        turned=(clean_page.turned - degrees) % 360,
    )


def _one(
    page: Page, bgr: Image, sheet: Sheet, votes: TurnVotes, steps: Steps, known: Turn | None
) -> CleanPage:
    wide, high, dpi = sheet.clean_size()
    unfold = unfolding(sheet.corners, wide, high)
    paper = paper_tone(bgr)
    preview = _preview(bgr, unfold, (wide, high, dpi), sheet, paper)
    card = sheet.kind is Kind.CARD
    text = has_text(preview.found, preview.dpi)
    turned = known or Turn(0, 0.0)
    if known is None and steps.turn and (text or card):
        turned = turn_of(preview.ink, preview.found, preview.dpi, votes, _expected(sheet, wide, high), card)
    level = steps.level and text and not (card and sheet.cut)
    skew = _skew(sheet, preview, turned) if level else 0.0
    matrix, wide, high = _upright(unfold, wide, high, turned.degrees, skew)
    image = warp(bgr, matrix, wide, high, paper)
    if steps.bends and level and not card:
        image = _straight(image, dpi, preview, turned.degrees, skew)
    seen = mapped(matrix, rectangle(bgr.shape[1], bgr.shape[0])) if not sheet.cut else None
    ink = _ink(image, sheet, dpi, seen, steps)
    if steps.streaks and not sheet.cut and turned.degrees in (0, 180):
        shown = scaling(preview.ink.shape[1] / sheet.clean_size()[0]) @ unfold
        ink = _unstreaked(ink, dpi, preview, matrix @ inverse(shown))
    return CleanPage(
        file=page.file,
        number=page.number,
        image=image,
        ink=ink,
        dpi=dpi,
        to_page=inverse(matrix),
        turned=turned.degrees,
        skew=_whole_skew(inverse(matrix), wide, high, turned.degrees),
        turn_margin=turned.margin,
        problems=problems(_look(sheet, preview, paper, bgr)),
    )


def _ink(image: Image, sheet: Sheet, dpi: int, seen: Corners | None, steps: Steps) -> Image:
    """What is read. Cards print their small labels in colour and have neither seals over text nor leaders."""
    if sheet.kind is Kind.CARD:
        return stretched(darkest(flatten(image, dpi, even=steps.light)))
    ink = stretched(black_ink(image, dpi, even=steps.light, unmix=steps.colour))
    ink = without_bands(ink, dpi) if steps.bands else ink
    ink = without_surround(ink, dpi, seen, rims=steps.rims, border=steps.border)
    if steps.rules:
        uprights = rules_of(ink, dpi)
        ink = without_rules(without_lines(ink, dpi, uprights) if uprights else ink, dpi)
    return without_leaders(ink, dpi) if steps.leaders else ink


def _unstreaked(ink: Image, dpi: int, preview: _Preview, onto: Matrix) -> Image:
    """The ink without the streaks seen on the preview; ``onto``: its pixels to those of the ink."""
    streaks = streaks_of(preview.ink, preview.dpi)
    return without_lines(ink, dpi, streaks, onto) if streaks else ink


def _preview(
    bgr: Image, unfold: Matrix, size: tuple[int, int, int], sheet: Sheet, paper: tuple[int, int, int]
) -> _Preview:
    wide, high, dpi = size
    factor = min(1.0, _PREVIEW_DPI[sheet.kind] / dpi)
    small = (max(2, round(wide * factor)), max(2, round(high * factor)))
    picture = warp(bgr, scaling(small[0] / wide) @ unfold, *small, paper)
    seen = round(dpi * factor)
    ink = stretched(black_ink(picture, seen))
    return _Preview(ink, specks(binary(ink)), seen)


def _expected(sheet: Sheet, wide: int, high: int) -> Votes:
    """What turn such a sheet is likely to have: a card is printed lying, so one that stands is turned."""
    if sheet.kind is not Kind.CARD:
        return AS_PEOPLE_SCAN
    rare = 0.0 if sheet.cut else 0.02
    return (0.6, rare, 0.4, rare) if wide >= high else (rare, 0.5, rare, 0.5)


def _skew(sheet: Sheet, preview: _Preview, turned: Turn) -> float:
    skew = skew_of_letters(preview.upright(turned.degrees), preview.dpi)
    return skew if abs(skew) >= _LEVEL[sheet.kind] else 0.0


def _straight(image: Image, dpi: int, preview: _Preview, turned: int, skew: float) -> Image:
    """The upright, level picture (at ``dpi``) with its lines straight, were they bent."""
    found = preview.upright(turned)
    high, wide = preview.ink.shape[:2]
    _, wide, high = quarter_turn(wide, high, turned)
    level, wide, high = levelling(wide, high, skew)
    feet = mapped(level, np.stack([found.left + found.width / 2, found.bottom], axis=1))
    left, top = feet[:, 0] - found.width / 2, feet[:, 1] - found.height
    stand = Specks(left, top, found.width, found.height, found.area)
    bend = bend_of(stand, preview.dpi / INCH, wide, high)
    return image if bend is None else straightened(image, bend, dpi)


def _turned_back(found: Specks, wide: int, high: int, degrees: int) -> Specks:
    """Boxes of a picture that is turned by ``degrees``, as they stand once it is upright."""
    left, top, width, height = found.left, found.top, found.width, found.height
    if degrees == 90:
        left, top, width, height = found.top, wide - found.right, found.height, found.width
    elif degrees == 180:
        left, top = wide - found.right, high - found.bottom
    elif degrees == 270:
        left, top, width, height = high - found.bottom, found.left, found.height, found.width
    return Specks(left, top, width, height, found.area)


def _upright(unfold: Matrix, wide: int, high: int, turned: int, skew: float) -> tuple[Matrix, int, int]:
    """Raw pixels to clean pixels: unfold, turn back, level; with the clean width and height."""
    back, wide, high = quarter_turn(wide, high, (360 - turned) % 360)
    if skew == 0.0:
        return back @ unfold, wide, high
    level, wide, high = levelling(wide, high, skew)
    return level @ back @ unfold, wide, high


def _whole_skew(to_page: Matrix, wide: int, high: int, turned: int) -> float:
    """The angle by which the sheet lay askew on the raw page, beside its quarter turns, in degrees."""
    middle = np.array([[wide / 2, high / 2], [wide / 2 + 1, high / 2]])
    there = mapped(to_page, middle)
    angle = np.rad2deg(np.arctan2(*(there[1] - there[0])[::-1])) - turned
    return round(float((angle + 180) % 360 - 180), 2)


def _look(sheet: Sheet, preview: _Preview, paper: tuple[int, int, int], bgr: Image) -> Look:
    high, wide = bgr.shape[:2]
    inside = not sheet.cut or within(sheet.corners, wide, high)
    return Look(preview.ink, preview.found, preview.dpi, sheet.kind, sheet.native_dpi, paper, inside)
