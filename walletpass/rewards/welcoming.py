"""The welcome: points for joining, once per person and not per card, phone or name.

Whom we welcomed is remembered twice: by customer, under every name they are known by,
and by a mark made of what finds them, which says nothing about anybody and outlives
them. Who leaves and comes back with the same phone is welcome without points.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass import customers, ledger, sales
from walletpass.customers import Customer, People
from walletpass.db import Base, in_dialect_of, in_each_dialect
from walletpass.kernel.errors import InvalidError
from walletpass.kernel.ids import new_id

State = Literal["waiting", "granted", "refused", "doubled"]

_MOST_DAYS = 3660


class UnfitWelcomeError(InvalidError):
    """A welcome that could not be given like this."""

    code = "unfit-welcome"
    title = "The welcome does not fit"

    def __init__(self, field: str) -> None:
        super().__init__(
            f"{field}: use zero or more points, and 1 to {_MOST_DAYS} days."
        )
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class Welcome(Base):
    """What a program gives to whoever joins, in hundredths; zero is nothing.

    With *after_purchase* it waits for the first purchase. The points expire after
    *expires_days*, if ever.
    """

    __tablename__ = "welcomes"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    points: Mapped[int] = mapped_column(BigInteger)
    expires_days: Mapped[int | None]
    after_purchase: Mapped[bool]

    __table_args__ = (CheckConstraint("points >= 0", "points"),)


class Welcomed(Base):
    """Somebody who joined: whether they had their welcome, or why they had none.

    Refused is who was welcomed before under another name; doubled, who turned out to
    be somebody already welcomed.
    """

    __tablename__ = "welcomed"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    state: Mapped[State] = mapped_column(String(8))
    points: Mapped[int] = mapped_column(BigInteger)
    expires_days: Mapped[int | None]
    purchase_id: Mapped[str | None] = mapped_column(
        ForeignKey("purchases.id"), index=True
    )
    transaction_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    granted_at: Mapped[datetime | None]
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("customer_id", "program_id"),)


class WelcomeMark(Base):
    """A phone, an address or a number that was welcomed, nobody can tell which."""

    __tablename__ = "welcome_marks"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))


def set_welcome(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    points: int,
    expires_days: int | None = None,
    after_purchase: bool = False,
) -> Welcome:
    """Say what whoever joins a program is given from now on.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnfitWelcomeError: A number cannot be right; the error names it.
    """
    program = ledger.program_of(session, brand_id, program_id)
    if points < 0:
        raise UnfitWelcomeError("points")
    if expires_days is not None and not 1 <= expires_days <= _MOST_DAYS:
        raise UnfitWelcomeError("expires_days")
    return session.merge(
        Welcome(
            program_id=program.id,
            brand_id=brand_id,
            points=points,
            expires_days=expires_days,
            after_purchase=after_purchase,
        )
    )


def welcome_of(session: Session, program_id: str) -> Welcome | None:
    """Return what a program gives to whoever joins, None where it never did."""
    return session.get(Welcome, program_id)


def welcome(
    session: Session, people: People, customer: Customer, program_id: str, now: datetime
) -> Welcomed | None:
    """Welcome somebody who joins, unless they were welcomed before; None without one."""
    offer = welcome_of(session, program_id)
    if offer is None or not offer.points:
        return None
    session.refresh(customer, with_for_update={"key_share": True})
    if known := _welcomed(session, customer.id, program_id):
        mark(session, people, customer, program_id)
        return known
    newcomer = Welcomed(
        id=new_id("wlc", now),
        brand_id=customer.brand_id,
        program_id=program_id,
        customer_id=customer.id,
        state="waiting" if mark(session, people, customer, program_id) else "refused",
        points=offer.points,
        expires_days=offer.expires_days,
        made_at=now,
    )
    session.add(newcomer)
    session.flush()
    if newcomer.state == "waiting" and not offer.after_purchase:
        _grant(session, newcomer, f"welcome {newcomer.id}", now)
    return newcomer


def _welcomed(session: Session, customer_id: str, program_id: str) -> Welcomed | None:
    return session.scalars(
        select(Welcomed)
        .where(
            Welcomed.customer_id.in_(customers.selves(customer_id)),
            Welcomed.program_id == program_id,
        )
        .order_by(Welcomed.made_at)
        .limit(1)
    ).one_or_none()


_marks: Any = WelcomeMark.__table__
_INSERTS = in_each_dialect(
    lambda insert: insert(_marks).on_conflict_do_nothing().returning(_marks.c.mark)
)


def mark(session: Session, people: People, customer: Customer, program_id: str) -> bool:
    """Mark whatever finds a customer as welcomed; tell whether all of it was new."""
    known = customers.identities_of(session, people, customer)
    marks = sorted(
        people.keyring.fingerprint(customer.brand_id, f"welcome {kind}", value)
        for kind, value in known.items()
    )
    return all(
        session.connection()
        .execute(
            in_dialect_of(session, _INSERTS),
            {"program_id": program_id, "mark": mark, "brand_id": customer.brand_id},
        )
        .first()
        for mark in marks
    )


def _grant(session: Session, newcomer: Welcomed, source: str, now: datetime) -> None:
    account_id = ledger.open_account(
        session, newcomer.brand_id, newcomer.program_id, newcomer.customer_id, now=now
    )
    days = newcomer.expires_days
    posted = ledger.earn(
        session,
        account_id,
        newcomer.points,
        source=source,
        now=now,
        expires_at=now + timedelta(days=days) if days else None,
        reason="welcome",
    )
    newcomer.state, newcomer.granted_at = "granted", now
    newcomer.transaction_id = posted.id
    session.flush()


def on_purchase(
    session: Session,
    brand_id: str,
    customer_id: str,
    purchase_id: str,
    *,
    now: datetime,
) -> Sequence[str]:
    """Give what waited for this customer's first purchase; return who was welcomed."""
    waiting = session.scalars(
        select(Welcomed)
        .where(
            Welcomed.brand_id == brand_id,
            Welcomed.customer_id.in_(customers.selves(customer_id)),
            Welcomed.state == "waiting",
        )
        .order_by(Welcomed.id)
        .with_for_update()
    ).all()
    for newcomer in waiting:
        newcomer.purchase_id = purchase_id
        _grant(session, newcomer, f"welcome {newcomer.id} {purchase_id}", now)
    return [newcomer.id for newcomer in waiting]


