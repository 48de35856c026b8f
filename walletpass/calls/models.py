"""Calls to be made: to whom, why, by when and by whom, and what came of each."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.brands.models import Role
from walletpass.db import Base, Json
from walletpass.kernel.languages import Words

CallState = Literal["open", "done", "not-reached", "declined"]
CallPurpose = Literal["marketing", "service"]


class CallTask(Base):
    """Somebody of the brand is to ring a customer by *due_on*, and writes down what came of it.

    *why* is said to whoever calls, in their own language; *known* is what helps them.
    Without a *role* and a *store_id* it is anybody's. *source* names the campaign's run,
    or what else asked for it: asked twice, it is one task. A *marketing* call is made
    only to those who agreed to be called.
    """

    __tablename__ = "call_tasks"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    campaign_id: Mapped[str | None] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(120))
    purpose: Mapped[CallPurpose] = mapped_column(String(9))
    why: Mapped[Words] = mapped_column(Json)
    known: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]
    store_id: Mapped[str | None] = mapped_column(ForeignKey("stores.id"))
    role: Mapped[Role | None] = mapped_column(String(16))
    state: Mapped[CallState] = mapped_column(String(11), default="open")
    note: Mapped[str] = mapped_column(String(500), default="")
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    closed_by: Mapped[str | None] = mapped_column(String(80))
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("brand_id", "source"),
        Index("ix_call_tasks_turn", "brand_id", "state", "due_on", "id"),
        Index("ix_call_tasks_closed", "brand_id", "closed_at", "id"),
        Index("ix_call_tasks_about", "customer_id", "state"),
    )
