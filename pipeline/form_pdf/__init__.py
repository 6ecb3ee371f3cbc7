"""EDGE (reads font files): a dossier as the official form, filled, on one A4 page, ready to be signed by
hand.

What is doubtful on the screen is not marked on paper: a person has looked before it is printed. What nobody
knows, and what is in conflict, is an empty leader; nothing is ever pre-signed. Both upper corners stay free.
"""

from __future__ import annotations

from pipeline.form_pdf.fonts import FontMissing, Fonts, find_fonts
from pipeline.form_pdf.sheet import draw
from pipeline.form_pdf.values import Written
from pipeline.procedure.form import Form
from pipeline.types import Dossier

__all__ = ["FontMissing", "Fonts", "fill", "find_fonts"]


def fill(dossier: Dossier, form: Form) -> bytes:
    """The PDF of this form with the dossier's values. Raises ``FontMissing`` (names the Debian package).

    The same dossier gives the same bytes: the date inside is the form's, not today's.
    """
    return draw(form, Written(dossier, form), find_fonts())
