"""Papers of a birth registration put together by hand, as the reading room would hand them over."""

from __future__ import annotations

from dataclasses import replace

from ocr.types import Box
from pipeline.kinds import KINDS
from pipeline.types import Document, Field, FieldState, PageInfo, Source, SourceKind

TITLES = {
    "cccd": "Căn cước công dân",
    "can_cuoc": "Thẻ căn cước",
    "giay_chung_sinh": "Giấy chứng sinh",
    "giay_chung_nhan_ket_hon": "Giấy chứng nhận kết hôn",
}
ADDRESS = "Thôn Đoài, Xã Tam Hiệp, Huyện Phúc Thọ, Hà Nội"

MOTHER = {
    "id_number": "001194000017",
    "full_name": "TRẦN THỊ HÒA",
    "date_of_birth": "1994-05-17",
    "sex": "Nữ",
    "nationality": "Việt Nam",
    "place_of_origin": "Xã Tam Hiệp, Huyện Phúc Thọ, Hà Nội",
    "place_of_residence": ADDRESS,
    "date_of_expiry": "2034-05-17",
    "date_of_issue": "2021-08-10",
}
FATHER = {
    "id_number": "001091000023",
    "full_name": "NGUYỄN VĂN BÌNH",
    "date_of_birth": "1991-11-02",
    "sex": "Nam",
    "nationality": "Việt Nam",
    "place_of_residence": ADDRESS,
    "date_of_expiry": "2031-11-02",
    "date_of_issue": "2024-09-01",
}
BIRTH = {
    "mother.full_name": "Trần Thị Hòa",
    "mother.year_of_birth": "1994",
    "mother.id_number": "001194000017",
    "mother.ethnicity": "Kinh",
    "mother.residence": ADDRESS,
    "father.full_name": "Nguyễn Văn Bình",
    "date_of_birth": "2026-10-03",
    "place_of_birth": "Bệnh viện Đa khoa huyện Phúc Thọ, Hà Nội",
    "child.sex": "Nữ",
    "child.full_name": "NGUYỄN TRẦN AN",
}
MARRIAGE = {
    "number": "45/2019",
    "wife.full_name": "Trần Thị Hoà",
    "wife.date_of_birth": "1994-05-17",
    "wife.ethnicity": "Kinh",
    "wife.nationality": "Việt Nam",
    "wife.id_paper": "Chứng minh nhân dân số 012345678",
    "husband.full_name": "NGUYỄN VĂN BÌNH",
    "husband.date_of_birth": "1991-11-02",
    "husband.ethnicity": "Kinh",
    "husband.nationality": "Việt Nam",
    "registration_authority": "UBND xã Tam Hiệp, huyện Phúc Thọ, Hà Nội",
    "registration_date": "2019-02-14",
}


def paper(
    document: str | None, values: dict[str, str], review: tuple[str, ...] = (), file: str = ""
) -> Document:
    """A document with these values, all accepted but those in ``review``."""
    pages = (PageInfo(file or f"{document}.pdf", 1, 1000, 700, 0, 0.0),)
    fields = tuple(_field(key, value, key in review) for key, value in values.items())
    title = TITLES.get(document or "", "")
    return Document(document, "", ("sheet",), title, 0.97, "", pages, (), fields, "văn bản", 0.5)


def _field(key: str, value: str, review: bool) -> Field:
    state = FieldState.REVIEW if review else FieldState.ACCEPTED if value else FieldState.MISSING
    parts = KINDS["place"].parse(value).parts if value and ("residence" in key or "place" in key) else None
    source = Source(SourceKind.OCR, 0, Box(10, 20, 110, 40))
    return Field(key, value or None, value, state, 0.99, (source,), "", (), parts)


def change(document: Document, **values: str) -> Document:
    """The same paper with other values; ``__`` in a name stands for the point."""
    new = {name.replace("__", "."): value for name, value in values.items()}
    kept = tuple(field for field in document.fields if field.key not in new)
    return replace(document, fields=kept + tuple(_field(key, value, False) for key, value in new.items()))


def family() -> list[Document]:
    """Father's card first, on purpose: the order of papers must say nothing."""
    return [
        paper("can_cuoc", FATHER),
        paper("giay_chung_sinh", BIRTH),
        paper("cccd", MOTHER),
        paper("giay_chung_nhan_ket_hon", MARRIAGE),
    ]
