"""How far everything is: prefills with their files, and counts for health pages."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, Row, func, select

from pipeline.store.base import Shelf
from pipeline.store.queue import digitise_id
from pipeline.store.records import (
    Counts,
    JobState,
    Lane,
    NotOnTheShelf,
    PrefillFile,
    PrefillRecord,
    PrefillStatus,
)
from pipeline.store.scans import problem_of
from pipeline.store.tables import jobs, prefill_files, prefills, readings, scans


class Progress(Shelf):
    """Questions about how far it is; nothing is changed."""

    def prefill(self, prefill_id: str) -> PrefillRecord:
        """The prefill as it stands. Raises ``NotOnTheShelf``."""
        with self._reads() as connection:
            return self._record(connection, prefill_id)

    def list_prefills(self, limit: int = 50) -> tuple[PrefillRecord, ...]:
        """The newest prefills first."""
        newest = select(prefills.c.id).order_by(prefills.c.created_at.desc(), prefills.c.id).limit(limit)
        with self._reads() as connection:
            ids = connection.execute(newest).scalars().all()
            return tuple(self._record(connection, prefill_id) for prefill_id in ids)

    def _record(self, connection: Connection, prefill_id: str) -> PrefillRecord:
        row = connection.execute(select(prefills).where(prefills.c.id == prefill_id)).first()
        if row is None:
            raise NotOnTheShelf(prefill_id)
        return PrefillRecord(
            id=row.id,
            procedure=row.procedure,
            lane=Lane(row.lane),
            client=row.client,
            status=PrefillStatus(row.status),
            files=_files(connection, prefill_id, row.reading),
            facts=json.loads(row.facts),
            created_at=row.created_at,
            started_at=row.started_at,
            finished_at=row.finished_at,
            version=row.version,
            reading=row.reading,
            problem=problem_of(row),
            repeated=tuple((name, kept) for name, kept in json.loads(row.repeated or "[]")),
        )

    def counts(self) -> Counts:
        """What is on the shelf and in the queue."""
        with self._reads() as connection:
            waiting = _tally(
                connection, select(jobs.c.lane, func.count()).where(jobs.c.state == "waiting"), "lane"
            )
            states = _tally(connection, select(jobs.c.state, func.count()), "state")
            statuses = _tally(connection, select(prefills.c.status, func.count()), "status")
            shelf = connection.execute(select(func.count()).select_from(scans)).scalar_one()
            oldest = connection.execute(
                select(func.min(jobs.c.added_at)).where(jobs.c.state == "waiting")
            ).scalar_one()
            age = (self._now(connection) - oldest).total_seconds() if oldest else 0.0
        return Counts(
            waiting={lane: waiting.get(lane.value, 0) for lane in Lane},
            running=states.get("running", 0),
            failed=states.get("failed", 0),
            prefills={status: statuses.get(status.value, 0) for status in PrefillStatus},
            scans=shelf,
            oldest_waiting=age,
        )


def _tally(connection: Connection, statement: object, column: str) -> Mapping[str, int]:
    rows = connection.execute(statement.group_by(column))  # type: ignore[attr-defined]
    return {row[0]: row[1] for row in rows}


def _files(connection: Connection, prefill_id: str, reading: str) -> tuple[PrefillFile, ...]:
    statement = (
        select(
            prefill_files.c.scan_id,
            prefill_files.c.name,
            scans.c.media_type,
            scans.c.size,
            jobs.c.state,
            jobs.c.pages_done,
            readings.c.scan_id.label("read"),
            readings.c.problem_code,
            readings.c.problem_message,
        )
        .join(scans, scans.c.id == prefill_files.c.scan_id)
        .outerjoin(readings, (readings.c.scan_id == scans.c.id) & (readings.c.version == reading))
        .outerjoin(jobs, jobs.c.id == digitise_id(prefill_files.c.scan_id, reading))
        .where(prefill_files.c.prefill_id == prefill_id)
        .order_by(prefill_files.c.position)
    )
    return tuple(_file(row) for row in connection.execute(statement))


def _file(row: Row[*tuple[object, ...]]) -> PrefillFile:
    values, problem = row._mapping, problem_of(row)
    if values["read"] is None:
        state = JobState(values["state"] or "waiting")
    else:
        state = JobState.DONE if problem is None else JobState.FAILED
    return PrefillFile(
        scan_id=values["scan_id"],
        name=values["name"],
        media_type=values["media_type"],
        size=values["size"],
        state=state,
        pages_done=values["pages_done"] or 0,
        problem=problem,
    )
