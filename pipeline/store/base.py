"""What every part of the shelf shares: the database, its migrations, the blobs and the clock."""

from __future__ import annotations

import os
import sqlite3
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, Table, create_engine, event, func, literal, make_url, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, OperationalError

from pipeline.errors import Busy
from pipeline.store.blobs import Blobs

Clock = Callable[[], datetime]

_MIGRATION_LOCK = 7_250_318
"""Any number, the same on every machine: two doors that start together must not both migrate."""

_TRIES, _PAUSE = 300, 0.1
"""How often, and after how many seconds, a door tries again to turn SQLite's log on."""

_engines: weakref.WeakSet[Engine] = weakref.WeakSet()


def _forget_connections() -> None:
    """A forked child must never talk through the connections of its parent."""
    for engine in _engines:
        engine.dispose(close=False)


os.register_at_fork(after_in_child=_forget_connections)


_WHICH_DATABASE = "DATABASE_URL phải là postgresql://… hoặc sqlite:///…"


def open_engine(url: str) -> Engine:
    """The database of a ``DATABASE_URL`` (``sqlite:///…`` or ``postgresql://…``), not yet migrated."""
    try:
        target = make_url(url)
    except ArgumentError:
        raise ValueError(_WHICH_DATABASE) from None  # its own words may hold the address, and a password
    if target.get_backend_name() not in ("sqlite", "postgres", "postgresql"):
        raise ValueError(_WHICH_DATABASE)
    if target.drivername in ("postgres", "postgresql"):
        target = target.set(drivername="postgresql+psycopg")
    if target.get_backend_name() == "sqlite":
        engine = create_engine(target, connect_args={"timeout": 30, "check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(target, pool_pre_ping=True, pool_recycle=300)
    _engines.add(engine)
    return engine


class _Sqlite(Protocol):
    """The part of ``sqlite3.Connection`` used here."""

    isolation_level: str | None

    def execute(self, sql: str) -> object: ...


def _prepare_sqlite(connection: _Sqlite, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    connection.execute("PRAGMA busy_timeout=30000")
    _write_ahead(connection)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: _Sqlite) -> None:
    """Turn the log on; of doors that open a new database together SQLite may refuse some at once, whatever
    ``busy_timeout`` says, because each holds a lock the others wait for.
    """
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            time.sleep(_PAUSE)
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write says so at once; else two of them may refuse each other half way."""
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to ``revision`` ("head", "base" or a name), as one transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
        config.attributes["connection"] = connection
        step = command.downgrade if revision == "base" else command.upgrade
        step(config, revision)


class Shelf:
    """The common part of the classes that make up ``Store``."""

    def __init__(self, engine: Engine, blobs: Blobs, reading: str, clock: Clock | None = None) -> None:
        self._engine = engine
        self._blobs = blobs
        self._clock = clock
        self.reading = reading

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with _available(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        with (
            _available(),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _now(self, connection: Connection) -> datetime:
        """The time of the database server, if any: clocks of many machines differ, leases must not."""
        if self._clock is not None:
            return self._clock()
        if connection.dialect.name == "postgresql":
            moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
            return moment.astimezone(UTC)
        return datetime.now(UTC)


def insert(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row; false (and nothing done) when a row with the same key is there already."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
    # Asked, not counted: a driver's row count of such an insert is not to be relied on.
    return connection.execute(statement.returning(literal(1))).first() is not None


@contextmanager
def _available() -> Iterator[None]:
    """A database that is locked, full or away is no mistake of the work that needed it."""
    try:
        yield
    except OperationalError as error:
        raise Busy(f"the database is not available: {type(error.orig).__name__}") from error
