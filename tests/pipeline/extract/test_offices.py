"""Entries as offices beside ours print them: what a fifth hand drew was read wrongly, and is not again."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.kinds import issuing_authority
from pipeline.recognise import recognise
from tests.pipeline.typed import Silent, said, typed


def test_what_a_card_says_of_a_scar_may_hold_a_colon(catalogue):
    """ "Nốt ruồi cách: 2,5cm" below its label, beside a fingerprint's own print, is no label nobody knows."""
    for words in ("Nốt ruồi cách: 2,5cm dưới sau đuôi mắt phải", "Sẹo chấm C: 3cm trước đỉnh tai phải"):
        rows = (
            [(110, "Đặc điểm nhận dạng / Personal identification:"), (1500, "Ngón trỏ trái")],
            [(1500, "Left index finger")],
            [(110, words)],
            [(450, "Ngày, tháng, năm / Date, month, year: 21/01/2022")],
        )
        told = extract(typed(rows, size=(2400, 1500)), catalogue.face("cccd", "2021", "back"), Silent())
        assert next(one.text for one in told if one.field == "personal_identification") == words


def test_the_offices_above_the_issuer_are_not_the_issuer(catalogue):
    """Of two people's committees the lower line issues; a hospital's name is whole, without its ministry."""
    rows = (
        [(200, "UBND HUYỆN NA HANG"), (1200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(200, "UBND XÃ THƯỢNG NÔNG"), (1250, "Độc lập - Tự do - Hạnh phúc")],
        [(700, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    )
    fields = said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")
    assert fields["issued_by"] == "UBND XÃ THƯỢNG NÔNG"

    rows = (
        [(200, "BỆNH VIỆN ĐA KHOA QUỐC TẾ"), (1200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(300, "HỒNG NGỌC"), (1250, "Độc lập - Tự do - Hạnh phúc")],
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ/Người nuôi dưỡng: NGUYỄN THỊ THU",
    )
    assert (
        said(catalogue, rows, "giay_chung_sinh", "2017")["issued_by"] == "BỆNH VIỆN ĐA KHOA QUỐC TẾ HỒNG NGỌC"
    )


def test_an_issuer_alone_on_its_line_may_reach_under_the_heading(catalogue):
    """Below the national heading nothing stands beside a hospital's long name: it is read to its end."""
    rows = (
        [(700, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(900, "Độc lập - Tự do - Hạnh phúc")],
        [(240, "Trung tâm Y tế huyện Liên Chiểu")],
        [(1500, "Mã số GCS: 06549.GCS.30348.26")],
        [(800, "GIẤY CHỨNG SINH")],
        "Họ, chữ đệm, tên khai sinh của mẹ: NGUYỄN THỊ THU",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2025")
    assert fields["issued_by"] == "Trung tâm Y tế huyện Liên Chiểu"


def test_a_day_below_its_label_may_stand_before_the_next(catalogue):
    """A card's line "30/06/1980  Giới tính / Sex: Nam" holds the value of the label above it first."""
    rows = (
        [(400, "CĂN CƯỚC")],
        [(340, "Số định danh cá nhân / Personal identification number:")],
        [(340, "038080079352")],
        [(340, "Họ, chữ đệm và tên khai sinh / Full name:")],
        [(340, "BÙI TUẤN CÔNG")],
        [(340, "Ngày, tháng, năm sinh / Date of birth:")],
        [(340, "30/06/1980"), (900, "Giới tính / Sex: Nam")],
        [(340, "Quốc tịch / Nationality: Việt Nam")],
    )
    face = catalogue.face("can_cuoc", "2024", "front")
    fields = {one.field: one.text for one in extract(typed(rows, size=(2400, 1500)), face, Silent())}
    assert (fields["date_of_birth"], fields["sex"]) == ("30/06/1980", "Nam")


def test_a_sentence_about_a_paper_goes_on_behind_a_semicolon(catalogue):
    """ "CCCD số …; ngày cấp: …; nơi cấp: …" is one value, though the form has headings of these words."""
    rows = (
        [(900, "GIẤY BÁO TỬ")],
        "Họ tên người chết: VÒNG TÔ HÀ",
        "Giấy tờ tùy thân số: CCCD số 094075100439; ngày cấp: 03-01-2018; nơi cấp:",
        "Cục Cảnh sát ĐKQL cư trú",
        "Đã tử vong vào lúc: 12 giờ 45 phút, ngày 4 tháng 6 năm 2024",
    )
    paper = said(catalogue, rows, "giay_bao_tu", "2021")["deceased.id_paper"]
    assert paper == "CCCD số 094075100439; ngày cấp: 03-01-2018; nơi cấp: Cục Cảnh sát ĐKQL cư trú"


def test_a_rank_cut_short_may_open_the_next_line(catalogue):
    """ "… X. Quảng Thành," / "H. Châu Đức, …": a single letter with its point is a word there."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Họ, chữ đệm, tên người yêu cầu: TRẦN HẢI THANH",
        [(150, "Nơi cư trú:"), (600, "Tổ 3, ấp Đông Thịnh, X. Quảng Thành,")],
        [(600, "H. Châu Đức, tỉnh Bà Rịa")],
        "Giấy tờ tùy thân: CCCD số 077179735640",
    )
    there = said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020")["declarant.residence"]
    assert there == "Tổ 3, ấp Đông Thịnh, X. Quảng Thành, H. Châu Đức, tỉnh Bà Rịa"


def test_a_name_is_not_the_little_word_of_a_label(catalogue):
    """ "do" of the death notice is lost: the declarant Đỗ below the form is not who issued it."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Họ, chữ đệm, tên người yêu cầu: ĐỖ UYỂN LINH",
        "Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: do",
        "cấp ngày tháng năm",
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật",
        [(1255, "Đỗ Uyển Linh")],
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020")
    assert not fields["death_notice.number"]
    assert not issuing_authority.parse(fields["death_notice.issued_by"]).text


def test_values_side_by_side_below_their_labels(catalogue):
    """ "Họ và tên mẹ: Lê Tôn Nữ | Năm sinh:" / "Ngọc Thiện Mỹ | 18/01/1995": the name goes on below."""
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        [(131, "Họ và tên mẹ/Người nuôi dưỡng: Lê Tôn Nữ"), (1400, "Năm sinh:")],
        [(131, "Ngọc Thiện Mỹ"), (1400, "18/01/1995")],
        "Nơi đăng ký thường trú: Tổ 11, ấp Phú Lộc, xã Thạnh Quới",
    )
    assert said(catalogue, rows, "giay_chung_sinh", "2017")["mother.full_name"] == "Lê Tôn Nữ Ngọc Thiện Mỹ"


def test_a_day_stands_far_behind_its_little_label(catalogue):
    """ "11/ ngày        19/08/1993": in a table the day stands in the next cell."""
    rows = (
        [(900, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH")],
        "Họ, chữ đệm, tên người yêu cầu: ĐỖ QUỐC VŨ",
        [(150, "10/ Đã đăng ký tại:"), (1060, "Ủy ban nhân dân Xã Tân Lộc, Huyện Tam Bình")],
        [(150, "11/ ngày"), (1060, "19/08/1993 Số: 119")],
    )
    fields = said(catalogue, rows, "to_khai_cap_ban_sao_trich_luc_ho_tich", "2020")
    assert fields["registration_date"].endswith("19/08/1993")


def test_what_a_fax_prints_along_the_edge_is_no_issuer(catalogue):
    """The line above the national heading names no office."""
    rows = (
        [(150, "04/09/2025 13.06 FAX 0292583773")],
        "",
        [(200, "BỆNH VIỆN ĐA KHOA TÂM ANH"), (1200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(1250, "Độc lập - Tự do - Hạnh phúc")],
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ/Người nuôi dưỡng: NGUYỄN THỊ THU",
    )
    assert said(catalogue, rows, "giay_chung_sinh", "2017")["issued_by"] == "BỆNH VIỆN ĐA KHOA TÂM ANH"


def test_a_name_without_room_goes_on_alone_in_the_next_row(catalogue):
    """ "… NGÔ HOÀNG Năm sinh: 10/09/1994" / "HỒNG": its last word did not fit before the next label."""
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        [(200, "Họ và tên mẹ/Người nuôi dưỡng: NGÔ HOÀNG"), (1010, "Năm sinh: 10/09/1994")],
        [(200, "HỒNG")],
        "Nơi đăng ký thường trú: Tổ 6, ấp Hòa Bình, thị trấn Tân Minh",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")
    assert (fields["mother.full_name"], fields["mother.year_of_birth"]) == ("NGÔ HOÀNG HỒNG", "10/09/1994")


def test_another_persons_entry_is_not_taken(catalogue):
    """The office prints the declarant's date of birth too; the deceased's label is worn beyond knowing."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Họ, chữ đệm, tên người yêu cầu: LÊ THANH TUYỂN",
        "Ngày, tháng, năm sinh: 14/12/1976",
        "Quan hệ với người đã chết: Em",
        "Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:",
        "Họ, chữ đệm, tên: NGUYỄN THỊ DUYÊN MY",
        "Xăm thủng ım sxnh: 1939",
        "Giới tính: Nữ",
    )
    assert (
        said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020").get("deceased.date_of_birth") != "14/12/1976"
    )


def test_a_heading_in_small_letters_at_a_rows_head_may_be_of_the_sentence(catalogue):
    """ "…; ngày cấp: 28/06/2017;" / "nơi cấp: CA Hà Nội" is one paper."""
    rows = (
        [(900, "GIẤY BÁO TỬ")],
        "Họ tên người chết: VÒNG TÔ HÀ",
        "Giấy tờ tùy thân số: Chứng minh nhân dân số 084238626; ngày cấp: 28/06/2017;",
        "nơi cấp: CA Hà Nội",
        "Đã tử vong vào lúc: 12 giờ 45 phút, ngày 4 tháng 6 năm 2024",
    )
    assert said(catalogue, rows, "giay_bao_tu", "2021")["deceased.id_paper"].endswith("nơi cấp: CA Hà Nội")


def test_a_value_above_a_line_no_field_took_is_less_sure(catalogue):
    """The line may be the rest of it: nothing is accepted that may be cut short."""
    page = typed(
        (
            [(900, "TRÍCH LỤC KHAI TỬ")],
            "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
            "Giới tính: Nữ",
            "Nơi chết: Ấp 3, xã Phước Hòa, huyện Hiệp Đức",
            [(900, "Tỉnh Quảng Nam")],
            "Nguyên nhân chết: Già yếu",
        )
    )
    told = extract(page, catalogue.face("trich_luc_khai_tu", "ban_chinh", "sheet"), Silent())
    sure = {one.field: one.confidence for one in told}
    assert sure["place_of_death"] < 0.1 < sure["deceased.full_name"]


def test_a_stamp_above_the_states_heading_gives_no_number(catalogue):
    """ "Số: 121" of the office that certified a copy stands above all of the paper; its own stands below."""
    rows = (
        [(200, "Số: 121")],
        [(200, "BẢN SAO"), (900, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(1000, "Độc lập - Tự do - Hạnh phúc")],
        [(900, "GIẤY CHỨNG NHẬN KẾT HÔN")],
        [(1100, "Số: 108/2019")],
        [(200, "Họ, chữ đệm, tên vợ: TRẦN TUYẾT HÂN"), (1300, "Họ, chữ đệm, tên chồng: PHAN HUẤN")],
    )
    assert said(catalogue, rows, "giay_chung_nhan_ket_hon", "2016")["number"] == "108/2019"


def test_a_copy_on_the_form_of_2006_names_the_father_first(catalogue):
    """ "GIẤY KHAI SINH (BẢN SAO)" of before 2016: its parents, and the entry's own day, not the copy's."""
    rows = (
        [(900, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(950, "GIẤY KHAI SINH")],
        [(1000, "(BẢN SAO)")],
        [(900, "Số: 68"), (1300, "Quyển số: 04/2007")],
        [(200, "Họ và tên: PHẠM NGỌC OANH"), (1500, "Giới tính: Nữ")],
        "Ngày, tháng, năm sinh: 23/01/2007",
        "Nơi sinh: Bệnh viện Sản - Nhi Quảng Bình",
        [(200, "Dân tộc: Kinh"), (900, "Quốc tịch: Việt Nam")],
        "Quê quán: Minh Hóa, Quảng Bình",
        "Họ và tên cha: LƯU VĂN THẮNG",
        [(200, "Dân tộc: Kinh"), (900, "Quốc tịch: Việt Nam"), (1700, "Năm sinh: 1972")],
        "Nơi thường trú/tạm trú: Thôn 9, Đồng Lê, Tuyên Hóa, Quảng Bình",
        "Họ và tên mẹ: PHẠM HẢI THẢO",
        [(200, "Dân tộc: Kinh"), (900, "Quốc tịch: Việt Nam"), (1700, "Năm sinh: 1973")],
        "Nơi thường trú/tạm trú: Thôn 9, Đồng Lê, Tuyên Hóa, Quảng Bình",
        "Nơi đăng ký: UBND thị trấn Đồng Lê, huyện Tuyên Hóa, tỉnh Quảng Bình",
        "Ngày, tháng, năm đăng ký: 26/03/2007",
        [(1100, "Sao từ Sổ đăng ký khai sinh, ngày 04 tháng 05 năm 2015")],
    )
    match = recognise(typed(rows), catalogue).match
    assert match is not None
    assert (match.document, match.edition) == ("trich_luc_khai_sinh", "2006")

    fields = said(catalogue, rows, "trich_luc_khai_sinh", "2006")
    assert (fields["number"], fields["book"]) == ("68", "04/2007")
    assert (fields["father.full_name"], fields["father.year_of_birth"]) == ("LƯU VĂN THẮNG", "1972")
    assert (fields["mother.full_name"], fields["mother.year_of_birth"]) == ("PHẠM HẢI THẢO", "1973")
    assert fields["registration_date"] == "26/03/2007"


def test_a_year_alone_on_the_next_line_ends_the_date(catalogue):
    """ "…, ngày 26 tháng 05 năm" / "2021" in a narrow head is one date; another year below is none."""
    rows = (
        [(200, "Số: 422/UBND-XNTTHN"), (1400, "Sơn Hải, ngày 26 tháng 05 năm")],
        [(1400, "2021")],
        [(700, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    )
    paper = ("giay_xac_nhan_tinh_trang_hon_nhan", "2016")
    assert said(catalogue, rows, *paper)["issued_on"] == "ngày 26 tháng 05 năm 2021"

    whole = ([(200, "Số: 422"), (1400, "Sơn Hải, ngày 26 tháng 05 năm 2020")], *rows[1:])
    assert said(catalogue, whole, *paper)["issued_on"] == "ngày 26 tháng 05 năm 2020"


def test_a_hospital_below_the_heading_is_the_issuer(catalogue):
    """With nothing beside the national heading, the name on the line below it issues the paper."""
    rows = (
        [(700, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(900, "Độc lập - Tự do - Hạnh phúc")],
        [(600, "Bệnh viện Sản - Nhi Đắk Nông")],
        [(1600, "Mã số GCS: 04338.GCS.55099.26")],
        [(1000, "GIẤY CHỨNG SINH")],
        "Họ, chữ đệm, tên khai sinh của mẹ: VŨ BÍCH NGÂN",
    )
    assert said(catalogue, rows, "giay_chung_sinh", "2025")["issued_by"] == "Bệnh viện Sản - Nhi Đắk Nông"


def test_the_department_above_a_labelled_issuer_is_not_the_issuer(catalogue):
    """Where the label reads badly, the health station below issues, not the department above it."""
    rows = (
        [(200, "Cơ sở KB, CB: SỞ Y TẾ"), (1200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(200, "TRẠM Y TẾ XÃ HỒNG THƯỢNG"), (1350, "Độc lập - Tự do - Hạnh phúc")],
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ/Người nuôi dưỡng: KÊ THỊ TƯ",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")
    assert fields["issued_by"] == "TRẠM Y TẾ XÃ HỒNG THƯỢNG"
