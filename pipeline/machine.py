"""EDGE what this machine gives to ``serve``: a port, a lock, and the command of a Redis of our own."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.settings import Settings

LONGEST_SOCKET = 100
"""The kernel allows 107 letters for the path of a unix socket."""


class CannotServe(Exception):
    """Something is missing; the message (Vietnamese) says what and what to do."""


def redis_command(path: Path, data: Path) -> tuple[str, ...]:
    """A Redis that nobody but this user can reach, and that forgets: the database is the truth."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        raise CannotServe("Thiếu redis-server. Hãy cài: sudo apt install redis-server (hoặc đặt REDIS_URL).")
    options = {
        "--port": "0",
        "--unixsocket": str(path),
        "--unixsocketperm": "700",
        "--save": "",
        "--appendonly": "no",
        "--maxmemory-policy": "noeviction",
        "--dir": str(path.parent),
        "--logfile": str(data / "redis.log"),
        "--loglevel": "warning",
    }
    return (program, *(word for option in options.items() for word in option))


def socket_path(data: Path) -> Path:
    """In the data folder, or (a unix socket's path is short) in a folder of this user's own."""
    path = data / "redis.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET:
        return path
    short = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    folder = (
        Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"khongviet-{os.getuid()}-{short}"
    )
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise CannotServe(f"Thư mục {folder} là của người khác. Hãy đặt KHONGVIET_DATA ngắn hơn.")
    return folder / "redis.sock"


def free_port(settings: Settings) -> int:
    """The port to listen on (0: any free one); says so when somebody else has it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or "cổng từ 0 đến 65535"
            raise CannotServe(
                f"Không mở được {settings.host}:{settings.port} ({why}). Hãy đặt KHONGVIET_PORT khác."
            ) from error
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def only_one(settings: Settings, whole: bool) -> Iterator[None]:
    """One ``serve`` (or one ``worker``) a data folder: a second one would take the first one's socket."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        told = (
            f"Không tạo được thư mục dữ liệu {settings.data} ({error.strerror}). Hãy đặt KHONGVIET_DATA khác."
        )
        raise CannotServe(told) from error
    with (settings.data / ("serve.lock" if whole else "worker.lock")).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotServe(f"Không Viết đã chạy với thư mục dữ liệu {settings.data}.") from error
        yield