def on_refund(
    session: Session, brand_id: str, purchase_id: str, *, now: datetime
) -> None:
    """Let a welcome wait again whose purchase came back whole.

    What was spent of it is let go. One that stands for nothing as long as two are one
    waits when they are parted.
    """
    if sales.purchase_of(session, brand_id, purchase_id).status != "returned":
        return
    for newcomer in session.scalars(
        select(Welcomed)
        .where(
            Welcomed.purchase_id == purchase_id,
            Welcomed.state.in_(("granted", "doubled")),
        )
        .with_for_update()
    ).all():
        if newcomer.state == "granted":
            _take_back(session, newcomer, f"return {purchase_id}", now)
            newcomer.state = "waiting"
        newcomer.purchase_id = None
        newcomer.granted_at = newcomer.transaction_id = None
        session.flush()


def _take_back(
    session: Session, newcomer: Welcomed, source: str, now: datetime
) -> None:
    account_id = ledger.open_account(
        session, newcomer.brand_id, newcomer.program_id, newcomer.customer_id, now=now
    )
    assert newcomer.transaction_id is not None
    ledger.take_back(
        session,
        account_id,
        of=newcomer.transaction_id,
        total=newcomer.points,
        policy="within_balance",
        source=f"welcome {newcomer.id} {source}",
        now=now,
    )


def on_merge(
    session: Session, loser_id: str, winner_id: str, *, source: str, now: datetime
) -> None:
    """Let one welcome stand where two customers turned out to be one: the winner's."""
    theirs = {
        newcomer.program_id: newcomer
        for newcomer in _of(session, winner_id)
        if newcomer.state in ("waiting", "granted")
    }
    for newcomer in _of(session, loser_id):
        if newcomer.program_id in theirs and newcomer.state in ("waiting", "granted"):
            if newcomer.state == "granted":
                _take_back(session, newcomer, source, now)
            newcomer.state = "doubled"
            session.flush()


def on_unmerge(session: Session, loser_id: str, *, source: str, now: datetime) -> None:
    """Let the welcome stand of somebody who is their own person after all.

    Its points expire when they would have, and what was spent of them is spent.
    """
    for newcomer in _of(session, loser_id):
        if newcomer.state != "doubled":
            continue
        if newcomer.transaction_id is None:
            newcomer.state = "waiting"
        else:
            _restore(session, newcomer, newcomer.transaction_id, source, now)
            newcomer.state = "granted"
        session.flush()


def _restore(
    session: Session, newcomer: Welcomed, entry_id: str, source: str, now: datetime
) -> None:
    account_id = ledger.open_account(
        session, newcomer.brand_id, newcomer.program_id, newcomer.customer_id, now=now
    )
    ledger.restore(
        session,
        account_id,
        of=entry_id,
        source=f"welcome {newcomer.id} again {source}",
        now=now,
    )


def _of(session: Session, customer_id: str) -> Sequence[Welcomed]:
    return session.scalars(
        select(Welcomed)
        .where(Welcomed.customer_id == customer_id)
        .order_by(Welcomed.program_id)
        .with_for_update()
    ).all()


def welcomes_of(session: Session, customer_id: str) -> Sequence[Welcomed]:
    """Return how a customer was welcomed, in each program, under all their names."""
    return session.scalars(
        select(Welcomed)
        .where(Welcomed.customer_id.in_(customers.selves(customer_id)))
        .order_by(Welcomed.id)
    ).all()
