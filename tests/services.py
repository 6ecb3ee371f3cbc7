"""Real servers for tests: a private PostgreSQL cluster and private Redis servers, gone with the test run.

A machine without them skips such tests; with ``CI=true`` it fails: a green build has really asked them.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from redis import Redis
from redis.exceptions import RedisError

_numbers = itertools.count()


def needed(program: str | None, name: str) -> str:
    """The program, or the end of the test."""
    if program is not None:
        return program
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{name} is missing on the build machine")
    pytest.skip(f"{name} is not installed")


def eventually(true: Callable[[], object], seconds: float = 15.0, every: float = 0.05) -> None:
    """Wait until something holds; fail when it does not."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            pytest.fail(f"did not come true within {seconds} s")
        time.sleep(every)


class RedisServer:
    """A redis-server on a unix socket that can be killed and started again, empty."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "redis.sock"
        self.url = f"unix://{self.socket}"
        self._program = needed(shutil.which("redis-server") or shutil.which("valkey-server"), "redis-server")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it with nothing in it, and wait until it answers."""
        options = ("--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no")
        self._process = subprocess.Popen(
            (self._program, *options), stdout=subprocess.DEVNULL, cwd=self.socket.parent
        )
        eventually(self._answers)

    def kill(self) -> None:
        """SIGKILL: whatever it knew is gone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def client(self) -> Redis:
        """A connection to it."""
        return Redis(unix_socket_path=str(self.socket))

    def _answers(self) -> bool:
        try:
            return bool(self.client().ping())
        except RedisError:
            return False


class PostgresServer:
    """A private cluster on a unix socket; ``fresh()`` gives the address of an empty schema."""

    def __init__(self, folder: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        path = str(found[-1]) if found else shutil.which("initdb")
        self._bin = Path(needed(path, "PostgreSQL")).resolve().parent
        self.folder = folder
        # PostgreSQL refuses to run as root, so root lends it the user that the package made.
        self._user = "postgres" if os.getuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user, self._user)

    def start(self) -> None:
        """Make the cluster and start it; quick, because nothing here has to survive a power cut."""
        self._run(
            "initdb", "-D", "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", options, "start")

    def stop(self) -> None:
        """Stop it."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")

    def fresh(self) -> str:
        """The address of a new, empty schema of its own (quicker to make and to drop than a database)."""
        name = f"shelf_{next(_numbers)}"
        with psycopg.connect(
            f"host={self.folder} user=tester dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        return f"postgresql://tester@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def _run(self, program: str, *words: str) -> None:
        command = (str(self._bin / program), *words)
        subprocess.run(
            command, cwd=self.folder, user=self._user, check=True, stdout=subprocess.DEVNULL, timeout=60
        )


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One cluster for the whole run."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        server = PostgresServer(Path(name))
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """A running, empty Redis (in a short folder: a socket's path must not be long)."""
    with tempfile.TemporaryDirectory(prefix="redis-") as name:
        server = RedisServer(Path(name))
        server.start()
        try:
            yield server
        finally:
            server.kill()
