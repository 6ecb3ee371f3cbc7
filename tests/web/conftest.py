"""A real door: a shelf on SQLite in a temporary folder, the shipped procedures, the ASGI application."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import api
from pipeline.store import PrefillRecord, Store
from tests.web.counter_case import CounterCase, make, procedure
from web.door import Door

LIMIT = 2 * 1024 * 1024


@dataclass
class Rings:
    """Who was rung for."""

    records: list[PrefillRecord] = field(default_factory=list)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty shelf."""
    shelf = Store.open(f"sqlite:///{tmp_path}/kho.db", str(tmp_path / "kho"))
    yield shelf
    shelf.close()


@pytest.fixture
def rings() -> Rings:
    """The prefills somebody rang for, in order."""
    return Rings()


@pytest.fixture
def client(store: Store, rings: Rings) -> Iterator[TestClient]:
    """A client at the application; an unforeseen error is an answer, not an exception of the test."""
    known = procedure()
    door = Door(store, rings.records.append, {known.code: known}, LIMIT)
    with TestClient(api.app_of(door), raise_server_exceptions=False) as connected:
        yield connected


@pytest.fixture
def case(store: Store, tmp_path: Path) -> CounterCase:
    """A dossier that is ready."""
    return make(store, tmp_path)
