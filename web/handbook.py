"""``/huong-dan/{code}``: one procedure for citizen and clerk, made from its YAML and nothing else."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from pipeline.procedure.values import ComponentRule, Procedure
from web.door import AtDoor
from web.problems import Refusal
from web.shell import STATIC, page
from web.subjects import groups

router = APIRouter(include_in_schema=False)

MODELS = STATIC / "mau"
"""Model scans, one picture a paper of the catalogue, by its id (fictional people)."""


@router.get("/huong-dan", response_class=HTMLResponse)
def index(door: AtDoor) -> HTMLResponse:
    """All procedures, by subject."""
    return HTMLResponse(page("handbook.html", groups=groups(door.known.values())))


@router.get("/huong-dan/{code}", response_class=HTMLResponse)
def guide(code: str, door: AtDoor) -> HTMLResponse:
    """What to bring, how to lay it on the scanner, what is asked, what happens next."""
    procedure = door.known.get(code)
    if procedure is None:
        raise Refusal("not-found", "Chưa có thủ tục này.")
    return HTMLResponse(page("guide.html", **shown(procedure)))


def shown(procedure: Procedure) -> dict[str, object]:
    """The procedure sorted for people: what to bring always, what only in a case, what will be asked."""
    own_form = procedure.form.code
    papers = [one for one in procedure.components if own_form not in one.papers]
    return {
        "procedure": procedure,
        "told": procedure.handling,
        "always": [one for one in papers if one.required == "yes"],
        "sometimes": [one for one in papers if one.required != "yes"],
        "models": _models(papers),
        "asked": _asked(procedure),
    }


def _models(papers: list[ComponentRule]) -> list[str]:
    """The papers of which there is a model scan, each once, in the order they are asked for."""
    known = dict.fromkeys(paper for one in papers for paper in one.papers)
    return [paper for paper in known if (MODELS / f"{paper}.jpg").is_file()]


def _asked(procedure: Procedure) -> list[str]:
    """The questions no paper can answer, each once."""
    silent = [one.key for one in procedure.rules if not (one.sources or one.otherwise or one.derive)]
    asks = (procedure.form.entries[key].ask for key in silent)
    return list(dict.fromkeys(ask for ask in asks if ask))
