"""The first shelf: scans, readings, pictures, prefills, corrections, keys, jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, length: int, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=null)


def _long(name: str, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _number(name: str, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _moment(name: str, null: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _of(table: str, column: str, target: str, ondelete: str | None = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)


def upgrade() -> None:
    """Make the tables."""
    _scans()
    _prefills()
    op.create_table(
        "jobs",
        _text("id", 200),
        _text("kind", 20),
        _text("subject", 64),
        _text("lane", 20),
        _text("reading", 80),
        _text("state", 20),
        _number("attempts"),
        _number("failures"),
        _number("pages_done"),
        _moment("due_at"),
        _moment("lease_until", null=True),
        _text("worker", 200),
        _text("error", 40, null=True),
        _moment("added_at"),
        _moment("started_at", null=True),
        _moment("finished_at", null=True),
        _key("jobs", "id"),
    )
    op.create_index("ix_jobs_state_due_at", "jobs", ["state", "due_at"])
    op.create_index("ix_jobs_subject", "jobs", ["subject"])


def _scans() -> None:
    op.create_table(
        "scans",
        _text("id", 64),
        _text("media_type", 80),
        sa.Column("size", sa.BigInteger(), nullable=False),
        _moment("added_at"),
        _key("scans", "id"),
    )
    op.create_table(
        "readings",
        _text("scan_id", 64),
        _text("version", 80),
        _long("documents"),
        _text("problem_code", 40, null=True),
        _long("problem_message", null=True),
        sa.Column("seconds", sa.Float(), nullable=False),
        _moment("read_at"),
        _key("readings", "scan_id", "version"),
        _of("readings", "scan_id", "scans.id"),
    )
    op.create_table(
        "pictures",
        _text("scan_id", 64),
        _text("version", 80),
        _number("page"),
        _text("blob", 80),
        _text("media_type", 80),
        _key("pictures", "scan_id", "version", "page"),
        _of("pictures", "scan_id", "scans.id"),
    )
    op.create_index("ix_pictures_blob", "pictures", ["blob"])


def _prefills() -> None:
    op.create_table(
        "prefills",
        _text("id", 40),
        _text("procedure", 80),
        _text("lane", 20),
        _text("client", 200),
        _long("facts"),
        _text("status", 20),
        _text("reading", 80),
        _number("version"),
        _moment("created_at"),
        _moment("started_at", null=True),
        _moment("finished_at", null=True),
        _text("problem_code", 40, null=True),
        _long("problem_message", null=True),
        _long("dossier", null=True),
        _key("prefills", "id"),
    )
    op.create_index("ix_prefills_status_created_at", "prefills", ["status", "created_at"])
    op.create_table(
        "prefill_files",
        _text("prefill_id", 40),
        _number("position"),
        _text("scan_id", 64),
        _long("name"),
        _key("prefill_files", "prefill_id", "position"),
        _of("prefill_files", "prefill_id", "prefills.id"),
        _of("prefill_files", "scan_id", "scans.id", ondelete=None),
    )
    op.create_index("ix_prefill_files_scan_id", "prefill_files", ["scan_id"])
    op.create_table(
        "keys",
        _text("client", 200),
        _text("key", 300),
        _text("fingerprint", 200),
        _text("prefill_id", 40),
        _moment("created_at"),
        _key("keys", "client", "key"),
        _of("keys", "prefill_id", "prefills.id"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _text("prefill_id", 40),
        _number("document", null=True),
        _text("entry", 200),
        _long("value"),
        _text("by", 200),
        _moment("at"),
        _key("corrections", "id"),
        _of("corrections", "prefill_id", "prefills.id"),
    )
    op.create_index("ix_corrections_prefill_id", "corrections", ["prefill_id"])


def downgrade() -> None:
    """Drop them; everything kept in them is lost."""
    for table in (
        "jobs",
        "corrections",
        "keys",
        "prefill_files",
        "prefills",
        "pictures",
        "readings",
        "scans",
    ):
        op.drop_table(table)
