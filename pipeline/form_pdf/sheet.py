"""The form on its pages, at the largest size of type at which all of it stands there, as PDF/A."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import lru_cache
from xml.sax.saxutils import escape

from fpdf import FPDF

from pipeline.form_pdf.errors import TooLong
from pipeline.form_pdf.fonts import Fonts
from pipeline.form_pdf.ink import draw_sheet
from pipeline.form_pdf.lay import Layer, Sheet
from pipeline.form_pdf.style import LEADING, MOST_LEADING, SIZES
from pipeline.form_pdf.values import Written
from pipeline.procedure.form import Form
from pipeline.sheet_code import encode

PDFA = "PDF/A-2U"
"""Fonts whole and searchable, colours defined; fpdf2 adds the output intent and refuses what breaks it."""
_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmp:CreateDate="{date}" xmp:ModifyDate="{date}" pdfaid:part="2" pdfaid:conformance="U">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{law}</rdf:li></rdf:Alt></dc:description>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>"""
"""Metadata of our own: what fpdf2 writes holds the time of writing, and the same form would differ."""


def draw(form: Form, written: Written, fonts: Fonts, dossier_id: str) -> bytes:
    """All pages as PDF bytes. Raises ``TooLong``."""
    pdf = _paper(form, fonts)
    size, sheets = _largest(pdf, form, written)
    code = encode(written.code(dossier_id))
    for sheet in sheets:
        draw_sheet(pdf, sheet, size, code)
    return bytes(pdf.output())


def _paper(form: Form, fonts: Fonts) -> FPDF:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(format="A4", unit="mm", enforce_compliance=PDFA)
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_title(form.title)
    pdf.set_subject(form.law)
    pdf.set_lang("vi")
    made = datetime(int(form.edition[:4]), 1, 1, tzinfo=UTC)
    pdf.set_creation_date(made)
    told = {"date": made.isoformat(), "title": escape(form.title), "law": escape(form.law)}
    pdf.set_xmp_metadata(_XMP.format(**told))
    for style, path in (("", fonts.regular), ("B", fonts.bold), ("I", fonts.italic)):
        pdf.add_font("form", style, str(path))
    return pdf


def _largest(pdf: FPDF, form: Form, written: Written) -> tuple[float, list[Sheet]]:
    """The largest type, and then the widest leading, with which all stands on the pages."""

    def laid(size: float, leading: float) -> list[Sheet] | None:
        return Layer(written, lambda text, face: _measured(pdf, text, face), size, leading).sheets(form)

    for size in SIZES:
        sheets = laid(size, LEADING)
        if sheets is None:
            continue
        leading = LEADING + 0.02
        while leading <= MOST_LEADING and (wider := laid(size, leading)) is not None:
            sheets, leading = wider, leading + 0.02
        return size, sheets
    raise TooLong


@lru_cache(maxsize=4096)
def _measured(pdf: FPDF, text: str, face: str) -> float:
    """How wide words are at 100 points; type of any size is as wide in proportion."""
    pdf.set_font("form", face, 100)
    return float(pdf.get_string_width(text))
