"""The form on its pages, at the largest size of type at which all of it stands there, as PDF/A.

Values too long for that are not printed smaller than anybody can read: the form goes on another page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache, partial
from xml.sax.saxutils import escape

from fpdf import FPDF

from pipeline.form_pdf.errors import TooLong
from pipeline.form_pdf.fonts import Fonts
from pipeline.form_pdf.info import with_info
from pipeline.form_pdf.ink import draw_sheet
from pipeline.form_pdf.lay import Layer, Sheet
from pipeline.form_pdf.paging import more_pages, own_pages
from pipeline.form_pdf.style import LEADING, LEAST_LEADING, MOST_LEADING, SIZES
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
    return with_info(bytes(pdf.output()), form.title, form.law)


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
    """The largest type, and then the widest leading, with which all stands on the form's own pages.

    Where not even the smallest does, the fewest pages more, in the largest type. Raises ``TooLong``.
    """

    def layer(size: float, leading: float) -> Layer:
        return Layer(written, partial(_measured, pdf), size, leading, form.officers)

    for size in SIZES:
        sheets = own_pages(form, layer(size, LEADING))
        if sheets is not None:
            return size, _wider(sheets, form, partial(layer, size), LEADING)
    sheets = own_pages(form, layer(SIZES[-1], LEAST_LEADING))
    if sheets is not None:
        return SIZES[-1], _wider(sheets, form, partial(layer, SIZES[-1]), LEAST_LEADING)
    laid = [(size, sheets) for size in SIZES if (sheets := more_pages(form, layer(size, LEADING)))]
    if not laid:
        raise TooLong
    return min(laid, key=lambda one: len(one[1]))


def _wider(sheets: list[Sheet], form: Form, layer: Callable[[float], Layer], leading: float) -> list[Sheet]:
    """The same with as much leading as the pages have room for."""
    leading += 0.02
    while leading <= MOST_LEADING and (wider := own_pages(form, layer(leading))) is not None:
        sheets, leading = wider, leading + 0.02
    return sheets


@lru_cache(maxsize=4096)
def _measured(pdf: FPDF, text: str, face: str) -> float:
    """How wide words are at 100 points; type of any size is as wide in proportion."""
    pdf.set_font("form", face, 100)
    return float(pdf.get_string_width(text))
