"""Laid pages drawn with fpdf2: words, leaders, boxes, frames, the sheet's QR. Lengths are millimetres."""

from __future__ import annotations

import math

import numpy as np
import zxingcpp
from fpdf import FPDF

from pipeline.form_pdf.flow import BESIDE_BOX, BOX, DIGIT, Mark
from pipeline.form_pdf.lay import Frame, Row, Sheet
from pipeline.form_pdf.style import CODE, FOOT, LEFT, PAGE, POINT, RIGHT, face_of

AFTER_WORDS = 0.7
"""Between a word and its leader."""
_QUIET = 2
"""Modules of white around the code inside its side; the page is white around it anyway."""
_TO_SIGN = "Ký hoặc điểm chỉ trong khung"
"""The line above the frame says already how to write the name."""


def draw_sheet(pdf: FPDF, sheet: Sheet, size: float, code: str) -> None:
    """One more page of ``pdf``."""
    pdf.add_page()
    for frame in sheet.frames:
        (_draw_sign_frame if frame.sign else _draw_cell)(pdf, frame)
    for row in sheet.rows:
        _draw_row(pdf, row, size)
    _rule_above_notes(pdf, sheet)
    _draw_code(pdf, code)


def _draw_row(pdf: FPDF, row: Row, size: float) -> None:
    base = row.y + row.height * 0.74
    for mark in row.marks:
        x = row.x + mark.x
        if mark.manner == "leader":
            _draw_leader(pdf, x, base, mark)
        elif mark.manner in ("box", "ticked"):
            _draw_box(pdf, x + BESIDE_BOX, base, ticked=mark.manner == "ticked")
        elif mark.manner == "digit":
            _draw_digit(pdf, x, base, mark, size)
        else:
            pdf.set_font("form", *face_of(mark.manner, row.style, size))
            raised = size * POINT * 0.34 if mark.manner == "raised" else 0.0
            pdf.text(x, base - raised, mark.text)
    if row.line == "motto":
        _underline(pdf, row, base)


def _draw_leader(pdf: FPDF, x: float, base: float, mark: Mark) -> None:
    """Dots on one grid from the left edge of the page's text, so that rows of leaders stand in line."""
    pdf.set_font("form", "", 11)
    step = float(pdf.get_string_width("."))
    after = AFTER_WORDS if mark.x > 0 else 0.0
    first = math.ceil((x - LEFT + after) / step - 0.01)
    count = int((x - LEFT + mark.width) / step + 0.01) - first
    if count > 0:
        pdf.text(LEFT + first * step, base, "." * count)


def _draw_box(pdf: FPDF, x: float, base: float, *, ticked: bool) -> None:
    top = base - BOX + 0.5
    pdf.set_line_width(0.25)
    pdf.rect(x, top, BOX, BOX)
    if ticked:
        pdf.line(x + 0.6, top + 0.6, x + BOX - 0.6, top + BOX - 0.6)
        pdf.line(x + 0.6, top + BOX - 0.6, x + BOX - 0.6, top + 0.6)


def _draw_digit(pdf: FPDF, x: float, base: float, mark: Mark, size: float) -> None:
    pdf.set_line_width(0.2)
    pdf.rect(x, base - DIGIT + 1.1, DIGIT, DIGIT)
    pdf.set_font("form", "B", size)
    pdf.text(x + (DIGIT - float(pdf.get_string_width(mark.text))) / 2, base, mark.text)


def _draw_cell(pdf: FPDF, frame: Frame) -> None:
    pdf.set_line_width(0.2)
    pdf.rect(frame.x, frame.y, frame.width, frame.height)


def _draw_sign_frame(pdf: FPDF, frame: Frame) -> None:
    """A pale frame that does not compete with the hand."""
    pdf.set_draw_color(190)
    pdf.set_text_color(130)
    pdf.set_line_width(0.15)
    pdf.rect(frame.x, frame.y, frame.width, frame.height)
    pdf.set_font("form", "I", 8)
    across = float(pdf.get_string_width(_TO_SIGN))
    pdf.text(frame.x + (frame.width - across) / 2, frame.y + frame.height - 0.8, _TO_SIGN)
    pdf.set_draw_color(0)
    pdf.set_text_color(0)


def _underline(pdf: FPDF, row: Row, base: float) -> None:
    """The line under the national motto, as long as the motto."""
    begin = row.x + row.marks[0].x
    end = row.x + row.marks[-1].x + row.marks[-1].width
    pdf.set_line_width(0.2)
    pdf.line(begin, base + 1.4, end, base + 1.4)


def _rule_above_notes(pdf: FPDF, sheet: Sheet) -> None:
    first = next((row for row in sheet.rows if row.line in ("note", "doubt")), None)
    if first is not None:
        pdf.set_line_width(0.2)
        pdf.line(LEFT, first.y - 0.6, LEFT + 50, first.y - 0.6)


def _draw_code(pdf: FPDF, words: str) -> None:
    """The QR at the foot on the right, as rectangles: one for each run of dark modules of a row."""
    code = zxingcpp.create_barcode(words, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    dark = np.asarray(code.to_image(scale=1, add_quiet_zones=False)) == 0
    step = CODE / (dark.shape[0] + 2 * _QUIET)
    left, top = PAGE[0] - RIGHT - CODE + _QUIET * step, FOOT - CODE + _QUIET * step
    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    for y in range(dark.shape[0]):
        begins, ends = np.nonzero(edges[y] == 1)[0], np.nonzero(edges[y] == -1)[0]
        for begin, end in zip(begins, ends, strict=True):
            pdf.rect(left + int(begin) * step, top + y * step, int(end - begin) * step, step, style="F")
