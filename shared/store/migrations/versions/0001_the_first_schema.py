"""The first schema"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "branch",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id"),
    )
    op.create_table(
        "branch_version",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("published_at", Moment(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "version"),
    )
    op.create_table(
        "call",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("recall", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("shown_at", Moment(), nullable=True),
        sa.Column("spoken_at", Moment(), nullable=True),
        sa.Column("spoken", sa.String(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "seq"),
    )
    op.create_index("call_of_day", "call", ["branch_id", "business_date", "seq"], unique=False)
    op.create_table(
        "closure",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "kind", "id"),
    )
    op.create_table(
        "counter",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("zones", sa.JSON(), nullable=True),
        sa.Column("teller", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "number"),
    )
    op.create_table(
        "event",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("undo", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "seq"),
    )
    op.create_index("event_of_ticket", "event", ["branch_id", "business_date", "number", "seq"], unique=False)
    op.create_table(
        "help",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("help_open", "help", ["branch_id", "answered_at"], unique=False)
    op.create_table(
        "number",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "business_date", "letter"),
    )
    op.create_table(
        "ticket",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("band", sa.String(), nullable=True),
        sa.Column("corporate", sa.Boolean(), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("elder", sa.Boolean(), nullable=False),
        sa.Column("prefer", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("ticket_class", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("branch_version", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("arrived_at", Moment(), nullable=False),
        sa.Column("queued_at", Moment(), nullable=False),
        sa.Column("state_since", Moment(), nullable=False),
        sa.Column("rank_at", Moment(), nullable=True),
        sa.Column("prioritised_at", Moment(), nullable=True),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("for_counter", sa.Integer(), nullable=True),
        sa.Column("return_to", sa.Integer(), nullable=True),
        sa.Column("hold", sa.String(), nullable=True),
        sa.Column("called_at", Moment(), nullable=True),
        sa.Column("last_called_at", Moment(), nullable=True),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("recalls", sa.Integer(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("promised_low", sa.Integer(), nullable=True),
        sa.Column("promised_high", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "business_date", "number"),
    )
    op.create_index(
        "ticket_at_counter",
        "ticket",
        ["branch_id", "counter"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_index("ticket_of_day", "ticket", ["branch_id", "business_date", "state"], unique=False)
    op.create_index("ticket_request", "ticket", ["branch_id", "request_id"], unique=True)
    op.create_index("ticket_token", "ticket", ["branch_id", "token"], unique=True)
