"""Every sentence intake says to people, by code. None holds a name or a value from a file."""

from __future__ import annotations

from pipeline.errors import Unreadable
from pipeline.types import DamagedPage, Problem, ProblemCode

_SENTENCES = {
    ProblemCode.EMPTY: "Tệp rỗng, không có trang nào để đọc.",
    ProblemCode.NOT_AN_IMAGE: "Tệp không phải là ảnh hay PDF.",
    ProblemCode.DAMAGED: "Tệp bị hỏng, không mở được; hãy quét hoặc gửi lại.",
    ProblemCode.ENCRYPTED: "Tệp PDF có mật khẩu; hãy gỡ mật khẩu rồi gửi lại.",
    ProblemCode.TOO_LARGE: "Tệp hoặc kích thước trang quá lớn; hãy quét lại ở 300 dpi.",
    ProblemCode.TOO_MANY_PAGES: "Tệp có quá nhiều trang; hãy chia nhỏ rồi gửi lại.",
    ProblemCode.UNSUPPORTED: "Định dạng này chưa đọc được; hãy gửi PDF, JPEG, PNG, TIFF, WebP hoặc HEIC.",
    ProblemCode.TIMEOUT: "Mở tệp mất quá nhiều thời gian; hãy quét lại thành tệp đơn giản hơn.",
}

_PAGE_SENTENCES = {
    ProblemCode.DAMAGED: "Trang bị hỏng, không mở được; hãy quét lại trang này.",
    ProblemCode.TOO_LARGE: "Trang có kích thước quá lớn; hãy quét lại trang này ở 300 dpi.",
    ProblemCode.TIMEOUT: "Mở trang mất quá nhiều thời gian; hãy quét lại trang này.",
}


def unreadable(code: ProblemCode, message: str | None = None) -> Unreadable:
    """The refusal of a whole file, ready to be raised."""
    return Unreadable(code, message or _SENTENCES[code])


def damaged_page(file: str, number: int, code: ProblemCode) -> DamagedPage:
    """A page of an otherwise readable file that could not be opened."""
    return DamagedPage(file, number, Problem(code, _PAGE_SENTENCES[code]))
