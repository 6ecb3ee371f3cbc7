"""EDGE (reads font files): a dossier as the official form, filled, on A4, ready to be signed by hand.

What nobody knows, and what is in conflict, is an empty leader; what a person has still to look at stands in
another face with the mark "(?)", and a line at the foot says so: such a sheet is for checking, not for
signing. Nothing is ever pre-signed. Both upper corners stay free; the code at the foot on the right says
which form, edition and dossier this is, so that the signed sheet is known again (``pipeline.sheet_code``).
"""

from __future__ import annotations

from pipeline.form_pdf.errors import CannotPrint, FontMissing, TooLong
from pipeline.form_pdf.fonts import Fonts, find_fonts
from pipeline.form_pdf.sheet import draw
from pipeline.form_pdf.values import Written
from pipeline.procedure.form import Form
from pipeline.types import Dossier

__all__ = ["CannotPrint", "FontMissing", "Fonts", "TooLong", "fill", "find_fonts"]


def fill(dossier: Dossier, form: Form, dossier_id: str = "") -> bytes:
    """The PDF/A of this form with the dossier's values; ``dossier_id`` (a-z, 0-9, _) goes into its code.

    Raises ``FontMissing`` (names the Debian package) and ``TooLong``. The same dossier gives the same bytes:
    the date inside is the form's, not today's.
    """
    return draw(form, Written(dossier, form), find_fonts(), dossier_id)
