"""What the codes of a card testify."""

import numpy as np
import pytest

from ocr.types import Box, Code, CodeKind, Line, Reading, Word
from pipeline.card_codes import card_fields, testify
from pipeline.types import CleanPage, MrzZone, ReadPage

PAYLOAD = "001300000000||Đặng Thị Ví Dụ|29022000|Nữ|Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội|01072021"
ZONE = (
    "IDVNM3000000001001300000000<<2",
    "0002299F2502287VNM<<<<<<<<<<<0",
    "DANG<<THI<VI<DU<<<<<<<<<<<<<<<",
)
KEYS = frozenset(
    {"id_number", "old_id_number", "full_name", "date_of_birth", "sex", "date_of_issue", "date_of_expiry"}
)


def page(codes=(), mrz=None, printed=""):
    """A card face with one printed word, or none."""
    picture = np.full((638, 1011, 3), 255, np.uint8)
    clean = CleanPage("a.jpg", 1, picture, picture[:, :, 0], 300, np.eye(3), 0, 0.0, 1.0)
    lines = (Line((Word(printed, Box(0, 0, 99, 20), 0.9),)),) if printed else ()
    return ReadPage(clean, Reading(lines, "none"), codes, mrz)


def test_payload_of_the_2021_card_gives_seven_fields():
    """The seven fields of the 2021 QR come out under the contract's keys, dates as the card prints them."""
    said = card_fields(PAYLOAD)

    assert said is not None
    assert said["id_number"] == "001300000000"
    assert said["old_id_number"] == ""
    assert said["full_name"] == "ĐẶNG THỊ VÍ DỤ"
    assert said["date_of_birth"] == "29/02/2000"
    assert said["date_of_issue"] == "01/07/2021"


def test_longer_payload_of_the_2024_card_is_read_the_same():
    """Fields past the seventh are left alone, never guessed."""
    said = card_fields(PAYLOAD + "||Đặng Văn A|Lê Thị B")

    assert said == card_fields(PAYLOAD)


def test_foreign_payloads_are_refused():
    """A web address, a short line or a payload without dates is no card."""
    for text in ("https://example.vn/abc", "1|2|3|4|5|6|7", PAYLOAD.replace("29022000", "2902"), ""):
        assert card_fields(text) is None


def test_an_old_number_that_is_empty_is_testified_as_nothing_written():
    """An empty field of the code says that the card has no old number."""
    code = Code(CodeKind.QR, PAYLOAD, Box(0, 0, 9, 9), "whole")

    said = {one.field: one for one in testify(page((code,)), KEYS)}

    assert said["old_id_number"].text == ""
    assert said["id_number"].checked


def test_zone_gives_number_dates_and_sex_and_an_unmarked_name():
    """The MRZ proves number, dates and sex; its name without marks is never checked."""
    said = {one.field: one for one in testify(page(mrz=MrzZone(ZONE, Box(0, 0, 9, 9))), KEYS)}

    assert said["id_number"].text == "001300000000"
    assert said["date_of_birth"].text == "29/02/2000"
    assert said["sex"].text == "Nữ"
    assert said["date_of_expiry"].text == "28/02/2025"
    assert said["full_name"].text == "DANG THI VI DU"
    assert not said["full_name"].checked


def test_only_fields_the_paper_has_are_testified():
    """A code never adds a field that the template does not know."""
    code = Code(CodeKind.QR, PAYLOAD, Box(0, 0, 9, 9), "whole")

    assert {one.field for one in testify(page((code,)), frozenset({"sex"}))} == {"sex"}


def test_codes_of_two_people_on_one_page_prove_nothing():
    """Two cards that were not cut apart: no value of either is vouched for by its code."""
    other = PAYLOAD.replace("001300000000", "001300000017", 1)
    codes = tuple(Code(CodeKind.QR, text, Box(0, 0, 9, 9), "whole") for text in (PAYLOAD, other))

    said = testify(page(codes), KEYS)

    assert said
    assert not any(one.checked for one in said)


@pytest.mark.parametrize(("printed", "checked"), [("001300000008", True), ("072174400482", False)])
def test_a_code_beside_the_number_of_another_proves_nothing(printed, checked):
    """A digit misread is the same person; another number means that two cards lie on the page."""
    code = Code(CodeKind.QR, PAYLOAD, Box(0, 0, 9, 9), "plain")
    assert all(one.checked is checked for one in testify(page((code,), printed=printed), KEYS))
