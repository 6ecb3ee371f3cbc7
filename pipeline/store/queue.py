"""The queue in the database, inside a transaction: work put in, the prefills that wait for it, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, select, update

from pipeline.store.base import insert as insert_once
from pipeline.store.records import Job, JobKind, JobState, Lane, PrefillStatus
from pipeline.store.tables import jobs, prefill_files, prefills, readings
from pipeline.types import Problem, ProblemCode


def digitise_id(scan_id: Any, reading: str) -> Any:
    """The id of the job that reads a scan with one version of the pipeline (a text or an SQL column)."""
    return f"digitise-{reading}-" + scan_id


def add_job(
    connection: Connection, kind: JobKind, subject: str, lane: Lane, reading: str, now: datetime
) -> str:
    """Put work in the queue, inside a transaction. The same work is never there twice.

    Work given up before is tried afresh; archive work moves up when the counter wants it.
    """
    job_id = digitise_id(subject, reading) if kind is JobKind.DIGITISE else f"prefill-{subject}"
    values: dict[str, Any] = {
        "lane": lane.value,
        "state": JobState.WAITING.value,
        "failures": 0,
        "pages_done": 0,
        "due_at": now,
        "worker": "",
        "added_at": now,
    }
    fresh = insert_once(
        connection, jobs, id=job_id, kind=kind.value, subject=subject, reading=reading, attempts=0, **values
    )
    if not fresh:
        ended = jobs.c.state.in_((JobState.DONE.value, JobState.FAILED.value))
        values["error"] = None
        connection.execute(update(jobs).where(jobs.c.id == job_id, ended).values(**values))
        if lane is Lane.COUNTER:
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(lane=lane.value))
    return str(job_id)


def add_prefill_jobs(connection: Connection, prefill_ids: Sequence[str], now: datetime) -> tuple[Job, ...]:
    """The jobs of those prefills whose scans are all read; rows held: two last scans may end at once."""
    added = []
    for prefill_id in prefill_ids:
        held = (
            select(prefills.c.lane, prefills.c.reading).where(prefills.c.id == prefill_id).with_for_update()
        )
        row = connection.execute(held).first()
        unread = connection.execute(select(prefills.c.id).where(prefills.c.id == prefill_id, has_unread()))
        if row is not None and unread.first() is None:
            job_id = add_job(connection, JobKind.PREFILL, prefill_id, Lane(row.lane), row.reading, now)
            added.append(as_job(connection.execute(select(jobs).where(jobs.c.id == job_id)).one()))
    return tuple(added)


def has_unread() -> Any:
    """Whether a prefill has a scan that is not read yet."""
    read = select(readings.c.scan_id).where(
        readings.c.scan_id == prefill_files.c.scan_id, readings.c.version == prefills.c.reading
    )
    return (
        select(prefill_files.c.scan_id)
        .where(prefill_files.c.prefill_id == prefills.c.id, ~read.exists())
        .correlate(prefills)
        .exists()
    )


def has_job() -> Any:
    """Whether a prefill has its own job."""
    return select(jobs.c.id).where(jobs.c.id == "prefill-" + prefills.c.id).exists()


def ours(job: Job) -> Any:
    """Whether a job still belongs to whoever claimed it as ``job``."""
    return and_(jobs.c.id == job.id, jobs.c.state == JobState.RUNNING.value, jobs.c.attempts == job.attempts)


def start_prefills(connection: Connection, job: Job, now: datetime) -> None:
    """The prefills that wait for this job are running from now on."""
    of_scan = select(prefill_files.c.prefill_id).where(prefill_files.c.scan_id == job.subject)
    waiting = prefills.c.status == PrefillStatus.QUEUED.value
    statement = update(prefills).where(prefills.c.id.in_(of_scan), waiting)
    connection.execute(
        statement.values(status=PrefillStatus.RUNNING.value, started_at=now, version=prefills.c.version + 1)
    )


def end_prefill(connection: Connection, prefill_id: str, problem: Problem, now: datetime) -> None:
    """A prefill has failed, and why."""
    connection.execute(
        update(prefills)
        .where(prefills.c.id == prefill_id)
        .values(
            status=PrefillStatus.FAILED.value,
            finished_at=now,
            problem_code=problem.code.value,
            problem_message=problem.message,
            version=prefills.c.version + 1,
        )
    )


def as_job(row: Any) -> Job:
    """A row of the table as a record."""
    return Job(
        id=row.id,
        kind=JobKind(row.kind),
        subject=row.subject,
        lane=Lane(row.lane),
        reading=row.reading,
        state=JobState(row.state),
        attempts=row.attempts,
        failures=row.failures,
        due_at=row.due_at,
        lease_until=row.lease_until,
        worker=row.worker,
        error=None if row.error is None else ProblemCode(row.error),
    )
