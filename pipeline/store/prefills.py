"""What became of a prefill: its dossier, what people said of it, and its end."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select, update

from pipeline.store.records import (
    Correction,
    Job,
    JobState,
    NotOnTheShelf,
    PrefillStatus,
)
from pipeline.store.requests import Requests
from pipeline.store.scans import Scans, hold_scan
from pipeline.store.tables import corrections, jobs, prefill_files, prefills
from pipeline.types import Dossier

DOSSIER: TypeAdapter[Dossier] = TypeAdapter(Dossier)
"""A dossier as JSON and back, without loss."""


class Prefills(Scans, Requests):
    """What was asked for and what became of it."""

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


def touch(connection: Connection, prefill_id: str, values: Mapping[str, object]) -> None:
    """Change a prefill's row inside a transaction: its version grows. Raises ``NotOnTheShelf``."""
    statement = update(prefills).where(prefills.c.id == prefill_id)
    changed = connection.execute(statement.values(version=prefills.c.version + 1, **values))
    if changed.rowcount == 0:
        raise NotOnTheShelf(prefill_id)
