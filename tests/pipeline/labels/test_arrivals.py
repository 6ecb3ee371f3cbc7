"""The stamp of the office a paper has come to."""

from __future__ import annotations

from pipeline.labels.arrivals import without_arrivals
from pipeline.labels.rows import rows
from pipeline.template import default_folder, load
from tests.pipeline.typed import said, typed_reading


def test_number_and_day_of_an_arrival_are_not_the_papers():
    """ "CÔNG VĂN ĐẾN / Số: 565 / Ngày: …" below a death extract whose own number was lost gives none."""
    lines = (
        [(900, "TRÍCH LỤC KHAI TỬ")],
        "Họ, chữ đệm, tên: VƯƠNG VĂN PHÚC",
        "Đã được đăng ký khai tử tại: UBND xã Hưng Vũ, huyện Bắc Sơn, tỉnh Lạng Sơn",
        [(900, "CÔNG VĂN ĐẾN")],
        [(940, "Số: 565")],
        [(860, "Ngày: 07/02/2026")],
    )
    fields = said(load(default_folder()), lines)
    assert "565" not in fields.values()
    assert not any("2026" in text for text in fields.values())


def test_what_stands_beside_the_stamp_stays():
    """Only lines below the heading that begin like its entries go, as wide as the stamp; a name stays."""
    found = rows(
        typed_reading(
            [
                "Họ và tên: TRẦN AN",
                [(1800, "CÔNG VĂN ĐẾN")],
                [(300, "Số: 12/2024"), (1800, "Số: 565")],
                [(300, "Ngày sinh: 1990"), (1800, "Ngày: 07/02/2026")],
            ]
        )
    )
    kept = [" ".join(token.text for token in row.tokens) for row in without_arrivals(found)]
    assert kept == ["Họ và tên: TRẦN AN", "CÔNG VĂN ĐẾN", "Số: 12/2024", "Ngày sinh: 1990"]


def test_a_worn_heading_is_still_one():
    """A capital read small does not hide the stamp."""
    found = rows(typed_reading([[(200, "CôNG VĂN ĐẾN:")], [(200, "Số: 565")], [(200, "Ngày: 07/02/2026")]]))
    kept = [" ".join(token.text for token in row.tokens) for row in without_arrivals(found)]
    assert kept == ["CôNG VĂN ĐẾN:"]
