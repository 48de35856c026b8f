"""Why messages were taken off cards before they showed there."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep why."""
    op.add_column(
        "card_showings", sa.Column("withdrawn_why", sa.String(length=24), nullable=True)
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("card_showings", "withdrawn_why")
