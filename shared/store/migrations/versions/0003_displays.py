"""The displays of a branch, and how their voices are"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "display",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=True),
        sa.Column("backlog", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("ready", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
