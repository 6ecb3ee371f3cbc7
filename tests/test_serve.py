"""``khongviet serve``: one command runs everything, survives its parts, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.edition import reading_version
from pipeline.settings import read
from pipeline.store import PrefillRequest, PrefillStatus, Store
from tests.services import PostgresServer, RedisServer, eventually
from tests.test_worker import children_of

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.redis

STANDIN = """
import sys
from serve import serve
sys.exit(serve(worker=(sys.executable, "-m", "tests.broken.standin_worker")))
"""


class Running:
    """A ``serve`` in a process of its own, on a data folder."""

    def __init__(self, data: Path, code: str = STANDIN, **environ: str) -> None:
        self.data = data
        settings = {
            "KHONGVIET_DATA": str(data),
            "KHONGVIET_PORT": "0",
            "KHONGVIET_WORKERS": "1",
            "KHONGVIET_COUNTER_WORKERS": "1",
            "PYTHONPATH": str(ROOT),
        }
        clean = {k: v for k, v in os.environ.items() if k not in ("REDIS_URL", "DATABASE_URL", "STORAGE_URL")}
        self.words = data.parent / f"words-{uuid4().hex}"
        with self.words.open("wb") as words:
            self.process = subprocess.Popen(
                (sys.executable, "-c", code), env={**clean, **settings, **environ}, cwd=ROOT, stderr=words
            )

    def ready(self) -> Running:
        """Wait until the API answers."""
        eventually(lambda: self._url() and self._answers(), 60)
        return self

    def _url(self) -> str:
        found = re.search(r"http://\S+", self.words.read_text())
        return found.group() if found else ""

    def _answers(self) -> bool:
        try:
            return bool(self.get("healthz"))
        except OSError:
            return False

    def get(self, path: str) -> dict[str, object]:
        """The JSON at a path."""
        with urllib.request.urlopen(f"{self._url()}{path}", timeout=10) as answer:
            said: dict[str, object] = json.loads(answer.read())
            return said

    def post(self, key: str, *files: bytes) -> dict[str, object]:
        """Send files in as one prefill."""
        mark = uuid4().hex
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="procedure"\r\n\r\n1.001193\r\n'.encode()]
        for number, content in enumerate(files):
            head = f'name="files"; filename="{number}.pdf"\r\nContent-Type: application/pdf'
            parts.append(
                f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
            )
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}", "Idempotency-Key": key}
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        request = urllib.request.Request(f"{self._url()}v1/prefills", body, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            said: dict[str, object] = json.loads(answer.read())
            return said

    def status(self, prefill_id: object) -> object:
        """How far a prefill is; None while the API is being started again."""
        try:
            return self.get(f"v1/prefills/{prefill_id}")["status"]
        except OSError:
            return None

    def family(self) -> dict[str, list[int]]:
        """The processes of the house by what they are."""
        found: dict[str, list[int]] = {"redis": [], "worker": [], "api": []}
        for pid in children_of(self.process.pid):
            line = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
            kind = "redis" if "redis" in line.split("\0")[0] else "worker" if "standin" in line else "api"
            found[kind].append(pid)
        return found

    def stop(self, number: int = signal.SIGINT) -> tuple[int, float]:
        """Stop it; its exit code and how many seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(30), time.monotonic() - begun


