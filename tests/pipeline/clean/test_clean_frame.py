"""Sheets and cards found on pictures, and never cut where they should not be."""

import cv2
import numpy as np
import pytest

from bench.cleaning.pages import raw_pages
from pipeline.clean import clean, photographed
from pipeline.clean.clusters import printed_cards
from pipeline.clean.frame import sheets
from pipeline.clean.ground import letters_on, print_outside, text_outside
from pipeline.clean.sizes import Kind
from samples.cases import make_case
from tests.pipeline.clean.clean_pages import card, laid, no_say, page, slanted, table, text_page


def far_off(found, corners, shape):
    """Greatest distance of corners, as a share of the picture's diagonal."""
    wanted = np.array(corners)
    rolled = [np.linalg.norm(np.roll(found, turn, axis=0) - wanted, axis=1).max() for turn in range(4)]
    return min(rolled) / np.hypot(*shape[:2])


def test_a_page_photographed_on_a_table_is_cut_out():
    """The corners of a page in perspective are found within 1.5 % of the picture's diagonal."""
    corners = [(310, 240), (1180, 180), (1300, 1480), (200, 1430)]
    sheet = cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR)
    photo = laid(table(1500, 1700), sheet, corners)
    (found,) = sheets(photo, 300)
    assert found.kind is Kind.SHEET
    assert far_off(found.corners, corners, photo.shape) < 0.015
    (clear,) = clean(page(photo, 300), no_say)
    assert clear.height / clear.width == pytest.approx(2**0.5, abs=0.01)
    assert abs(clear.turned) == 0


def test_the_grain_of_a_table_is_no_text_beside_the_page():
    """Rows of short dark strokes on wood look like print; a white page on it is cut out all the same."""
    corners = [(310, 240), (1180, 180), (1300, 1480), (200, 1430)]
    wood = np.full((1700, 1500, 3), (20, 50, 85), np.uint8)
    rng = np.random.default_rng(5)
    for x, y in rng.integers((0, 0), (1480, 60), (4000, 2)):
        cv2.line(wood, (int(x), int(y) * 28), (int(x) + 12, int(y) * 28), (5, 20, 40), 7)
    photo = laid(wood, cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR), corners)
    (found,) = sheets(photo, 300)
    assert found.kind is Kind.SHEET
    assert far_off(found.corners, corners, photo.shape) < 0.015


def pale_table(high, wide):
    """A table hardly darker than paper, warmer in tint, under a lamp at its left."""
    lamp = np.linspace(1.0, 0.82, wide)[None, :, None]
    return (np.array((222, 232, 238)) * lamp * np.ones((high, 1, 1))).astype(np.uint8)


def test_a_white_page_on_a_pale_table_is_known_by_its_tint():
    """Light hardly tells the page from the table; its tint does, and all print lies on it."""
    corners = [(310, 240), (1180, 180), (1300, 1480), (200, 1430)]
    lamp = np.linspace(1.0, 0.86, 1240)[None, :, None]
    sheet = (cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR) * lamp * (0.985, 0.965, 0.955)).astype(np.uint8)
    rng = np.random.default_rng(5)
    photo = laid(pale_table(1700, 1500), sheet, corners) + rng.normal(0, 1.5, (1700, 1500, 1))
    photo = np.clip(photo, 0, 255).astype(np.uint8)
    (found,) = sheets(photo, 72)
    assert found.kind is Kind.SHEET
    assert far_off(found.corners, corners, photo.shape) < 0.015


def test_print_outside_a_tinted_field_keeps_the_picture_whole():
    """A tinted box with print on a photographed page is no sheet: lines of print stand outside it."""
    photo = np.full((1700, 1500, 3), 240, np.uint8)
    photo[300:1100, 200:1300] = (225, 240, 244)
    for top, step in ((340, 40), (1150, 45)):
        for row in range(11):
            cv2.putText(photo, "Ho ten, noi sinh, que quan", (260, top + row * step), 0, 1.1, (40,) * 3, 2)
    (found,) = sheets(photo, 72)
    assert not found.cut


