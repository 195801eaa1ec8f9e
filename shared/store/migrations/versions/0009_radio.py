"""Messages between staff, and who answered them"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "radio_message",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("zh", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.Column("preset", sa.String(), nullable=True),
        sa.Column("about_kind", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("escalated_at", Moment(), nullable=True),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("radio_of_day", "radio_message", ["branch_id", "business_date", "open", "id"])
    op.create_index("radio_request", "radio_message", ["branch_id", "request_id"], unique=True)
    op.create_table(
        "radio_ack",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "message", "staff"),
    )
