"""Every promise of the shelf is asked of SQLite and of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.store import Job, JobKind, PrefillRequest, Store
from tests.pipeline.store.store_clock import Clock
from tests.services import PostgresServer


@pytest.fixture
def clock() -> Clock:
    """The clock of the shelf."""
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/shelf.db"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.fresh()


@pytest.fixture
def store(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """An empty shelf."""
    shelf = Store.open(database_url, f"file://{tmp_path}/blobs", "v1", clock)
    yield shelf
    shelf.close()


@pytest.fixture
def put(store: Store, tmp_path: Path) -> Callable[..., str]:
    """Puts a small file on the shelf and returns its scan's id."""

    def _put(content: bytes = b"%PDF-1.7 first") -> str:
        path = tmp_path / "incoming"
        path.write_bytes(content)
        return store.add_scan(path)

    return _put


@pytest.fixture
def ask(store: Store) -> Callable[..., str]:
    """Asks for a prefill of scans and returns its id."""

    def _ask(*scan_ids: str, **more: object) -> str:
        files = tuple((scan_id, f"{number}.pdf") for number, scan_id in enumerate(scan_ids))
        record, _ = store.create_prefill(PrefillRequest("1.001193", files, **more))  # type: ignore[arg-type]
        return record.id

    return _ask


@pytest.fixture
def begin(store: Store) -> Callable[[JobKind, str], Job]:
    """Claims the job of a scan or of a prefill."""

    def _begin(kind: JobKind, subject: str) -> Job:
        name = f"digitise-v1-{subject}" if kind is JobKind.DIGITISE else f"prefill-{subject}"
        job = store.claim(name, "host-1")
        assert job is not None
        return job

    return _begin