def test_the_share_of_print_outside_a_figure_is_told():
    """A heading above a table is a part of the letters that cutting the table out would lose."""
    photo = np.full((1700, 1500, 3), 240, np.uint8)
    cv2.putText(photo, "CAC LOAI VAN BAN", (260, 220), 0, 1.2, (40,) * 3, 2)
    for row in range(20):
        cv2.putText(photo, "Ho ten, noi sinh", (260, 360 + row * 45), 0, 1.1, (40,) * 3, 2)
    table_only = np.array([(150, 300), (1350, 300), (1350, 1500), (150, 1500)], dtype=np.float64)
    letters, _ = letters_on(photo)
    assert 0.02 < print_outside(letters, table_only) < 0.15
    assert (
        print_outside(letters, np.array([(0, 0), (1499, 0), (1499, 1699), (0, 1699)], dtype=np.float64)) == 0
    )


@pytest.mark.parametrize("dpi", [72, 200])
def test_a_photo_may_have_the_size_of_a_sheet_by_its_dots(dpi):
    """Two cards on a desk, in a picture that its dots an inch make an A3 scan: wood is no lid, and the cards
    are cut out however large they would then be.
    """
    photo = table(2339, 3307)
    for top in (350, 1800):
        photo = laid(photo, card(), [(300, top), (2000, top + 20), (1990, top + 1090), (290, top + 1070)])
    assert [one.kind for one in sheets(photo, dpi)] == [Kind.CARD, Kind.CARD]


def test_a_card_photographed_on_a_table_is_cut_out_as_a_card():
    """A card in perspective comes out in the size of ISO 7810 ID-1 at its dpi."""
    corners = [(350, 420), (1240, 380), (1290, 950), (330, 990)]
    photo = laid(table(1600, 1200), card(), corners)
    (found,) = clean(page(photo, 300), no_say)
    assert found.width / found.dpi == pytest.approx(85.6 / 25.4, abs=0.01)
    assert found.height / found.dpi == pytest.approx(53.98 / 25.4, abs=0.01)
    assert far_off(sheets(photo, 300)[0].corners, corners, photo.shape) < 0.015


@pytest.mark.parametrize("long", [1.46, 1.52, 1.6])
def test_a_page_seen_aslant_is_no_card(long):
    """A page photographed at an angle may have a card's shape; its print says what it is."""
    corners = [(310, 200), (1110, 200), (1110, 200 + 800 * long), (310, 200 + 800 * long)]
    sheet = cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR)
    (found,) = sheets(laid(table(1500, 1700), sheet, corners), 72)
    assert found.kind is Kind.SHEET

    across = [(y, x) for x, y in corners]
    lying = cv2.cvtColor(text_page(lines=20).T[::-1], cv2.COLOR_GRAY2BGR)
    (found,) = sheets(laid(table(1700, 1500), lying, [across[0], *across[:0:-1]]), 72)
    assert found.kind is Kind.SHEET


@pytest.mark.parametrize("long", [1.46, 1.52, 1.6])
def test_a_card_seen_aslant_is_still_a_card(long):
    """Its letters are large beside it and run along its longer side."""
    corners = [(350, 320), (350 + 600 * long, 320), (350 + 600 * long, 920), (350, 920)]
    (found,) = sheets(laid(table(1600, 1200), card(), corners), 72)
    assert found.kind is Kind.CARD


@pytest.mark.parametrize("seed", [805545781, 805545782, 805545783])
def test_a_page_half_in_the_shadow_is_no_card(seed):
    """The bright part of a photographed page may have a card's shape; its inner side is no edge of paper.

    The first seed was once cut so, and lost half its lines.
    """
    (photo,) = make_case("giay_bao_tu", "phone", seed).files
    pixels = cv2.imdecode(np.frombuffer(photo.content, np.uint8), cv2.IMREAD_COLOR)
    (found,) = sheets(pixels, 300)
    assert found.kind is not Kind.CARD


@pytest.mark.parametrize(
    ("paper", "seed"),
    [
        ("giay_chung_nhan_ket_hon", 159157407),
        ("giay_xac_nhan_tinh_trang_hon_nhan", 1868001612),
        ("trich_luc_khai_sinh", 1715583440),
        ("to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan", 1938848754),
    ],
)
def test_grain_shadow_and_the_pictures_border_do_not_mislead(paper, seed):
    """Photos once left whole for the table's grain, or cut at a shadow or at the border of the picture."""
    case = make_case(paper, "phone", seed)
    pixels = cv2.imdecode(np.frombuffer(case.files[0].content, np.uint8), cv2.IMREAD_COLOR)
    (found,) = sheets(pixels, 300)
    assert far_off(found.corners, case.geometry[0].lying[0].corners, pixels.shape) < 0.02


