"""turns of deliveries: an index of those planned alone, and one that telling leaves be."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_PLANNED = sa.text("state = 'planned'")


def upgrade() -> None:
    op.drop_index("ix_deliveries_turn", "deliveries")
    op.drop_index("ix_deliveries_heard", "deliveries")
    op.create_index(
        "ix_deliveries_turn",
        "deliveries",
        ["run_id", "due_at", "customer_id"],
        sqlite_where=_PLANNED,
        postgresql_where=_PLANNED,
    )
    op.create_index(
        op.f("ix_deliveries_customer_id_deliveries_due_at"),
        "deliveries",
        ["customer_id", "due_at"],
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_deliveries_customer_id_deliveries_due_at"), "deliveries")
    op.drop_index("ix_deliveries_turn", "deliveries")
    op.create_index(
        "ix_deliveries_heard", "deliveries", ["customer_id", "state", "decided_at"]
    )
    op.create_index(
        "ix_deliveries_turn", "deliveries", ["run_id", "state", "due_at", "customer_id"]
    )
