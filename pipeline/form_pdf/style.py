"""How each style of line is printed: measures of the page and of the type.

Lengths are millimetres, sizes of type points. The style is that of the forms of the Ministry of Justice:
Times metrics, national heading in the middle, dotted leaders, notes in small type at the foot.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.form_pdf.flow import Manner

PAGE = (210.0, 297.0)
LEFT, RIGHT, TOP, BOTTOM = 25.0, 17.0, 14.0, 11.0
WIDTH = PAGE[0] - LEFT - RIGHT
FOOT = PAGE[1] - BOTTOM
POINT = 25.4 / 72
SIZES = tuple(size / 4 for size in range(52, 43, -1))
"""Sizes of body type to try, points: 13 (the rule for official papers) down to 11, which old eyes still read;
what needs more room than that gets another page.
"""
LEADING = 1.36
"""Height of a row of body type, in its size; grows up to ``MOST_LEADING`` where the page has room."""
MOST_LEADING = 1.56
LEAST_LEADING = 1.2
"""In the smallest size rows come closer to one another before another page is taken."""
NUMBER = 7.0
"""Where the number of a page stands that the form does not have by itself."""
PHOTO = (40.0, 60.0)
"""Width and height of the frame for a photo of 4 x 6 cm."""
BESIDE_PHOTO = 3.0
SIGN_ROOM = 24.0
"""Room to sign, or to leave a fingerprint and write the name, under who signs."""
FRAME = (44.0, 21.0)
"""Width and height of the frame for signature or fingerprint."""
CODE = 20.0
"""Side of the sheet's QR: half a millimetre a module and more, so that 200 dpi are enough."""
CELL = (1.2, 1.2)
"""Room left and right, above and below, inside a cell of a table."""
NOTE_SHARE = 0.72
"""Size of the notes, in the size of the body."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a style of line is printed; sizes in the size of the body, gaps in rows."""

    bold: bool = False
    scale: float = 1.0
    centre: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    narrow: float = 0.0
    right: bool = False
    italic: bool = False
    leading: float = 1.0


STYLES = {
    "centre": Style(bold=True, centre=True, leading=0.9),
    "motto": Style(bold=True, scale=1.04, centre=True, after=0.55),
    "title": Style(bold=True, scale=1.22, centre=True, before=0.25, after=0.3),
    "subtitle": Style(italic=True, centre=True, leading=0.9, after=0.3),
    "annex": Style(italic=True, scale=0.84, right=True, leading=0.9, after=0.12),
    "addressee": Style(narrow=22.0, after=0.3),
    "line": Style(),
    "block": Style(before=0.28),
    "section": Style(bold=True, before=0.2),
    "indent": Style(indent=10.0, before=0.1, leading=0.92),
    "right": Style(right=True, italic=True, before=0.25),
    "hint": Style(italic=True, centre=True, leading=0.9),
    "cell": Style(leading=0.92),
    "head": Style(bold=True, centre=True, leading=0.92),
    "note": Style(scale=NOTE_SHARE, leading=0.84),
    "number": Style(scale=NOTE_SHARE, centre=True),
    "doubt": Style(scale=NOTE_SHARE, italic=True, leading=0.95, after=0.25),
}


def face_of(manner: Manner, style: Style, size: float) -> tuple[str, float]:
    """Face ("", "B", "I") and size of a mark."""
    face = "B" if style.bold or manner == "value" else "I" if style.italic or manner == "doubt" else ""
    scale = max(style.scale, 1.0) if manner in ("value", "doubt") else style.scale
    return face, size * scale * (0.62 if manner == "raised" else 1.0)
