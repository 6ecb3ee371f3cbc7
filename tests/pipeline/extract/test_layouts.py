"""Values where other offices' layouts put them: in one sentence, in boxes, below their labels."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.procedure import load_forms, with_forms
from pipeline.template import default_folder, load
from pipeline.tools import open_tools
from tests.pipeline.typed import BIRTH, Silent, typed

DEATH = (
    [(900, "TRÍCH LỤC KHAI TỬ")],
    "Số: 454/TLKT",
    "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    "Ngày, tháng, năm sinh: 29/08/1961",
    [(200, "Giới tính: Nữ"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Việt Nam")],
    "Số định danh cá nhân: 001161012345",
    "Giấy tờ tùy thân: CCCD số 001161012345",
)
BELOW = (
    [(900, "TRÍCH LỤC KHAI TỬ")],
    "Số:",
    "454/TLKT",
    "Họ, chữ đệm, tên:",
    "NGUYỄN THỊ THU",
    "Ngày, tháng, năm sinh:",
    "29/08/1961",
    [(200, "Giới tính:"), (800, "Dân tộc:"), (1400, "Quốc tịch:")],
    [(200, "Nữ"), (800, "Kinh"), (1400, "Việt Nam")],
    "Số định danh cá nhân:",
    "001161012345",
    "Giấy tờ tùy thân:",
    "CCCD số 001161012345",
    "Đã chết vào lúc:",
    "21 giờ 10 phút, ngày 22/03/2023",
    "Nơi chết:",
    "Tại nhà riêng, xã Hòa Bình",
)
REPORT = (
    [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
    "Họ, chữ đệm, tên người yêu cầu: TRẦN VĂN ĐỨC",
    "Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:",
    "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    "Đã chết vào lúc: 21 giờ 10 phút, ngày 22/03/2023",
    "Nguyên nhân chết: Tuổi già",
)


@pytest.fixture(scope="module")
def catalogue():
    """The papers we ship."""
    return load(default_folder())


def said(catalogue, rows, document="trich_luc_khai_tu", edition="ban_chinh"):
    """Field → text on a page of these rows."""
    told = extract(typed(rows), catalogue.face(document, edition, "sheet"), Silent())
    return {one.field: one.text for one in told}


@pytest.mark.parametrize("day", ["22/03/2023", "22/03/2923"])
def test_a_date_in_figures_begins_at_its_own_word(catalogue, day):
    """ "21 giờ 10 phút, ngày 22/03/2023": hour and minute are the time's, even if the day was misread."""
    fields = said(
        catalogue, (*DEATH, f"Đã chết vào lúc: 21 giờ 10 phút, ngày {day}", "Nơi chết: Tại nhà riêng")
    )

    assert fields["time_of_death"] == "21 giờ 10 phút"
    assert fields["date_of_death"] == f"ngày {day}"


def test_values_below_their_labels(catalogue):
    """Each value is taken from under its own label, and time and date from one line."""
    fields = said(catalogue, BELOW)

    assert fields["number"] == "454/TLKT"
    assert (fields["deceased.sex"], fields["deceased.ethnicity"]) == ("Nữ", "Kinh")
    assert fields["deceased.nationality"] == "Việt Nam"
    assert (fields["time_of_death"], fields["date_of_death"]) == ("21 giờ 10 phút", "ngày 22/03/2023")


def test_a_speck_behind_a_label_hides_no_value_below(catalogue):
    """A dash read behind "Giới tính:" is no value."""
    rows = [[(200, "Giới tính: -"), *row[1:]] if row[0] == (200, "Giới tính:") else row for row in BELOW]
    assert said(catalogue, rows)["deceased.sex"] == "Nữ"


