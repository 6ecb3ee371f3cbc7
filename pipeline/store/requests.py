"""Requests taken in: a prefill with all its work in one step, once for each idempotency key."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select

from pipeline.errors import Busy
from pipeline.store.base import insert as insert_once
from pipeline.store.jobs import Jobs
from pipeline.store.progress import Progress
from pipeline.store.queue import add_job
from pipeline.store.records import (
    JobKind,
    KeyReused,
    Lane,
    NotOnTheShelf,
    PrefillRecord,
    PrefillRequest,
    PrefillStatus,
)
from pipeline.store.scans import hold_scan
from pipeline.store.tables import keys, prefill_files, prefills, readings
from pipeline.types import ProblemCode

KEY_LIFE = timedelta(hours=24)
"""How long an idempotency key is remembered (published with the API)."""


GIVEN_UP = (ProblemCode.INTERNAL.value, ProblemCode.TIMEOUT.value)
"""Ends that say more of the machine than of the scan."""


class _KeyTaken(Busy):
    """Another request with the same key was faster: undo, and answer with its prefill."""


class Requests(Progress, Jobs):
    """What is asked for."""

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
        files, repeated = _files_once(request.files)
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
                repeated=json.dumps(repeated, ensure_ascii=False) if repeated else None,
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


def _files_once(files: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Each scan once, under its first name (two scans of one name are told apart by a number); and the files
    left out, each with the name under which its scan is there.
    """
    kept: dict[str, str] = {}
    repeated: list[tuple[str, str]] = []
    for scan_id, name in files:
        if scan_id in kept:
            repeated.append((name, kept[scan_id]))
            continue
        path, free, number = PurePosixPath(name or "file"), name or "file", 2
        while free in kept.values():
            free, number = f"{path.stem} ({number}){path.suffix}", number + 1
        kept[scan_id] = free
    return list(kept.items()), repeated
