"""Values where other offices' layouts put them: in one sentence, in boxes, below their labels."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from tests.pipeline.typed import Silent, said, typed

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


def test_a_number_below_its_label_is_no_lost_label(catalogue):
    """Labels the form has not ("Ngày cấp:") are not sought in figures: those are the value of the one
    above.
    """
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        "Họ, chữ đệm, tên khai sinh của mẹ:",
        "CAO THU HOÀI",
        [(200, "Ngày, tháng, năm sinh:"), (1300, "Dân tộc:")],
        [(200, "29/04/1992"), (1300, "Kinh")],
        "Số ĐDCN/Hộ chiếu:",
        "056192561448",
        "Nơi cư trú:",
        "Thôn An Thọ, Xã Vĩnh Hải, Tỉnh Khánh Hòa",
        "Mã số BHXH/Thẻ BHYT số:",
        "2101006109",
        "Đã sinh con vào lúc: 15 giờ 24 phút, ngày 30 tháng 01 năm 2026",
        "Tại:",
        "Trạm Y tế xã Vĩnh Hải",
    )
    face = catalogue.face("giay_chung_sinh", "2025", "sheet")
    fields = {one.field: one.text for one in extract(typed(rows), face, Silent())}

    assert fields["mother.id_number"] == "056192561448"
    assert fields["mother.social_insurance_number"] == "2101006109"


def test_a_book_wraps_to_where_its_block_begins(catalogue):
    """ "Số: 48 Quyển số:" at the right margin: the book's number stands below "Số:", and is no one else's."""
    rows = (
        [(900, "GIẤY KHAI SINH")],
        [(1300, "Số:"), (1500, "48"), (1750, "Quyển số:")],
        [(1480, "03/2014")],
        [(200, "Họ và tên: TÔN NỮ THỊ CHUNG"), (1400, "Giới tính: Nữ")],
        "Ngày, tháng, năm sinh: 14/4/2014",
        "Nơi sinh: Bệnh viện Phụ sản Hà Nội",
    )
    face = catalogue.face("giay_khai_sinh", "2006", "sheet")
    fields = {one.field: one.text for one in extract(typed(rows), face, Silent())}

    assert (fields["number"], fields["book"]) == ("48", "03/2014")


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
