"""The shapes of our answers for ``/openapi.json``. They describe what ``web.shown`` and the routes build (a
test holds every answer against them); nothing is validated or changed on its way out.

Class docstrings are for us; ``say`` is what portals read, in Vietnamese.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

SHA256 = "SHA-256 của tệp gốc, viết bằng chữ số hex"


def _in_vietnamese(schema: dict[str, Any], model: type[Any]) -> None:
    schema.pop("description", None)
    if model.say:
        schema["description"] = model.say


class Shape(BaseModel):
    """The shape of a JSON object."""

    model_config = ConfigDict(json_schema_extra=_in_vietnamese)
    say: ClassVar[str] = ""


class Told(Shape):
    """Something a person should know."""

    say = "Điều cần biết: mã ổn định và một câu tiếng Việt, không chứa giá trị nào của giấy tờ"
    code: str
    message: str


class Warned(Told):
    """The same of a file or page."""

    say = "Cảnh báo về một tệp hoặc một trang: không đọc được, mờ, trùng (same_file), giấy lạ (unknown_paper)"
    file: str
    page: int | None = Field(description="Số trang trong tệp, từ 1; null: cả tệp")


class Wrong(Shape):
    """A place in a request and what is wrong there."""

    say = "Một chỗ sai trong yêu cầu"
    pointer: str = Field(description="JSON Pointer (RFC 6901) tới chỗ sai; không bao giờ chứa giá trị")
    detail: str


class Progress(Shape):
    """How far the reading is."""

    say = "Tiến độ: chỉ số đếm"
    percent: int = Field(ge=0, le=100)
    files: int
    files_done: int
    pages_done: int


class Problem(Shape):
    """RFC 9457."""

    say = "Lời từ chối theo RFC 9457 (application/problem+json)"
    type: str = Field(description="urn:khongviet:problem:<mã>; phần cuối là mã ổn định")
    title: str
    status: int
    detail: str = Field(description="Một câu tiếng Việt, không lặp lại giá trị đã gửi")
    errors: list[Wrong] = Field([], description="Từng chỗ sai, nếu có")
    progress: Progress | None = Field(None, description="Chỉ có ở mã not-ready")


class Links(Shape):
    """Where the rest of a prefill is found."""

    say = "Địa chỉ của từng phần hồ sơ"
    self: str = Field(description="Trạng thái")
    fields: str = Field(description="Tờ khai đã điền")
    events: str = Field(description="Tiến độ (server-sent events)")
    form: str = Field(description="Tờ khai PDF để ký")
    page: str = Field(description="Màn hình của cán bộ")


class FileSent(Shape):
    """A file as it came in."""

    say = "Một tệp đã nhận"
    name: str
    size: int = Field(description="Số byte")
    sha256: str = Field(description=SHA256)


class FileState(FileSent):
    """A file and how far its reading is."""

    say = "Một tệp và việc đọc nó"
    media_type: str
    state: Literal["waiting", "running", "done", "failed"]
    pages_done: int
    problem: Told | None = Field(description="Vì sao không đọc được; null: đọc được hoặc chưa đọc xong")


class Accepted(Shape):
    """The answer to a new prefill."""

    say = "Đã nhận; câu này không đổi khi gửi lại cùng Idempotency-Key"
    id: str = Field(description="Mã hồ sơ")
    procedure: str = Field(description="Mã thủ tục")
    status: Literal["queued"]
    lane: Literal["counter", "archive"]
    created_at: str = Field(description="Lúc nhận, ISO 8601, giờ UTC")
    files: list[FileSent]
    warnings: list[Warned] = Field(description="Tệp gửi trùng, chỉ đọc một lần")
    links: Links


class PageOf(Shape):
    """A page of a file."""

    say = "Một trang của một tệp"
    file: str
    page: int


class Component(Shape):
    """A paper that the procedure asks for, and whether it is there."""

    say = "Một thành phần hồ sơ"
    code: str = Field(description="Mã giấy trong danh mục, như giay_chung_sinh")
    official_code: str = Field(description="Mã thành phần chính thức; trống: chưa biết")
    title: str
    required: bool
    status: Literal["present", "missing", "unreadable", "expired"]
    pages: list[PageOf]
    problems: list[Told]


class State(Shape):
    """How far a prefill is and, once ready, what is there and what is not."""

    say = "Trạng thái hồ sơ. ready: đọc xong và điền được tờ khai; failed: không điền được"
    id: str
    procedure: str
    lane: Literal["counter", "archive"]
    status: Literal["queued", "running", "ready", "failed"]
    created_at: str
    finished_at: str | None
    progress: Progress
    files: list[FileState]
    checklist: list[Component] = Field(description="Trống khi chưa đọc xong")
    entries: dict[str, int] = Field(description="Số mục theo trạng thái: proposed, review, conflict, missing")
    warnings: list[Warned]
    problem: Told | None = Field(
        description="Vấn đề của cả hồ sơ; nothing_read: không đọc được tệp nào, dù tờ khai trống đã sẵn sàng"
    )
    links: Links


class Picture(PageOf):
    """A page with the address of its clean picture."""

    say = "Một trang và ảnh đã làm sạch của nó"
    width: int
    height: int
    picture: str | None = Field(description="Địa chỉ ảnh; null: trang không mở được")


class Pictures(Shape):
    """The pages of every document."""

    say = "Các trang của từng giấy tờ, theo thứ tự của documents"
    documents: list[list[Picture]]


class ProcedureName(Shape):
    """A procedure in the list."""

    say = "Một thủ tục"
    code: str
    title: str


class ProcedureNames(Shape):
    """All procedures."""

    say = "Mọi thủ tục đang có"
    procedures: list[ProcedureName]


class FormName(Shape):
    """The form of a procedure."""

    say = "Tờ khai của thủ tục, bản đang dùng"
    code: str
    title: str
    edition: str
    law: str


class Asked(Shape):
    """A paper that a procedure asks for."""

    say = "Một thành phần hồ sơ phải có hoặc nên có"
    official_code: str
    title: str
    papers: list[str] = Field(description="Các giấy trong danh mục dùng được cho thành phần này")
    required: str = Field(description="yes, no, hoặc nhóm mục (như father) mà khi có thì phải nộp giấy này")
    why: str


class FormEntry(Shape):
    """An entry of the form."""

    say = "Một mục của tờ khai"
    key: str
    title: str
    kind: str = Field(description="Kiểu giá trị: date, person_name, place …")
    ask: str = Field(description="Câu hỏi khi không giấy nào ghi mục này")


class Procedure(ProcedureName):
    """A procedure with its papers and the entries of its form."""

    say = "Thủ tục: giấy tờ cần có và các mục của tờ khai"
    law: str
    form: FormName
    components: list[Asked]
    entries: list[FormEntry]


class Alive(Shape):
    """This process lives."""

    say = "Tiến trình còn sống"
    status: Literal["ok"]


class Looked(Shape):
    """A part that is needed, looked at."""

    say = "Một phần đã xem"
    name: Literal["database", "disk", "redis", "workers"]
    ok: bool
    detail: str


class Ready(Shape):
    """Whether papers can be taken in."""

    say = "ok: đủ cả; degraded: nhận được nhưng phải chờ đọc; unavailable: chưa nhận được"
    status: Literal["ok", "degraded", "unavailable"]
    checks: list[Looked]
