"""Wrong PINs are counted"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "pin_try",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "staff"),
    )
