"""EDGE while a worker works: its lease is renewed by a thread, each page has its time, an orphan stops.

The kernel's alarm ends a page that takes too long. It needs no turn of the interpreter, so it also ends
native code that hangs; therefore only a fork made for one job may use it.
"""

from __future__ import annotations

import os
import signal
import threading
from datetime import timedelta
from types import TracebackType

from pipeline.errors import Busy
from pipeline.log import say, say_error
from pipeline.store import Job, LeaseLost, Store

LOOK_EVERY = 1.0
"""Seconds between two looks at whether the parent still lives."""

STOPPED = 75
"""Exit code of a fork whose parent died or whose job was given to another."""


class Lease:
    """``with Lease(store, job, page_seconds, lease_seconds) as lease:`` … ``page_done()`` after each page."""

    def __init__(self, store: Store, job: Job, page_seconds: int, lease_seconds: int) -> None:
        self.pages = 0
        self._store, self._job, self._page_seconds = store, job, page_seconds
        self._lease = timedelta(seconds=lease_seconds)
        self._over = threading.Event()
        self._parent = os.getppid()
        self._thread = threading.Thread(target=self._keep, name="lease", daemon=True)

    def page_done(self) -> None:
        """The next page has its own time; the progress is kept. Raises ``LeaseLost``."""
        self.pages += 1
        self._wind()
        self._store.renew(self._job, self.pages, self._lease)

    def _wind(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self._page_seconds)

    def __enter__(self) -> Lease:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        self._wind()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        self._over.set()
        self._thread.join()

    def _keep(self) -> None:
        looks, renew_at = 0, self._lease.total_seconds() / 4 / LOOK_EVERY
        while not self._over.wait(LOOK_EVERY):
            looks += 1
            if os.getppid() != self._parent:
                self._stop("parent_died")
            if looks >= renew_at:
                looks = 0
                self._renew()

    def _renew(self) -> None:
        try:
            self._store.renew(self._job, None, self._lease)
        except Busy as error:
            say_error("lease_not_renewed", error, job=self._job.id)
        except LeaseLost:
            self._stop("lease_lost")

    def _stop(self, why: str) -> None:
        """Leave at once: the page in work may take long, and nobody waits for it."""
        say(why, job=self._job.id)
        try:
            self._store.give_back(self._job)
        except Busy as error:
            say_error("not_given_back", error, job=self._job.id)
        os._exit(STOPPED)
