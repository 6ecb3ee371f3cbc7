"""Why a form cannot be printed: one Vietnamese sentence each, without any value."""

from __future__ import annotations


class CannotPrint(Exception):
    """The form cannot be printed; the message says what to do."""


class FontMissing(CannotPrint):
    """No face that can print Vietnamese is installed; the message names the package that brings one."""

    def __init__(self) -> None:
        super().__init__(
            "Không có phông chữ in được tiếng Việt (Tinos hoặc Liberation Serif 2): cài gói fonts-croscore"
        )


class TooLong(CannotPrint):
    """The values do not stand on the form's pages even in the smallest type."""

    def __init__(self) -> None:
        super().__init__("Nội dung quá dài, không in vừa tờ khai: rút gọn các mục dài nhất")
