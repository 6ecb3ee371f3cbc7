"""EDGE how one job is done: claimed, kept alive, ended; whatever happens is written to the database.

Nothing is raised: RQ would keep the words of an error, which may hold what was read, in Redis. A page that
takes too long is ended by the kernel's alarm, also in native code; a worker that dies stops renewing.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from pipeline.errors import Busy, Unreadable
from pipeline.jobs import Bell
from pipeline.lease import Lease
from pipeline.log import say, say_error
from pipeline.store import Job, LeaseLost, NotOnTheShelf, Store
from pipeline.types import Problem, ProblemCode

BROKEN = Problem(ProblemCode.INTERNAL, "Có lỗi trong phần mềm khi đọc tệp này. Hãy báo cho người quản trị.")
TOO_SLOW = Problem(ProblemCode.TIMEOUT, "Đọc tệp này quá lâu nên đã dừng. Hãy quét lại hoặc tách nhỏ tệp.")

BUSY_PAUSE = timedelta(seconds=5)
"""How long work waits when the disk or the database was not ready."""

Function: TypeAlias = Callable[[Job, Lease], tuple[Job, ...]]
"""Does the work of a job, keeps its result, ends it, and returns the jobs that may begin now."""


@dataclass(frozen=True, slots=True)
class Work:
    """The way of a worker named ``name`` to do jobs, ``page_seconds`` for each page."""

    store: Store
    bell: Bell
    name: str
    page_seconds: int
    lease_seconds: int = 30

    def do(self, job_id: str, function: Function) -> None:
        """Do a job if it is still to do."""
        job = None
        try:
            job = self.store.claim(job_id, self.name, timedelta(seconds=self.lease_seconds))
            if job is not None:
                with Lease(self.store, job, self.page_seconds, self.lease_seconds) as lease:
                    ready = function(job, lease)
                self.bell.ring(ready)
                say("done", job=job.id, worker=self.name, attempt=job.attempts, pages=lease.pages)
        except (LeaseLost, NotOnTheShelf):
            say("no_longer_ours", job=job_id, worker=self.name)
        except Exception as error:  # noqa: BLE001 - see the top of this file
            say_error("went_wrong", error, job=job_id, worker=self.name)
            if job is not None:
                self._went_wrong(job, error)

    def _went_wrong(self, job: Job, error: Exception) -> None:
        """Write down how a job ended. Without a database the lease runs out, and the reaper puts it back."""
        try:
            if isinstance(error, Unreadable):
                self.bell.ring(self.store.fail(job, Problem(error.code, error.message), final=True))
            elif isinstance(error, (Busy, OSError)):
                self.store.give_back(job, BUSY_PAUSE)
            else:
                self.bell.ring(self.store.fail(job, BROKEN))
        except Busy as away:
            say_error("not_written", away, job=job.id)

    def fork_died(self, job_id: str, pid: int, status: int) -> None:
        """In the parent: the alarm, the kernel (no memory left) or a native crash ended the fork ``pid``.

        ``status`` is the wait status. Programs the fork had started end with it.
        """
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        say("fork_died", job=job_id, worker=self.name, signal=ended_by)
        try:
            job = self.store.job(job_id)
            if job is not None and job.worker == self.name:
                late = ended_by == signal.SIGALRM
                self.bell.ring(self.store.fail(job, TOO_SLOW if late else BROKEN, final=late))
        except Busy as away:
            say_error("not_written", away, job=job_id)
        finally:
            self.store.close()  # the parent keeps no connection that a fork could spoil
