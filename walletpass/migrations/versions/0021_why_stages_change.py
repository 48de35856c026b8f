"""Why stages change: by what people did, or by what was only learnt of them."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take all moves so far for such that were made."""
    op.add_column(
        "stage_moves",
        sa.Column("cause", sa.String(length=8), nullable=False, server_default="habit"),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("stage_moves", "cause")
