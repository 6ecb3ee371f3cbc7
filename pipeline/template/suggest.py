"""What to write instead of an unknown word: the one that was meant, by its Vietnamese name or its letters."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz, process

from pipeline.labels.fold import base

_ALIKE = 65
"""Likeness (0 to 100) of the letters from which a word is another one misspelt."""
_MEANT = {
    "date": ("ngay", "ngaythang", "ngaythangnam", "ngaysinh"),
    "date_in_words": ("ngaybangchu", "bangchu"),
    "year": ("nam", "namsinh"),
    "time": ("gio", "giophut", "thoigian"),
    "expiry": ("han", "thoihan", "hansudung"),
    "person_name": ("ten", "hoten", "hovaten", "name", "fullname"),
    "sex": ("gioi", "gioitinh", "gender"),
    "ethnicity": ("dantoc",),
    "nationality": ("quoctich",),
    "id_number": ("sodinhdanh", "dinhdanh", "cccd", "cmnd", "socccd", "socmnd", "socancuoc"),
    "id_paper": ("giayto", "giaytotuythan", "cancuoc"),
    "place": ("noi", "diachi", "diadanh", "cutru", "noicutru", "address"),
    "doc_number": ("sogiay", "sohieu", "sovanban"),
    "book_number": ("quyen", "quyenso", "soquyen"),
    "number": ("so", "soluong", "maso", "integer"),
    "weight": ("cannang",),
    "issuing_authority": ("coquan", "coquancap", "noicap"),
    "text": ("chu", "vanban", "string", "khac"),
    "sheet": ("to", "trang", "motmat", "matgiay"),
    "front": ("mattruoc", "truoc"),
    "back": ("matsau", "sau"),
    "left": ("trai", "bentrai", "cottrai"),
    "right": ("phai", "benphai", "cotphai"),
    "label": ("nhan",),
    "key": ("khoa", "tenmuc", "teno"),
    "kind": ("loai", "kieu"),
    "title": ("tieude",),
    "titles": ("tengiay",),
    "same_line": ("cungdong",),
    "column": ("cot",),
    "fields": ("muc", "cacmuc", "o"),
    "editions": ("doi", "cacdoi", "phienban"),
    "faces": ("mat", "cacmat"),
    "from": ("tungay", "batdau"),
    "to": ("denngay", "hethan", "ketthuc"),
}
"""Names and values of templates → what people call them, without marks."""


def nearest(written: str, allowed: Collection[str]) -> str:
    """Of the words that may stand there the one that was meant, or ""."""
    spoken = base(written)
    meant = next((one for one in allowed if spoken in _MEANT.get(one, ())), "")
    if meant:
        return meant
    near = process.extractOne(written, list(allowed), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(near[0]) if near is not None else ""


def suggestion(written: str, allowed: Collection[str]) -> str:
    """What to write instead of an unknown word (Vietnamese): the nearest one, or the whole list."""
    near = nearest(written, allowed)
    if near:
        return f"có phải ý bạn là “{near}”?"
    return "hãy viết một trong: " + ", ".join(sorted(allowed))
