"""EDGE ``khongviet serve``: everything on one machine; ``khongviet worker``: workers only, for a province.

    redis     private, on a unix socket in the data folder, when REDIS_URL is not set
    workers   one a core for both lanes, and one kept for the counter
    api       the web page and the API, as a process of its own
    reaper    in this process: gives lost work to others

Everything that dies is started again; one Ctrl-C (or SIGTERM) ends all of it within seconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from pipeline import children, log
from pipeline.children import Child
from pipeline.edition import reading_version
from pipeline.errors import BrokenTemplate, Busy
from pipeline.jobs import LANES, Bell, keep_reaping
from pipeline.machine import CannotServe, free_port, only_one, redis_command, socket_path
from pipeline.procedure import load_procedures
from pipeline.settings import Settings, read
from pipeline.store import Lane, Store
from pipeline.template import load
from pipeline.work import BROKEN

Tell = Callable[[str], None]

API_SECONDS = 20.0
"""How long the message with the address waits for the API."""

HERE = Path(__file__).resolve().parent
WORKER = (sys.executable, "-P", "-m", "worker")
API = (sys.executable, "-P", "-m", "serve")
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(slots=True)
class House:
    """What runs now, in the order in which it was started."""

    settings: Settings
    store: Store
    bell: Bell
    name: str
    output: IO[bytes] | None
    workers: list[Child]
    api: Child | None = None
    redis: Child | None = None

    @property
    def all(self) -> list[Child]:
        """Every child."""
        return [child for child in (self.redis, *self.workers, self.api) if child is not None]

    def child(self, name: str, command: Sequence[str], **more: str) -> Child:
        """A child with our settings in its environment."""
        path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
        environ = {**self.settings.environ(), **ONE_THREAD, "PYTHONPATH": path, **more}
        return Child(name, command, environ, self.output)

    def add_worker(self, number: int, lanes: Sequence[Lane], command: Sequence[str] = WORKER) -> None:
        """One more worker for these lanes."""
        name = f"{self.name}-{number:02}"
        worker = self.child(name, (*command, ",".join(lanes)), KHONGVIET_WORKER=name)
        worker.died = self._worker_died
        worker.leash = signal.SIGKILL  # asked politely it would first finish its scan; its fork gives it back
        self.workers.append(worker)

    def _worker_died(self, worker: Child, code: int) -> None:
        """What it was doing goes to another at once; a death that nobody asked for counts as a failure."""
        try:
            for job in self.store.jobs_of(worker.name):
                if code:
                    self.store.fail(job, BROKEN)
                else:
                    self.store.give_back(job)
        except Busy as error:
            log.say_error("not_given_back", error, worker=worker.name)

    def stop(self) -> None:
        """Stop all; whatever was being read goes back to the queue, through no fault of its own."""
        children.stop([child for child in self.all if child is not self.redis])
        try:
            for job in self.store.jobs_of(self.name):
                self.store.give_back(job)
        except Busy as error:
            log.say_error("not_given_back", error)
        children.stop([self.redis] if self.redis else [])
        self.store.close()


def serve(settings: Settings | None = None, tell: Tell | None = None, worker: Sequence[str] = WORKER) -> int:
    """Run everything until told to stop; returns the exit code of the command."""
    return _run(settings or read(), tell or _tell, LANES, worker, whole=True)


def work(
    settings: Settings | None = None,
    queues: Sequence[Lane] = LANES,
    tell: Tell | None = None,
    worker: Sequence[str] = WORKER,
) -> int:
    """Run workers (and a reaper) only, on the Redis of ``REDIS_URL``."""
    return _run(settings or read(), tell or _tell, queues, worker, whole=False)


def _run(
    settings: Settings, tell: Tell, queues: Sequence[Lane], worker: Sequence[str], *, whole: bool
) -> int:
    over = threading.Event()
    try:
        with _asked_to_stop(over), only_one(settings, whole), _log(settings, tell) as output:
            house = _build(settings, output, queues, worker, whole=whole)
            try:
                _open(house, tell, over)
                while not over.wait(0.2):
                    for child in house.all:
                        child.tend()
                tell("Đang dừng…")
            finally:
                over.set()
                house.stop()
            tell("Đã dừng. Việc đang đọc dở sẽ được làm tiếp lần sau.")
    except CannotServe as error:
        tell(str(error))
        return 1
    return 0


def _build(
    settings: Settings,
    output: IO[bytes] | None,
    queues: Sequence[Lane],
    worker: Sequence[str],
    *,
    whole: bool,
) -> House:
    """Everything in its place, only Redis started (the others need it)."""
    _check_templates(settings.templates)
    redis_url = settings.redis_url
    if not redis_url and not whole:
        raise CannotServe("Cần REDIS_URL để chạy riêng các tiến trình đọc (hoặc dùng 'khongviet serve').")
    redis_socket = socket_path(settings.data)
    settings = replace(settings, redis_url=redis_url or f"unix://{redis_socket}")
    if whole:
        settings = replace(settings, port=free_port(settings))
    try:
        bell = Bell.open(settings.redis_url)
    except ValueError:
        raise CannotServe("REDIS_URL phải là redis://…, rediss://… hoặc unix://…") from None
    house = House(settings, _open_store(settings), bell, _name(settings), output, [])
    if not redis_url:
        house.redis = house.child("redis", redis_command(redis_socket, settings.data))
    number = 0
    for lanes, count in ((tuple(queues), settings.processes), ((Lane.COUNTER,), settings.counter_workers)):
        for _ in range(count if set(lanes) <= set(queues) else 0):
            house.add_worker(number, lanes, worker)
            number += 1
    if whole:
        house.api = house.child("api", API)
    return house


def _open(house: House, tell: Tell, over: threading.Event) -> None:
    """Start all in order, and say what runs where."""
    if house.redis is not None:
        house.redis.start()
    _await(
        lambda: house.bell.alive() or over.is_set(), 10, "Redis không trả lời. Hãy chạy 'khongviet doctor'."
    )
    for job in house.store.jobs_of(house.name):  # a machine that was switched off left them behind
        house.store.give_back(job)
    for child in (*house.workers, house.api):
        if child is not None:
            child.start()
    threading.Thread(target=keep_reaping, args=(house.store, house.bell, over), daemon=True).start()
    if house.api is not None:
        end = time.monotonic() + API_SECONDS
        while not (over.is_set() or _listens(house.settings) or time.monotonic() > end):
            time.sleep(0.1)
    _tell_all(house, tell)


def _listens(settings: Settings) -> bool:
    """Whether the API takes connections, so that nobody is sent to a page that is not there yet."""
    with contextlib.suppress(OSError), socket.create_connection((settings.host, settings.port), 1):
        return True
    return False


def _tell_all(house: House, tell: Tell) -> None:
    settings = house.settings
    own = "riêng, không mở cổng mạng" if house.redis else "theo REDIS_URL"
    base = "theo DATABASE_URL" if settings.database_url else "SQLite"
    if house.api is not None:
        tell(f"Không Viết đang chạy. Mở http://{settings.host}:{settings.port}/")
    tell(f"  Dữ liệu:   {settings.data}  ({base})")
    tell(f"  Hàng đợi:  Redis {own}")
    tell(
        f"  Đọc giấy:  {len(house.workers)} tiến trình, trong đó {settings.counter_workers} chỉ phục vụ quầy"
    )
    tell("Nhấn Ctrl-C để dừng.")


def _check_templates(folder: Path) -> None:
    """Broken templates are told once, here; every worker would die of them, again and again."""
    try:
        load(folder / "documents")
        load_procedures(folder / "procedures")
    except BrokenTemplate as broken:
        raise CannotServe(
            f"Mẫu có {len(broken.mistakes)} lỗi. Xem từng lỗi: khongviet templates check"
        ) from None


def _open_store(settings: Settings) -> Store:
    try:
        return Store.open(settings.database, settings.storage, reading_version(settings.templates))
    except (Busy, ValueError) as error:
        raise CannotServe(f"Không mở được cơ sở dữ liệu hoặc kho bản quét: {error}") from error


def _name(settings: Settings) -> str:
    """The same after a restart, different on every machine and data folder."""
    return f"{socket.gethostname()}-{hashlib.sha256(os.fsencode(settings.data)).hexdigest()[:8]}"


def _await(ready: Callable[[], bool], seconds: float, otherwise: str) -> None:
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise CannotServe(otherwise)
        time.sleep(0.05)


@contextlib.contextmanager
def _log(settings: Settings, tell: Tell) -> Iterator[IO[bytes] | None]:
    """A person at a terminal reads messages, not log lines: these go to a file then."""
    if not sys.stderr.isatty():
        log.begin()
        yield None
        return
    path = settings.data / "khongviet.log"
    with path.open("ab") as output, path.open("a", encoding="utf-8") as text:
        log.begin(text)
        tell(f"Nhật ký: {path}")
        yield output


@contextlib.contextmanager
def _asked_to_stop(over: threading.Event) -> Iterator[None]:
    before = {
        number: signal.signal(number, lambda *_: over.set()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def api() -> None:
    """The API in this process (a child of ``serve``)."""
    import uvicorn  # noqa: PLC0415 - only this child needs it

    from api import create_app  # noqa: PLC0415

    log.begin()
    settings = read()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    api()