def test_a_sentence_that_runs_over_lines_is_shared_out(catalogue):
    """An office ends where its date begins, and the date's year on the next line is the date's."""
    rows = (
        *REPORT,
        "Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 66/UBND-GBT do Ủy ban nhân dân xã Hòa",
        "Bình, huyện Thường Tín, thành phố Hà Nội cấp ngày 23 tháng 03 năm",
        "2023",
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020")

    assert fields["death_notice.number"] == "66/UBND-GBT"
    office = "do Ủy ban nhân dân xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội"
    assert fields["death_notice.issued_by"] == office
    assert fields["death_notice.issued_on"] == "cấp ngày 23 tháng 03 năm 2023"


def test_a_value_in_a_box_goes_on_below_its_first_line(catalogue):
    """Behind a long label the box begins far right, and so does its second line."""
    rows = (
        *REPORT,
        "Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 44/GBT do UBND phường Hòa Bình,",
        [(1100, "thành phố Vinh cấp ngày 12/02/2022")],
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020")

    assert fields["death_notice.issued_by"] == "do UBND phường Hòa Bình, thành phố Vinh"
    assert fields["death_notice.issued_on"] == "cấp ngày 12/02/2022"


def test_a_label_the_template_does_not_know_ends_a_value(catalogue):
    """A row that opens with words and a colon is another entry, of a form newer than the template."""
    rows = (*DEATH, "Số thẻ bảo hiểm: GD4010112345678", "Nơi chết: Tại nhà riêng")
    assert said(catalogue, rows)["deceased.id_paper"] == "CCCD số 001161012345"


def test_a_note_at_the_margin_does_not_lower_its_row(catalogue):
    """A note set half a line lower than the row it stands beside does not put the row below the next one."""
    read = typed((*DEATH, "Nơi chết: Tại nhà riêng", "Nguyên nhân chết: Tuổi già"))
    place = next(line for line in read.reading.lines if line.words[0].text == "Nơi")
    note = tuple(type(word)(word.text, word.box.moved(-190, 130), 0.9) for word in place.words[:1])
    lines = tuple(type(line)((*note, *line.words)) if line is place else line for line in read.reading.lines)
    noted = type(read)(read.page, type(read.reading)(lines, "tesseract"), ())
    told = extract(noted, catalogue.face("trich_luc_khai_tu", "ban_chinh", "sheet"), Silent())
    assert {one.field: one.text for one in told}["place_of_death"] == "Tại nhà riêng"


def test_a_place_beside_words_nobody_took_is_not_empty(catalogue):
    """A line that no field took may be the value of the empty one above: no testimony, so a person looks."""
    rows = (
        *DEATH,
        "Đã chết vào lúc: 21 giờ 10 phút, ngày 22/03/2023",
        "Nơi chết:",
        "",
        "Nguyên nhân chết: Tuổi già",
    )
    assert said(catalogue, rows)["place_of_death"] == ""
    number = [[(200, "Số:")] if row == "Số: 454/TLKT" else row for row in DEATH]
    stray = (number[0], number[1], [(2000, "454 TLKT nguyên")], *number[2:])
    assert "number" not in said(catalogue, stray)


def test_the_number_before_an_entry_is_no_line_nobody_took(catalogue):
    """On a numbered form an empty entry stays empty: "9." opens the next one."""
    rows = (*DEATH, "8. Nơi chết:", "9. Nguyên nhân chết:")
    assert said(catalogue, rows)["place_of_death"] == ""


def test_the_number_may_stand_lower_than_the_date_of_the_head(catalogue):
    """Left and right of a paper's head are set apart: "Số:" is found below the line of place and date."""
    rows = (
        [(200, "ỦY BAN NHÂN DÂN"), (1300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(200, "XÃ HÒA BÌNH"), (1400, "Độc lập - Tự do - Hạnh phúc")],
        [(1400, "Hòa Bình, ngày 05 tháng 03 năm 2025")],
        "Số: 55/UBND-GBT",
        [(900, "GIẤY BÁO TỬ")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
        "Ngày, tháng, năm sinh: 1943",
        "Nơi cư trú cuối cùng: thôn 3, xã Hòa Bình",
        "Nguyên nhân chết: Ung thư gan",
    )
    fields = said(catalogue, rows, "giay_bao_tu", "ubnd")

    assert (fields["number"], fields["issued_on"]) == ("55/UBND-GBT", "ngày 05 tháng 03 năm 2025")
    assert fields["deceased.full_name"] == "NGUYỄN THỊ THU"


def test_the_day_of_issue_of_a_card_of_2016_is_whole(catalogue):
    """ "Ngày 25 tháng 01 năm 2016" stands without a label: its words are the date's own."""
    rows = (
        "Đặc điểm nhận dạng: Sẹo chấm C: 3cm sau đuôi mắt phải",
        "Ngày 25 tháng 01 năm 2016",
        "CỤC TRƯỞNG CỤC CẢNH SÁT",
    )
    told = extract(typed(rows, size=(2400, 1500)), catalogue.face("cccd", "2016", "back"), Silent())
    assert {one.field: one.text for one in told}["date_of_issue"] == "Ngày 25 tháng 01 năm 2016"


def test_a_value_between_the_two_languages_of_its_label(catalogue):
    """Under a card's photo the day stands beside both lines of its label, at half their height."""
    rows = [
        [(800, "CĂN CƯỚC CÔNG DÂN")],
        [(800, "Số / No.: 001196012345")],
        [(800, "Họ và tên / Full name: TRẦN THỊ THU")],
        [(800, "Nơi thường trú / Place of residence: Thôn 3")],
        [(100, "Có giá trị đến:"), (800, "Hòa Bình, Thường Tín, Hà Nội")],
        [(100, "Date of expiry:")],
    ]
    read = typed(rows, size=(2400, 1500))
    after = read.reading.lines[-1]
    day = type(after.words[0])("04/05/2036", after.words[0].box.moved(340, -40), 0.95)
    noted = type(read)(
        read.page, type(read.reading)((*read.reading.lines, type(after)((day,))), "tesseract"), ()
    )
    told = extract(noted, catalogue.face("cccd", "2021", "front"), Silent())
    assert {one.field: one.text for one in told}["date_of_expiry"] == "04/05/2036"


def test_the_expiry_of_a_card_is_found_without_its_label(catalogue):
    """Under the photo of a worn copy the day alone is left; the day of birth stands in another column."""
    rows = [
        [(800, "CĂN CƯỚC CÔNG DÂN")],
        [(800, "Số / No.: 001196012345")],
        [(800, "Ngày sinh / Date of birth: 04/05/1996")],
        [(800, "Nơi thường trú / Place of residence: Thôn 3")],
        [(300, "04/05/2036"), (800, "Hòa Bình, Thường Tín, Hà Nội")],
    ]
    told = extract(typed(rows, size=(2400, 1500)), catalogue.face("cccd", "2021", "front"), Silent())
    assert {one.field: one.text for one in told}["date_of_expiry"] == "04/05/2036"


def test_a_short_value_wraps_in_the_right_column(catalogue):
    """ "Dân tộc:" ends the line of the right half, its value opens the next one before "Quốc tịch:"."""
    rows = (
        [(700, "TRÍCH LỤC KẾT HÔN")],
        [(200, "Họ, chữ đệm, tên vợ: LÊ THỊ THU"), (1340, "Họ, chữ đệm, tên chồng: ĐẶNG VĂN AN")],
        [(200, "Ngày, tháng, năm sinh: 26/04/1994"), (1340, "Ngày, tháng, năm sinh: 20/03/1991")],
        [(200, "Dân tộc: Kinh"), (700, "Quốc tịch: Việt Nam"), (1340, "Dân tộc:")],
        [(200, "Nơi cư trú: Đội 13, xã Hoằng Trường"), (1340, "Mường"), (1500, "Quốc tịch: Việt Nam")],
        [(1340, "Nơi cư trú: thị trấn Lạc Dương")],
    )
    assert said(catalogue, rows, "trich_luc_ket_hon", "2016")["husband.ethnicity"] == "Mường"


def test_columns_of_a_table_part_in_the_white_between_them(catalogue):
    """With one heading worn, half the room left is no more than a guess: no word of a cell is the other's."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
        [(529, "Thông tin"), (1178, "Bên nữ"), (1882, "Bên")],
        [(390, "Họ, chữ đệm, tên"), (919, "LÊ TUYẾT MAI"), (1639, "HỒ HỮU HÀ")],
        [(390, "Ngày, tháng, năm sinh"), (919, "06/05/1994"), (1639, "17/12/1992")],
        [(390, "Dân tộc"), (919, "Kinh"), (1639, "Kinh")],
        [(390, "Quốc tịch"), (919, "Việt Nam"), (1639, "Việt Nam")],
        [(390, "Nơi cư trú"), (919, "Thôn 9, xã Ngọc Lâu, Lạc Sơn"), (1639, "Tổ 32, phường Phong Hải, Huế")],
        [(390, "Giấy tờ tùy thân"), (919, "CCCD 017194561228"), (1639, "CCCD 046092571262")],
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")

    assert (fields["wife.full_name"], fields["husband.full_name"]) == ("LÊ TUYẾT MAI", "HỒ HỮU HÀ")
    assert fields["wife.residence"] == "Thôn 9, xã Ngọc Lâu, Lạc Sơn"
    assert fields["husband.residence"] == "Tổ 32, phường Phong Hải, Huế"


COPY = (
    [(900, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH")],
    "Họ, chữ đệm, tên người yêu cầu: ĐỖ QUỐC VŨ",
    "Nơi cư trú: thôn 2, xã Trung Sơn, tỉnh Phú Thọ",
    "Giấy tờ tùy thân: CCCD số 001071013238",
    "Đề nghị cơ quan cấp bản sao trích lục kết hôn cho người có tên dưới đây:",
    "Họ, chữ đệm, tên: ĐẶNG ĐỨC THIỆN",
    "Ngày, tháng, năm sinh: 22/11/2011",
    "Nơi cư trú: thôn 3, xã Trung Sơn, tỉnh Phú Thọ",
    "Giấy tờ tùy thân: Chứng minh nhân dân số 303236464 do Công an tỉnh Quảng Bình cấp ngày 05/11/2012",
)
COPY_FORM = "to_khai_cap_ban_sao_trich_luc_ho_tich", "2020"


def test_a_number_has_the_label_of_its_own_where_one_is_printed(catalogue):
    """The number of the old card in the sentence above is then no personal number."""
    fields = said(
        catalogue, (*COPY, "Số định danh cá nhân: 072211226644", "Đã đăng ký tại: UBND xã"), *COPY_FORM
    )

    assert fields["subject.id_number"] == "072211226644"
    assert fields["subject.id_paper"].startswith("Chứng minh nhân dân số 303236464")


def test_a_number_without_a_label_is_part_of_the_sentence(catalogue):
    """Most offices print no label for it."""
    fields = said(catalogue, (*COPY, "Đã đăng ký tại: UBND xã Trung Sơn"), *COPY_FORM)
    assert "303236464" in fields["subject.id_number"]


@pytest.mark.parametrize("oath", ["Tôi cam đoan những lời khai này đúng", "Chúng tôi cam đoan lời khai này"])
def test_an_oath_in_other_words_ends_the_entries(catalogue, oath):
    """Whatever the office lets people swear is no line of the last address."""
    fields = said(catalogue, (*COPY, "Đã đăng ký tại: UBND xã Trung Sơn, tỉnh Phú Thọ", oath), *COPY_FORM)
    assert fields["registration_authority"] == "UBND xã Trung Sơn, tỉnh Phú Thọ"


def test_values_side_by_side_wrap_each_below_itself(catalogue):
    """ "Ngày 21" goes on below itself, and so do the words beside it."""
    rows = (
        *BIRTH[:5],
        [(200, "Ngày, tháng, năm sinh: Ngày 02"), (1000, "ghi bằng chữ: Ngày mùng hai,")],
        [(200, "tháng 03 năm 2024"), (1000, "tháng ba, năm hai nghìn không trăm hai mươi tư")],
        *BIRTH[7:],
    )
    fields = said(catalogue, rows, "giay_khai_sinh", "2016")

    assert fields["date_of_birth"] == "Ngày 02 tháng 03 năm 2024"
    words = "Ngày mùng hai, tháng ba, năm hai nghìn không trăm hai mươi tư"
    assert fields["date_of_birth_in_words"] == words


def test_a_place_of_issue_within_a_sentence_is_no_heading(catalogue):
    """ "…, cấp ngày 07-08-" / "2021, nơi cấp: …" is one value, though the paper has a heading "Nơi cấp:"."""
    rows = (
        [(900, "GIẤY BÁO TỬ")],
        "Họ và tên người tử vong: NGUYỄN THỊ THU",
        "Ngày, tháng, năm sinh: 04/05/1966",
        "Giấy tờ tùy thân: Căn cước công dân số 019166924571, cấp ngày 07-08-",
        "2021, nơi cấp: Cục CS QLHC về TTXH",
        "Tử vong lúc: 09 giờ 50 phút, ngày 10/04/2023",
    )
    paper = said(catalogue, rows, "giay_bao_tu", "2021")["deceased.id_paper"]
    assert paper == "Căn cước công dân số 019166924571, cấp ngày 07-08-2021, nơi cấp: Cục CS QLHC về TTXH"


def test_an_entry_that_only_some_offices_print(catalogue):
    """The cause of death stands on some copies; on the others nothing is said to be missing."""
    rows = (*DEATH, "Nơi chết: Tại nhà riêng", "Đã được đăng ký khai tử tại: UBND xã Hòa Bình")
    more = (*DEATH, "Nơi chết: Tại nhà riêng", "Nguyên nhân chết: Tuổi già", rows[-1])

    assert "cause_of_death" not in said(catalogue, rows, "trich_luc_khai_tu", "ban_sao")
    fields = said(catalogue, more, "trich_luc_khai_tu", "ban_sao")
    assert (fields["place_of_death"], fields["cause_of_death"]) == ("Tại nhà riêng", "Tuổi già")


def test_evenly_spaced_rows_of_a_table_begin_with_their_labels(catalogue):
    """Without wider white between cells, all rows down to the next label are the upper one's."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
        [(529, "Thông tin"), (1178, "Bên nữ"), (1882, "Bên nam")],
        [(390, "Họ, chữ đệm, tên"), (919, "LÊ TUYẾT MAI"), (1639, "HỒ HỮU HÀ")],
        [(390, "Ngày, tháng, năm sinh"), (919, "06/05/1994"), (1639, "17/12/1992")],
        [(390, "Dân tộc"), (919, "Kinh"), (1639, "Kinh")],
        [(390, "Quốc tịch"), (919, "Việt Nam"), (1639, "Việt Nam")],
        [(390, "Nơi cư trú"), (919, "Thôn 9, xã Ngọc Lâu,"), (1639, "Tổ 32, phường")],
        [(919, "tỉnh Phú Thọ"), (1639, "Phong Hải, Huế")],
        [(390, "Giấy tờ tùy thân"), (919, "CCCD số 017194561228"), (1639, "CCCD số 046092571262")],
        [(919, "cấp ngày 01/02/2022, nơi"), (1639, "cấp ngày 01/03/2022, nơi")],
        [(919, "cấp: Bộ Công an"), (1639, "cấp: Bộ Công an")],
        [(390, "Kết hôn lần thứ mấy"), (919, "01"), (1639, "02")],
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")

    assert fields["wife.residence"] == "Thôn 9, xã Ngọc Lâu, tỉnh Phú Thọ"
    assert fields["wife.id_paper"] == "CCCD số 017194561228 cấp ngày 01/02/2022, nơi cấp: Bộ Công an"
    assert fields["husband.id_paper"] == "CCCD số 046092571262 cấp ngày 01/03/2022, nơi cấp: Bộ Công an"


def test_a_footnotes_mark_does_not_part_a_value_from_its_label(catalogue):
    """ "Nơi cư trú (2):" and far behind it, in the next cell, the first of the value's lines."""
    rows = (
        *COPY[:2],
        [(200, "Nơi cư trú (2):"), (1100, "Số 137 đường Nguyễn Trãi, phường Bình Thành,")],
        [(1100, "thành phố Gò Công, tỉnh Tiền Giang")],
        *COPY[3:],
    )
    place = said(catalogue, rows, *COPY_FORM)["declarant.residence"]
    assert place.endswith("Số 137 đường Nguyễn Trãi, phường Bình Thành, thành phố Gò Công, tỉnh Tiền Giang")


def test_dots_of_a_leader_end_no_places_name(catalogue):
    """ "Ngày, tháng, năm sinh:..ngày 03 tháng 12 năm 1927" is no line of place and date of the paper."""
    rows = (
        [(900, "GIẤY BÁO TỬ")],
        "Họ tên người chết: NGUYỄN NGỌC DU",
        "Ngày, tháng, năm sinh: .. ngày 03 tháng 12 năm 1927",
        "Tử vong lúc: 09 giờ 43 phút, ngày 12 tháng 05 năm 2020",
        "Nguyên nhân chết: Xuất huyết não",
    )
    fields = said(catalogue, rows, "giay_bao_tu", "ubnd")
    assert "1927" in fields["deceased.date_of_birth"]
    assert "1927" not in fields.get("issued_on", "")


@pytest.mark.parametrize("number", ["9.", "Š."])
def test_the_number_of_the_next_entry_is_no_value(catalogue, number):
    """On a numbered form what stands before the next label on the row is its number, however worn."""
    rows = (*DEATH, [(200, "8. Nơi chết:"), (1100, f"{number} Nguyên nhân chết: Tuổi già")])
    fields = said(catalogue, rows)
    assert (fields["place_of_death"], fields["cause_of_death"]) == ("", "Tuổi già")


def test_in_a_narrow_column_a_value_goes_on_below_its_label(catalogue):
    """ "Nơi cấp: Cục CS QLHC về" / "TTXH" at the right of the line is one office."""
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ: NGUYỄN THỊ THU",
        "Số CMND/Thẻ căn cước/Hộ chiếu số: 019166924571",
        [(200, "Ngày cấp: 12/08/2022"), (1277, "Nơi cấp: Cục CS QLHC về")],
        [(1277, "TTXH")],
        "Dân tộc: Thái",
        "Họ và tên cha: NGUYỄN KHẮC TÚ",
        "Đã sinh con vào lúc: 01 giờ 11 phút, ngày 18/09/2023",
        "Tại: Bệnh viện Phụ sản tỉnh Khánh Hòa",
        "Số con trong lần sinh này: 1",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")

    assert fields["mother.id_issued_by"] == "Cục CS QLHC về TTXH"
    assert fields["mother.ethnicity"] == "Thái"


def test_headings_of_columns_may_be_in_capitals(catalogue):
    """ "BÊN NỮ" and "BÊN NAM" part the columns as "Bên nữ" and "Bên nam" do."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
        [(320, "Thông tin"), (1180, "BÊN NỮ"), (1800, "BÊN NAM")],
        [(320, "Họ, chữ đệm, tên"), (970, "LÊ TUYẾT MAI"), (1620, "HỒ HỮU HÀ")],
        [(320, "Nơi cư trú"), (970, "Ấp Hòa Bình, xã Tân Quan, huyện"), (1620, "Tổ 32, phường Phong Hải,")],
        [(970, "Bù Đốp, Bình Phước"), (1620, "thành phố Huế")],
        [(320, "Giấy tờ tùy thân"), (970, "CCCD 017194561228"), (1620, "CCCD 046092571262")],
        [(320, "Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn là hoàn toàn tự")],
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")

    assert fields["wife.residence"] == "Ấp Hòa Bình, xã Tân Quan, huyện Bù Đốp, Bình Phước"
    assert fields["husband.residence"] == "Tổ 32, phường Phong Hải, thành phố Huế"


def test_behind_a_label_hardly_read_nothing_is_said_to_be_empty(catalogue):
    """ "Dân tộc:" read as one word with its value: the white behind it proves no empty entry."""
    head = [(200, "TRÍCH LỤC KHAI TỬ")], "Họ, chữ đệm, tên: NGUYỄN THỊ THU"
    glued = (*head, [(200, "Giới tính: Nữ"), (900, "DântộcÊĐê"), (1500, "Quốc tịch: Việt Nam")])
    empty = (*head, [(200, "Giới tính: Nữ"), (900, "Dân tộc:"), (1500, "Quốc tịch: Việt Nam")])

    assert "deceased.ethnicity" not in said(catalogue, glued)
    assert said(catalogue, empty)["deceased.ethnicity"] == ""


@pytest.mark.parametrize(
    ("office", "number", "book"),
    [
        ("€ø sở KB, CB: Bệnh viện Đồng Hới", "Số: 2992", "Quyển số: 29/2024"),
        ("Cơ sở KB. Bệnh viện Đồng Hới", "S0: 2992", "Quyền 29/2024"),
    ],
)
def test_worn_labels_above_the_title_are_found_beside_the_states_heading(catalogue, office, number, book):
    """The office that issued the paper, its number and book stand left of "CỘNG HÒA …", however worn."""
    rows = (
        [(200, office), (1400, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(200, number), (1500, "Độc lập - Tự do - Hạnh phúc")],
        [(200, book)],
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ: NGUYỄN THỊ THU",
        "Dân tộc: Thái",
        "Họ và tên cha: NGUYỄN KHẮC TÚ",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")

    assert fields["issued_by"] == "Bệnh viện Đồng Hới"
    assert (fields["number"], fields["book"]) == ("2992", "29/2024")


def test_a_value_goes_on_below_itself_where_its_label_stands_higher(catalogue):
    """Of a label laid on the line above, the value's next line is one line below the value, not two."""
    rows = (
        [(900, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
        "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
        "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày",
        "cấp,",
        [(200, "được sử dụng để:"), (700, "Vay vốn ngân hàng, không có giá trị đăng ký kết")],
        "hôn",
        [(1400, "NGƯỜI KÝ GIẤY XÁC NHẬN")],
    )
    fields = said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")
    assert fields["purpose"] == "Vay vốn ngân hàng, không có giá trị đăng ký kết hôn"


def test_a_number_never_goes_on_below_its_label(catalogue):
    """Where the page reading lost the figure, its unit stands there; the line below is no part of it."""
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ: NGUYỄN THỊ THU",
        "Họ và tên cha: NGUYỄN KHẮC TÚ",
        [(200, "Cân nặng:"), (700, "gram")],
        "mẹ tròn con vuông",
        "Dự định đặt tên con là: LỮ VĨNH TIẾN",
    )
    assert said(catalogue, rows, "giay_chung_sinh", "2017")["child.weight_grams"] == "gram"


def test_a_date_may_run_over_in_a_narrow_column(catalogue):
    """ "Phạm Văn Cội, ngày 28" / "tháng 07 năm 2019" above a signature, others' signatures beside it."""
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ: NGUYỄN THỊ THU",
        "Dân tộc: Thái",
        "Họ và tên cha: NGUYỄN KHẮC TÚ",
        "Ghi chú: Đẻ thường",
        [(250, "Cha, mẹ hoặc người nuôi"), (900, "Người đỡ đẻ"), (1865, "Phạm Văn Cội, ngày 28")],
        [(400, "dưỡng"), (900, "(Ký, ghi rõ họ tên)"), (1900, "tháng 07 năm 2019")],
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")

    assert (fields["issued_at"], fields["issued_on"]) == ("Phạm Văn Cội", "ngày 28 tháng 07 năm 2019")


def test_the_number_of_the_paper_is_no_part_of_the_place_behind_it(catalogue):
    """ "264/UBND-XNTTHN  Hoàng Hoa Thám, ngày …" on one line: the place begins behind the number."""
    rows = (
        [(200, "ỦY BAN NHÂN DÂN XÃ HOÀNG HOA THÁM")],
        [(200, "264/UBND-XNTTHN"), (560, "Hoàng Hoa Thám, ngày 08 tháng 12 năm 2022")],
        [(900, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    )
    assert said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")["issued_at"] == "Hoàng Hoa Thám"


def test_a_row_ends_where_the_next_rows_label_begins(catalogue):
    """A long label that reaches to the first column's values ends the cell above it there too."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
        [(420, "Thông tin"), (980, "Bên nữ"), (1750, "Bên nam")],
        [(300, "Họ, chữ đệm, tên"), (760, "LÊ TUYẾT MAI"), (1588, "HỒ HỮU HÀ")],
        [(300, "Giấy tờ tùy thân"), (760, "Thẻ CCCD số 066194747715, cấp"), (1588, "CCCD 046092571262")],
        [(760, "ngày 05/02/2022, nơi cấp: Cục"), (1588, "Bộ Công an")],
        [(760, "CS QLHC về TTXH")],
        [(420, "Kết hôn lần thứ mấy"), (900, "Lần thứ nhất"), (1588, "Lần thứ nhất")],
    )
    said_of = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")["wife.id_paper"]
    assert said_of == "Thẻ CCCD số 066194747715, cấp ngày 05/02/2022, nơi cấp: Cục CS QLHC về TTXH"


def test_a_short_label_that_lost_its_second_word_still_opens_its_row(catalogue):
    """ "Nơi" before a wide white is "Nơi ở:"; what stands behind it goes not on with the address above."""
    rows = (
        [(700, "TỜ KHAI ĐỀ NGHỊ HỖ TRỢ CHI PHÍ MAI TÁNG")],
        "Ngày/tháng/năm sinh: 04/05/1966",
        "Giấy tờ tùy thân: CCCD số 019166924571",
        "Hộ khẩu thường trú: Đội 3, Xã Nam Tuấn, Tỉnh Cao Bằng",
        [(200, "Nơi"), (360, "Đội 3, Xã Nam Tuấn, Tỉnh Cao Bằng")],
        "Số điện thoại: 0984389766",
        "Quan hệ với người chết: Con",
    )
    forms = with_forms(catalogue, load_forms(default_folder().parent / "forms"))
    face = forms.face("to_khai_de_nghi_ho_tro_chi_phi_mai_tang", "2021", "sheet")
    fields = {one.field: one.text for one in extract(typed(rows), face, Silent())}

    assert fields["declarant.residence"] == "Đội 3, Xã Nam Tuấn, Tỉnh Cao Bằng"
    assert fields["declarant.current_address"] == "Đội 3, Xã Nam Tuấn, Tỉnh Cao Bằng"


FORM: tuple = (
    [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
    "Kính gửi: UBND xã Trường Sơn",
    "Họ, chữ đệm, tên người yêu cầu: LÂM THỊ LINH",
    "Nơi cư trú: Xóm 2, xã Trường Sơn, tỉnh Hà Tĩnh",
    "Giấy tờ tùy thân: CCCD 042167669856",
    "Quan hệ với người đã chết: Con",
    "Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:",
    "Họ, chữ đệm, tên: LÝ THANH KHÔI",
    "Ngày, tháng, năm sinh: 19/01/1947",
    "Nguyên nhân chết: Nhồi máu cơ tim",
    "Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 74/UBND-GBT do UBND xã Trường Sơn cấp ngày",
    "25 tháng 4 năm 2024",
    [(1300, "Làm tại: Trường Sơn, ngày 06 tháng 05 năm 2024")],
)


def test_a_name_that_looks_like_a_printed_text_is_a_name():
    """ "LÂM THỊ", its mark misread, behind its label is no "Làm tại" of the signature block."""
    name = FORM[2].replace("LÂM", "LAM")
    rows = ([(900, "TỜ KHAI ĐĂNG KÝ NHẬN CHA, MẸ, CON")], FORM[1], name, *FORM[3:6])
    fields = said(open_tools().catalogue, rows, "to_khai_dang_ky_nhan_cha_me_con", "2024")

    assert fields["declarant.full_name"] == "LAM THỊ LINH"


def test_a_date_may_run_over_with_its_day(catalogue):
    """A line ends with "ngày": day, month and year stand on the next."""
    fields = said(catalogue, FORM, "to_khai_dang_ky_khai_tu", "2024")

    assert fields["death_notice.issued_on"].endswith("ngày 25 tháng 4 năm 2024")
