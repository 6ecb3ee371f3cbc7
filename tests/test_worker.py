"""Workers killed, robbed of their Redis, poisoned: every prefill ends, nothing is lost or done twice."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.edition import reading_version
from pipeline.jobs import FUNCTIONS, Bell, keep_reaping
from pipeline.settings import Settings
from pipeline.store import JobState, Lane, PrefillRecord, PrefillRequest, PrefillStatus, Store
from samples.cases import make_case
from tests.broken.standin_worker import SECRET
from tests.services import RedisServer, eventually

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.redis


class Office:
    """A shelf, a bell, a reaper and workers, on real Redis and real processes."""

    def __init__(self, folder: Path, redis: RedisServer) -> None:
        self.redis = redis
        self.settings = replace(
            Settings(), data=folder, redis_url=redis.url, page_seconds=2, lease_seconds=3, jobs_per_worker=50
        )
        self.folder = folder
        version = reading_version(self.settings.templates)
        self.store = Store.open(self.settings.database, self.settings.storage, version)
        self.bell = Bell.open(redis.url)
        self.workers: list[subprocess.Popen[bytes]] = []
        self.log = (folder / "log.txt").open("ab")
        self._over = threading.Event()
        self._reaper = threading.Thread(target=keep_reaping, args=(self.store, self.bell, self._over, 0.3))
        self._reaper.start()

    def hire(
        self, lanes: str = "counter,archive", module: str = "tests.broken.standin_worker", **environ: str
    ) -> subprocess.Popen[bytes]:
        """One more worker process."""
        name = f"office-{len(self.workers)}"
        settings = {**self.settings.environ(), "KHONGVIET_WORKER": name, "PYTHONPATH": str(ROOT), **environ}
        worker = subprocess.Popen(
            (sys.executable, "-m", module, lanes),
            env={**os.environ, **settings},
            cwd=ROOT,
            stdout=self.log,
            stderr=self.log,
        )
        self.workers.append(worker)
        return worker

    def ask(self, *files: str | bytes, key: str = "", ring: bool = True, lane: Lane = Lane.COUNTER) -> str:
        """Ask for a prefill of files with this content; returns its id."""
        scans = []
        for number, lines in enumerate(files):
            path = self.folder / "incoming"
            path.write_bytes(lines.encode() if isinstance(lines, str) else lines)
            scans.append((self.store.add_scan(path), f"{SECRET} {number}.pdf"))
        record, _ = self.store.create_prefill(
            PrefillRequest("1.001193", tuple(scans), {"mother.full_name": SECRET}, lane, "me", key, "f")
        )
        if ring:
            self.bell.ring(self.store.work_of(record.id))
        return record.id

    def ended(self, prefill_id: str, seconds: float = 30) -> PrefillRecord:
        """The prefill, once it has ended."""
        eventually(lambda: self.store.prefill(prefill_id).ended, seconds)
        return self.store.prefill(prefill_id)

    def reads(self) -> list[str]:
        """The pages begun so far, in order: ``<scan> <number>``."""
        path = self.folder / "reads.txt"
        return path.read_text().splitlines() if path.exists() else []

    def words(self) -> str:
        """The log so far."""
        return (self.folder / "log.txt").read_text()

    def close(self) -> None:
        """Everybody goes home."""
        self._over.set()
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self._reaper.join()
        self.store.close()
        self.log.close()


@pytest.fixture
def office(tmp_path: Path, redis_server: RedisServer) -> Iterator[Office]:
    """An office without workers."""
    place = Office(tmp_path, redis_server)
    yield place
    place.close()


def children_of(pid: int) -> list[int]:
    """The processes whose parent is ``pid``."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def codes(record: PrefillRecord) -> list[str | None]:
    """How each file ended: None, or the code of its problem."""
    return [None if file.problem is None else file.problem.code.value for file in record.files]


def test_every_job_name_leads_to_a_function() -> None:
    """The dotted names that go through Redis are functions of the worker."""
    import worker  # noqa: PLC0415

    for name in FUNCTIONS.values():
        module, _, function = name.partition(".")
        assert module == worker.__name__
        assert callable(getattr(worker, function))


