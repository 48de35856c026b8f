"""A file somebody handed in, and its sealed parts."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base, Json

FileState = Literal["unnamed", "looking", "looked", "running", "done"]
"""Before it is looked at, somebody may have to name its columns."""

_KEPT = text("forgotten_at IS NULL")


class CustomerFile(Base):
    """One file, known by its content; kept until it is forgotten.

    *mapping* tells what some of its headers mean; *seen* is what a look at it found,
    nobody's data among it. *began_at* is when its import began, *job_id* that import.
    """

    __tablename__ = "customer_files"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    encoding: Mapped[str] = mapped_column(String(16))
    size: Mapped[int]
    state: Mapped[FileState] = mapped_column(String(8), default="looking")
    mapping: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    seen: Mapped[dict[str, Any] | None] = mapped_column(Json)
    job_id: Mapped[str | None] = mapped_column(ForeignKey("import_jobs.id"))
    by: Mapped[str] = mapped_column(String(80))
    handed_in_at: Mapped[datetime]
    began_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "brand_id", "id"),
        Index(
            "uq_customer_files_kept",
            "brand_id",
            "sha256",
            unique=True,
            sqlite_where=_KEPT,
            postgresql_where=_KEPT,
        ),
    )


class CustomerFilePart(Base):
    """Some of a file, packed and sealed."""

    __tablename__ = "customer_file_parts"

    file_id: Mapped[str] = mapped_column(
        ForeignKey("customer_files.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
