"""Entries of forms and tables as other offices print them: wrapped, in columns, worn, side by side."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.procedure import load_forms, with_forms
from pipeline.template import default_folder
from pipeline.tools import open_tools
from tests.pipeline.extract.test_layouts import DEATH
from tests.pipeline.typed import BIRTH, Silent, said, typed

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


@pytest.mark.parametrize(
    ("first", "rest"), [("ngày 28", "tháng 07 năm 2019"), ("ngày 28 tháng", "07 năm 2019")]
)
def test_a_date_may_run_over_in_a_narrow_column(catalogue, first, rest):
    """ "Phạm Văn Cội, ngày 28" / "tháng 07 năm 2019" above a signature, others' signatures beside it."""
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ: NGUYỄN THỊ THU",
        "Dân tộc: Thái",
        "Họ và tên cha: NGUYỄN KHẮC TÚ",
        "Ghi chú: Đẻ thường",
        [(250, "Cha, mẹ hoặc người nuôi"), (900, "Người đỡ đẻ"), (1865, f"Phạm Văn Cội, {first}")],
        [(400, "dưỡng"), (900, "(Ký, ghi rõ họ tên)"), (1900, rest)],
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


def test_the_last_rows_cell_may_have_a_line_below_its_label(catalogue):
    """With the label of the next row lost, what stands right below belongs to the cell; a row further down
    does not.
    """
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
        [(420, "Thông tin"), (980, "Bên nữ"), (1750, "Bên nam")],
        [(300, "Họ, chữ đệm, tên"), (760, "LÊ TUYẾT MAI"), (1588, "HỒ HỮU HÀ")],
        "",
        [(300, "Giấy tờ tùy thân"), (760, "Thẻ CCCD số 066194747715, do"), (1588, "CCCD 046092571262")],
        [(760, "Bộ Công an cấp")],
        "",
        [(900, "Lần thứ nhất"), (1588, "Lần thứ nhất")],
    )
    said_of = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")["wife.id_paper"]
    assert said_of == "Thẻ CCCD số 066194747715, do Bộ Công an cấp"


def test_columns_headed_at_their_left_end_at_the_white_between_them(catalogue):
    """Headings at the left of their cells: values that wrap in both columns are not mixed, nor are labels."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
        [(270, "Thông tin"), (720, "Bên nữ"), (1410, "Bên nam")],
        [(270, "Họ, chữ đệm, tên"), (720, "Lý Sử Mẩy"), (1410, "Lương Chí Chính")],
        [(270, "Ngày, tháng, năm sinh"), (720, "28-03-1987"), (1410, "28-05-1996")],
        [(270, "Nơi cư trú"), (720, "Đội 5, thôn Bình Yên, xã"), (1410, "Đội 4, thôn Thống Nhất, đặc")],
        [(720, "Hoành Mô, tỉnh Quảng Ninh"), (1410, "khu Hoàng Sa, thành phố Đà")],
        [(1410, "Nẵng")],
        [(270, "Kết hôn lần thứ mấy"), (720, "Lần thứ nhất"), (1410, "Lần thứ nhất")],
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")
    assert (fields["wife.full_name"], fields["husband.full_name"]) == ("Lý Sử Mẩy", "Lương Chí Chính")
    assert fields["wife.residence"] == "Đội 5, thôn Bình Yên, xã Hoành Mô, tỉnh Quảng Ninh"
    assert fields["husband.residence"] == "Đội 4, thôn Thống Nhất, đặc khu Hoàng Sa, thành phố Đà Nẵng"


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
