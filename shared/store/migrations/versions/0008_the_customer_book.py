"""The customer book"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "customer_key",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("check_value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "check_value"),
    )
    op.create_table(
        "customer",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("manager", sa.String(), nullable=True),
        sa.Column("consent_at", Moment(), nullable=True),
        sa.Column("preferences", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("last_seen", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "reference"),
    )
    op.create_index("customer_of_manager", "customer", ["branch_id", "manager"])
    op.create_table(
        "customer_identifier",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "kind", "hash"),
    )
    op.create_index("identifier_of_customer", "customer_identifier", ["branch_id", "reference"])
    op.create_table(
        "customer_note",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("reception", sa.BigInteger(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("nothing_to_note", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("needs", sa.String(), nullable=True),
        sa.Column("products", sa.String(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("note_of_customer", "customer_note", ["branch_id", "reference"])
    op.create_index("note_of_reception", "customer_note", ["branch_id", "reception"])
    op.create_table(
        "follow_up",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("for_staff", sa.String(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("follow_up_of_customer", "follow_up", ["branch_id", "reference"])
    op.create_index("follow_up_open", "follow_up", ["branch_id", "state", "due"])
