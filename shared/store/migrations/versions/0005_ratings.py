"""What customers say of a service, and why they left"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "rating",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("teller", sa.String(), nullable=True),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("via", sa.String(), nullable=True),
        sa.Column("rated_at", Moment(), nullable=True),
        sa.Column("seen_by", sa.String(), nullable=True),
        sa.Column("seen_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "business_date", "number"),
    )
    op.create_index(
        "rating_open",
        "rating",
        ["branch_id", "counter"],
        unique=True,
        sqlite_where=sa.text("level IS NULL AND closed_at IS NULL"),
        postgresql_where=sa.text("level IS NULL AND closed_at IS NULL"),
    )
    op.create_table(
        "leaving",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "business_date", "number"),
    )
