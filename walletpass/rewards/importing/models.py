"""A file of purchases under way, what is left of it, and what became of each row."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base, Json

ImportState = Literal["running", "done"]
Outcome = Literal["created", "repeated", "refused"]

_RUNNING = text("state = 'running'")


class PurchaseImport(Base):
    """One reading of one file, known by its content.

    *settled* is the number of the last part that is done; *created*, *repeated* and
    *refused* count rows.
    """

    __tablename__ = "purchase_imports"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    file_sha256: Mapped[str] = mapped_column(String(64))
    by: Mapped[str] = mapped_column(String(80))
    rows: Mapped[int]
    settled: Mapped[int]
    created: Mapped[int]
    repeated: Mapped[int]
    refused: Mapped[int]
    state: Mapped[ImportState] = mapped_column(String(8))
    began_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_purchase_imports_running",
            "brand_id",
            "file_sha256",
            unique=True,
            sqlite_where=_RUNNING,
            postgresql_where=_RUNNING,
        ),
    )


class PurchaseImportPart(Base):
    """Some rows of a file that wait, sealed; gone once they are settled."""

    __tablename__ = "purchase_import_parts"

    import_id: Mapped[str] = mapped_column(
        ForeignKey("purchase_imports.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class PurchaseImportRow(Base):
    """What became of one row: the purchase, or the problem it met."""

    __tablename__ = "purchase_import_rows"

    import_id: Mapped[str] = mapped_column(
        ForeignKey("purchase_imports.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    outcome: Mapped[Outcome] = mapped_column(String(10))
    purchase_id: Mapped[str | None] = mapped_column(ForeignKey("purchases.id"))
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)
