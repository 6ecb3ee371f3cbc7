"""What became of a prefill: state, entries, a person's words, pictures of its pages, the form to sign,
purge.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from pipeline.contract import dossier_json
from pipeline.store import Changed, NotOnTheShelf, PrefillRecord
from web.answers import PageIndex, PrefillId, Sha256, answer, answers
from web.corrections import read_words
from web.described import Pictures, State
from web.described_dossier import Dossier
from web.door import AtDoor, Door
from web.problems import Refusal
from web.shown import etag, laid_over, status_json

router = APIRouter(prefix="/v1/prefills/{prefill_id}", tags=["prefills"])

_PDF_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Content-Disposition": 'inline; filename="to-khai.pdf"',
}

_WORDS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/merge-patch+json": {
                "schema": {
                    "type": "object",
                    "example": {"entries": {"child.ethnicity": {"value": "Kinh"}, "copies": None}},
                }
            }
        },
    },
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "schema": {"type": "string"},
            "description": "ETag của bản đang xem, hoặc * để ghi lên bản nào cũng được",
        }
    ],
}


@router.get(
    "",
    summary="Trạng thái, tiến độ, thành phần hồ sơ, cảnh báo",
    responses=answers(
        {200: answer("Trạng thái", State, ("ETag", "Retry-After")), 304: answer("Không đổi từ bản của ETag")},
        "not-found",
    ),
    description=("Khi đang đọc có Retry-After; khi xong có ETag."),
)
def status(prefill_id: PrefillId, request: Request, door: AtDoor) -> Response:
    """How far it is; ``Retry-After`` while it is being read."""
    record = door.prefill(prefill_id)
    headers = {"ETag": etag(record)} if record.ended else {"Retry-After": "2"}
    if record.ended and unchanged(request, record):
        return Response(status_code=304, headers=headers)
    return JSONResponse(status_json(door, record), headers=headers)


@router.get(
    "/fields",
    summary="Tờ khai đã điền (khongviet/dossier@1)",
    responses=answers(
        {200: answer("Tờ khai đã điền", Dossier, ("ETag",)), 304: answer("Không đổi từ bản của ETag")},
        "not-found",
        "not-ready",
        "failed",
    ),
    description=(
        "Đúng đối tượng mà lệnh khongviet prefill --json in ra, cộng lời của cán bộ. Chưa đọc xong: 409."
    ),
)
def fields(prefill_id: PrefillId, request: Request, door: AtDoor) -> Response:
    """The same object as ``khongviet prefill --json``, with what people said laid over; 409 while not
    ready.
    """
    record = door.prefill(prefill_id)
    dossier = laid_over(door, record)
    if unchanged(request, record):
        return Response(status_code=304, headers={"ETag": etag(record)})
    return JSONResponse(dossier_json(dossier), headers={"ETag": etag(record)})


@router.patch(
    "/fields",
    summary="Lời của cán bộ: đồng ý, sửa hoặc rút lại",
    responses=answers(
        {200: answer("Tờ khai sau khi ghi", Dossier, ("ETag",))},
        "forbidden",
        "not-found",
        "not-ready",
        "failed",
        "precondition-failed",
        "invalid",
        "precondition-required",
    ),
    description=(
        "Giá trị chuỗi: đồng ý hoặc sửa; chuỗi rỗng: để trống; null thay cho mục: rút lại. Bản đã cũ: 412."
    ),
    openapi_extra=_WORDS,
)
async def correct(prefill_id: PrefillId, request: Request, door: AtDoor) -> JSONResponse:
    """Lay words over entries (merge-patch); answers with the whole dossier as it now stands."""
    given = await request.body()
    record, whole = await run_in_threadpool(_lay_over, door, prefill_id, request, given)
    return JSONResponse(whole, headers={"ETag": etag(record)})


def _lay_over(
    door: Door, prefill_id: str, request: Request, given: bytes
) -> tuple[PrefillRecord, dict[str, Any]]:
    record = door.prefill(prefill_id)
    anyhow = must_match(request, record)
    words = read_words(given, laid_over(door, record), door.procedure_of(record).form)
    try:
        record = door.store.lay_over(
            prefill_id, words, by="counter", version=None if anyhow else record.version
        )
    except Changed as error:
        raise changed(door.prefill(prefill_id)) from error
    return record, dossier_json(laid_over(door, record))


@router.get(
    "/pages",
    summary="Ảnh của từng trang trong từng giấy tờ",
    responses=answers(
        {200: answer("Các trang và địa chỉ ảnh", Pictures, ("ETag",))}, "not-found", "not-ready", "failed"
    ),
    description=("Theo thứ tự của documents; box trong fields tính bằng điểm ảnh của các ảnh này."),
)
def pages(prefill_id: PrefillId, door: AtDoor) -> JSONResponse:
    """For each document of the dossier, in its order, the pages with the address of their clean picture."""
    record = door.prefill(prefill_id)
    dossier = laid_over(door, record)
    scans = {one.name: one.scan_id for one in record.files}
    here = f"/v1/prefills/{record.id}/pages"
    shown = [
        [
            {
                "file": page.file,
                "page": page.page,
                "width": page.width,
                "height": page.height,
                "picture": f"{here}/{scans[page.file]}/{page.index}"
                if page.width and page.file in scans
                else None,
            }
            for page in document.pages
        ]
        for document in dossier.documents
    ]
    return JSONResponse({"documents": shown}, headers={"ETag": etag(record)})


@router.get(
    "/pages/{sha256}/{index}",
    summary="Ảnh một trang đã làm sạch",
    description="Trang mà box trong fields nói tới.",
    response_class=Response,
    responses=answers({200: answer("Ảnh", "image/jpeg, image/png")}, "not-found", "invalid"),
)
def picture(prefill_id: PrefillId, sha256: Sha256, index: PageIndex, door: AtDoor) -> Response:
    """The clean page that boxes speak of; ``index`` counts the clean pages of the file from 0."""
    record = door.prefill(prefill_id)
    if all(one.scan_id != sha256 for one in record.files):
        raise Refusal("not-found", "Hồ sơ này không có tệp đó.")
    try:
        shown = door.store.picture(sha256, index, record.reading)
    except NotOnTheShelf as error:
        raise Refusal("not-found", "Chưa có ảnh của trang này.") from error
    # A page read by one version of the pipeline never changes, but it is a citizen's paper: no shared cache.
    headers = {"Cache-Control": "private, max-age=3600, immutable"}
    return Response(shown.content, media_type=shown.media_type, headers=headers)


@router.get(
    "/form.pdf",
    summary="Tờ khai để in và ký",
    responses=answers(
        {200: answer("Tờ khai PDF", "application/pdf")}, "not-found", "not-ready", "failed", "cannot-print"
    ),
    description=("Mục còn khác nhau hoặc chưa có thì để trống trên giấy."),
    response_class=Response,
)
def form(prefill_id: PrefillId, door: AtDoor) -> Response:
    """The filled form with people's words in it; what is in conflict or missing stays blank."""
    from pipeline import form_pdf  # noqa: PLC0415 - fonts and PIL are loaded when the first form is printed

    record = door.prefill(prefill_id)
    dossier = laid_over(door, record)
    try:
        content = form_pdf.fill(dossier, door.procedure_of(record).form, record.id)
    except form_pdf.CannotPrint as error:
        raise Refusal("cannot-print", f"{error}.") from error
    return Response(content, media_type="application/pdf", headers=_PDF_HEADERS)


