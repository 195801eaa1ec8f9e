"""Slips of paper and the printers of the kiosks"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "slip",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "id"),
    )
    op.create_index("slip_of_kiosk", "slip", ["branch_id", "kiosk", "state"], unique=False)
    op.create_index("slip_of_ticket", "slip", ["branch_id", "business_date", "number"], unique=False)
    op.create_table(
        "printer",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "kiosk"),
    )
