"""The VIP area: known customers' tickets, receptions, and who of the staff is there"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("ticket", sa.Column("customer", sa.String(), nullable=True))
    op.add_column("ticket", sa.Column("potential", sa.String(), nullable=True))
    known = sa.text("customer IS NOT NULL")
    op.create_index(
        "ticket_customer",
        "ticket",
        ["branch_id", "customer", "business_date"],
        sqlite_where=known,
        postgresql_where=known,
    )
    op.create_table(
        "reception",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("offered_to", sa.String(), nullable=True),
        sa.Column("offered_at", Moment(), nullable=True),
        sa.Column("passed", sa.JSON(), nullable=False),
        sa.Column("accepted_by", sa.String(), nullable=True),
        sa.Column("accepted_at", Moment(), nullable=True),
        sa.Column("led_by", sa.String(), nullable=True),
        sa.Column("led_at", Moment(), nullable=True),
        sa.Column("cover", sa.String(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=True),
        sa.Column("given_at", Moment(), nullable=True),
        sa.Column("received_at", Moment(), nullable=True),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("reception_of_day", "reception", ["branch_id", "business_date", "id"])
    still = sa.text("closed_at IS NULL")
    op.create_index(
        "reception_open",
        "reception",
        ["branch_id", "business_date", "number"],
        unique=True,
        sqlite_where=still,
        postgresql_where=still,
    )
    taken = sa.text("closed_at IS NULL AND accepted_by IS NOT NULL")
    op.create_index(
        "reception_accepted",
        "reception",
        ["branch_id", "accepted_by"],
        unique=True,
        sqlite_where=taken,
        postgresql_where=taken,
    )
    op.create_table(
        "present",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "staff"),
    )
