"""Debian's Chromium driving the real pages of a live server over a real shelf."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

import api
from pipeline.store import PrefillRecord, Store
from tests.web.counter_case import CounterCase, make, procedure
from web.door import Door

LIMIT = 1024 * 1024
CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Live:
    """A server on this machine, its shelf, and who was rung for since the test began."""

    address: str
    store: Store
    rung: list[PrefillRecord]
    folder: Path

    def case(self) -> CounterCase:
        """A dossier that is ready."""
        return make(self.store, self.folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The application on a real socket over a shelf that all tests share."""
    folder = tmp_path_factory.mktemp("house")
    store = Store.open(f"sqlite:///{folder}/kho.db", str(folder / "kho"))
    rung: list[PrefillRecord] = []
    known = procedure()
    app = api.app_of(Door(store, rung.append, {known.code: known}, LIMIT))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Live(f"http://127.0.0.1:{port}", store, rung, folder)
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def live(house: Live) -> Live:
    """The house, with nobody rung for yet."""
    house.rung.clear()
    return house


@pytest.fixture
def page(browser: Browser, live: Live) -> Iterator[Page]:
    """A page of the usual counter screen; anything a browser complains about fails the test."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768}, locale="vi-VN", base_url=live.address)
    opened.set_default_timeout(10_000)
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield opened
    opened.close()
    # Refusals and lost lines are what some tests are about; Chromium reports each of them by itself.
    assert [one for one in complaints if "Failed to load resource" not in one] == []


@pytest.fixture
def case(live: Live, page: Page) -> CounterCase:
    """A ready dossier, open in the browser."""
    made = live.case()
    page.goto(f"/ho-so/{made.record.id}")
    expect(page.locator(".entry").first).to_be_visible()
    return made


def text_of(page: Page, key: str) -> Any:
    """The field where an entry is typed."""
    return page.locator(f'.entry[data-key="{key}"] textarea')


def said(live: Live, case: CounterCase) -> dict[str, str]:
    """What people said so far, from the shelf."""
    return {one.entry: one.value for one in live.store.corrections(case.record.id)}


def saved(page: Page) -> None:
    """Wait until the last word is kept."""
    expect(page.locator("#saved")).to_have_text(re.compile("Đã lưu"))
