"""What the shelf hands out: frozen records, ids and times (all times are UTC)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from pipeline.errors import PipelineError
from pipeline.types import Document, Problem, ProblemCode

VIETNAM = timezone(timedelta(hours=7))
"""Whether a card has expired, and which edition counts, is asked where papers are handed in."""


class Lane(StrEnum):
    """Whose turn it is: people waiting at the counter come before the archive, always."""

    COUNTER = "counter"
    ARCHIVE = "archive"


class JobKind(StrEnum):
    """The two kinds of work; each is a function of ``worker.py`` with the same name."""

    DIGITISE = "digitise"
    """Read one scan."""
    PREFILL = "prefill"
    """Weigh the papers of one prefill together, once all its scans are read."""


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class PrefillStatus(StrEnum):
    """How far a prefill is; ``ready`` and ``failed`` are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PrefillRequest:
    """What somebody asks for.

    ``files`` are (scan id, name) in the order given; ``client`` and ``idempotency_key`` together name the
    request, ``fingerprint`` says what was in it. An empty key asks for a new prefill every time.
    """

    procedure: str
    files: tuple[tuple[str, str], ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    lane: Lane = Lane.COUNTER
    client: str = ""
    idempotency_key: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class ScanInfo:
    """A scan on the shelf: ``id`` is the SHA-256 of its bytes in hex, ``size`` its bytes."""

    id: str
    media_type: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PrefillFile:
    """One file of a prefill and how far its reading is; names are unique within a prefill."""

    scan_id: str
    name: str
    media_type: str
    size: int
    state: JobState
    pages_done: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class PrefillRecord:
    """A prefill as it stands. ``version`` grows with every change of the record (for an ETag).

    ``reading`` names the version of the reading pipeline that was asked for. ``repeated`` are files of the
    request that are read once only: (name it came with, name of the file with the very same bytes).
    """

    id: str
    procedure: str
    lane: Lane
    client: str
    status: PrefillStatus
    files: tuple[PrefillFile, ...]
    facts: Mapping[str, str]
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    version: int
    reading: str
    problem: Problem | None = None
    repeated: tuple[tuple[str, str], ...] = ()

    @property
    def received(self) -> date:
        """The day in Vietnam on which the papers were handed in: editions and expiry are judged by it."""
        return self.created_at.astimezone(VIETNAM).date()

    @property
    def files_total(self) -> int:
        """How many files there are."""
        return len(self.files)

    @property
    def files_done(self) -> int:
        """How many of them have been read or given up."""
        return sum(one.state in (JobState.DONE, JobState.FAILED) for one in self.files)

    @property
    def pages_done(self) -> int:
        """How many pages or cards have been read so far."""
        return sum(one.pages_done for one in self.files)

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.status in (PrefillStatus.READY, PrefillStatus.FAILED)


@dataclass(frozen=True, slots=True)
class ScanReading:
    """All that one version of the pipeline read on one scan, or why it could not.

    ``file`` of every page is the scan's id: the same bytes come under many names.
    """

    scan_id: str
    version: str
    documents: tuple[Document, ...]
    problem: Problem | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one entry; ``document``: None, or the index of the document whose field is meant."""

    id: int
    entry: str
    value: str
    by: str
    at: datetime
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as people see it: encoded bytes and their media type."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work. ``id`` goes through Redis, so it holds neither a name nor a value.

    ``attempts`` counts how often the work was begun; with the id it is the key of the lease: whoever began
    later owns the job, and the one before can neither renew nor finish. ``failures`` counts the attempts that
    went wrong (not those that a stopping machine or a full disk cut short); too many end the job.
    """

    id: str
    kind: JobKind
    subject: str
    lane: Lane
    reading: str
    state: JobState
    attempts: int
    failures: int
    due_at: datetime
    lease_until: datetime | None = None
    worker: str = ""
    error: ProblemCode | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What is on the shelf and in the queue, for health pages; ``oldest_waiting`` in seconds."""

    waiting: Mapping[Lane, int]
    running: int
    failed: int
    prefills: Mapping[PrefillStatus, int]
    scans: int
    oldest_waiting: float


class NotOnTheShelf(PipelineError):
    """No scan, prefill or picture of this id (any more)."""


class KeyReused(PipelineError):
    """The same idempotency key came with another request. ``prefill_id`` is the one it belongs to."""

    def __init__(self, prefill_id: str) -> None:
        super().__init__(f"the idempotency key belongs to {prefill_id}")
        self.prefill_id = prefill_id


class Changed(PipelineError):
    """Somebody else changed the prefill since it was looked at: look again."""


class LeaseLost(PipelineError):
    """Somebody else owns the job now: stop, and keep nothing."""
