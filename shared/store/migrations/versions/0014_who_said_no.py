"""Who passed on an invitation is told from who did not answer it"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("reception", sa.Column("said_no", sa.JSON(), nullable=False, server_default="[]"))
    # Which of them did not answer is not known any more: nobody is asked a second time, as before.
    op.execute("UPDATE reception SET said_no = passed")
