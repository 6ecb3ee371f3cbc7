"""Pages typed instead of scanned: rows of (x, text) become the reading a perfect reader would give.

A letter is 20 pixels wide and 40 high, rows are 80 apart. The picture is white: a second look adds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.types import Box, Code, Line, Reading, Shape, Word
from pipeline.extract import extract
from pipeline.template import Catalogue
from pipeline.types import CleanPage, MrzZone, ReadPage

LETTER, HIGH, PITCH = 20, 40, 80
Typed = str | Sequence[tuple[int, str]]


class Silent:
    """A reader that sees nothing, so that only the page's own words count."""

    name = "tesseract 0 nothing"

    def read(self, image, shape: Shape, dpi: int) -> Reading:
        """No line."""
        return Reading((), self.name)


def typed_reading(rows: Sequence[Typed], left: int = 200, confidence: float = 0.95) -> Reading:
    """The reading of the rows; a plain text stands at ``left``, an empty one leaves a row free."""
    lines = []
    for number, row in enumerate(rows):
        for x, text in [(left, row)] if isinstance(row, str) else row:
            if text:
                lines.append(_line(x, 100 + number * PITCH, text, confidence))
    return Reading(tuple(lines), "tesseract")


def typed(
    rows: Sequence[Typed],
    codes: tuple[Code, ...] = (),
    mrz: MrzZone | None = None,
    size: tuple[int, int] = (2480, 3508),
) -> ReadPage:
    """A page of these rows on white paper."""
    white = np.full((size[1], size[0]), 255, np.uint8)
    page = CleanPage("a.png", 1, np.dstack([white] * 3), white, 300, np.eye(3), 0, 0.0, 1.0)
    return ReadPage(page, typed_reading(rows), codes, mrz)


def _line(x: int, y: int, text: str, confidence: float) -> Line:
    words = []
    for word in text.split(" "):
        width = LETTER * len(word)
        words.append(Word(word, Box(x, y, x + width, y + HIGH), confidence))
        x += width + LETTER
    return Line(tuple(words))