@router.delete(
    "",
    status_code=204,
    summary="Xóa hồ sơ ngay và ở mọi nơi",
    responses=answers({204: answer("Đã xóa")}, "forbidden", "not-found"),
    description=("Xóa cả bản quét mà không hồ sơ nào khác dùng."),
)
def purge(prefill_id: PrefillId, door: AtDoor) -> Response:
    """Gone everywhere: dossier, words, pictures, and scans that no other prefill names."""
    record = door.prefill(prefill_id)
    door.store.purge(record.id)
    return Response(status_code=204)


def unchanged(request: Request, record: PrefillRecord) -> bool:
    """Whether the client has this very version (``If-None-Match``)."""
    return etag(record) in [one.strip() for one in request.headers.get("if-none-match", "").split(",")]


def must_match(request: Request, record: PrefillRecord) -> bool:
    """Refuse a change made on another version than the one on the shelf; true: the client takes any
    (``*``).
    """
    given = request.headers.get("if-match", "").strip()
    if not given:
        raise Refusal("precondition-required", "Hãy gửi If-Match với ETag của bản đang xem.")
    if given != "*" and etag(record) not in [one.strip() for one in given.split(",")]:
        raise changed(record)
    return given == "*"


def changed(record: PrefillRecord) -> Refusal:
    """The refusal of a change made on an old version."""
    detail = "Hồ sơ vừa được sửa ở nơi khác. Hãy tải lại rồi sửa tiếp."
    return Refusal("precondition-failed", detail, headers={"ETag": etag(record)})