def test_papers_are_read_once_and_nothing_leaks(office: Office) -> None:
    """One key twice and another key: two prefills, each page read once; Redis and log know no value."""
    office.hire()
    office.hire()
    first = office.ask("page page", "page", key="one")
    assert office.ask("page page", "page", key="one") == first
    second = office.ask("page page", "page", key="two")
    seen = everything_in(office.redis)
    for prefill_id in (first, second):
        record = office.ended(prefill_id)
        assert record.status is PrefillStatus.READY
        dossier = office.store.dossier(prefill_id)
        assert dossier is not None
        pages = [(page.file, page.page) for paper in dossier.documents for page in paper.pages]
        assert pages == [(f"{SECRET} 0.pdf", 1), (f"{SECRET} 0.pdf", 2), (f"{SECRET} 1.pdf", 1)]
        assert office.store.picture(record.files[0].scan_id, 1).content.startswith(b"\xff\xd8")
        seen |= everything_in(office.redis)
    assert set(Counter(office.reads()).values()) == {1}
    assert len(office.reads()) == 3
    assert any(word.startswith(b'["worker.') for word in seen), "the packed arguments were not looked at"
    assert not [word for word in seen if SECRET.encode() in word or b"NGUY" in word]
    assert '"event": "done"' in office.words()
    assert "NGUY" not in office.words()
    assert "\\u1ec4" not in office.words()


def everything_in(redis: RedisServer) -> set[bytes]:
    """Every key of Redis with all that it holds."""
    client, found = redis.client(), set[bytes]()
    for key in client.scan_iter():
        found.add(key)
        dump = client.dump(key)
        found.add(bytes(dump) if dump else b"")
        if client.type(key) == b"hash":
            for value in client.hgetall(key).values():
                found.add(value)
                with contextlib.suppress(zlib.error):  # RQ packs what it hands to the function
                    found.add(zlib.decompress(value))
    return found


def test_a_worker_killed_in_the_middle_of_a_page(office: Office) -> None:
    """SIGKILL for worker and fork in a page: another worker reads the scan, the dossier has it once."""
    victim = office.hire()
    prefill_id = office.ask("page slow slow slow", "page")
    eventually(lambda: len(office.reads()) >= 2)
    forks = children_of(victim.pid)
    victim.kill()
    for fork in forks:
        os.kill(fork, signal.SIGKILL)
    office.hire()
    record = office.ended(prefill_id)
    assert codes(record) == [None, None]
    dossier = office.store.dossier(prefill_id)
    assert dossier is not None
    assert len(dossier.documents) == 5


def test_a_fork_whose_worker_died_leaves_at_once(office: Office) -> None:
    """An orphaned fork stops within two seconds and gives its job back without blame."""
    victim = office.hire()
    prefill_id = office.ask(" ".join(["slow"] * 20))
    eventually(office.reads)
    (fork,) = children_of(victim.pid)
    victim.kill()
    victim.wait()
    eventually(lambda: not Path(f"/proc/{fork}").exists() or is_zombie(fork), 3)
    (job,) = office.store.work_of(prefill_id)
    assert (job.state, job.failures) == (JobState.WAITING, 0)


