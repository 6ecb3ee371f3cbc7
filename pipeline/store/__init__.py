"""EDGE the shelf: scans, what was read on them, prefills, corrections, jobs. The database is the truth.

records    what is handed out                   tables, migrations   how it is kept
blobs      bytes by content                     base                 database, clock, transactions
scans      files and what was read on them      requests             taking in, once a key
queue      work in the database                 jobs                 work begun, ended, given back
progress   how far everything is                prefills, words      dossiers, people's words, purge
"""

from __future__ import annotations

from pipeline.store.base import Clock, migrate, open_engine
from pipeline.store.blobs import open_blobs
from pipeline.store.records import (
    VIETNAM,
    Changed,
    Correction,
    Counts,
    Job,
    JobKind,
    JobState,
    KeyReused,
    Lane,
    LeaseLost,
    NotOnTheShelf,
    Picture,
    PrefillFile,
    PrefillRecord,
    PrefillRequest,
    PrefillStatus,
    ScanInfo,
    ScanReading,
)
from pipeline.store.words import Words


class Store(Words):
    """The shelf. Every method is one transaction; any number of processes and threads may use it at once."""

    @classmethod
    def open(
        cls, database_url: str, storage_url: str, reading: str = "1", clock: Clock | None = None
    ) -> Store:
        """Open the shelf and bring its tables up to date.

        ``reading`` names the version of the pipeline whose readings count (letters, digits, ``_``, ``-``).
        Raises ``Busy`` when the database is away, ``ValueError`` for an address we do not know.
        """
        engine = open_engine(database_url)
        store = cls(engine, open_blobs(storage_url), reading, clock)
        store.upgrade()
        return store

    def upgrade(self) -> None:
        """Bring the tables up to date."""
        with self._reads():
            pass
        migrate(self._engine)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()


__all__ = [
    "VIETNAM",
    "Changed",
    "Correction",
    "Counts",
    "Job",
    "JobKind",
    "JobState",
    "KeyReused",
    "Lane",
    "LeaseLost",
    "NotOnTheShelf",
    "Picture",
    "PrefillFile",
    "PrefillRecord",
    "PrefillRequest",
    "PrefillStatus",
    "ScanInfo",
    "ScanReading",
    "Store",
]
