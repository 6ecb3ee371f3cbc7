"""From dropping files to the finished screen, in a real browser."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from pipeline.store import ScanReading
from pipeline.types import Problem, ProblemCode
from tests.browser.conftest import LIMIT, Live

pytestmark = pytest.mark.browser


def papers(test: str) -> list[FilePayload]:
    """Two files that no other test has sent."""
    names = ("giấy chứng sinh.png", "thẻ.png")
    return [{"name": name, "mimeType": "image/png", "buffer": f"{test} {name}".encode()} for name in names]


DROP = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: 'image/png' }));
  const over = { dataTransfer: carried, bubbles: true, cancelable: true };
  document.getElementById('drop').dispatchEvent(new DragEvent('drop', over));
}"""


def read_one(live: Live) -> None:
    """What a worker would do with the next file."""
    job = live.store.claim(live.store.work_of(live.rung[0].id)[0].id, "w")
    assert job is not None
    live.store.finish_scan(job, ScanReading(job.subject, live.store.reading, (), None, 0.1))


def test_from_files_to_the_form(page: Page, live: Live) -> None:
    """Choose, send, see each file being read, and land on the entries without touching anything."""
    dossier = live.case().dossier
    page.goto("/")
    expect(page.locator("#send")).to_be_disabled()
    page.set_input_files("#files", papers("form"))
    expect(page.locator("#tally")).to_contain_text("2 tệp")
    page.get_by_role("button", name="Đọc giấy tờ").click()
    expect(page.locator("#reading-count")).to_contain_text("0/2 tệp")
    read_one(live)
    expect(page.locator("#reading-count")).to_contain_text("1/2 tệp")
    expect(page.locator("#reading .files .state").first).to_have_text("✓ Đã đọc")
    expect(page.locator("#say")).to_contain_text("1/2 tệp")
    read_one(live)
    live.store.save_dossier(live.rung[0].id, dossier)
    expect(page.locator(".entry").first).to_be_visible()
    expect(page.locator("#tally")).to_have_text("· còn 4 mục cần kiểm tra")


def test_a_dropped_file_is_taken(page: Page, live: Live) -> None:
    """Dropping works as choosing does; the same file twice is one, and it can be taken away again."""
    page.goto("/")
    page.evaluate(DROP, ["giấy.png", "x"])
    page.set_input_files("#files", papers("drop"))
    assert page.locator("#chosen .name").all_inner_texts() == ["giấy.png", "giấy chứng sinh.png", "thẻ.png"]
    page.get_by_role("button", name="Bỏ tệp thẻ.png").click()
    page.locator("#send").click()
    expect(page.locator("#reading")).to_be_visible()
    assert page.url == f"{live.address}/ho-so/{live.rung[0].id}"
    assert [one.name for one in live.rung[0].files] == ["giấy.png", "giấy chứng sinh.png"]


def test_sending_again_after_a_lost_line_makes_one_dossier(page: Page, live: Live) -> None:
    """The answer got lost on the way: the second try finds the dossier of the first."""
    before = len(live.store.list_prefills())
    page.goto("/")
    page.set_input_files("#files", papers("lost"))
    lost = threading.Event()

    def lose_the_answer(route: Route) -> None:
        if lost.is_set():
            route.continue_()
            return
        route.fetch()
        lost.set()
        route.abort()

    page.route("**/v1/prefills", lose_the_answer)
    page.locator("#send").click()
    expect(page.locator("#say")).to_contain_text("Mất kết nối")
    page.locator("#send").click()
    expect(page.locator("#reading")).to_be_visible()
    assert len(live.store.list_prefills()) == before + 1


def test_too_much_at_once_is_told_before_sending(page: Page, live: Live) -> None:
    """More than the server takes is said at the page."""
    page.goto("/")
    big = {"name": "lớn.pdf", "mimeType": "application/pdf", "buffer": b"x" * (LIMIT + 1)}
    page.set_input_files("#files", [big])
    expect(page.locator("#say")).to_contain_text("nhiều nhất")
    expect(page.locator("#send")).to_be_disabled()


def test_a_prefill_that_failed_says_why(page: Page, live: Live) -> None:
    """No screen without a way on: the reason of each file and a link back."""
    page.goto("/")
    page.set_input_files("#files", papers("failed")[:1])
    page.locator("#send").click()
    expect(page.locator("#reading")).to_be_visible()
    record = live.rung[0]
    for final in (ProblemCode.ENCRYPTED, ProblemCode.INTERNAL):
        job = live.store.claim(live.store.work_of(record.id)[0].id, "w")
        assert job is not None
        live.store.fail(job, Problem(final, f"Lý do {final}."), final=True)
    expect(page.locator("#reading-title")).to_have_text("Chưa điền được tờ khai")
    expect(page.locator("#reading-say")).to_contain_text("giấy chứng sinh.png: Lý do encrypted.")
    expect(page.get_by_role("link", name="Nhận lại giấy tờ")).to_be_visible()
