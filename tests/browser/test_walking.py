"""Going through the doubtful entries: nothing half said is kept, nothing impossible is called right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Live, said, saved, text_of
from tests.web.counter_case import CHILD, CounterCase

pytestmark = pytest.mark.browser


def test_later_keeps_nothing_of_what_was_begun(page: Page, case: CounterCase, live: Live) -> None:
    """Ctrl+Enter and "Để sau" leave the entry as it was, half a word in it or not."""
    text = text_of(page, "child.full_name")
    text.fill("TRẦN NG")
    text.press("Control+Enter")
    expect(text).to_have_value(CHILD)
    text.fill("TRẦN")
    page.locator('.entry[data-key="child.full_name"]').get_by_role("button", name="Để sau").click()
    expect(text).to_have_value(CHILD)
    expect(page.locator("#tally")).to_have_text("· còn 4 mục cần kiểm tra")
    assert said(live, case) == {}


def test_what_cannot_be_is_not_ticked_though_a_person_said_it(page: Page, case: CounterCase) -> None:
    """A day of birth still to come is kept as it was typed and stays to be checked, with the reason."""
    page.locator("details.group summary").click()
    date = text_of(page, "child.date_of_birth")
    date.fill("1/1/2030")
    date.press("Enter")
    saved(page)
    row = page.locator('#entries .group:not(details) .entry[data-key="child.date_of_birth"]')
    expect(row.locator(".state")).to_have_text("? Nên xem")
    expect(row.locator(".why")).not_to_be_empty()


def test_words_in_quotation_marks_are_kept_as_typed(page: Page, case: CounterCase, live: Live) -> None:
    """No sign a person types is taken for a scan's dirt."""
    text = text_of(page, "child.place_of_birth")
    text.fill("Trạm y tế “Hoa Sen” #3, xã Mẫu")
    text.press("Enter")
    saved(page)
    assert said(live, case) == {"child.place_of_birth": "Trạm y tế “Hoa Sen” #3, xã Mẫu"}


def test_the_focus_stays_where_the_person_is(page: Page, case: CounterCase) -> None:
    """A row that is drawn anew after it was saved gives the focus back; the page's body never has it."""
    text_of(page, "child.place_of_birth").fill("Bệnh viện Mẫu")
    page.keyboard.press("Tab")
    saved(page)
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement !== document.body")


def test_a_conflict_says_in_words_that_nothing_is_chosen(page: Page, case: CounterCase) -> None:
    """The sentence stands in the row, not for screen readers alone; the chosen value has the focus."""
    page.keyboard.press("Enter")
    row = page.locator('.entry[data-key="mother.full_name"]')
    expect(row.locator(".why")).to_contain_text("Hãy chọn")
    page.keyboard.press("Alt+2")
    expect(row.locator('input[data-claim="2"]')).to_be_focused()
    expect(row.locator('input[data-claim="2"]')).to_be_checked()
