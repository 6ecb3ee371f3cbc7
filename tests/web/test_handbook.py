"""The handbook: one page a procedure, whole, made from its YAML."""

from __future__ import annotations

from fastapi.testclient import TestClient
from markupsafe import escape

from pipeline.procedure import load_procedures
from pipeline.template import default_folder
from tests.web.counter_case import procedure
from tests.web.problem_answer import assert_problem
from web.handbook import shown as guide
from web.shell import page


def test_page_says_what_to_bring_and_what_happens_next(client: TestClient) -> None:
    """Every paper asked for, time limit, fee, every step and the legal basis stand on the page."""
    known = procedure()
    shown = client.get(f"/huong-dan/{known.code}")
    assert shown.headers["content-type"].startswith("text/html")
    told = known.handling
    assert told is not None
    papers = [one.title for one in known.components if known.form.code not in one.papers]
    for words in (*papers, told.time_limit, told.fee, *told.next, *told.basis, "Công dân cần mấy bản sao"):
        assert words in shown.text
    assert "/static/mau/giay_chung_sinh.jpg" in shown.text
    assert client.get("/static/mau/giay_chung_sinh.jpg").status_code == 200


def test_index_leads_to_every_page(client: TestClient) -> None:
    """The list names each procedure with its page; an unknown code is a problem."""
    assert f'href="/huong-dan/{procedure().code}"' in client.get("/huong-dan").text
    assert_problem(client.get("/huong-dan/9.999"), 404, "not-found")


def test_every_procedure_of_the_catalogue_has_its_page() -> None:
    """Each page names its papers and laws, and under a heading of its own what nobody compared yet."""
    for known in load_procedures(default_folder().parent / "procedures").values():
        shown, told = page("guide.html", **guide(known)), known.handling
        assert told is not None
        papers = [one.title for one in known.components if known.form.code not in one.papers]
        assert [
            words for words in (*papers, *told.basis, *told.unverified) if escape(words) not in shown
        ] == []
        assert ("Chưa đối chiếu với văn bản gốc</h2>" in shown) == bool(told.unverified)
