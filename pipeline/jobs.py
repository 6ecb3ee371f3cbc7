"""EDGE the doorbell: tells workers through Redis which jobs there are. Only ids; the database is the truth.

A bell that is not heard costs seconds: the reaper rings again for every job that waits and that Redis does
not know, and gives the work of silent workers to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Event
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from pipeline.errors import Busy
from pipeline.log import say, say_error
from pipeline.store import Job, JobKind, Lane, Store

FUNCTIONS = {JobKind.DIGITISE: "worker.digitise", JobKind.PREFILL: "worker.prefill"}
"""The dotted name of each kind of job: whoever rings need not import the worker."""

LANES = (Lane.COUNTER, Lane.ARCHIVE)
"""The queues in the order in which workers look at them."""

REAPER_SECONDS = 2.0
"""How often the reaper looks."""


class Bell:
    """The way to Redis. No method raises when Redis is away, except ``connection`` in the hands of RQ."""

    def __init__(self, connection: Redis) -> None:
        self.connection = connection

    @classmethod
    def open(cls, redis_url: str) -> Bell:
        """A bell at ``redis://…`` or ``unix:///path/of/socket``; nothing is connected yet."""
        connection: Redis = Redis.from_url(redis_url, socket_connect_timeout=2, health_check_interval=30)
        return cls(connection)

    def queue(self, lane: Lane) -> Any:
        """RQ's queue of a lane."""
        return Queue(lane.value, connection=self.connection, serializer=JSONSerializer)

    def ring(self, jobs: Iterable[Job]) -> bool:
        """Tell the workers of these jobs; false when Redis could not be reached (the reaper will)."""
        try:
            for job in jobs:
                self.queue(job.lane).enqueue(
                    FUNCTIONS[job.kind],
                    job.id,
                    job_id=_rq_id(job),
                    job_timeout=-1,  # the worker keeps time per page, see worker.py
                    result_ttl=0,
                    failure_ttl=0,
                )
        except RedisError as error:
            say_error("bell_not_heard", error)
            return False
        return True

    def missing(self, jobs: Sequence[Job]) -> tuple[Job, ...]:
        """Those of the jobs that no queue knows; none when Redis cannot be reached."""
        try:
            known = {rq_id for lane in LANES for rq_id in self.queue(lane).get_job_ids()} if jobs else set()
        except RedisError:
            return ()
        return tuple(job for job in jobs if _rq_id(job) not in known)

    def alive(self) -> bool:
        """Whether Redis answers."""
        try:
            return bool(self.connection.ping())
        except RedisError:
            return False


def _rq_id(job: Job) -> str:
    """Another name for each attempt: Redis may still remember how the last one ended."""
    return f"{job.id}-{job.lane.value}-{job.attempts}"


def reap(store: Store, bell: Bell) -> int:
    """Put lost work back and ring for all that no queue knows; returns for how many."""
    missing = bell.missing(store.overdue())
    if missing and bell.ring(missing):
        say("rung_again", count=len(missing))
    return len(missing)


def keep_reaping(store: Store, bell: Bell, stop: Event, every: float = REAPER_SECONDS) -> None:
    """Reap until told to stop. A database that is away is tried again."""
    while not stop.wait(every):
        try:
            reap(store, bell)
        except Busy as error:
            say_error("reaper_waits", error)
        except Exception as error:  # noqa: BLE001 - a dead reaper would leave lost work lost
            say_error("reaper_stumbled", error)
