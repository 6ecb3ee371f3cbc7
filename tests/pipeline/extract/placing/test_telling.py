"""Labels that were lost are found by values that are hardly anything else."""

from __future__ import annotations

import pytest

from tests.pipeline.typed import said


@pytest.mark.parametrize("label", ["Sóố:.", "$:", "óú.", ""])
def test_the_number_an_office_gives_speaks_for_itself(catalogue, label):
    """Whatever is left of "Số:", what stands above the title as offices number papers is the number."""
    rows = (
        [(200, "ỦY BAN NHÂN DÂN"), (1200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(200, "XÃ THANH TRẠCH"), (1250, "Độc lập - Tự do - Hạnh phúc")],
        [(200, f"{label} 376/UBND-XNTTHN".strip()), (1200, "Thanh Trạch, ngày 26 tháng 03 năm 2021")],
        [(700, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    )
    fields = said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")
    assert fields["number"] == "376/UBND-XNTTHN"


def test_another_papers_number_in_an_entry_is_not_the_papers_own(catalogue):
    """The number of a court's ruling below the title is no number of the certificate."""
    rows = (
        [(700, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
        "Tình trạng hôn nhân: Đã ly hôn theo Quyết định số 60/2016/QĐST-HNGĐ ngày 24/12/2016",
    )
    assert "number" not in said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")


@pytest.mark.parametrize("little", ["do", "qo", "qọ"])
def test_the_word_before_an_office_behind_a_number_is_do(catalogue, little):
    """ "03/GBT do Bệnh viện …": the number ends and the issuer begins there, however "do" was read."""
    rows = (
        [(700, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Họ, chữ đệm, tên người yêu cầu: A JRING",
        "Nguyên nhân chết: Nhồi máu cơ tim",
        f"Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 03/GBT {little} Bệnh viện Đa khoa Châu",
        "Thành cấp ngày 19 tháng 11 năm 2020",
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020")
    assert fields["death_notice.number"] == "03/GBT"
    assert fields["death_notice.issued_by"].endswith("Bệnh viện Đa khoa Châu Thành")


def test_a_given_name_is_no_people(catalogue):
    """ "Phương" is a people's name too; behind "Nguyễn Thị" it is the mother's own."""
    rows = (
        [(700, "GIẤY CHỨNG SINH")],
        "Họ, chữ đệm, tên khai sinh của mẹ: Nguyễn Thị Phương",
        "Họ, chữ đệm, tên khai sinh của cha: Lê Văn Tùng",
    )
    assert "mother.ethnicity" not in said(catalogue, rows, "giay_chung_sinh", "2025")
