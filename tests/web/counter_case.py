"""A finished dossier made by hand (fictional people), with pictures of its pages: what the counter screen
shows.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont

from ocr.types import Box
from pipeline.procedure import Procedure, load_procedures
from pipeline.store import Picture, PrefillRecord, PrefillRequest, Store
from pipeline.template import default_folder
from pipeline.types import (
    Claim,
    Component,
    ComponentStatus,
    Conflict,
    Document,
    Dossier,
    Entry,
    EntrySource,
    EntryState,
    Field,
    FieldState,
    PageInfo,
    Problem,
    ProblemCode,
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
NORMAL = {"05/10/2026": "2026-10-05", "02/01/1990": "1990-01-02"}


@dataclass(frozen=True, slots=True)
class CounterCase:
    """A prefill on the shelf that is ready, and the dossier it was given."""

    record: PrefillRecord
    dossier: Dossier


def procedure() -> Procedure:
    """The birth registration as the product ships it."""
    return load_procedures(default_folder().parent / "procedures")[PROCEDURE]


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


def make(store: Store, folder: Path, lanes: str = "") -> CounterCase:
    """Two files on the shelf with pictures, read into a dossier with doubts, a conflict and a missing
    paper.
    """
    notice, notice_boxes = drawn("GIẤY CHỨNG SINH", NOTICE, (1240, 1754))
    front, front_boxes = drawn("CĂN CƯỚC CÔNG DÂN", FRONT, (1012, 638))
    back, back_boxes = drawn("", BACK, (1012, 638))
    files = []
    for name, content in (("giay-chung-sinh.png", notice), ("the-cua-me.png", front)):
        path = folder / name
        path.write_bytes(content + lanes.encode())
        files.append((store.add_scan(path), name))
    store.add_picture(files[0][0], 0, Picture(notice, "image/png"))
    store.add_picture(files[1][0], 0, Picture(front, "image/png"))
    store.add_picture(files[1][0], 1, Picture(back, "image/png"))
    record, _ = store.create_prefill(PrefillRequest(PROCEDURE, tuple(files)))
    dossier = _dossier(notice_boxes, front_boxes, back_boxes)
    store.save_dossier(record.id, dossier)
    return CounterCase(store.prefill(record.id), dossier)


def _dossier(notice: dict[str, Box], front: dict[str, Box], back: dict[str, Box]) -> Dossier:
    documents = (
        _document(
            "giay_chung_sinh",
            "Giấy chứng sinh",
            (_page("giay-chung-sinh.png", 0, (1240, 1754)),),
            _fields(NOTICE, notice),
        ),
        _document(
            "cccd",
            "Thẻ căn cước công dân",
            (_page("the-cua-me.png", 0, (1012, 638)), _page("the-cua-me.png", 1, (1012, 638))),
            _fields(FRONT, front) + _fields(BACK, back, page=1),
        ),
    )
    form = procedure().form
    known = _known()
    entries = tuple(
        known.get(
            key,
            Entry(
                key,
                None,
                EntryState.MISSING,
                (),
                (_ask(form.entries[key].ask),) if form.entries[key].ask else (),
            ),
        )
        for key in form.entries
    )
    conflict = Conflict(
        "mother.full_name",
        (
            Claim(MOTHER, (EntrySource(1, "full_name", SourceKind.QR),)),
            Claim(MOTHER_ELSEWHERE, (EntrySource(0, "mother.full_name", SourceKind.OCR),)),
        ),
    )
    components = (
        Component(
            "giay_chung_sinh",
            "000.00.00.G15-KQ004389",
            "Giấy chứng sinh",
            True,
            ComponentStatus.PRESENT,
            (0,),
        ),
        Component(
            "cccd",
            "000.00.00.G15-KQ004946",
            "Giấy tờ tùy thân của người yêu cầu",
            True,
            ComponentStatus.PRESENT,
            (1,),
        ),
        Component(
            "giay_chung_nhan_ket_hon",
            "",
            "Giấy chứng nhận kết hôn của cha, mẹ",
            False,
            ComponentStatus.MISSING,
        ),
    )
    return Dossier(PROCEDURE, form.code, entries, (conflict,), components, documents, (), 1.9)


def _known() -> dict[str, Entry]:
    unsure = Problem(ProblemCode.UNSURE, "Chỉ có một nguồn và chữ không rõ. Hãy so với giấy.")
    differ = Problem(ProblemCode.SOURCES_DISAGREE, "Các giấy tờ ghi khác nhau. Hãy chọn một giá trị.")
    derived = Problem(ProblemCode.DERIVED, "Cha và mẹ cùng dân tộc nên đề xuất như vậy. Hỏi lại công dân.")
    sure, look = EntryState.PROPOSED, EntryState.REVIEW
    notice, card = SourceKind.OCR, SourceKind.QR
    every = (
        Entry(
            "child.full_name",
            CHILD,
            look,
            (EntrySource(0, "child.full_name", notice),),
            (unsure,),
            "Một nguồn.",
        ),
        Entry("child.date_of_birth", "2026-10-05", sure, (EntrySource(0, "date_of_birth", notice),)),
        Entry("child.sex", "Nữ", sure, (EntrySource(0, "child.sex", notice),)),
        Entry(
            "child.ethnicity",
            "Kinh",
            look,
            (EntrySource(None, "mother.ethnicity", SourceKind.DERIVED),),
            (derived,),
        ),
        Entry(
            "child.place_of_birth", NOTICE[4][2], look, (EntrySource(0, "place_of_birth", notice),), (unsure,)
        ),
        Entry("mother.full_name", None, EntryState.CONFLICT, (), (differ,), "Hai giấy tờ ghi khác nhau."),
        Entry("mother.date_of_birth", "1990-01-02", sure, (EntrySource(1, "date_of_birth", card),)),
        Entry(
            "mother.id_number",
            "079190000018",
            sure,
            (EntrySource(1, "id_number", card), EntrySource(0, "mother.id_number", notice)),
        ),
        Entry("mother.ethnicity", "Kinh", sure, (EntrySource(0, "mother.ethnicity", notice),)),
        Entry("mother.nationality", "Việt Nam", sure, (EntrySource(1, "nationality", notice),)),
        Entry("mother.residence", BACK[0][2], sure, (EntrySource(1, "place_of_residence", notice),)),
    )
    return {entry.key: entry for entry in every}


def _ask(question: str) -> Problem:
    return Problem(ProblemCode.ASK, question)


def _page(file: str, index: int, size: tuple[int, int]) -> PageInfo:
    return PageInfo(file, 1, size[0], size[1], 0, 0.0, (), index)


def _fields(lines: Lines, boxes: dict[str, Box], page: int = 0) -> tuple[Field, ...]:
    return tuple(
        Field(
            key,
            NORMAL.get(value, value),
            value,
            FieldState.ACCEPTED,
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
