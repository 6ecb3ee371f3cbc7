"""The tables of the shelf. Change them together with a new file in ``migrations/versions``."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Only moments with a zone may be stored."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What comes back is UTC, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _to(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE")


scans = Table(
    "scans",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("media_type", String(80), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("added_at", Utc, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("scan_id", String(64), _to("scans.id"), primary_key=True),
    Column("version", String(80), primary_key=True),
    Column("documents", Text, nullable=False),
    Column("problem_code", String(40)),
    Column("problem_message", Text),
    Column("seconds", Float, nullable=False),
    Column("read_at", Utc, nullable=False),
)

pictures = Table(
    "pictures",
    metadata,
    Column("scan_id", String(64), _to("scans.id"), primary_key=True),
    Column("version", String(80), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("blob", String(80), nullable=False, index=True),
    Column("media_type", String(80), nullable=False),
)

prefills = Table(
    "prefills",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("procedure", String(80), nullable=False),
    Column("lane", String(20), nullable=False),
    Column("client", String(200), nullable=False),
    Column("facts", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("reading", String(80), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("started_at", Utc),
    Column("finished_at", Utc),
    Column("problem_code", String(40)),
    Column("problem_message", Text),
    Column("dossier", Text),
    Column("repeated", Text),
    Index("ix_prefills_status_created_at", "status", "created_at"),
)

prefill_files = Table(
    "prefill_files",
    metadata,
    Column("prefill_id", String(40), _to("prefills.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("scan_id", String(64), ForeignKey("scans.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("client", String(200), primary_key=True),
    Column("key", String(300), primary_key=True),
    Column("fingerprint", String(200), nullable=False),
    Column("prefill_id", String(40), _to("prefills.id"), nullable=False),
    Column("created_at", Utc, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("prefill_id", String(40), _to("prefills.id"), nullable=False, index=True),
    Column("document", Integer),
    Column("entry", String(200), nullable=False),
    Column("value", Text, nullable=False),
    Column("by", String(200), nullable=False),
    Column("at", Utc, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("subject", String(64), nullable=False, index=True),
    Column("lane", String(20), nullable=False),
    Column("reading", String(80), nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("pages_done", Integer, nullable=False),
    Column("due_at", Utc, nullable=False),
    Column("lease_until", Utc),
    Column("worker", String(200), nullable=False),
    Column("error", String(40)),
    Column("added_at", Utc, nullable=False),
    Column("started_at", Utc),
    Column("finished_at", Utc),
    Index("ix_jobs_state_due_at", "state", "due_at"),
)