def alive(pids: list[int]) -> list[int]:
    """Those of the processes that still run."""
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def everyone(running: Running) -> list[int]:
    """All processes of the house, forks included."""
    direct = [pid for pids in running.family().values() for pid in pids]
    return direct + [fork for pid in direct for fork in children_of(pid)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def house(data: Path) -> Iterator[Running]:
    """A running house with stand-in readers."""
    running = Running(data)
    yield running.ready()
    running.process.kill()
    running.process.wait()


def test_a_house_is_private_and_alone(house: Running) -> None:
    """Its Redis has a socket that only its user may open, and no port; a second house is refused."""
    assert (house.data / "redis.sock").stat().st_mode & 0o077 == 0
    assert house.data.stat().st_mode & 0o077 == 0
    (pid,) = house.family()["redis"]
    links = [os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()]
    inodes = {link.removeprefix("socket:[").removesuffix("]") for link in links if link.startswith("socket:")}
    assert inodes
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    assert not [row for row in rows if row[9] in inodes]
    second = Running(house.data)
    assert second.process.wait(30) == 1
    assert "đã chạy" in second.words.read_text()
    assert house.get("healthz")


def test_everything_dies_once_and_the_papers_are_read(house: Running) -> None:
    """Redis, workers and API are killed while papers are read: all come back, every prefill ends, once."""
    first = house.post("one", b"slow slow slow", b"page")["id"]
    reads = house.data / "reads.txt"
    eventually(reads.exists)
    before = house.family()
    for kind in ("redis", "worker", "api"):
        for pid in before[kind]:
            os.kill(pid, signal.SIGKILL)
    eventually(lambda: house.status(first) == "ready", 60)
    second = house.post("two", b"slow slow slow", b"page", b"page page")["id"]
    assert house.post("two", b"slow slow slow", b"page", b"page page")["id"] == second
    eventually(lambda: house.status(second) == "ready", 30)
    whole = {"redis": 1, "worker": 2, "api": 1}
    eventually(lambda: {kind: len(pids) for kind, pids in house.family().items()} == whole, 30)
    assert not set(before["redis"] + before["worker"] + before["api"]) & set(everyone(house))


def test_ctrl_c_ends_all_within_seconds(house: Running) -> None:
    """Ctrl-C in a page: exit code 0, no process left, the job waits; the next start finishes it."""
    prefill_id = house.post("one", b" ".join([b"slow"] * 12))["id"]
    eventually((house.data / "reads.txt").exists)
    family = everyone(house)
    assert len(family) >= 5
    code, seconds = house.stop()
    assert (code, alive(family)) == (0, [])
    assert seconds < 8
    assert "Đã dừng" in house.words.read_text()
    again = Running(house.data).ready()
    try:
        assert again.status(prefill_id) in ("queued", "running")
        eventually(lambda: again.status(prefill_id) == "ready", 60)
    finally:
        again.stop(signal.SIGTERM)


def test_a_killed_house_leaves_no_orphan(house: Running) -> None:
    """SIGKILL for the house itself: the kernel tells its children, and within seconds none is left."""
    house.post("one", b" ".join([b"slow"] * 30))
    eventually((house.data / "reads.txt").exists)
    family = everyone(house)
    house.process.kill()
    house.process.wait()
    eventually(lambda: not alive(family), 8)


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"PATH": "/nowhere"}, "Thiếu redis-server"),
        ({"STORAGE_URL": "s3://x"}, "chưa hỗ trợ kho"),
        ({"KHONGVIET_HOST": "203.0.113.1"}, "KHONGVIET_PORT"),
        ({"KHONGVIET_PORT": "99999"}, "KHONGVIET_PORT"),
        ({"KHONGVIET_DATA": "/proc/nowhere"}, "KHONGVIET_DATA"),
        ({"DATABASE_URL": "oracle://u:geheim@x"}, "DATABASE_URL phải là"),
        ({"REDIS_URL": "nowhere"}, "REDIS_URL phải là"),
        ({"KHONGVIET_TEMPLATES": "/nowhere"}, "khongviet templates check"),
    ],
)
def test_what_is_missing_is_said(data: Path, environ: dict[str, str], says: str) -> None:
    """What stands in the way is said in one Vietnamese sentence, with exit code 1 and no traceback."""
    running = Running(data, **environ)
    assert running.process.wait(30) == 1
    assert says in running.words.read_text()
    assert "Traceback" not in running.words.read_text()
    assert "geheim" not in running.words.read_text()


WORKERS = """
import sys
from serve import work
sys.exit(work(worker=(sys.executable, "-m", "tests.broken.standin_worker")))
"""


@pytest.mark.postgres
def test_a_province(data: Path, redis_server: RedisServer, postgres: PostgresServer) -> None:
    """PostgreSQL, shared Redis, ``khongviet worker``: a worker dies in a page, the prefill still ends."""
    addresses = {
        "DATABASE_URL": postgres.fresh(),
        "REDIS_URL": redis_server.url,
        "STORAGE_URL": f"file://{data.parent}/mount",
    }
    settings = read({**addresses, "KHONGVIET_DATA": str(data)})
    store = Store.open(settings.database, settings.storage, reading_version(settings.templates))
    running = Running(data, WORKERS, **addresses)
    try:
        path = data.parent / "incoming"
        path.write_text("slow slow slow")
        files = ((store.add_scan(path), "a.pdf"),)
        record, _ = store.create_prefill(PrefillRequest("1.001193", files))
        eventually((data / "reads.txt").exists, 30)
        for pid in running.family()["worker"]:
            os.kill(pid, signal.SIGKILL)
        eventually(lambda: store.prefill(record.id).status is PrefillStatus.READY, 60)
        assert [file.problem for file in store.prefill(record.id).files] == [None]
        family = everyone(running)
        assert running.stop(signal.SIGTERM)[0] == 0
        assert alive(family) == []
    finally:
        running.process.kill()
        running.process.wait()
        store.close()


def test_workers_alone_need_a_redis(data: Path) -> None:
    """``khongviet worker`` without REDIS_URL says what to set."""
    running = Running(data, WORKERS)
    assert running.process.wait(30) == 1
    assert "REDIS_URL" in running.words.read_text()
