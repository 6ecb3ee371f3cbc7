"""Files of a request that were there already: kept by name, so that the sender can be told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; requests of before have none."""
    op.add_column("prefills", sa.Column("repeated", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("prefills", "repeated")
