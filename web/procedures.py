"""``GET /v1/procedures``: which procedures are known, their papers, and the entries of their forms with
titles.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from pipeline.procedure import Procedure
from web.answers import answer, answers
from web.described import Procedure as Described
from web.described import ProcedureNames
from web.door import AtDoor
from web.problems import Refusal

router = APIRouter(prefix="/v1/procedures", tags=["procedures"])

Code = Annotated[str, Path(description="Mã thủ tục, như 1.001193")]
Day = Annotated[date | None, Query(description="Ngày YYYY-MM-DD; để trống: hôm nay")]

_HEADERS = {"Cache-Control": "private, max-age=300"}


@router.get(
    "",
    summary="Các thủ tục đang có",
    description="Mã và tên.",
    responses=answers({200: answer("Danh sách thủ tục", ProcedureNames)}),
)
def procedures(door: AtDoor) -> JSONResponse:
    """Code and title of each."""
    known = [{"code": one.code, "title": one.title} for one in door.known.values()]
    return JSONResponse({"procedures": known}, headers=_HEADERS)


@router.get(
    "/{code}",
    summary="Một thủ tục: giấy tờ cần có, các mục của tờ khai",
    description="Theo thứ tự của tờ khai; bản đang dùng hôm nay hoặc vào ngày on.",
    responses=answers({200: answer("Thủ tục", Described)}, "not-found", "invalid"),
)
def procedure(code: Code, door: AtDoor, on: Day = None) -> JSONResponse:
    """Components and entries, in the order of the form, as of today or of the day ``on`` (YYYY-MM-DD)."""
    found = (door.known if on is None else door.procedures).get(code)
    if found is None:
        raise Refusal("not-found", "Chưa có thủ tục này.")
    return JSONResponse(procedure_json(found.on(on) if on else found), headers=_HEADERS)


def procedure_json(procedure: Procedure) -> dict[str, Any]:
    """A procedure as portals see it."""
    form = procedure.form
    return {
        "code": procedure.code,
        "title": procedure.title,
        "law": procedure.law,
        "form": {"code": form.code, "title": form.title, "edition": form.edition, "law": form.law},
        "components": [
            {
                "official_code": one.official_code,
                "title": one.title,
                "papers": list(one.papers),
                "required": one.required,
                "why": one.why,
            }
            for one in procedure.components
        ],
        "entries": [
            {"key": one.key, "title": one.title, "kind": one.kind, "ask": one.ask}
            for one in form.entries.values()
        ],
    }