BIRTH: tuple[Typed, ...] = (
    [(700, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [(800, "Độc lập - Tự do - Hạnh phúc")],
    [(1000, "GIẤY KHAI SINH")],
    [(1500, "Số: 12/2024")],
    "Họ, chữ đệm, tên: NGUYỄN THỊ ÁNH",
    "Ngày, tháng, năm sinh: 02/03/2024",
    "ghi bằng chữ: Ngày mùng hai tháng ba năm hai nghìn không trăm hai mươi tư",
    [(200, "Giới tính: Nữ"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Việt Nam")],
    "Nơi sinh: Bệnh viện Phụ sản Hà Nội, số 929 đường La Thành, phường",
    "Ngọc Khánh, quận Ba Đình, thành phố Hà Nội",
    "Quê quán: xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội",
    "Số định danh cá nhân:",
    "Họ, chữ đệm, tên người mẹ: TRẦN THỊ THU",
    [(200, "Năm sinh: 1996"), (800, "Dân tộc: Tày"), (1400, "Quốc tịch: Việt Nam")],
    "Nơi cư trú: thôn 3, xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội",
    "Họ, chữ đệm, tên người cha: NGUYỄN VĂN ĐỨC",
    [(200, "Năm sinh: 1993"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Lào")],
    "Nơi cư trú: thôn 4, xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội",
    "Họ, chữ đệm, tên người đi khai sinh: NGUYỄN VĂN ĐỨC",
    "Giấy tờ tùy thân: CCCD số 001093012345",
    "Nơi đăng ký khai sinh: Ủy ban nhân dân xã Hòa Bình",
    "Ngày, tháng, năm đăng ký: 10/03/2024",
    "",
    [(1400, "NGƯỜI KÝ GIẤY KHAI SINH")],
    [(1500, "Phạm Văn Hùng")],
)

MARRIAGE: tuple[Typed, ...] = (
    [(1100, "GIẤY CHỨNG NHẬN KẾT HÔN")],
    [(1500, "Số: 119/2024")],
    [(200, "Họ, chữ đệm, tên vợ: TRẦN THỊ THU"), (1800, "Họ, chữ đệm, tên chồng: LÊ VĂN ĐỨC")],
    [(200, "Ngày, tháng, năm sinh: 04/05/1996"), (1800, "Ngày, tháng, năm sinh: 06/07/1993")],
    [(200, "Dân tộc: Tày"), (900, "Quốc tịch: Lào"), (1800, "Dân tộc: Kinh"), (2500, "Quốc tịch: Việt Nam")],
    [(200, "Nơi cư trú: thôn 3, xã Hòa Bình,"), (1800, "Nơi cư trú: Tổ 5, phường Ngọc")],
    [(200, "huyện Thường Tín"), (1800, "Khánh, quận Ba Đình")],
    [(200, "Giấy tờ tùy thân: CCCD số 001196012345"), (1800, "Giấy tờ tùy thân: Hộ chiếu số C123")],
    "Nơi đăng ký kết hôn: Ủy ban nhân dân xã Hòa Bình",
    "Ngày, tháng, năm đăng ký: 12/02/2022",
    [(300, "Vợ"), (1100, "Chồng"), (2000, "NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN")],
    [(200, "(Ký, ghi rõ họ, chữ đệm, tên)"), (1000, "Lê Văn Đức"), (2100, "Hồ Văn Tám")],
)

NOTICE: tuple[Typed, ...] = (
    [(200, "SỞ Y TẾ HÀ NỘI"), (1300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [(200, "Bệnh viện Phụ sản Hà Nội"), (1400, "Độc lập - Tự do - Hạnh phúc")],
    [(1000, "GIẤY CHỨNG SINH")],
    "Mã số GCS: 00123.GCS.01001.26",
    "Họ, chữ đệm, tên khai sinh của mẹ: TRẦN THỊ THU",
    [(200, "Ngày, tháng, năm sinh: 04/05/1996"), (1300, "Dân tộc: Tày")],
    "Số ĐDCN/Hộ chiếu: 001196012345",
    "Nơi cư trú: thôn 3, xã Hòa Bình, Hà Nội",
    "Đã sinh con vào lúc: 10 giờ 35 phút, ngày 02 tháng 3 năm 2026",
    "Tại: Bệnh viện Phụ sản Hà Nội",
    "Số con trong lần sinh này: 1",
    [(200, "Giới tính của con: Nữ"), (1100, "Cân nặng: 3200 gam")],
    "Dự định đặt tên con là: LÊ THỊ ÁNH",
    "Ghi chú:",
    [(1300, "Hà Nội, ngày 05 tháng 3 năm 2026")],
    [(200, "Thân nhân của trẻ"), (900, "Người đỡ đẻ"), (1500, "Đại diện cơ sở KBCB")],
    [(900, "Bùi Mai Hiền")],
)

CARD: tuple[Typed, ...] = (
    [(900, "CĂN CƯỚC CÔNG DÂN")],
    [(900, "Citizen Identity Card")],
    [(700, "Số / No.: 001196012345")],
    [(700, "Họ và tên / Full name:")],
    [(700, "TRẦN THỊ THU")],
    [(700, "Ngày sinh / Date of birth: 04/05/1996")],
    [(700, "Giới tính / Sex: Nữ"), (1200, "Quốc tịch / Nationality: Việt Nam")],
    [(700, "Quê quán / Place of origin:")],
    [(700, "Hòa Bình, Thường Tín, Hà Nội")],
    [(700, "Nơi thường trú / Place of residence: Thôn 3,")],
    [(20, "Có giá trị đến: 04/05/2036"), (700, "Hòa Bình, Thường Tín, Hà Nội")],
    [(20, "Date of expiry:")],
)


def said(
    catalogue: Catalogue, rows: Sequence[Typed], document: str = "", edition: str = ""
) -> dict[str, str]:
    """Field → text on a sheet of these rows, a death extract's unless told otherwise."""
    face = catalogue.face(document or "trich_luc_khai_tu", edition or "ban_chinh", "sheet")
    return {one.field: one.text for one in extract(typed(rows), face, Silent())}
