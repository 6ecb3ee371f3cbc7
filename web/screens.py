"""The pages people see: where papers are dropped, and the counter screen of one dossier.

Pages are shells: everything on them comes through the public API, so another front end could take their
place.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from web.door import AtDoor
from web.problems import MEDIA_TYPE
from web.shell import page
from web.subjects import groups

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def home(request: Request, door: AtDoor) -> HTMLResponse:
    """Where papers are dropped."""
    known, limit = door.known, door.limit
    chosen = known.get(request.query_params.get("thu-tuc", ""))
    told = {"groups": groups(known.values()), "chosen": chosen, "limit": limit, "limit_mb": limit >> 20}
    return HTMLResponse(page("home.html", **told))


@router.get("/ho-so/{prefill_id}", response_class=HTMLResponse)
def dossier(prefill_id: str, door: AtDoor) -> HTMLResponse:
    """The counter screen: progress while it is read, then papers, pictures and entries."""
    record = door.prefill(prefill_id)
    procedure = door.procedure_of(record)
    told = {"procedure": procedure.code, "title": procedure.title, "received": record.received.isoformat()}
    return HTMLResponse(page("dossier.html", id=record.id, **told))


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The API on one plain page made from the OpenAPI description; nothing is fetched from elsewhere."""
    described = request.app.openapi()
    calls = [
        {"path": path, "method": method.upper(), **call}
        for path, methods in described["paths"].items()
        for method, call in methods.items()
    ]
    told = {"info": described["info"], "calls": calls, "base": str(request.base_url), "problem": MEDIA_TYPE}
    return HTMLResponse(page("docs.html", **told))
