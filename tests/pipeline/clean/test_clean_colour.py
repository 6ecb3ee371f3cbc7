"""Seals and light are taken off the print; print in any colour stays."""

import cv2
import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw

from pipeline.clean.colour import black_ink
from pipeline.clean.light import flatten, paper_tone, stretched
from tests.pipeline.clean.clean_pages import face, text_page


def coloured(draw):
    """A white A4 half page at 300 dpi (BGR) with what ``draw`` puts on it."""
    sheet = Pictures.new("RGB", (2480, 1700), (250, 248, 244))
    draw(ImageDraw.Draw(sheet))
    return np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])


def test_a_seal_fades_and_the_name_under_it_stays():
    """Of a red seal over black print the seal fades to paper and the print keeps its black."""

    def draw(pen):
        pen.text((900, 800), "Nguyễn Văn Hạnh", (20, 20, 20), face(16, 300))

    def sealed(pen):
        draw(pen)
        pen.ellipse((850, 600, 1270, 1020), outline=(215, 50, 60), width=14)
        pen.ellipse((900, 650, 1220, 970), outline=(215, 50, 60), width=8)

    plain, stamped = coloured(draw), coloured(sealed)
    under = np.where((plain < 90).all(axis=2)[..., None], plain, stamped)
    ink = stretched(black_ink(under, 300))
    black = (plain < 60).all(axis=2)
    seal = (stamped[..., 2] > 150) & (stamped[..., 1] < 110) & ~cv2.dilate(
        black.astype(np.uint8), np.ones((9, 9))
    ) > 0
    assert np.median(ink[black]) < 40
    assert np.percentile(ink[seal], 10) > 170


def test_a_red_title_stays_readable():
    """Red print of a line's height, as the title of a birth certificate, stays dark."""
    sheet = coloured(lambda pen: pen.text((700, 500), "GIẤY KHAI SINH", (200, 30, 40), face(26, 300)))
    ink = stretched(black_ink(sheet, 300))
    title = (sheet[..., 2] > 150) & (sheet[..., 1] < 60)
    assert np.median(ink[title]) < 100


def test_a_grey_copy_is_taken_as_it_is():
    """Where there is no colour nothing is separated: the ink is the grey picture with its light evened."""
    grey = text_page(150)
    picture = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    assert np.array_equal(black_ink(picture, 150), flatten(grey, 150))


def test_a_shadow_is_lifted():
    """Paper in the shadow of a hand comes out as light as the rest, print as dark."""
    sheet = text_page(150).astype(np.float32)
    shade = np.linspace(0.45, 1.0, sheet.shape[1], dtype=np.float32)[None]
    flat = flatten((sheet * shade).astype(np.uint8), 150)
    paper = sheet > 240
    assert flat[paper].std() < 6
    assert np.percentile(flat[sheet < 60], 90) < 110


def test_paper_tone_is_that_of_the_paper():
    """What is added around a levelled page has the colour of its paper, not of print or a dark border."""
    sheet = np.full((800, 600, 3), (200, 225, 235), np.uint8)
    sheet[::7] = 20
    sheet[:, :80] = 5
    assert paper_tone(sheet) == (200, 225, 235)
