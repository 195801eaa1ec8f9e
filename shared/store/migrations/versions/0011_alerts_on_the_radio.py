"""Alerts of the hall are messages, told once while they last"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("radio_message", sa.Column("alert", sa.String(), nullable=True))
    op.add_column("radio_message", sa.Column("settled_at", Moment(), nullable=True))
    standing = sa.text("alert IS NOT NULL AND settled_at IS NULL")
    op.create_index(
        "radio_alert",
        "radio_message",
        ["branch_id", "alert"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )
