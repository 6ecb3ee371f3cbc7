"""The migrations lead from nothing to the tables the code speaks of, and back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from pipeline.errors import Busy
from pipeline.store import Store
from pipeline.store.base import migrate, open_engine
from pipeline.store.tables import metadata


def test_up_and_down_and_up(database_url: str) -> None:
    """Up makes exactly the tables of the code, down leaves nothing but Alembic's own, up again works."""
    engine = open_engine(database_url)
    for _ in range(2):
        migrate(engine)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
        migrate(engine, "base")
        assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_many_doors_open_at_once(database_url: str, tmp_path: Path) -> None:
    """API and workers that start together on a new database migrate it once and none of them fails."""
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store.open(database_url, f"{tmp_path}/blobs"), range(4)))
    for store in stores:
        assert store.counts().scans == 0
        store.close()


def test_sqlite_is_safe_for_several_processes(tmp_path: Path) -> None:
    """WAL, full synchronisation, foreign keys and erased deletes are on, not hoped for."""
    store = Store.open(f"sqlite:///{tmp_path}/shelf.db", f"{tmp_path}/blobs")
    with store._engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 30000,
    }
    store.close()


def test_a_database_that_is_away_is_busy(tmp_path: Path) -> None:
    """Nobody listening at the address is ``Busy``, and the message names no password."""
    with pytest.raises(Busy) as busy:
        Store.open(f"postgresql://somebody:geheim@/x?host={tmp_path}", f"{tmp_path}/blobs")
    assert "geheim" not in str(busy.value)
