"""An import in progress, and what became of each row."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

State = Literal["running", "done"]
Outcome = Literal["created", "updated", "unchanged", "duplicate", "refused"]

_RUNNING = text("state = 'running'")


class ImportJob(Base):
    """One reading of one file, known by its content.

    *checkpoint* is the number of the last row that is settled: whoever carries on
    begins after it. *mapping* tells which header was read as which field.
    """

    __tablename__ = "import_jobs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    file_name: Mapped[str] = mapped_column(String(255))
    file_sha256: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    checkpoint: Mapped[int] = mapped_column(default=0)
    state: Mapped[State] = mapped_column(String(8), default="running")
    mapping: Mapped[dict[str, Any]]
    totals: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_import_jobs_running",
            "brand_id",
            "file_sha256",
            unique=True,
            sqlite_where=_RUNNING,
            postgresql_where=_RUNNING,
        ),
    )


class ImportRow(Base):
    """What became of one row, and of whom it spoke."""

    __tablename__ = "import_rows"

    job_id: Mapped[str] = mapped_column(ForeignKey("import_jobs.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    outcome: Mapped[Outcome] = mapped_column(String(10))
    codes: Mapped[str] = mapped_column(String(200))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))

    __table_args__ = (Index(None, "job_id", "customer_id"),)
