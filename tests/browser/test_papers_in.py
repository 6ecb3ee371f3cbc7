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


def begin(page: Page) -> None:
    """Open the page where papers are dropped, and choose the birth registration."""
    page.goto("/")
    page.fill("#procedure", "ks")
    page.keyboard.press("Enter")


DROP = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: 'image/png' }));
  const over = { dataTransfer: carried, bubbles: true, cancelable: true };
  document.getElementById('drop').dispatchEvent(new DragEvent('drop', over));
}"""


TWICE = """() => {
  const file = new File(['x'], 'hai.png', { type: 'image/png', lastModified: 1 });
  for (const _ of [1, 2]) {
    const carried = new DataTransfer();
    carried.items.add(file);
    const over = { dataTransfer: carried, bubbles: true, cancelable: true };
    document.getElementById('drop').dispatchEvent(new DragEvent('drop', over));
  }
}"""
TARGETS = ".bar a:not(.brand), #procedures a, .end a"


def read_one(live: Live) -> None:
    """What a worker would do with the next file."""
    job = live.store.claim(live.store.work_of(live.rung[0].id)[0].id, "w")
    assert job is not None
    live.store.finish_scan(job, ScanReading(job.subject, live.store.reading, (), None, 0.1))


def test_from_files_to_the_form(page: Page, live: Live) -> None:
    """Choose, send, see each file being read, and land on the entries without touching anything."""
    dossier = live.case().dossier
    begin(page)
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
    begin(page)
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
    begin(page)
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
    begin(page)
    big = {"name": "lớn.pdf", "mimeType": "application/pdf", "buffer": b"x" * (LIMIT + 1)}
    page.set_input_files("#files", [big])
    expect(page.locator("#say")).to_contain_text("nhiều nhất")
    expect(page.locator("#send")).to_be_disabled()


def test_a_prefill_that_failed_says_why(page: Page, live: Live) -> None:
    """No screen without a way on: the reason of each file and a link back."""
    begin(page)
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


def test_a_dossier_of_unreadable_files_says_so_above_the_form(page: Page, live: Live) -> None:
    """The form can be filled by hand, but nobody takes it for one filled from papers."""
    dossier = live.case().dossier
    begin(page)
    page.set_input_files("#files", papers("unreadable"))
    page.locator("#send").click()
    expect(page.locator("#reading")).to_be_visible()
    record = live.rung[0]
    for work in live.store.work_of(record.id):
        job = live.store.claim(work.id, "w")
        assert job is not None
        live.store.fail(job, Problem(ProblemCode.EMPTY, "Tệp rỗng."), final=True)
    live.store.save_dossier(record.id, dossier)
    expect(page.locator(".entry").first).to_be_visible()
    expect(page.locator("#problem")).to_contain_text("Không đọc được tệp nào")


def test_nothing_is_sent_before_a_procedure_is_chosen(page: Page, live: Live) -> None:
    """The page begins with no procedure; sending without one is told at the place, and files nothing."""
    before = len(live.store.list_prefills())
    page.goto("/")
    expect(page.locator("#procedure")).to_have_value("")
    page.set_input_files("#files", papers("none"))
    page.locator("#send").click()
    expect(page.locator("#say")).to_contain_text("Chưa chọn thủ tục")
    expect(page.locator("#procedure")).to_be_focused()
    assert len(live.store.list_prefills()) == before
    page.fill("#procedure", "khai sinh")
    page.keyboard.press("Enter")
    expect(page.locator("#say")).to_be_empty()
    page.locator("#send").click()
    expect(page.locator("#reading")).to_be_visible()
    assert live.rung[0].procedure == "1.001193"


@pytest.mark.parametrize("typed", ["khai sinh", "Khai Sinh", "ks", "dkks", "1193", "đăng ký"])
def test_typing_finds_a_procedure_without_marks(page: Page, live: Live, typed: str) -> None:
    """Words without marks, first letters and the code find it at the counter and in the handbook; nonsense
    finds nothing and says so.
    """
    for address, field, found, none in (
        ("/", "#procedure", ".choice", "#no-procedure"),
        ("/huong-dan", "#find", "#procedures li", "#none"),
    ):
        page.goto(address)
        page.fill(field, typed)
        expect(page.locator(found).filter(has_text="Đăng ký khai sinh")).to_be_visible()
        page.fill(field, "xyz")
        expect(page.locator(found)).to_be_hidden()
        expect(page.locator(none)).to_be_visible()


def test_words_typed_after_the_choice_take_it_back(page: Page, live: Live) -> None:
    """Who types on over a chosen procedure has chosen none, so that no other one is filed by mistake."""
    begin(page)
    expect(page.locator("#procedure")).to_have_value("Đăng ký khai sinh (1.001193)")
    page.locator("#procedure").press_sequentially("x")
    page.set_input_files("#files", papers("back"))
    page.locator("#send").click()
    expect(page.locator("#say")).to_contain_text("Chưa chọn thủ tục")


def test_an_empty_file_and_one_chosen_twice_are_told(page: Page, live: Live) -> None:
    """A file of no bytes is called empty, and one that is in the list already is named."""
    page.goto("/")
    page.set_input_files("#files", [{"name": "rỗng.jpg", "mimeType": "image/jpeg", "buffer": b""}])
    expect(page.locator("#chosen .size")).to_have_text("Tệp rỗng, không đọc được")
    page.evaluate(TWICE)
    expect(page.locator("#say")).to_contain_text("Đã có trong danh sách nên không thêm lần nữa: hai.png")
    assert page.locator("#chosen .size").all_inner_texts()[1] == "1 KB"


def test_a_phone_has_one_row_above_and_wide_targets(page: Page, live: Live) -> None:
    """At 375 px the head is one row, and every link and choice is at least 44 px high."""
    page.set_viewport_size({"width": 375, "height": 812})
    for address in ("/", "/huong-dan", "/huong-dan/1.001193"):
        page.goto(address)
        assert page.locator(".bar").bounding_box()["height"] < 70
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
        heights = page.locator(TARGETS).evaluate_all("all => all.map(one => one.offsetHeight)")
        assert min(heights) >= 44