def test_two_pale_cards_on_one_white_scan_come_out_in_reading_order():
    """Each card of an A4 scan, however pale and askew, is a page of its own, level, the upper one first."""
    scan = np.full((3508, 2480, 3), 250, np.uint8)
    scan[400 : 400 + 638, 300 : 300 + 1011] = card(number="001190000001")
    lower = np.full((900, 1300, 3), 250, np.uint8)
    lower[131:769, 144:1155] = card(number="001190000002")
    scan[1800:2700, 900:2200] = slanted(lower, 3.0, 250)
    first, second = clean(page(scan, 300), no_say)
    assert (first.width, first.height) == (second.width, second.height) == (1011, 638)
    assert second.skew == pytest.approx(3.0, abs=0.3)
    assert first.to_page[1, 2] < second.to_page[1, 2]
    assert np.abs(first.image.astype(int) - card(number="001190000001")).mean() < 6


def test_two_cards_that_touch_on_the_lid_are_two():
    """Cards that touch at a corner make one figure on the scanner's lid; none of them is lost."""
    scan = np.full((3508, 2480, 3), 45, np.uint8)
    scan[600:1238, 200:1211] = card(number="001190000001")
    scan[1050:2061, 1211:1849] = cv2.rotate(card(number="001190000002"), cv2.ROTATE_90_CLOCKWISE)
    found = sheets(scan, 300)
    assert [one.kind for one in found] == [Kind.CARD, Kind.CARD]
    assert far_off(found[0].corners, [(200, 600), (1211, 600), (1211, 1238), (200, 1238)], scan.shape) < 0.005


def test_cards_over_each_other_do_not_hide_the_one_that_lies_alone():
    """A card beside two that lie over each other is cut out; those two stay together, as one sheet."""
    scan = np.full((3508, 2480, 3), 45, np.uint8)
    scan[300:938, 200:1211] = card(number="001190000001")
    scan[1700:2338, 700:1711] = card(number="001190000002")
    scan[2100:3111, 1000:1638] = cv2.rotate(card(number="001190000003"), cv2.ROTATE_90_CLOCKWISE)
    found = sheets(scan, 300)
    assert [one.kind for one in found] == [Kind.CARD, Kind.SHEET]
    assert far_off(found[0].corners, [(200, 300), (1211, 300), (1211, 938), (200, 938)], scan.shape) < 0.005


def test_a_decorative_border_is_no_edge_of_a_page():
    """The printed border of a certificate is not taken for the page: nothing outside it is lost."""
    sheet = cv2.cvtColor(text_page(300, lines=14), cv2.COLOR_GRAY2BGR)
    for inset, colour in ((120, (60, 60, 190)), (150, (90, 140, 60)), (190, (60, 60, 190))):
        cv2.rectangle(sheet, (inset, inset), (2480 - inset, 3507 - inset), colour, 8)
    (found,) = sheets(sheet, 300)
    assert found.kind is Kind.WHOLE


def test_a_table_on_a_page_is_no_card():
    """A ruled box of a card's size on a page of text is left in its page."""
    sheet = cv2.cvtColor(text_page(300), cv2.COLOR_GRAY2BGR)
    cv2.rectangle(sheet, (1300, 2700), (2311, 3338), (30, 30, 30), 5)
    assert [one.kind for one in sheets(sheet, 300)] == [Kind.WHOLE]


def test_a_card_that_fills_its_picture_is_a_card():
    """A card cropped by the scanner's own program is known by its size and kept whole."""
    (found,) = sheets(card(300), 300)
    assert found.kind is Kind.CARD
    assert not found.cut


