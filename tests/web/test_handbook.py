"""The handbook: one page a procedure, whole, made from its YAML."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient
from markupsafe import escape

from pipeline.procedure import load_procedures
from pipeline.template import default_folder
from tests.web.counter_case import procedure
from tests.web.problem_answer import assert_problem
from web.asking import catalogue_of
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


def test_model_scans_are_named_and_can_be_enlarged(client: TestClient) -> None:
    """Each has its own words for those who do not see it, a caption, a size, and leads to the picture."""
    known = procedure()
    shown = client.get(f"/huong-dan/{known.code}").text
    alts = re.findall(r'<img[^>]* alt="(Bản quét mẫu: [^"]+)"[^>]* width="\d+" height="\d+"', shown)
    assert len(alts) == len(set(alts)) == shown.count("<figcaption>") > 1
    assert "<figcaption>Giấy chứng sinh</figcaption>" in shown
    assert 'href="/static/mau/giay_chung_sinh.jpg"' in shown


def test_a_paper_that_is_always_needed_stands_with_what_to_bring() -> None:
    """Also when nobody is sent away without it; and no heading on any page has nothing under it."""
    known = load_procedures(default_folder().parent / "procedures")
    pages = {
        code: page("guide.html", **guide(one, catalogue_of(default_folder()))) for code, one in known.items()
    }
    bring = pages["2.000815"].split("<h2>Mang theo</h2>")[1].split("<h2>")[0]
    assert "Bản chính giấy tờ cần chứng thực" in bring
    for shown in pages.values():
        assert not re.search(r"<ul>\s*</ul>", shown)
        if_there = shown.partition("<h2>Mang theo nếu có")[2].partition("<h2>")[0]
        assert "luôn cần" not in if_there


def test_index_leads_to_every_page(client: TestClient) -> None:
    """The list names each procedure with its page; an unknown code is a problem."""
    assert f'href="/huong-dan/{procedure().code}"' in client.get("/huong-dan").text
    assert_problem(client.get("/huong-dan/9.999"), 404, "not-found")


def test_every_procedure_of_the_catalogue_has_its_page() -> None:
    """Each page names its papers and laws, and under a heading of its own what nobody compared yet."""
    for known in load_procedures(default_folder().parent / "procedures").values():
        shown, told = page("guide.html", **guide(known, catalogue_of(default_folder()))), known.handling
        assert told is not None
        papers = [one.title for one in known.components if known.form.code not in one.papers]
        assert [
            words for words in (*papers, *told.basis, *told.unverified) if escape(words) not in shown
        ] == []
        assert ("Chưa đối chiếu với văn bản gốc</h2>" in shown) == bool(told.unverified)
