"""Debian's Chromium driving the real pages of a live server over a real shelf."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import api
from pipeline.store import PrefillRecord, Store
from tests.web.counter_case import CounterCase, make, procedure
from web.door import Door

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
    """A server on this machine, its shelf, and who was rung for."""

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


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """The application on a real socket over an empty shelf."""
    store = Store.open(f"sqlite:///{tmp_path}/kho.db", str(tmp_path / "kho"))
    rung: list[PrefillRecord] = []
    known = procedure()
    app = api.app_of(Door(store, rung.append, {known.code: known}, 8 * 1024 * 1024))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Live(f"http://127.0.0.1:{port}", store, rung, tmp_path)
    server.should_exit = True
    thread.join(10)


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
    assert [one for one in complaints if "the server responded with a status of" not in one] == []
