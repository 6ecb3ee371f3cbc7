"""``/huong-dan/{code}``: one procedure for citizen and clerk, made from its YAML and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from pipeline.procedure.values import ComponentRule, Procedure
from pipeline.store import VIETNAM
from pipeline.template import Catalogue
from web.asking import catalogue_of, is_needed, questions
from web.door import AtDoor
from web.problems import Refusal
from web.shell import STATIC, page
from web.subjects import groups

router = APIRouter(include_in_schema=False)

MODELS = STATIC / "mau"
"""Model scans, one picture a paper of the catalogue, by its id (fictional people)."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model scan: the paper's id and name, and the size of its picture."""

    paper: str
    title: str
    width: int
    height: int


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
    return HTMLResponse(page("guide.html", **shown(procedure, catalogue_of(door.papers))))


def shown(procedure: Procedure, catalogue: Catalogue) -> dict[str, object]:
    """The procedure sorted for people: what to bring always, what only in a case, what will be asked."""
    own_form = procedure.form.code
    papers = [one for one in procedure.components if own_form not in one.papers]
    return {
        "procedure": procedure,
        "told": procedure.handling,
        "always": [one for one in papers if is_needed(one)],
        "sometimes": [one for one in papers if not is_needed(one)],
        "models": _models(papers, catalogue),
        "asked": questions(procedure, catalogue, datetime.now(VIETNAM).date()),
    }


def _models(papers: list[ComponentRule], catalogue: Catalogue) -> list[Model]:
    """The papers of which there is a model scan, each once, in the order they are asked for."""
    known = dict.fromkeys(paper for one in papers for paper in one.papers if paper in catalogue.documents)
    there = [(paper, MODELS / f"{paper}.jpg") for paper in known]
    return [
        Model(paper, catalogue.documents[paper].title, *_size(path))
        for paper, path in there
        if path.is_file()
    ]


@cache
def _size(path: Path) -> tuple[int, int]:
    """Width and height, told to the browser so that nothing jumps when a picture comes."""
    from PIL import Image  # noqa: PLC0415 - the door is light; only a handbook page needs it

    with Image.open(path) as picture:
        return picture.size
