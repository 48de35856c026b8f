"""Points put aside at the till while the customer pays, then spent or let go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.ledger import Account, Reservation, UnknownReservationError
from walletpass.passes import CardRow
from walletpass.web.till.places import Spot

HELD_FOR: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Put:
    """Points put aside, and what became of them."""

    id: str
    account_id: str
    points: int
    state: str
    until: datetime
    balance: int
    committed_at: datetime | None
    committed_id: str | None
    is_undone: bool

    def may_undo(self, now: datetime, lasts: timedelta) -> bool:
        """Tell whether what was spent may still be given back at once."""
        spent_at = self.committed_at
        return spent_at is not None and not self.is_undone and now - spent_at < lasts


def most(session: Session, card: CardRow) -> int:
    """Return the most hundredths this card may spend now."""
    return max(ledger.pockets_of(session, card.account_id).balance, 0)


def put_aside(
    session: Session,
    card: CardRow,
    points: int,
    *,
    key: str,
    staff_id: str,
    now: datetime,
) -> str:
    """Put points aside for the sale under way; return the name of what was.

    Raises:
        InsufficientPointsError: The card holds fewer.
    """
    return ledger.reserve(
        session,
        card.account_id,
        points,
        source=f"spend:{key}",
        until=now + HELD_FOR,
        now=now,
        actor=staff_id,
    ).id


def put_of(session: Session, spot: Spot, reservation_id: str) -> Put:
    """Return what this brand put aside under this name.

    Raises:
        UnknownReservationError: Nothing.
    """
    found = session.scalars(
        select(Reservation).where(
            Reservation.id == reservation_id, Reservation.brand_id == spot.brand_id
        )
    ).one_or_none()
    if found is None:
        raise UnknownReservationError(reservation_id)
    paid = ledger.movement_from(session, found.account_id, f"paid:{found.id}")
    back = ledger.movement_from(session, found.account_id, f"unpaid:{found.id}")
    return Put(
        id=found.id,
        account_id=found.account_id,
        points=found.points,
        state=found.state,
        until=found.until,
        balance=session.get_one(Account, found.account_id).balance,
        committed_at=paid.posted_at if paid else None,
        committed_id=paid.id if paid else None,
        is_undone=back is not None,
    )


def spend(session: Session, put: Put, *, staff_id: str, now: datetime) -> None:
    """Spend what was put aside: the customer has paid the rest.

    Raises:
        ClosedReservationError: It was let go before.
    """
    ledger.commit(
        session,
        put.account_id,
        put.id,
        source=f"paid:{put.id}",
        now=now,
        actor=staff_id,
    )


def let_go(session: Session, put: Put, *, staff_id: str, now: datetime) -> None:
    """Give back what was put aside: the customer has thought better of it."""
    ledger.release(
        session,
        put.account_id,
        put.id,
        source=f"let-go:{put.id}",
        now=now,
        actor=staff_id,
    )


def unspend(session: Session, put: Put, *, staff_id: str, now: datetime) -> None:
    """Give back what was spent a moment ago, to the very lots it came from."""
    assert put.committed_id is not None, "only what was spent can be given back"
    ledger.give_back(
        session,
        put.account_id,
        of=put.committed_id,
        total=put.points,
        source=f"unpaid:{put.id}",
        now=now,
        actor=staff_id,
    )


def redeem_at_once(
    session: Session,
    card: CardRow,
    points: int,
    *,
    key: str,
    staff_id: str,
    now: datetime,
) -> bool:
    """Spend points that the customer had already while the till was offline.

    Returns whether it was news.

    Raises:
        InsufficientPointsError: The card held fewer.
    """
    return ledger.redeem(
        session,
        card.account_id,
        points,
        source=f"offline:{key}",
        now=now,
        actor=staff_id,
    ).is_new
