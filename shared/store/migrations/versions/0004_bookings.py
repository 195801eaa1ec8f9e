"""Bookings, and the slot of a booked ticket"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "booking",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot_at", Moment(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("band", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("booking_code", "booking", ["branch_id", "code"], unique=True)
    op.create_index("booking_request", "booking", ["branch_id", "request_id"], unique=True)
    op.create_index("booking_of_day", "booking", ["branch_id", "day", "slot_at"], unique=False)
    op.create_index("booking_by_state", "booking", ["branch_id", "state", "day"], unique=False)
    op.add_column("ticket", sa.Column("booked_for", Moment(), nullable=True))
