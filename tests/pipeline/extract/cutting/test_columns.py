"""Columns of a table whose values nearly touch are parted by the rule between them."""

from __future__ import annotations

import cv2
import pytest

from pipeline.extract import extract
from tests.pipeline.typed import HIGH, PITCH, Silent, typed

WIFE, HUSBAND = "Buôn Prong, xã Hướng Phùng", "Tổ 3, xã Đức Lập"
TABLE = (
    [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
    [(220, "Thông tin"), (820, "BÊN NỮ"), (1350, "BÊN NAM")],
    [(220, "Họ, chữ đệm, tên"), (820, "HỒ TƯỜNG HUỆ"), (1350, "Y BLIR AYUN")],
    [(220, "Dân tộc"), (820, "Kinh"), (1350, "Ê Đê")],
    [(220, "Quốc tịch"), (820, "Việt Nam"), (1350, "Việt Nam")],
    [(220, "Nơi cư trú"), (820, WIFE), (1350, HUSBAND)],
    [(820, "tỉnh Quảng Trị, Việt Nam A"), (1350, "tỉnh Tây Ninh")],
    [(220, "Giấy tờ tùy thân"), (820, "CCCD số 020189442794"), (1350, "CCCD số 096088370672")],
)


@pytest.mark.parametrize("ruled", [True, False])
def test_the_rule_between_two_columns_parts_their_values(catalogue, ruled):
    """Where a left value ends a hair before the right one begins, the rule tells whose it is."""
    read = typed(TABLE)
    tops = [100 + at * PITCH - (PITCH - HIGH) // 2 for at in range(1, len(TABLE) + 1)]
    for top in tops if ruled else ():
        cv2.line(read.page.image, (190, top), (2100, top), (60, 60, 60), 3)
    for x in (190, 800, 1340, 2100) if ruled else ():
        cv2.line(read.page.image, (x, tops[0]), (x, tops[-1]), (60, 60, 60), 3)
    face = catalogue.face("to_khai_dang_ky_ket_hon", "2020", "sheet")
    fields = {one.field: one.text for one in extract(read, face, Silent())}

    whole = (f"{WIFE} tỉnh Quảng Trị, Việt Nam A", f"{HUSBAND} tỉnh Tây Ninh")
    said = (fields["wife.residence"], fields["husband.residence"])
    assert (said == whole) is ruled
