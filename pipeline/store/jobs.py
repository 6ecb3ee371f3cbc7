"""The truth about work: which job waits, who runs it until when, how often it was tried, how it ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, and_, insert, or_, select, update

from pipeline.store.base import Shelf
from pipeline.store.queue import (
    add_job,
    add_prefill_jobs,
    as_job,
    end_prefill,
    has_job,
    has_unread,
    ours,
    start_prefills,
)
from pipeline.store.records import Job, JobKind, JobState, Lane, LeaseLost, PrefillStatus, ScanReading
from pipeline.store.scans import DOCUMENTS, hold_scan
from pipeline.store.tables import jobs, prefill_files, prefills, readings
from pipeline.types import Problem, ProblemCode

LEASE = timedelta(seconds=30)
"""How long a worker may be silent before its work is given to another."""

MOST_FAILURES = 3
"""How often a piece of work may go wrong before it is given up."""

_PAUSES = (timedelta(seconds=0), timedelta(seconds=2))
"""How long to wait after the first, the second failure."""


class Jobs(Shelf):
    """Work: put in, begun, kept alive, ended, given back."""

    def add_job(self, kind: JobKind, subject: str, lane: Lane) -> Job:
        """Put work in the queue (see ``add_job`` of this module) and return it."""
        with self._writes() as connection:
            job_id = add_job(connection, kind, subject, lane, self.reading, self._now(connection))
            return self._job(connection, job_id)

    def job(self, job_id: str) -> Job | None:
        """The job of this id, if there is one."""
        with self._reads() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == job_id)).first()
        return None if row is None else as_job(row)

    def _job(self, connection: Connection, job_id: str) -> Job:
        return as_job(connection.execute(select(jobs).where(jobs.c.id == job_id)).one())

    def claim(self, job_id: str, worker: str, lease: timedelta = LEASE) -> Job | None:
        """Begin a job: from now on it is ours until the lease ends. None: nothing (left) to do here."""
        with self._writes() as connection:
            now = self._now(connection)
            free = or_(
                and_(jobs.c.state == JobState.WAITING.value, jobs.c.due_at <= now),
                and_(jobs.c.state == JobState.RUNNING.value, jobs.c.lease_until <= now),
            )
            begun = connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id, free)
                .values(
                    state=JobState.RUNNING.value,
                    attempts=jobs.c.attempts + 1,
                    lease_until=now + lease,
                    worker=worker,
                    started_at=now,
                    pages_done=0,
                )
            )
            if begun.rowcount == 0:
                return None
            job = self._job(connection, job_id)
            start_prefills(connection, job, now)
            return job

    def renew(self, job: Job, pages_done: int | None = None, lease: timedelta = LEASE) -> None:
        """Say that the work goes on. Raises ``LeaseLost`` when the job is no longer ours."""
        with self._writes() as connection:
            values: dict[str, Any] = {"lease_until": self._now(connection) + lease}
            if pages_done is not None:
                values["pages_done"] = pages_done
            if connection.execute(update(jobs).where(ours(job)).values(**values)).rowcount == 0:
                raise LeaseLost(job.id)

    def finish_scan(self, job: Job, reading: ScanReading) -> tuple[Job, ...]:
        """Keep what was read and end the job, in one step; returns the jobs that may begin now.

        Raises ``LeaseLost`` when the job is no longer ours: then nothing is kept.
        """
        with self._writes() as connection:
            hold_scan(connection, reading.scan_id)
            self._end(connection, job, JobState.DONE)
            return self._keep_reading(connection, reading)

    def finish(self, job: Job) -> None:
        """End a job whose result is kept already. Raises ``LeaseLost`` when it is no longer ours."""
        with self._writes() as connection:
            self._end(connection, job, JobState.DONE)

    def fail(self, job: Job, problem: Problem, final: bool = False) -> tuple[Job, ...]:
        """An attempt went wrong: wait and try again, or give up after the last attempt or when ``final``.

        A scan given up carries the problem and its prefill goes on; a prefill given up has failed.
        Returns the jobs that may begin now. Nothing happens when the job is no longer ours.
        """
        with self._writes() as connection:
            if job.kind is JobKind.DIGITISE:
                hold_scan(connection, job.subject)
            return self._fail(connection, job, problem, final)

    def give_back(self, job: Job, pause: timedelta = timedelta(0)) -> None:
        """Stop working on a job through no fault of its own: it waits again, after ``pause``.

        Nothing happens when the job is no longer ours.
        """
        with self._writes() as connection:
            self._free(connection, job, pause)

    def jobs_of(self, worker: str) -> tuple[Job, ...]:
        """The jobs that workers run whose names begin with ``worker``."""
        running = jobs.c.state == JobState.RUNNING.value
        with self._reads() as connection:
            rows = connection.execute(
                select(jobs).where(running, jobs.c.worker.startswith(worker, autoescape=True))
            )
            return tuple(as_job(row) for row in rows)

    def work_of(self, prefill_id: str) -> tuple[Job, ...]:
        """The jobs a prefill waits for that may begin now."""
        mine = select(prefill_files.c.scan_id).where(prefill_files.c.prefill_id == prefill_id)
        waiting = jobs.c.state == JobState.WAITING.value
        with self._reads() as connection:
            subject = or_(jobs.c.subject == prefill_id, jobs.c.subject.in_(mine))
            rows = connection.execute(select(jobs).where(waiting, subject).order_by(jobs.c.added_at))
            return tuple(as_job(row) for row in rows)

    def _free(self, connection: Connection, job: Job, pause: timedelta, **values: Any) -> None:
        connection.execute(
            update(jobs)
            .where(ours(job))
            .values(
                state=JobState.WAITING.value,
                due_at=self._now(connection) + pause,
                lease_until=None,
                **values,
            )
        )

    def _fail(self, connection: Connection, job: Job, problem: Problem, final: bool) -> tuple[Job, ...]:
        if not final and job.failures + 1 < MOST_FAILURES:
            self._free(
                connection, job, _PAUSES[job.failures], error=problem.code.value, failures=job.failures + 1
            )
            return ()
        try:
            self._end(connection, job, JobState.FAILED, problem.code)
        except LeaseLost:
            return ()
        if job.kind is JobKind.DIGITISE:
            return self._keep_reading(connection, ScanReading(job.subject, job.reading, (), problem, 0.0))
        end_prefill(connection, job.subject, problem, self._now(connection))
        return ()

    def overdue(self, limit: int = 1000) -> tuple[Job, ...]:
        """All work a worker ought to know of by now; work whose worker went silent is put back first.

        For the reaper, which rings for those that no queue knows. Counter first, then the oldest.
        """
        self._put_back_lost()
        self._add_forgotten()
        with self._reads() as connection:
            due = select(jobs).where(
                jobs.c.state == JobState.WAITING.value, jobs.c.due_at <= self._now(connection)
            )
            rows = connection.execute(due.order_by(jobs.c.lane.desc(), jobs.c.added_at).limit(limit))
            return tuple(as_job(row) for row in rows)

    def _put_back_lost(self) -> None:
        with self._reads() as connection:
            silent = select(jobs).where(
                jobs.c.state == JobState.RUNNING.value, jobs.c.lease_until <= self._now(connection)
            )
            lost = [as_job(row) for row in connection.execute(silent)]
        for job in lost:
            self.fail(job, LOST)

    def _add_forgotten(self) -> None:
        """A belt beside the braces: a prefill whose scans are all read and that has no job gets one."""
        open_ = (PrefillStatus.QUEUED.value, PrefillStatus.RUNNING.value)
        with self._reads() as connection:
            ids = connection.execute(
                select(prefills.c.id)
                .where(prefills.c.status.in_(open_), ~has_job(), ~has_unread())
                .limit(100)
            ).scalars()
            forgotten = list(ids)
        for prefill_id in forgotten:
            with self._writes() as connection:
                add_prefill_jobs(connection, [prefill_id], self._now(connection))

    def _end(
        self, connection: Connection, job: Job, state: JobState, error: ProblemCode | None = None
    ) -> None:
        values = {
            "state": state.value,
            "lease_until": None,
            "finished_at": self._now(connection),
            "error": None if error is None else error.value,
        }
        if connection.execute(update(jobs).where(ours(job)).values(**values)).rowcount == 0:
            raise LeaseLost(job.id)

    def _keep_reading(self, connection: Connection, reading: ScanReading) -> tuple[Job, ...]:
        now, problem = self._now(connection), reading.problem
        mine = (readings.c.scan_id == reading.scan_id) & (readings.c.version == reading.version)
        connection.execute(readings.delete().where(mine))
        connection.execute(
            insert(readings).values(
                scan_id=reading.scan_id,
                version=reading.version,
                documents=DOCUMENTS.dump_json(reading.documents).decode(),
                problem_code=None if problem is None else problem.code.value,
                problem_message=None if problem is None else problem.message,
                seconds=reading.seconds,
                read_at=now,
            )
        )
        waiting = (
            select(prefills.c.id)
            .join(prefill_files, prefill_files.c.prefill_id == prefills.c.id)
            .where(prefill_files.c.scan_id == reading.scan_id, prefills.c.reading == reading.version)
            .where(prefills.c.status.in_((PrefillStatus.QUEUED.value, PrefillStatus.RUNNING.value)))
            .order_by(prefills.c.id)
        )
        return add_prefill_jobs(connection, connection.execute(waiting).scalars().all(), now)


LOST = Problem(ProblemCode.INTERNAL, "Máy đọc dừng đột ngột nhiều lần khi đọc tệp này. Hãy kiểm tra tệp.")
"""What is said of a scan whose worker died again and again."""
