"""A line below two labels on one row belongs to one of them."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.procedure import load_forms
from pipeline.procedure.paper_of_form import paper_of
from pipeline.template import default_folder
from tests.pipeline.typed import Silent, typed

FACE = paper_of(load_forms(default_folder().parent / "forms")["ct01"]).editions[0].faces[0]


def told(rows):
    """Field → text on a CT01 of these rows."""
    return {one.field: one.text for one in extract(typed(rows), FACE, Silent())}


def test_a_line_below_is_of_the_label_with_nothing_behind_it():
    """A name too long for its place stands on the next line; what stands beside it is whole on its own."""
    rows = (
        [(700, "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ")],
        "1. Họ, chữ đệm và tên: CAO LÂM THẢO",
        [(200, "7. Họ, chữ đệm và tên chủ hộ:"), (1200, "8. Mối quan hệ với chủ hộ: Vợ")],
        "Nguyễn Phú Bình",
        "9. Số định danh cá nhân của chủ hộ: 049050352064",
    )
    fields = told(rows)
    assert (fields["head.full_name"], fields["head.relationship"]) == ("Nguyễn Phú Bình", "Vợ")


def test_a_sentence_without_an_entry_takes_no_line_of_the_next(catalogue):
    """The form's own words before a label are no label with nothing behind it: the value goes on below."""
    rows = (
        [(1000, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Họ, chữ đệm, tên: NGUYỄN MINH QUỐC",
        "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
        "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để: Bổ sung",
        "hồ sơ xin việc làm",
    )
    face = catalogue.face("giay_xac_nhan_tinh_trang_hon_nhan", "2016", "sheet")
    fields = {one.field: one.text for one in extract(typed(rows), face, Silent())}
    assert fields["purpose"] == "Bổ sung hồ sơ xin việc làm"