def test_the_code_on_a_cropped_card_is_no_sheet():
    """A scanner's program that leaves a little white around a card: the card's code is not cut out of it."""
    rng = np.random.default_rng(4)
    picture = np.full((682, 1055, 3), 250, np.uint8)
    code = np.kron(rng.integers(0, 2, (33, 33)), np.ones((8, 8))).astype(np.uint8)
    picture[50 : 50 + 264, 740 : 740 + 264] = np.where(code, 205, 20)[..., None]
    for row, words in enumerate(("Noi cu tru / Place of residence:", "Tan Thanh, An Minh, Kien Giang")):
        cv2.putText(picture, words, (60, 120 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (60, 60, 60), 2)
    (found,) = sheets(picture, 300)
    assert found.kind is Kind.CARD
    assert not found.cut


def test_a_page_on_the_dark_lid_of_a_scanner_is_cut_out():
    """A sheet smaller than the scan, on a black lid, is cut to its own edges."""
    lid = np.full((3508, 2480, 3), 25, np.uint8)
    lid[200:2678, 100:1853] = cv2.cvtColor(text_page(212, lines=16), cv2.COLOR_GRAY2BGR)
    (found,) = sheets(lid, 300)
    assert far_off(found.corners, [(100, 200), (1853, 200), (1853, 2678), (100, 2678)], lid.shape) < 0.005


def test_what_a_fold_parts_from_a_sheet_is_no_sheet():
    """The half below a fold has its corners on the sheet's outline and one side across it; a paper lying on
    the sheet has not, nor has the sheet itself.
    """
    sheet = np.array([(13, 14), (447, 14), (449, 625), (15, 626)], np.float64)
    half = np.array([(12, 324), (438, 324), (438, 626), (17, 626)], np.float64)
    on_it = np.array([(60, 324), (400, 324), (400, 560), (60, 560)], np.float64)
    assert photographed.is_folded_off(half, sheet)
    assert not photographed.is_folded_off(on_it, sheet)
    assert not photographed.is_folded_off(sheet, sheet)


def test_a_picture_of_nothing_is_left_whole():
    """Noise without any sheet is neither cut nor turned."""
    noise = np.random.default_rng(3).integers(0, 255, (900, 1300, 3)).astype(np.uint8)
    (found,) = clean(page(cv2.GaussianBlur(noise, (0, 0), 6), 300), no_say)
    assert found.image.shape[:2] == (900, 1300)


def test_the_cards_of_a_black_and_white_copy_are_found_by_their_print():
    """Of two cards copied without any ground each comes out level, in its own size, all its print within."""
    scan = np.full((3508, 2480, 3), 255, np.uint8)
    face = np.where(card().min(axis=2) < 140, 0, 255).astype(np.uint8)
    for top, slant in ((500, 0.0), (1800, 2.0)):
        part = np.full((900, 1300), 255, np.uint8)
        part[131:769, 144:1155] = face
        scan[top : top + 900, 600:1900] = slanted(part, slant, 255)[..., None]
    first, second = clean(page(scan, 300), no_say)
    assert (first.width, first.height) == (second.width, second.height) == (1011, 638)
    assert second.skew == pytest.approx(2.0, abs=0.3)
    for found in (first, second):
        assert (found.image.min(axis=2) < 128).sum() == pytest.approx((face < 128).sum(), rel=0.03)


def test_copied_cards_are_found_on_all_of_a_scanners_glass():
    """The glass of a scanner for A4 is a little larger than A4: two cards on it are cut out all the same."""
    glass = np.full((3690, 2660, 3), 255, np.uint8)
    face = np.where(card().min(axis=2) < 140, 0, 255).astype(np.uint8)
    for top in (500, 1800):
        glass[top + 131 : top + 769, 744:1755] = face[..., None]
    faces = clean(page(glass, 300), no_say)
    assert [(one.width, one.height) for one in faces] == [(1011, 638)] * 2


def test_a_streak_through_a_copied_card_does_not_hide_it():
    """Dirt on the glass draws a line down the whole copy, through a photo: both cards are still found."""
    scan = np.full((3508, 2480, 3), 255, np.uint8)
    for top in (500, 1800):
        scan[top : top + 638, 600:1611] = np.where(card().min(axis=2) < 140, 0, 255)[..., None]
    scan[1900:2200, 640:860] = 0
    scan[:, 700:703] = 0
    assert [one.kind for one in sheets(scan, 300)] == [Kind.CARD, Kind.CARD]


def test_two_copied_cards_close_together_are_two_beside_another():
    """Where a third card shows what the sheet holds, print of two cards' size is cut at the white between."""
    sheet = np.full((3508, 2480, 3), 255, np.uint8)
    face = np.where(card().min(axis=2, keepdims=True) < 120, 0, 255).astype(np.uint8).repeat(3, axis=2)
    high, wide = face.shape[:2]
    for left, top in ((300, 200), (300, 1800), (300, 1740 + high)):
        sheet[top : top + high, left : left + wide] = np.minimum(
            sheet[top : top + high, left : left + wide], face
        )
    assert [found.kind for found in sheets(sheet, 300)] == [Kind.CARD] * 3


def test_two_copied_cards_close_together_are_two_by_themselves():
    """Front and back of one card on an otherwise empty copy are known by the white between their prints: edge
    to edge, and one above the other where one's blank rim was covered.
    """
    face = np.where(card(150).min(axis=2) < 140, 0, 255)[..., None]
    high, wide = face.shape[:2]
    for left, top in ((65 + wide, 150), (65, 150 + high - 20)):
        sheet = np.full((1754, 1240, 3), 255, np.uint8)
        for x, y in ((65, 150), (left, top)):
            part = sheet[y : y + high, x : x + wide]
            part[:] = np.minimum(part, face)
        assert len(printed_cards(sheet, 150 / 25.4)) == 2


def test_specks_strewn_over_a_copy_do_not_make_its_cards_bigger():
    """Dirt between two copied cards, half a centimetre apart, is no print of theirs."""
    scan = np.full((3508, 2480, 3), 255, np.uint8)
    for top in (500, 1800):
        scan[top : top + 638, 600:1611] = np.where(card().min(axis=2) < 140, 0, 255)[..., None]
    for y in range(60, 3500, 65):
        for x in range(40 + y % 50, 2480, 65):
            if not (500 < y < 1150 or 1790 < y < 2450):
                scan[y : y + 7, x : x + 7] = 0
    assert [one.kind for one in sheets(scan, 300)] == [Kind.CARD, Kind.CARD]


def test_a_wide_white_inside_a_copied_card_does_not_split_it():
    """Between the barcode of a card's back and the fingers' prints nothing may be left: it is one card."""
    scan = np.full((3508, 2480, 3), 255, np.uint8)
    face = np.where(card().min(axis=2) < 140, 0, 255)[..., None]
    scan[500:1138, 600:1611] = scan[1800:2438, 600:1611] = face
    scan[1800:2438, 1000:1150] = 255
    assert [one.kind for one in sheets(scan, 300)] == [Kind.CARD, Kind.CARD]


@pytest.mark.parametrize("standing", [True, False])
def test_outside_all_figures_there_may_be_no_letter_at_all(standing):
    """A card alone on an empty lid: nothing of it is text, and nothing breaks."""
    lid = np.full((1200, 900, 3), 235, np.uint8)
    lid[300:600, 200:700] = 90
    corners = np.array([[200, 300], [700, 300], [700, 600], [200, 600]], float)
    assert not text_outside(lid, [corners], standing=standing)


def test_lines_of_a_form_are_no_cards_print():
    """On this scan two blocks of text have a card's size; the form was once cut there, and lost the rest."""
    (raw,) = raw_pages(make_case("to_khai_de_nghi_tro_giup_xa_hoi", "dpi150", 1436741277))
    (found,) = sheets(raw.image, raw.dpi)
    assert found.kind is not Kind.CARD


@pytest.mark.parametrize(("dpi", "told"), [(300.0, False), (299.9, True)])
def test_a_fax_that_says_nothing_of_its_dots_is_judged_by_its_letters(dpi, told):
    """A faxed A5 sheet has 1,728 dots across, 204 an inch; one that says 300 (and a little) is believed."""
    fax = np.full((1167, 1728, 3), 255, np.uint8)
    for row in range(16):
        text = "Ngay thang nam sinh: 28/05/2025, xa Binh Hang Trung"
        cv2.putText(fax, text, (160, 200 + 50 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.62, (0, 0, 0), 2)
    (sheet,) = sheets(fax, dpi)
    assert (sheet.native_dpi == dpi) is told
    assert told or 140 < sheet.native_dpi < 215
