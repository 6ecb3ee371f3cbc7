"""The shapes of ``khongviet/dossier@1`` and ``khongviet/document@1`` for ``/openapi.json``: see
``pipeline.contract``, which makes them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from web.described import Component, PageOf, Shape, Told

Kind = Literal["qr", "pdf417", "mrz", "ocr", "person", "portal", "derived"]


class Units(Shape):
    """The units of today."""

    say = "Đơn vị hành chính hiện nay (từ ngày 01/7/2025); trống: chưa biết"
    commune: str
    province: str
    commune_code: str
    province_code: str


class Parts(Shape):
    """A place taken apart."""

    say = "Địa danh tách thành phần, như ghi trên giấy; trống: chưa biết"
    detail: str
    commune: str
    district: str
    province: str
    commune_code: str
    province_code: str
    today: Units


class Source(Shape):
    """Where on a paper a value stands."""

    say = "Nơi đọc được giá trị"
    kind: Kind
    page: int | None = Field(description="Chỉ số trong pages của giấy này, từ 0")
    box: list[int] | None = Field(description="Trái, trên, phải, dưới: điểm ảnh của trang đã làm sạch")


class FieldRead(Shape):
    """A field of a paper."""

    say = "Một trường của giấy. accepted: máy bảo đảm; review: người phải xem; missing: giấy để trống"
    value: str | None = Field(description="Giá trị dạng chuẩn (ngày: YYYY-MM-DD)")
    parts: Parts | None = Field(None, description="Chỉ có ở địa danh")
    text: str = Field(description="Chữ như in trên giấy")
    state: Literal["accepted", "review", "missing"]
    confidence: float = Field(description="Xác suất đúng")
    sources: list[Source]
    problems: list[Told]
    reason: str


class PageRead(PageOf):
    """A page as it was read."""

    say = "Một trang đã đọc"
    width: int
    height: int
    turned: int = Field(description="Đã xoay lại bao nhiêu độ")
    skew: float = Field(description="Đã chỉnh nghiêng bao nhiêu độ")
    problems: list[Told]


class Document(Shape):
    """One paper found."""

    say = "Một giấy tờ đọc được (khongviet/document@1), đúng đối tượng của lệnh khongviet read --json"
    schema_: Literal["khongviet/document@1"] = Field(alias="schema")
    document: str | None = Field(description="Mã giấy trong danh mục; null: không khớp mẫu nào")
    edition: str
    score: float
    title: str
    reason: str
    pages: list[PageRead]
    fields: dict[str, FieldRead] = Field(description="Trường → giá trị")
    text: str
    seconds: float


class FileProblem(Shape):
    """A file that could not be read."""

    say = "Một tệp không đọc được (khongviet/problem@1)"
    schema_: Literal["khongviet/problem@1"] = Field(alias="schema")
    file: str
    code: str
    message: str


class EntrySource(Shape):
    """Where an entry of the form comes from."""

    say = "Nguồn của một mục"
    document: int | None = Field(description="Chỉ số trong documents, từ 0; null: cổng, cán bộ hoặc suy ra")
    field: str
    kind: Kind


class Entry(Shape):
    """An entry of the form."""

    say = (
        "Một mục của tờ khai. proposed: các nguồn khớp và chắc; review: người phải xem; conflict: các giấy "
        "khác nhau; missing: không giấy nào ghi"
    )
    value: str | None
    parts: Parts | None = Field(None, description="Chỉ có ở địa danh")
    state: Literal["proposed", "review", "conflict", "missing"]
    sources: list[EntrySource]
    problems: list[Told]
    reason: str


class Claim(Shape):
    """One of several values."""

    say = "Một trong các giá trị khác nhau"
    value: str
    sources: list[EntrySource]


class Conflict(Shape):
    """An entry on which papers disagree."""

    say = "Mục mà các giấy ghi khác nhau; không tự chọn giá trị nào"
    entry: str
    values: list[Claim]


class Dossier(Shape):
    """The filled form with the papers behind it."""

    say = "Tờ khai đã điền (khongviet/dossier@1), đúng đối tượng của lệnh khongviet prefill --json"
    schema_: Literal["khongviet/dossier@1"] = Field(alias="schema")
    procedure: str
    form: str
    entries: dict[str, Entry] = Field(description="Mục của tờ khai → giá trị đề nghị")
    conflicts: list[Conflict]
    components: list[Component]
    documents: list[Document]
    problems: list[FileProblem]
    seconds: float
