"""Forms as papers: the template that every form to fill gives for its own filled sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.digitise import digitise
from pipeline.extract import _page, extract
from pipeline.extract.cutting.region import pieces
from pipeline.intake import open_scan
from pipeline.procedure import load_forms, with_forms
from pipeline.procedure.paper_of_form import paper_of
from pipeline.recognise import recognise
from pipeline.template import default_folder, load
from pipeline.tools import open_tools
from samples.cases import fixed_case
from samples.papers.forms_in_print import CODES
from tests.pipeline.typed import LETTER, Silent, typed

FORMS = load_forms(default_folder().parent / "forms")
PAPERS = load(default_folder())
_HELP = paper_of(FORMS["to_khai_de_nghi_tro_giup_xa_hoi"])


def rules(code):
    """Entry key → rule of a form's paper."""
    face = paper_of(FORMS[code]).editions[0].faces[0]
    return {rule.key: rule for rule in face.fields if rule.key}


def test_labels_are_the_words_before_the_blanks():
    """Numbers of lines and instructions are no part of a label; a residence is a place; a row stays a row."""
    found = rules("to_khai_de_nghi_ho_tro_chi_phi_mai_tang")
    assert found["deceased.full_name"].labels[0] == "Họ và tên:"
    assert found["deceased.residence"].kind == "place"
    assert found["deceased.sex"].same_line
    assert not found["deceased.date_of_birth"].same_line
    assert found["date_of_death"].labels == ("ngày … tháng … năm …",)


def test_a_label_inside_a_line_may_carry_its_number():
    """ "6. Email:" ends the telephone number before it."""
    assert rules("ct01")["subject.email"].labels == ("Email:", "6. Email:")


def test_a_long_instruction_makes_two_lines_of_a_label():
    """The question stands on a line of its own, the value behind the end of its instruction."""
    face = paper_of(FORMS["to_khai_de_nghi_tro_giup_xa_hoi"]).editions[0].faces[0]
    headings = [rule.labels[0] for rule in face.fields if not rule.key]
    assert any(text.startswith("Đang hưởng chế độ") for text in headings)
    assert rules("to_khai_de_nghi_tro_giup_xa_hoi")["benefits"].labels[0].endswith("khác):")


def test_what_closes_a_form_ends_its_values():
    """The oath and the places to sign end values; a line for the day of signing looks like any date."""
    face = paper_of(FORMS["to_khai_de_nghi_tro_giup_xa_hoi"]).editions[0].faces[0]
    assert any(text.startswith("Tôi xin cam đoan") for text in face.ends)
    assert not any("ngày" in text.lower() and "tháng" in text.lower() for text in face.ends)


def test_every_edition_is_a_paper_of_its_own_days():
    """The residence form of 2025 and that of 2026."""
    assert [(one.edition, one.start) for one in paper_of(FORMS["ct01"]).editions] == [
        ("2026", "2026-07-01"),
        ("2025", "2025-07-01"),
    ]


def test_a_paper_of_its_own_comes_first():
    """A form with a file among the papers is read by that; one that begins like another is no paper."""
    whole = with_forms(PAPERS, FORMS)
    assert whole.documents["to_khai_dang_ky_khai_tu"] is PAPERS.documents["to_khai_dang_ky_khai_tu"]
    assert set(whole.documents) - set(PAPERS.documents) == set(CODES)