def is_zombie(pid: int) -> bool:
    """Whether a process has ended and only waits to be buried."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_redis_killed_and_its_data_gone(office: Office) -> None:
    """Redis dies while one scan is read and others wait; an empty one takes its place; every prefill ends."""
    office.hire()
    ids = [office.ask("slow slow", f"page {'page ' * number}") for number in range(4)]
    eventually(office.reads)
    office.redis.kill()
    ids.append(office.ask("page slow"))
    office.redis.start()
    office.hire()
    for prefill_id in ids:
        assert codes(office.ended(prefill_id))[0] is None
    assert office.redis.client().dbsize() > 0


def test_a_bell_that_nobody_rang(office: Office) -> None:
    """Work that was written down but never announced (the API died in between) is found by the reaper."""
    office.hire()
    prefill_id = office.ask("page", ring=False)
    assert office.ended(prefill_id).status is PrefillStatus.READY


@pytest.mark.parametrize(
    ("lines", "code", "begun"),
    [
        ("page crash", "internal", 3),
        ("hang", "timeout", 1),
        ("boom", "internal", 3),
        ("locked", "encrypted", 1),
    ],
)
def test_a_poisonous_file_costs_only_itself(office: Office, lines: str, code: str, begun: int) -> None:
    """A file that crashes, hangs, trips or is locked gets its code; the other is read; the worker lives."""
    worker = office.hire()
    prefill_id = office.ask(lines, "page")
    record = office.ended(prefill_id)
    assert codes(record) == [code, None]
    assert record.status is PrefillStatus.READY
    dossier = office.store.dossier(prefill_id)
    assert dossier is not None
    assert [problem.problem.code for problem in dossier.problems] == [code]
    last = f"{record.files[0].scan_id} {len(lines.split()) - 1}"
    assert office.reads().count(last) == begun
    assert worker.poll() is None
    assert SECRET not in office.words()
    assert not [word for word in everything_in(office.redis) if SECRET.encode() in word]


def test_busy_is_not_the_files_fault(office: Office) -> None:
    """A disk that is full for a moment delays the file and is not counted against it."""
    office.hire()
    prefill_id = office.ask("busy")
    assert codes(office.ended(prefill_id)) == [None]
    with sqlite3.connect(office.folder / "khongviet.db") as database:
        counted = database.execute("SELECT failures, attempts FROM jobs WHERE kind = 'digitise'").fetchall()
    assert counted == [(0, 2)]


def test_the_counter_is_served_before_the_archive(office: Office) -> None:
    """Somebody at the counter waits for one scan at most, however long the archive's queue is."""
    archive = [office.ask(f"slow page {'page ' * number}", lane=Lane.ARCHIVE) for number in range(5)]
    office.hire()
    eventually(office.reads)
    counter = office.ask("page", lane=Lane.COUNTER)
    office.ended(counter)
    assert sum(office.store.prefill(prefill_id).ended for prefill_id in archive) <= 2


def test_a_worker_rests_after_its_jobs(office: Office) -> None:
    """After the number of jobs set for it a worker ends by itself, cleanly, for a fresh one."""
    worker = office.hire(KHONGVIET_JOBS_PER_WORKER="2")
    prefill_id = office.ask("page")
    office.ended(prefill_id)
    eventually(lambda: worker.poll() is not None)
    assert worker.returncode == 0


def test_a_real_paper_through_the_real_worker(office: Office) -> None:
    """A fictional paper is read by the real pipeline and weighed; neither Redis nor log hold its values."""
    case = make_case("giay_khai_sinh", "flatbed", 3)
    prefill_id = office.ask(*(file.content for file in case.files))
    office.hire(module="worker", KHONGVIET_PAGE_SECONDS="60")
    seen = set[bytes]()

    def ended() -> bool:
        seen.update(everything_in(office.redis))
        return office.store.prefill(prefill_id).ended

    eventually(ended, 90)
    dossier = office.store.dossier(prefill_id)
    assert dossier is not None
    assert "giay_khai_sinh" in {paper.document for paper in dossier.documents}
    page = dossier.documents[0].pages[0]
    scan_id = office.store.prefill(prefill_id).files[0].scan_id
    assert office.store.picture(scan_id, page.index).content.startswith(b"\xff\xd8")
    read = {field.value for paper in dossier.documents for field in paper.fields if field.value}
    assert len(read) >= 4
    everything = b"".join(seen).decode("utf-8", "replace") + office.words()
    assert not [value for value in read if len(value) > 4 and value in everything]


def test_one_thread_each() -> None:
    """A worker's libraries use one thread each: workers are counted in processes."""
    code = (
        "import worker, cv2; worker.open_tools(); print(cv2.getNumThreads());"
        "import os; print(os.environ['OMP_THREAD_LIMIT'])"
    )
    said = subprocess.run((sys.executable, "-c", code), cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"[01]\n1\n", said.stdout)
