"""``GET /v1/prefills/{id}/events``: progress as server-sent events, told from the state in the database.

Events carry ids, counts and percent, never a value or a file name. Their id is the state itself, so a
client that comes back (``Last-Event-ID``) is told only what it has not seen, whichever process answers it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from fastapi.sse import format_sse_event
from starlette.concurrency import run_in_threadpool

from pipeline.store import PrefillRecord
from web.answers import PrefillId, answer, answers
from web.door import AtDoor, Door
from web.problems import Refusal
from web.shown import progress_json

router = APIRouter(prefix="/v1/prefills/{prefill_id}", tags=["prefills"])

HEARTBEAT = 15.0
"""Seconds of silence after which a comment keeps proxies from hanging up."""
LOOK = 0.4
"""Seconds between two looks at the database."""
LONGEST = 900.0
"""Seconds after which a stream ends by itself; browsers come back with ``Last-Event-ID``."""

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@router.get(
    "/events",
    summary="Tiến độ (server-sent events)",
    description=("Chỉ có mã hồ sơ, số đếm và phần trăm. Nối lại bằng Last-Event-ID."),
    response_class=StreamingResponse,
    responses=answers(
        {
            200: answer("Sự kiện progress, rồi ready, failed hoặc purged", "text/event-stream"),
            204: answer("Đã nghe hết, không cần nối lại"),
        },
        "not-found",
    ),
)
async def events(prefill_id: PrefillId, request: Request, door: AtDoor) -> Response:
    """One event per change until the prefill ends; 204 tells a browser that saw the end not to come back."""
    record = await run_in_threadpool(door.prefill, prefill_id)
    seen = request.headers.get("last-event-id", "")
    if record.ended and seen == event_id(record):
        return Response(status_code=204)
    return StreamingResponse(_told(door, record, seen), media_type="text/event-stream", headers=_HEADERS)


def event_id(record: PrefillRecord) -> str:
    """The state of a prefill in a few letters; equal states have equal ids."""
    return f"{record.status}.{record.files_done}.{record.pages_done}"


def event(record: PrefillRecord) -> bytes:
    """The state as one event: ``progress`` while it is being read, ``ready`` or ``failed`` at the end."""
    name = str(record.status) if record.ended else "progress"
    data = {"id": record.id, "status": str(record.status), **progress_json(record)}
    return format_sse_event(data_str=json.dumps(data), event=name, id=event_id(record))


async def _told(door: Door, record: PrefillRecord, seen: str) -> AsyncIterator[bytes]:
    clock = asyncio.get_running_loop().time
    begun = spoken = clock()
    yield format_sse_event(retry=3000, comment="khongviet")
    while True:
        if event_id(record) != seen:
            seen, spoken = event_id(record), clock()
            yield event(record)
        if record.ended or clock() - begun > LONGEST:
            return
        if clock() - spoken >= HEARTBEAT:
            spoken = clock()
            yield format_sse_event(comment="heartbeat")
        await asyncio.sleep(LOOK)
        try:
            record = await run_in_threadpool(door.prefill, record.id)
        except Refusal:  # purged while somebody looked on
            yield format_sse_event(data_str=json.dumps({"id": record.id}), event="purged")
            return
