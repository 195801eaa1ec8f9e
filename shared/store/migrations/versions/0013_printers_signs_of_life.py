"""Kiosks with a printer give signs of life"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    # Each kiosk tells of its printer anew when it starts.
    op.drop_table("printer")
    op.create_table(
        "printer",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "kiosk"),
    )
    op.drop_index("slip_of_kiosk", "slip")
    op.create_index("slip_to_do", "slip", ["branch_id", "state", "kiosk"], unique=False)
