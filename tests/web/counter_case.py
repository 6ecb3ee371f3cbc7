"""A finished dossier made by hand (fictional people), with pictures of its pages: what the counter screen
shows.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont

from ocr.types import Box
from pipeline.prefill import prefill
from pipeline.procedure import Procedure, load_procedures
from pipeline.store import Picture, PrefillRecord, PrefillRequest, Store
from pipeline.template import default_folder
from pipeline.types import (
    Document,
    Dossier,
    Field,
    FieldState,
    PageInfo,
    Source,
    SourceKind,
)

PROCEDURE = "1.001193"
MOTHER = "NGUYỄN THỊ MẪU"
MOTHER_ELSEWHERE = "NGUYỄN THỊ MẬU"
CHILD = "TRẦN NGUYỄN THỬ"

Lines = tuple[tuple[str, str, str], ...]
"""Field key, label, value as printed."""

NOTICE: Lines = (
    ("mother.full_name", "Họ tên mẹ", MOTHER_ELSEWHERE),
    ("mother.id_number", "Số định danh", "079190000018"),
    ("mother.ethnicity", "Dân tộc", "Kinh"),
    ("date_of_birth", "Đã sinh con vào ngày", "05/10/2026"),
    ("place_of_birth", "Tại", "Bệnh viện Mẫu, phường Thử Nghiệm, tỉnh Mẫu"),
    ("child.sex", "Giới tính của con", "Nữ"),
    ("child.full_name", "Dự kiến đặt tên con là", CHILD),
)
FRONT: Lines = (
    ("id_number", "Số / No.", "079190000018"),
    ("full_name", "Họ và tên", MOTHER),
    ("date_of_birth", "Ngày sinh", "02/01/1990"),
    ("sex", "Giới tính", "Nữ"),
    ("nationality", "Quốc tịch", "Việt Nam"),
)
BACK: Lines = (("place_of_residence", "Nơi cư trú", "12 đường Thử, phường Mẫu, tỉnh Mẫu"),)
UNSURE = ("child.full_name", "place_of_birth")
NORMAL = {"05/10/2026": "2026-10-05", "02/01/1990": "1990-01-02"}


@dataclass(frozen=True, slots=True)
class CounterCase:
    """A prefill on the shelf that is ready, and the dossier it was given."""

    record: PrefillRecord
    dossier: Dossier


@cache
def procedure() -> Procedure:
    """The birth registration as the product ships it."""
    return load_procedures(default_folder().parent / "procedures")[PROCEDURE]


@cache
def drawn(title: str, lines: Lines, size: tuple[int, int]) -> tuple[bytes, dict[str, Box]]:
    """A plain paper with these lines as a PNG, and where each value stands."""
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    plain, bold = (ImageFont.truetype(fonts / name, 26) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    pen.text((size[0] / 2, 60), title, font=bold, fill="black", anchor="mm")
    boxes = {}
    for place, (key, label, value) in enumerate(lines):
        top = 140 + place * 70
        pen.text((80, top), f"{label}:", font=plain, fill="black")
        left = 80 + round(pen.textlength(f"{label}:  ", font=plain))
        pen.text((left, top), value, font=plain, fill="black")
        boxes[key] = Box(left, top - 4, left + round(pen.textlength(value, font=plain)), top + 38)
    encoded = io.BytesIO()
    picture.save(encoded, "PNG")
    return encoded.getvalue(), boxes


def make(store: Store, folder: Path) -> CounterCase:
    """Two files on the shelf with pictures, read into a dossier with doubts, a conflict and a missing
    paper.
    """
    notice, notice_boxes = drawn("GIẤY CHỨNG SINH", NOTICE, (1240, 1754))
    front, front_boxes = drawn("CĂN CƯỚC CÔNG DÂN", FRONT, (1012, 638))
    back, back_boxes = drawn("", BACK, (1012, 638))
    files = []
    for name, content in (("giay-chung-sinh.png", notice), ("the-cua-me.png", front)):
        path = folder / name
        path.write_bytes(content)
        files.append((store.add_scan(path), name))
    store.add_picture(files[0][0], 0, Picture(notice, "image/png"))
    store.add_picture(files[1][0], 0, Picture(front, "image/png"))
    store.add_picture(files[1][0], 1, Picture(back, "image/png"))
    record, _ = store.create_prefill(PrefillRequest(PROCEDURE, tuple(files)))
    dossier = _dossier(notice_boxes, front_boxes, back_boxes)
    store.save_dossier(record.id, dossier)
    return CounterCase(store.prefill(record.id), dossier)


def _dossier(notice: dict[str, Box], front: dict[str, Box], back: dict[str, Box]) -> Dossier:
    sheet = (_page("giay-chung-sinh.png", 0, (1240, 1754)),)
    faces = tuple(_page("the-cua-me.png", index, (1012, 638)) for index in (0, 1))
    documents = (
        _document("giay_chung_sinh", "Giấy chứng sinh", sheet, _fields(NOTICE, notice)),
        _document(
            "cccd", "Thẻ căn cước công dân", faces, _fields(FRONT, front) + _fields(BACK, back, page=1)
        ),
    )
    return prefill(documents, procedure(), {}, date(2026, 11, 1), seconds=1.9)


def _page(file: str, index: int, size: tuple[int, int]) -> PageInfo:
    return PageInfo(file, 1, size[0], size[1], 0, 0.0, (), index)


def _fields(lines: Lines, boxes: dict[str, Box], page: int = 0) -> tuple[Field, ...]:
    return tuple(
        Field(
            key,
            NORMAL.get(value, value),
            value,
            FieldState.REVIEW if key in UNSURE else FieldState.ACCEPTED,
            0.98,
            (Source(SourceKind.OCR, page, boxes[key]),),
            "Đọc rõ.",
        )
        for key, _, value in lines
    )


def _document(name: str, title: str, pages: tuple[PageInfo, ...], fields: tuple[Field, ...]) -> Document:
    faces = ("front", "back") if len(pages) == 2 else ("sheet",)
    bare = Document(name, "2021", faces, title, 0.97, "Đủ các dòng chữ mốc.", pages, (), (), "", 0.8)
    return replace(bare, fields=fields)
