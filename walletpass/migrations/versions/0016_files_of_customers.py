"""files of customers: handed in, kept sealed in parts, and forgotten."""

import sqlalchemy as sa
from alembic import op

import walletpass.db.base

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customer_files",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("brand_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("encoding", sa.String(length=16), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=True),
        sa.Column("job_id", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column(
            "handed_in_at",
            walletpass.db.base.UtcDateTime(timezone=True),
            nullable=False,
        ),
        sa.Column(
            "began_at", walletpass.db.base.UtcDateTime(timezone=True), nullable=True
        ),
        sa.Column(
            "finished_at", walletpass.db.base.UtcDateTime(timezone=True), nullable=True
        ),
        sa.Column(
            "forgotten_at", walletpass.db.base.UtcDateTime(timezone=True), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["brand_id"], ["brands.id"], name=op.f("fk_customer_files_brand_id_brands")
        ),
        sa.ForeignKeyConstraint(
            ["job_id"],
            ["import_jobs.id"],
            name=op.f("fk_customer_files_job_id_import_jobs"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_files")),
    )
    op.create_index(
        op.f("ix_customer_files_brand_id_customer_files_id"),
        "customer_files",
        ["brand_id", "id"],
        unique=False,
    )
    op.create_index(
        "uq_customer_files_kept",
        "customer_files",
        ["brand_id", "sha256"],
        unique=True,
        sqlite_where=sa.text("forgotten_at IS NULL"),
        postgresql_where=sa.text("forgotten_at IS NULL"),
    )
    op.create_table(
        "customer_file_parts",
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("brand_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["brand_id"],
            ["brands.id"],
            name=op.f("fk_customer_file_parts_brand_id_brands"),
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["customer_files.id"],
            name=op.f("fk_customer_file_parts_file_id_customer_files"),
        ),
        sa.PrimaryKeyConstraint(
            "file_id", "number", name=op.f("pk_customer_file_parts")
        ),
    )


def downgrade() -> None:
    op.drop_table("customer_file_parts")
    op.drop_index(
        "uq_customer_files_kept",
        table_name="customer_files",
        sqlite_where=sa.text("forgotten_at IS NULL"),
        postgresql_where=sa.text("forgotten_at IS NULL"),
    )
    op.drop_index(
        op.f("ix_customer_files_brand_id_customer_files_id"),
        table_name="customer_files",
    )
    op.drop_table("customer_files")
