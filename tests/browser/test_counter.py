"""The counter screen in a real browser: doubtful first, a key for everything, nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Live, said, saved, text_of
from tests.web.counter_case import CHILD, MOTHER, MOTHER_ELSEWHERE, CounterCase

pytestmark = pytest.mark.browser

# both in one call: the pane scrolls to the mark when the picture has come, which two calls would straddle
RECTANGLES = """() => [".leaf img", ".mark"].map(
  (one) => document.querySelector(one).getBoundingClientRect().toJSON())"""
CHECK = "#entries .group:not(details) .entry.is-stop, #entries .group:not(details) .entry.is-check"


def test_doubtful_entries_come_first(page: Page, case: CounterCase) -> None:
    """Conflicts, then what is unsure, then what nobody knows; what agrees is folded away."""
    keys = page.locator(CHECK).evaluate_all("rows => rows.map(row => row.dataset.key)")
    assert keys == ["mother.full_name", "child.full_name", "child.nationality", "child.place_of_birth"]
    expect(page.locator("#tally")).to_have_text("· còn 4 mục cần kiểm tra")
    expect(page.locator("details.group summary")).to_contain_text("Đã khớp (9)")
    expect(text_of(page, "child.sex")).to_be_hidden()
    expect(text_of(page, "mother.full_name")).to_be_focused()


def test_a_conflict_has_no_winner_until_somebody_chooses(page: Page, case: CounterCase, live: Live) -> None:
    """Both values stand side by side, none is chosen, and Enter alone accepts nothing."""
    row = page.locator('.entry[data-key="mother.full_name"]')
    assert row.locator(".claim .value").all_inner_texts() == [MOTHER, MOTHER_ELSEWHERE]
    assert row.locator(".claim mark").all_inner_texts() == ["Ẫ", "Ậ"]
    assert row.locator("input:checked").count() == 0
    page.keyboard.press("Enter")
    expect(page.locator("#say")).to_contain_text("Hãy chọn")
    assert said(live, case) == {}


def test_enter_walks_through_everything(page: Page, case: CounterCase, live: Live) -> None:
    """Alt+1 picks, Enter accepts and goes on; at the end nothing is left to check."""
    page.keyboard.press("Alt+1")
    expect(text_of(page, "mother.full_name")).to_have_value(MOTHER)
    text_of(page, "mother.full_name").press("Enter")
    for key in ("child.full_name", "child.nationality", "child.place_of_birth"):
        expect(text_of(page, key)).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator("#tally")).to_contain_text("· đã kiểm tra xong")
    assert said(live, case) == {
        "mother.full_name": MOTHER,
        "child.full_name": CHILD,
        "child.nationality": "Việt Nam",
        "child.place_of_birth": "Bệnh viện Mẫu, phường Thử Nghiệm, tỉnh Mẫu",
    }


def test_a_correction_is_there_after_a_reload(page: Page, case: CounterCase) -> None:
    """What was typed is kept, shown as looked at, and can be taken back."""
    text = text_of(page, "child.full_name")
    text.fill("TRẦN NGUYỄN THỨ")
    text.press("Enter")
    saved(page)
    page.reload()
    page.locator("details.group summary").click()
    expect(text_of(page, "child.full_name")).to_have_value("TRẦN NGUYỄN THỨ")
    row = page.locator('.entry[data-key="child.full_name"]')
    expect(row.locator(".state")).to_have_text("✓ Đã xem")
    text_of(page, "child.full_name").focus()
    row.get_by_role("button", name="Hoàn tác").click()
    expect(row.locator(".state")).to_have_text("? Nên xem")
    expect(text_of(page, "child.full_name")).to_have_value(CHILD)


def test_dates_are_typed_day_first(page: Page, case: CounterCase, live: Live) -> None:
    """Dates are shown and typed as on paper and kept as the contract says; nonsense comes back with the
    reason.
    """
    page.locator("details.group summary").click()
    date = text_of(page, "child.date_of_birth")
    expect(date).to_have_value("05/10/2026")
    date.fill("6/10/2026")
    date.press("Enter")
    saved(page)
    assert said(live, case) == {"child.date_of_birth": "2026-10-06"}
    date.fill("32/13/2026")
    date.press("Enter")
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(date).to_have_value("32/13/2026")
    assert said(live, case) == {"child.date_of_birth": "2026-10-06"}


def test_saying_who_asks_fills_in_the_declarant(page: Page, case: CounterCase) -> None:
    """One word, "mẹ", and the declarant's entries come from the mother's card."""
    text = text_of(page, "declarant.relationship")
    text.fill("mẹ")
    text.press("Enter")
    saved(page)
    expect(text_of(page, "declarant.id_number")).to_have_value("079190000018")


def test_leaving_a_field_keeps_what_was_typed(page: Page, case: CounterCase, live: Live) -> None:
    """Tab is never hijacked: it moves on, and the change is saved on the way."""
    text_of(page, "child.ethnicity").fill("Tày")
    page.keyboard.press("Tab")
    saved(page)
    assert said(live, case) == {"child.ethnicity": "Tày"}


def test_f8_goes_round_and_enter_while_composing_does_nothing(
    page: Page, case: CounterCase, live: Live
) -> None:
    """F8 and Shift+F8 walk without saying anything; a Vietnamese keyboard may use Enter for itself."""
    page.keyboard.press("F8")
    expect(text_of(page, "child.full_name")).to_be_focused()
    page.keyboard.press("Shift+F8")
    expect(text_of(page, "mother.full_name")).to_be_focused()
    page.keyboard.press("F8")
    text_of(page, "child.full_name").dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True}
    )
    page.keyboard.press("Control+Enter")
    expect(text_of(page, "child.nationality")).to_be_focused()
    assert said(live, case) == {}


def test_the_page_shows_where_a_value_stands(page: Page, case: CounterCase) -> None:
    """The mark lies where the box of the field lies on the picture, and within sight."""
    text_of(page, "child.full_name").focus()
    mark = page.locator(".mark").first
    expect(mark).to_be_in_viewport()
    source = case.dossier.documents[0].field("child.full_name")
    assert source is not None
    box = source.sources[0].box
    assert box is not None
    expect(page.locator(".leaf img")).to_have_js_property("complete", value=True)
    picture, shown = page.evaluate(RECTANGLES)
    scale = 1240 / picture["width"]
    assert abs((shown["x"] - picture["x"]) * scale - box.left) < 8
    assert abs((shown["y"] - picture["y"]) * scale - box.top) < 8
    assert abs(shown["width"] * scale - box.width) < 14


def test_a_second_page_of_a_card_is_shown(page: Page, case: CounterCase) -> None:
    """A value from the back of a card turns to the back's picture."""
    page.locator("details.group summary").click()
    text_of(page, "mother.residence").focus()
    expect(page.locator(".where")).to_have_text("Thẻ căn cước công dân, trang 3/3")
    expect(page.locator('.thumb[aria-current="true"]').first).to_have_attribute(
        "title", re.compile("trang 2")
    )


