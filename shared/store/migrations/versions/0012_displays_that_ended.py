"""A display that was closed is remembered, so that it can be missed"""

import sqlalchemy as sa
from alembic import op

from shared.store.tables import Moment

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("display", sa.Column("ended_at", Moment(), nullable=True))
