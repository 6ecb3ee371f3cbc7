"""Prefills: what was asked for, how far it is, the dossier, and what people said of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from pipeline.errors import Busy
from pipeline.store.base import insert as insert_once
from pipeline.store.jobs import Jobs, add_job, digitise_id
from pipeline.store.records import (
    Correction,
    Counts,
    Job,
    JobKind,
    JobState,
    KeyReused,
    Lane,
    NotOnTheShelf,
    PrefillFile,
    PrefillRecord,
    PrefillRequest,
    PrefillStatus,
)
from pipeline.store.scans import Scans, hold_scan, problem_of
from pipeline.store.tables import corrections, jobs, keys, prefill_files, prefills, readings, scans
from pipeline.types import Dossier, ProblemCode

DOSSIER: TypeAdapter[Dossier] = TypeAdapter(Dossier)
"""A dossier as JSON and back, without loss."""

KEY_LIFE = timedelta(hours=24)
"""How long an idempotency key is remembered (published with the API)."""


GIVEN_UP = (ProblemCode.INTERNAL.value, ProblemCode.TIMEOUT.value)
"""Ends that say more of the machine than of the scan."""


class _KeyTaken(Busy):
    """Another request with the same key was faster: undo, and answer with its prefill."""


class Prefills(Scans, Jobs):
    """What was asked for and what became of it."""

    def create_prefill(self, request: PrefillRequest) -> tuple[PrefillRecord, bool]:
        """Take a request in: the prefill with all its work, in one step. False: it was there already.

        The same scan named twice is one file. Raises ``KeyReused`` when the key belongs to another request,
        ``NotOnTheShelf`` when a scan is not there, ``ValueError`` without files.
        """
        if not request.files:
            raise ValueError("a prefill needs at least one file")
        try:
            return self._create(request)
        except _KeyTaken:
            return self._create(request)

    def _create(self, request: PrefillRequest) -> tuple[PrefillRecord, bool]:
        with self._writes() as connection:
            known = self._of_key(connection, request)
            if known is not None:
                return self._record(connection, known), False
            return self._record(connection, self._insert_prefill(connection, request)), True

    def _of_key(self, connection: Connection, request: PrefillRequest) -> str | None:
        if not request.idempotency_key:
            return None
        mine = (keys.c.client == request.client) & (keys.c.key == request.idempotency_key)
        connection.execute(delete(keys).where(mine, keys.c.created_at < self._now(connection) - KEY_LIFE))
        row = connection.execute(select(keys.c.prefill_id, keys.c.fingerprint).where(mine)).first()
        if row is None:
            return None
        if row.fingerprint != request.fingerprint:
            raise KeyReused(row.prefill_id)
        return str(row.prefill_id)

    def _insert_prefill(self, connection: Connection, request: PrefillRequest) -> str:
        now, prefill_id = self._now(connection), f"pf_{uuid4().hex}"
        files = _files_once(request.files)
        for scan_id in sorted(scan_id for scan_id, _ in files):
            # Held until the end: a reading of the scan is either seen below or sees this prefill.
            if not hold_scan(connection, scan_id):
                raise NotOnTheShelf(scan_id)
        connection.execute(
            insert(prefills).values(
                id=prefill_id,
                procedure=request.procedure,
                lane=request.lane.value,
                client=request.client,
                facts=json.dumps(dict(request.facts), ensure_ascii=False),
                status=PrefillStatus.QUEUED.value,
                reading=self.reading,
                version=1,
                created_at=now,
            )
        )
        if request.idempotency_key:
            self._take_key(connection, request, prefill_id, now)
        rows = [
            {"prefill_id": prefill_id, "position": place, "scan_id": scan_id, "name": name}
            for place, (scan_id, name) in enumerate(files)
        ]
        connection.execute(insert(prefill_files), rows)
        self._add_work(connection, prefill_id, [scan_id for scan_id, _ in files], request.lane, now)
        return prefill_id

    def _take_key(
        self, connection: Connection, request: PrefillRequest, prefill_id: str, now: datetime
    ) -> None:
        taken = insert_once(
            connection,
            keys,
            client=request.client,
            key=request.idempotency_key,
            fingerprint=request.fingerprint,
            prefill_id=prefill_id,
            created_at=now,
        )
        if not taken:
            raise _KeyTaken

    def _add_work(
        self, connection: Connection, prefill_id: str, scan_ids: Sequence[str], lane: Lane, now: datetime
    ) -> None:
        """One job for every scan not read yet; the prefill's own job at once when there is none."""
        mine = readings.c.scan_id.in_(scan_ids) & (readings.c.version == self.reading)
        # A scan that was given up may have suffered from a bad day of the machine: asked again, tried again.
        connection.execute(delete(readings).where(mine, readings.c.problem_code.in_(GIVEN_UP)))
        read = select(readings.c.scan_id).where(mine)
        done = set(connection.execute(read).scalars())
        for scan_id in scan_ids:
            if scan_id not in done:
                add_job(connection, JobKind.DIGITISE, scan_id, lane, self.reading, now)
        if done.issuperset(scan_ids):
            add_job(connection, JobKind.PREFILL, prefill_id, lane, self.reading, now)

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
        )

    def dossier(self, prefill_id: str) -> Dossier | None:
        """The dossier, pages named as the files of the prefill; None before it is ready."""
        with self._reads() as connection:
            found = connection.execute(select(prefills.c.dossier).where(prefills.c.id == prefill_id)).first()
        if found is None:
            raise NotOnTheShelf(prefill_id)
        return None if found.dossier is None else DOSSIER.validate_json(found.dossier)

    def save_dossier(self, prefill_id: str, dossier: Dossier, job: Job | None = None) -> None:
        """Keep the dossier, and end its job in the same step: the prefill is ready.

        What people corrected stays beside it. Raises ``LeaseLost`` when the job is no longer ours.
        """
        with self._writes() as connection:
            if job is not None:
                self._end(connection, job, JobState.DONE)
            values = {
                "dossier": DOSSIER.dump_json(dossier).decode(),
                "status": PrefillStatus.READY.value,
                "finished_at": self._now(connection),
                "problem_code": None,
                "problem_message": None,
            }
            touch(connection, prefill_id, values)

    def add_correction(
        self, prefill_id: str, entry: str, value: str, by: str, document: int | None = None
    ) -> Correction:
        """Lay a person's word over an entry (or over a field of a document); nothing read is overwritten."""
        with self._writes() as connection:
            touch(connection, prefill_id, {})
            at = self._now(connection)
            statement = insert(corrections).values(
                prefill_id=prefill_id, document=document, entry=entry, value=value, by=by, at=at
            )
            made = connection.execute(statement.returning(corrections.c.id)).scalar_one()
        return Correction(made, entry, value, by, at, document)

    def corrections(self, prefill_id: str) -> tuple[Correction, ...]:
        """All corrections in the order they were made; the last one of an entry holds."""
        mine = select(corrections).where(corrections.c.prefill_id == prefill_id).order_by(corrections.c.id)
        with self._reads() as connection:
            rows = connection.execute(mine).all()
        return tuple(Correction(r.id, r.entry, r.value, r.by, r.at, r.document) for r in rows)

    def purge(self, prefill_id: str) -> None:
        """Make a prefill gone everywhere: rows, dossier, corrections, and scans nobody else needs."""
        with self._writes() as connection:
            mine = select(prefill_files.c.scan_id).where(prefill_files.c.prefill_id == prefill_id)
            scan_ids = connection.execute(mine).scalars().all()
            for scan_id in sorted(scan_ids):
                hold_scan(connection, scan_id)
            if connection.execute(delete(prefills).where(prefills.c.id == prefill_id)).rowcount == 0:
                raise NotOnTheShelf(prefill_id)
            connection.execute(delete(jobs).where(jobs.c.subject == prefill_id))
            self._drop_scans(connection, scan_ids)

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


def touch(connection: Connection, prefill_id: str, values: Mapping[str, object]) -> None:
    """Change a prefill's row inside a transaction: its version grows. Raises ``NotOnTheShelf``."""
    statement = update(prefills).where(prefills.c.id == prefill_id)
    changed = connection.execute(statement.values(version=prefills.c.version + 1, **values))
    if changed.rowcount == 0:
        raise NotOnTheShelf(prefill_id)


def _files_once(files: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each scan once, under its first name; two scans of one name are told apart by a number."""
    kept: dict[str, str] = {}
    for scan_id, name in files:
        if scan_id in kept:
            continue
        path, free, number = PurePosixPath(name or "file"), name or "file", 2
        while free in kept.values():
            free, number = f"{path.stem} ({number}){path.suffix}", number + 1
        kept[scan_id] = free
    return list(kept.items())


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
