"""``POST /v1/prefills``: take the papers in, keep them, ring the bell, answer at once.

The handler reads nothing and recognises nothing. Files that are no pictures are kept too: what is wrong with
them is told in the answer of the prefill, so no paper is lost because of another one.
"""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from pipeline.store import KeyReused, NotOnTheShelf, PrefillRecord, PrefillRequest
from web.answers import answer, answers
from web.asked import Asked, fingerprint, idempotency_key, read_form, seconds_to_wait
from web.described import Accepted, State
from web.door import AtDoor, Door
from web.problems import Refusal
from web.shown import links, repeated_json, status_json

router = APIRouter(tags=["prefills"])

MAX_FILES = 200
MAX_FACTS = 256 * 1024
_CHUNK = 1 << 20

_UPLOAD: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files", "procedure"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "Các tệp giấy tờ của một hồ sơ",
                        },
                        "procedure": {"type": "string", "description": "Mã thủ tục (ma_tthc)"},
                        "facts": {"type": "string", "description": "JSON: mục của tờ khai → giá trị đã biết"},
                        "lane": {
                            "type": "string",
                            "enum": ["counter", "archive"],
                            "default": "counter",
                            "description": "counter: người đang chờ ở quầy; archive: số hóa kho",
                        },
                    },
                }
            }
        },
    },
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "schema": {"type": "string", "maxLength": 200},
            "description": "Chuỗi ngẫu nhiên, mỗi hồ sơ một chuỗi; gửi lại khi chưa rõ lần trước tới chưa",
        },
        {
            "name": "Prefer",
            "in": "header",
            "schema": {"type": "string"},
            "description": "wait=N: chờ kết quả nhiều nhất N giây (đến 30)",
        },
    ],
}


@router.post(
    "/v1/prefills",
    status_code=202,
    openapi_extra=_UPLOAD,
    summary="Gửi giấy tờ của một hồ sơ",
    responses=answers(
        {
            202: answer("Đã nhận, đang đọc", Accepted, ("Location", "Retry-After", "Preference-Applied")),
            200: answer("Đã xong trong thời gian chờ của Prefer", State, ("Location", "Preference-Applied")),
        },
        "bad-request",
        "missing-idempotency-key",
        "forbidden",
        "too-large",
        "unsupported-media-type",
        "invalid",
        "no-files",
        "unknown-procedure",
        "idempotency-key-reused",
        "busy",
    ),
    description=(
        "Trả 202 kèm Location; hỏi lại ở đó, hoặc nghe events. Prefer: wait=N giữ kết nối nhiều nhất 30 giây "
        "và trả 200 nếu đã xong. Cùng Idempotency-Key và cùng nội dung thì trả lại đúng câu cũ (nhớ 24 giờ)."
    ),
)
async def receive(request: Request, door: AtDoor) -> JSONResponse:
    """Keep the files, order their reading, answer 202 (or 200 when ready within ``Prefer: wait``)."""
    key = idempotency_key(request)
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refusal("unsupported-media-type", "Hãy gửi giấy tờ dạng multipart/form-data.")
    async with request.form(max_files=MAX_FILES, max_fields=20, max_part_size=MAX_FACTS) as form:
        asked = read_form(form, door.known)
        record = await run_in_threadpool(keep, door, asked, key)
    wait = seconds_to_wait(request.headers.get("prefer", ""))
    headers = {"Location": f"/v1/prefills/{record.id}"}
    if wait:
        headers["Preference-Applied"] = f"wait={wait:.0f}"
        record = await _ended(door, record, wait)
        if record.ended:
            shown = await run_in_threadpool(status_json, door, record)
            return JSONResponse(shown, status_code=200, headers=headers)
    return JSONResponse(accepted_json(record), status_code=202, headers={**headers, "Retry-After": "2"})


def accepted_json(record: PrefillRecord) -> dict[str, Any]:
    """The answer to a new prefill. It holds nothing that changes, so a repeated request gets the same
    bytes.
    """
    return {
        "id": record.id,
        "procedure": record.procedure,
        "status": "queued",
        "lane": str(record.lane),
        "created_at": record.created_at.isoformat(),
        "files": [{"name": one.name, "size": one.size, "sha256": one.scan_id} for one in record.files],
        "warnings": repeated_json(record),
        "links": links(record.id),
    }


def keep(door: Door, asked: Asked, key: str) -> PrefillRecord:
    """Put the files and the request on the shelf and ring for the work; ``Refusal`` on a reused key.

    The request comes first: one that was answered before, or whose key is taken, leaves no bytes behind.
    """
    files = tuple((_digest(upload), name) for name, upload in asked.files)
    request = PrefillRequest(
        procedure=asked.procedure,
        files=files,
        facts=asked.facts,
        lane=asked.lane,
        idempotency_key=key,
        fingerprint=fingerprint(asked, files),
    )
    try:
        try:
            record, fresh = door.store.create_prefill(request)
        except NotOnTheShelf:
            _shelve(door, asked)
            record, fresh = door.store.create_prefill(request)
    except KeyReused as error:
        detail = "Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy tạo khoá mới cho hồ sơ mới."
        raise Refusal("idempotency-key-reused", detail) from error
    if fresh:
        door.ring(record)
    return record


def _digest(upload: UploadFile) -> str:
    upload.file.seek(0)
    digest = hashlib.sha256()
    while chunk := upload.file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _shelve(door: Door, asked: Asked) -> None:
    """Every file onto the shelf, one temporary copy at a time."""
    with tempfile.TemporaryDirectory(prefix="khongviet-") as folder:
        path = Path(folder) / "tep"
        for _, upload in asked.files:
            upload.file.seek(0)
            with path.open("wb") as target:
                shutil.copyfileobj(upload.file, target, _CHUNK)
            door.store.add_scan(path)


async def _ended(door: Door, record: PrefillRecord, wait: float) -> PrefillRecord:
    """The record once it has ended, or as it stands after ``wait`` seconds."""
    clock = asyncio.get_running_loop()
    until = clock.time() + wait
    while not record.ended and clock.time() < until:
        await asyncio.sleep(0.2)
        record = await run_in_threadpool(door.prefill, record.id)
    return record