def test_the_checklist_says_what_is_missing(page: Page, case: CounterCase) -> None:
    """State by icon and word, not by colour alone."""
    states = page.locator("#papers .paper .title + .state").all_inner_texts()
    assert states[:2] == ["✓ Có", "✓ Có"]
    assert states[-1] == "– Thiếu (không bắt buộc)"


def test_offline_nothing_is_lost(page: Page, case: CounterCase, live: Live) -> None:
    """While the line is down the word waits on the screen with a notice; it is kept once the line is back."""
    page.context.set_offline(True)
    text_of(page, "child.full_name").fill("TRẦN NGUYỄN THỨ")
    text_of(page, "child.full_name").press("Enter")
    expect(page.locator("#banner")).to_contain_text("Mất kết nối")
    expect(text_of(page, "child.full_name")).to_have_value("TRẦN NGUYỄN THỨ")
    page.context.set_offline(False)
    saved(page)
    expect(page.locator("#banner")).to_be_empty()
    assert said(live, case) == {"child.full_name": "TRẦN NGUYỄN THỨ"}


def test_two_people_at_one_dossier(page: Page, case: CounterCase, live: Live) -> None:
    """A change elsewhere on another entry is no trouble; on the same entry both values are shown."""
    live.store.lay_over(case.record.id, {"child.ethnicity": "Mường"}, "other")
    text_of(page, "child.full_name").fill("TRẦN NGUYỄN THỨ")
    text_of(page, "child.full_name").press("Enter")
    saved(page)
    live.store.lay_over(case.record.id, {"child.place_of_birth": "Trạm y tế Mẫu"}, "other")
    text = text_of(page, "child.place_of_birth")
    text.fill("Bệnh viện Thử")
    text.press("Enter")
    expect(page.locator('.entry[data-key="child.place_of_birth"] .why')).to_contain_text("“Trạm y tế Mẫu”")
    expect(text).to_have_value("Bệnh viện Thử")
    text.press("Enter")
    expect(page.locator('.entry[data-key="child.place_of_birth"] .why')).to_be_empty()
    last = {one.entry: one.value for one in live.store.corrections(case.record.id)}
    assert last["child.place_of_birth"] == "Bệnh viện Thử"
    assert last["child.ethnicity"] == "Mường"


def test_printing_keeps_the_last_word_first(page: Page, case: CounterCase, live: Live) -> None:
    """Ctrl+P fetches the form after the word being typed is on the shelf."""
    text_of(page, "child.full_name").fill("TRẦN NGUYỄN THỨ")
    with page.expect_response(re.compile(r"/form\.pdf$")) as printed:
        page.keyboard.press("Control+p")
    assert printed.value.headers["content-type"] == "application/pdf"
    assert said(live, case) == {"child.full_name": "TRẦN NGUYỄN THỨ"}


def test_everything_has_a_name_and_a_visible_focus(page: Page, case: CounterCase) -> None:
    """Each field and button can be told by a screen reader and seen when it has the focus."""
    page.locator("details.group summary").click()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, textarea, select, input, a')]
          .filter((one) => !(one.labels?.length || one.getAttribute('aria-label') || one.textContent.trim()))
          .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        inside = page.evaluate("() => document.activeElement.closest('.claim') !== null")
        assert inside or outline == "solid"


@pytest.mark.parametrize(
    ("width", "height"),
    [(1366, 768), (390, 844), (1180, 700), (683, 384), (768, 1024), (911, 512), (500, 900)],
)
def test_nothing_sticks_out(page: Page, case: CounterCase, width: int, height: int) -> None:
    """No sideways scrolling at any width, a counter's, a phone's or a page's zoomed twofold; the keys are in
    sight at the counter.
    """
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    if width > 900:
        expect(page.locator("#keys")).to_be_in_viewport()
        expect(page.locator("#print")).to_be_in_viewport()
