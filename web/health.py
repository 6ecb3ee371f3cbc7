"""``/healthz`` (this process lives) and ``/readyz`` (what it needs is there): one line a part, no secret,
no value.
"""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from web.answers import answer, answers
from web.described import Alive, Ready
from web.door import AtDoor

router = APIRouter(tags=["operations"])


@router.get(
    "/healthz",
    summary="Tiến trình còn sống",
    description="Không hỏi gì ngoài tiến trình này.",
    response_model=None,
    responses=answers({200: answer("Còn sống", Alive)}),
)
def healthz() -> dict[str, str]:
    """Nothing outside this process is asked."""
    return {"status": "ok"}


@router.get(
    "/readyz",
    summary="Các phần cần thiết đã sẵn sàng",
    description="200 khi nhận được giấy tờ (degraded: nhận nhưng phải chờ đọc), nếu không thì 503.",
    responses=answers(
        {200: answer("Nhận được giấy tờ", Ready), 503: answer("Chưa nhận được giấy tờ", Ready)}
    ),
)
def readyz(door: AtDoor) -> JSONResponse:
    """200 when papers can be taken in ("degraded": they will wait to be read), else 503; each part with a
    line.
    """
    found = [look() for look in door.checks]
    ready = all(one.ok for one in found if one.vital)
    status = ("ok" if all(one.ok for one in found) else "degraded") if ready else "unavailable"
    body = {
        "status": status,
        "checks": [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in found],
    }
    return JSONResponse(body, status_code=200 if ready else 503)
