"""The JSON other programs rely on, key by key."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.contract import document_json, dossier_json, problem_json
from pipeline.prefill import prefill
from pipeline.procedure import load_procedures
from pipeline.types import FileProblem, PageInfo, Problem, ProblemCode
from tests.pipeline.papers_by_hand import FATHER, MOTHER, family, paper

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_document() -> None:
    """``read --json``: the keys of the contract, a place with its parts, boxes as four numbers."""
    blurred = Problem(ProblemCode.BLURRED, "Ảnh mờ.")
    page = PageInfo("a.pdf", 2, 1000, 630, 180, -1.2345, (blurred,))
    shown = document_json(replace(paper("cccd", MOTHER), pages=(page,)))
    assert shown["schema"] == "khongviet/document@1"
    assert {"document", "score", "title", "pages", "fields", "text", "seconds"} <= set(shown)
    assert shown["pages"][0] == {
        "file": "a.pdf",
        "page": 2,
        "width": 1000,
        "height": 630,
        "turned": 180,
        "skew": -1.23,
        "problems": [{"code": "blurred", "message": "Ảnh mờ."}],
    }
    name = shown["fields"]["full_name"]
    assert name["value"] == name["text"] == MOTHER["full_name"]
    assert (name["state"], name["confidence"]) == ("accepted", 0.99)
    assert name["sources"] == [{"kind": "ocr", "page": 0, "box": [10, 20, 110, 40]}]
    assert "parts" not in name
    parts = shown["fields"]["place_of_residence"]["parts"]
    wanted = ["detail", "commune", "district", "province", "commune_code", "province_code", "today"]
    assert list(parts) == wanted
    assert list(parts["today"]) == ["commune", "province", "commune_code", "province_code"]


def test_paper_of_no_template() -> None:
    """``document`` is null, ``fields`` empty, ``text`` kept."""
    shown = document_json(paper(None, {}, file="thu.pdf"))
    assert (shown["document"], shown["fields"], shown["text"]) == (None, {}, "văn bản")


def test_file_problem() -> None:
    """A file that cannot be read: schema, file, code, message and nothing else."""
    encrypted = FileProblem("x.pdf", Problem(ProblemCode.ENCRYPTED, "Tệp có mật khẩu."))
    assert problem_json(encrypted) == {
        "schema": "khongviet/problem@1",
        "file": "x.pdf",
        "code": "encrypted",
        "message": "Tệp có mật khẩu.",
    }


def test_dossier() -> None:
    """``prefill --json``: entries by key with sources into ``documents``, conflicts, components."""
    birth = load_procedures(TEMPLATES / "procedures")["1.001193"]
    facts = {"mother.full_name": "Trần Thị Hồng"}
    shown = dossier_json(prefill(family(), birth, facts, date(2026, 10, 20), seconds=2.1))
    assert json.loads(json.dumps(shown)) == shown
    assert shown["schema"] == "khongviet/dossier@1"
    assert (shown["procedure"], shown["form"]) == ("1.001193", "to_khai_dang_ky_khai_sinh")
    name = shown["entries"]["child.full_name"]
    assert {"value": name["value"], "state": name["state"], "problems": name["problems"]} == {
        "value": "NGUYỄN TRẦN AN",
        "state": "proposed",
        "problems": [],
    }
    assert name["sources"] == [{"document": 1, "field": "child.full_name", "kind": "ocr"}]
    (conflict,) = shown["conflicts"]
    assert conflict["entry"] == "mother.full_name"
    assert [one["value"] for one in conflict["values"]] == ["Trần Thị Hồng", "TRẦN THỊ HÒA"]
    assert conflict["values"][0]["sources"] == [
        {"document": None, "field": "mother.full_name", "kind": "portal"}
    ]
    notice = shown["components"][0]
    assert notice["code"] == "giay_chung_sinh"
    assert notice["pages"] == [{"file": "giay_chung_sinh.pdf", "page": 1}]
    assert len(shown["documents"]) == 4


def test_cards_on_one_page_name_it_once() -> None:
    """Two cards of one scan are two documents of one page; a component shows that page once."""
    birth = load_procedures(TEMPLATES / "procedures")["1.001193"]
    page = paper("cccd", MOTHER).pages[0]
    cards = [
        replace(paper(kind, who), pages=(page, page))
        for kind, who in (("cccd", MOTHER), ("can_cuoc", FATHER))
    ]
    shown = dossier_json(prefill(cards, birth, {}, date(2026, 10, 20)))
    (own,) = (one for one in shown["components"] if one["official_code"] == "000.00.00.G15-KQ004946")
    assert own["pages"] == [{"file": page.file, "page": page.page}]


def test_every_entry_of_the_contract_is_there() -> None:
    """The form's entry keys in contract.md, none renamed, none dropped."""
    persons = {
        f"{who}.{what}"
        for who in ("mother", "father")
        for what in ("full_name", "date_of_birth", "id_number", "ethnicity", "nationality", "residence")
    }
    declarant = {
        f"declarant.{what}" for what in ["full_name", "id_number", "id_paper", "residence", "relationship"]
    }
    child = {
        f"child.{what}"
        for what in [
            "full_name",
            "date_of_birth",
            "date_of_birth_in_words",
            "sex",
            "ethnicity",
            "nationality",
            "place_of_birth",
            "place_of_origin",
        ]
    }
    birth = load_procedures(TEMPLATES / "procedures")["1.001193"]
    assert persons | declarant | child <= set(birth.form.entries)
