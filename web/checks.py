"""What the door needs, looked at: database, room on the disk, Redis, workers. Lines are Vietnamese and hold
no address.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from redis.exceptions import RedisError
from rq import Worker

from pipeline.errors import PipelineError
from pipeline.jobs import Bell
from pipeline.settings import Settings
from pipeline.store import Store
from web.door import Check

LEAST_FREE = 0.05
"""Share of the disk below which no more papers are taken in …"""
ENOUGH_BYTES = 2 * 1024**3
"""… unless this much is free all the same."""


def of(settings: Settings, store: Store, bell: Bell | None) -> tuple[Callable[[], Check], ...]:
    """The looks of this machine, quick enough to be asked every few seconds."""
    return (
        lambda: database(store),
        lambda: disk(settings.data),
        lambda: redis(bell),
        lambda: workers(bell),
    )


def database(store: Store) -> Check:
    """Whether the database answers."""
    try:
        counts = store.counts()
    except PipelineError:
        return Check("database", ok=False, detail="Cơ sở dữ liệu không trả lời.")
    waiting = sum(counts.waiting.values())
    return Check("database", ok=True, detail=f"Trả lời; {waiting} việc chờ, {counts.running} việc đang làm.")


def disk(folder: Path) -> Check:
    """Whether there is room for more scans."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return Check("disk", ok=False, detail="Không mở được thư mục dữ liệu.")
    free = usage.free / usage.total
    room = free >= LEAST_FREE or usage.free >= ENOUGH_BYTES
    return Check("disk", ok=room, detail=f"Còn trống {usage.free / 1024**3:.1f} GB ({free:.0%}).")


def redis(bell: Bell | None) -> Check:
    """Whether workers can be told at once; without Redis work waits on the shelf, it is not lost."""
    if bell is None:
        return Check("redis", ok=False, detail="Chưa đặt REDIS_URL.", vital=False)
    alive = bell.alive()
    detail = "Trả lời." if alive else "Redis không trả lời; việc chờ trong kho."
    return Check("redis", ok=alive, detail=detail, vital=False)


def workers(bell: Bell | None) -> Check:
    """How many workers have been seen."""
    try:
        seen = Worker.count(connection=bell.connection) if bell is not None else 0
    except RedisError:
        seen = 0
    detail = f"Thấy {seen} tiến trình đọc." if seen else "Chưa thấy tiến trình đọc nào."
    return Check("workers", ok=seen > 0, detail=detail, vital=False)
