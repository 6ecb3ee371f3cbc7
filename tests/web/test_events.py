"""Progress as server-sent events: told from the database, counts only, resumable, heard through a real
server.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from pipeline.store import PrefillRecord, PrefillRequest, ScanReading, Store
from tests.web.counter_case import CounterCase
from web import events


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The application on a real socket."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def waiting(store: Store, case: CounterCase) -> PrefillRecord:
    """A prefill whose papers nobody has read yet."""
    files = tuple((one.scan_id, one.name) for one in case.record.files)
    record, _ = store.create_prefill(PrefillRequest("1.001193", files))
    return record


def told(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """Events as dictionaries of their lines; comments under "comment"."""
    event: dict[str, str] = {}
    for line in lines:
        if not line:
            if event:
                yield event
            event = {}
            continue
        name, _, value = line.partition(":")
        event[name or "comment"] = value.strip()


def test_progress_is_heard_as_it_happens(client: TestClient, store: Store, case: CounterCase) -> None:
    """Pages and files show up while the stream is open, and the stream ends with the prefill."""
    record = waiting(store, case)
    first, second = store.work_of(record.id)
    here = f"/v1/prefills/{record.id}/events"
    with served(client.app) as address, httpx.stream("GET", address + here) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        heard = told(answer.iter_lines())
        assert "retry" in next(heard)
        assert json.loads(next(heard)["data"])["status"] == "queued"
        job = store.claim(first.id, "w")
        assert job is not None
        store.renew(job, pages_done=1)
        data = json.loads(next(heard)["data"])
        while data["pages_done"] == 0:
            data = json.loads(next(heard)["data"])
        assert (data["status"], data["files_done"]) == ("running", 0)
        assert 0 < data["percent"] < 50
        store.finish_scan(job, ScanReading(first.subject, store.reading, (), None, 0.1))
        assert json.loads(next(heard)["data"])["files_done"] == 1
        store.save_dossier(record.id, case.dossier)
        *_, last = heard
    assert last["event"] == "ready"
    assert json.loads(last["data"])["percent"] == 100
    assert second.subject


def test_events_carry_no_value_and_no_file_name(client: TestClient, store: Store, case: CounterCase) -> None:
    """Ids, counts and percent, nothing else."""
    body = client.get(f"/v1/prefills/{case.record.id}/events").text
    assert set(json.loads(body.split("data: ")[1].split("\n")[0])) == {
        "id", "status", "percent", "files", "files_done", "pages_done"
    }  # fmt: skip
    for secret in ("NGUYỄN", "giay-chung-sinh", "the-cua-me"):
        assert secret not in body


def test_who_saw_the_end_is_told_not_to_come_back(client: TestClient, case: CounterCase) -> None:
    """With the id of the last event the answer is 204, which ends an EventSource for good."""
    here = f"/v1/prefills/{case.record.id}/events"
    last = next(line[4:] for line in client.get(here).text.splitlines() if line.startswith("id: "))
    assert client.get(here, headers={"Last-Event-ID": last}).status_code == 204
    assert client.get(here, headers={"Last-Event-ID": "queued.0.0"}).status_code == 200


def test_silence_is_broken_by_heartbeats(
    client: TestClient, store: Store, case: CounterCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proxies hear something even when nothing happens."""
    monkeypatch.setattr(events, "HEARTBEAT", 0.1)
    monkeypatch.setattr(events, "LOOK", 0.05)
    monkeypatch.setattr(events, "LONGEST", 1.0)
    record = waiting(store, case)
    body = client.get(f"/v1/prefills/{record.id}/events").text
    assert body.count(": heartbeat") >= 3
    assert body.count("event: progress") == 1


def test_a_purge_ends_the_stream(
    client: TestClient, store: Store, case: CounterCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who looks on while a prefill is purged is told."""
    monkeypatch.setattr(events, "LOOK", 0.3)
    record = waiting(store, case)
    timer = threading.Timer(0.1, store.purge, (record.id,))
    timer.start()
    assert "event: purged" in client.get(f"/v1/prefills/{record.id}/events").text
