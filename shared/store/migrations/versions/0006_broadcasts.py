"""What staff say to everyone"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "broadcast",
        sa.Column("branch_id", sa.String(), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("zh", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("shown_at", Moment(), nullable=True),
        sa.Column("spoken_at", Moment(), nullable=True),
        sa.Column("spoken", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("branch_id", "emergency"),
    )
