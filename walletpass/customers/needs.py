"""Declared needs: what somebody eats, fits into or cannot climb, shown where they agreed.

They may tell of a person's health, so each is sealed like a name, and the shop's staff
see only those whose owner said they may.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import ForeignKey, LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.customers.errors import UnfitNeedError
from walletpass.customers.models import Customer
from walletpass.customers.people import People
from walletpass.customers.selves import selves
from walletpass.db import Base

NeedKind = Literal["diet", "allergy", "size", "fit", "access", "other"]

_LONGEST: Final = 120


class Need(Base):
    """One need of somebody, of each kind one. *agreed_at* is when staff might see it."""

    __tablename__ = "needs"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    kind: Mapped[NeedKind] = mapped_column(String(8), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    value_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    source: Mapped[str] = mapped_column(String(120))
    agreed_at: Mapped[datetime | None]
    declared_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Declared:
    """A need, readable, and whether staff may see it."""

    kind: NeedKind
    value: str
    is_shown: bool
    declared_at: datetime


def declare_need(
    session: Session,
    people: People,
    customer: Customer,
    *,
    kind: NeedKind,
    value: str | None,
    is_shown: bool,
    source: str,
    now: datetime,
) -> None:
    """Keep a need somebody declares, in place of the one of its kind; None is none.

    Raises:
        UnfitNeedError: It is too long, or cannot be read.
    """
    session.execute(
        delete(Need).where(Need.customer_id.in_(selves(customer.id)), Need.kind == kind)
    )
    if value is None:
        return
    said = " ".join(value.split())
    if not 1 <= len(said) <= _LONGEST or not said.isprintable():
        raise UnfitNeedError(kind)
    session.add(
        Need(
            customer_id=customer.id,
            kind=kind,
            brand_id=customer.brand_id,
            value_sealed=people.vault.seal_text(customer.data_key, said),
            source=source,
            agreed_at=now if is_shown else None,
            declared_at=now,
        )
    )
    session.flush()


def needs_of(
    session: Session, people: People, customer: Customer, *, for_staff: bool
) -> Sequence[Declared]:
    """Return what somebody needs; to staff only what they may see.

    Of two they declared under different names, the later counts.
    """
    query = (
        select(Need, Customer.data_key)
        .join(Customer, Customer.id == Need.customer_id)
        .where(Need.customer_id.in_(selves(customer.id)))
        .order_by(Need.declared_at, Need.customer_id)
    )
    declared = {
        need.kind: Declared(
            need.kind,
            people.vault.open_text(data_key, need.value_sealed),
            need.agreed_at is not None,
            need.declared_at,
        )
        for need, data_key in session.execute(query)
    }
    return [
        declared[kind]
        for kind in sorted(declared)
        if declared[kind].is_shown or not for_staff
    ]


def forget_needs(session: Session, customer_id: str) -> None:
    """Forget what somebody needs, for good."""
    session.execute(delete(Need).where(Need.customer_id == customer_id))