def test_the_form_of_a_birth_again_is_not_that_of_a_birth():
    """One word more in the title, two more labels: the right one of two forms that are otherwise alike."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ LẠI KHAI SINH")],
        "Họ, chữ đệm, tên người yêu cầu: TRẦN THỊ THU",
        "Nơi cư trú: thôn 3, xã Hòa Bình, thành phố Hà Nội",
        "Quan hệ với người được khai sinh: Mẹ",
        "Họ, chữ đệm, tên: NGUYỄN THỊ ÁNH",
        "Đã đăng ký khai sinh tại: UBND xã Hòa Bình",
        "Lý do đăng ký lại: mất sổ",
    )
    match = recognise(typed(rows), with_forms(PAPERS, FORMS)).match
    assert match is not None
    assert match.document == "to_khai_dang_ky_lai_khai_sinh"


def test_a_form_of_the_same_title_is_refused_by_its_own_words():
    """CT02 has the title of CT01 and many of its labels; what only CT02 prints tells them apart."""
    alike = (
        [(700, "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ")],
        "Kính gửi: Công an xã Hòa Bình",
        "1. Họ, chữ đệm và tên khai sinh: TRẦN THỊ THU",
        "2. Ngày, tháng, năm sinh: 04/05/1996 3. Giới tính: Nữ",
        "4. Số định danh cá nhân: 001196012345",
        "5. Số điện thoại liên hệ: 0912345678",
    )
    other = (alike[0], [(400, "(Dùng cho công dân Việt Nam định cư ở nước ngoài -")], *alike[1:])
    papers = with_forms(PAPERS, FORMS)
    known = [recognise(typed(rows), papers).match for rows in (alike, other)]

    assert [one.document if one else None for one in known] == ["ct01", None]


@pytest.mark.parametrize("code", CODES)
def test_filled_in_print_it_is_known_and_read(code, tmp_path):
    """Drawn by the sample makers, scanned, read for real: the right form, nine values of ten."""
    case = fixed_case(code, "flatbed")
    for file in case.files:
        (tmp_path / file.name).write_bytes(file.content)
    (paper,) = digitise([open_scan(tmp_path / file.name) for file in case.files], open_tools())
    truth = case.truth[0]
    assert (paper.document, paper.edition) == (truth.document, truth.edition)
    values = {field.key: field.value or "" for field in paper.fields}
    right = sum(values.get(key, "") == value for key, value in truth.fields.items())
    assert right >= 0.9 * len(truth.fields)


def test_a_page_that_is_not_first_tells_nothing():
    """Only what stands on the first page is looked for."""
    form = replace(FORMS["don_de_nghi_xac_dinh_muc_do_khuyet_tat"], others=())
    at = next(at for at, part in enumerate(form.sheet) if getattr(part, "style", "") == "page")
    assert paper_of(form) == paper_of(replace(form, sheet=form.sheet[:at]))


def test_a_short_last_word_of_a_label_that_was_lost_is_no_part_of_the_value():
    """ "ở?" was not read: the place of the value begins behind it, not behind the word before."""
    label = "Hiện nay ở với ai và địa chỉ nơi"
    end = 200 + LETTER * len(label)
    rows = (
        [(700, "TỜ KHAI ĐỀ NGHỊ TRỢ GIÚP XÃ HỘI")],
        "1. Họ và tên cViết chữ in hoài HOÀNG TIỂU NGỌC",
        [(200, label), (end + 4 * LETTER, "Sống cùng vợ chồng con trai")],
        "3. Có thẻ BHYT không? Có",
    )
    face, page = _page(typed(rows), _HELP.editions[0].faces[0], Silent(), {})
    rule = next(one for one in face.fields if one.key == "living_with")
    place = page.layout.of(rule)

    assert place is not None
    assert pieces(page, place)[0].box.left > end + 1.5 * LETTER


def test_of_two_variants_of_a_label_behind_each_other_the_value_follows_the_second():
    """What a form says of how to write a name, worn, is no part of the name."""
    rows = (
        [(700, "TỜ KHAI ĐỀ NGHỊ TRỢ GIÚP XÃ HỘI")],
        "1. Họ, và tên cViết chữ in hoài HOÀNG TIỂU NGỌC",
        "2. Hộ khẩu thường trú: Tổ dân phố số 18, Thị trấn Cam Lộ",
        "3. Có thẻ BHYT không? Có",
    )
    told = extract(typed(rows), _HELP.editions[0].faces[0], Silent())
    assert {one.field: one.text for one in told}["subject.full_name"] == "HOÀNG TIỂU NGỌC"
