"""Finding redemptions, and how they stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from walletpass.ledger import Account, Program, Reservation
from walletpass.rewards.errors import UnknownRedemptionError
from walletpass.rewards.models import Credit, Redemption
from walletpass.rewards.standing import balance_at

Status = Literal["reserved", "spent", "cancelled", "timed-out"]


@dataclass(frozen=True, slots=True)
class Redeemed:
    """A redemption as it stands: *points* hundredths pay *money* minor units.

    *balance* is what the account holds besides; *purchase_id* the sale it pays for,
    once there is one.
    """

    id: str
    source: str
    receipt: str
    account_id: str
    customer_id: str
    pass_id: str | None
    program_id: str
    commit_id: str | None
    points: int
    money: int
    currency: str
    until: datetime
    created_at: datetime
    purchase_id: str | None
    balance: int
    scale: int
    status: Status
    is_new: bool = False


_into = aliased(Account)
_TOLD = (
    Redemption.id,
    Redemption.source,
    Redemption.receipt,
    Redemption.account_id,
    Redemption.customer_id,
    Redemption.pass_id,
    Redemption.program_id,
    Redemption.commit_id,
    Redemption.points,
    Redemption.money,
    Redemption.currency,
    Redemption.until,
    Redemption.created_at,
    Credit.purchase_id,
    func.coalesce(_into.balance, Account.balance).label("balance"),
    Program.scale,
)
_SETTLED = (
    func.coalesce(_into.id, Account.id).label("home"),
    func.coalesce(_into.due_at, Account.due_at).label("due_at"),
)
_ONE: Any = (
    select(*_TOLD, *_SETTLED, Redemption.cancelled_at, Reservation.state)
    .join(Reservation, Reservation.id == Redemption.reservation_id)
    .join(Account, Account.id == Redemption.account_id)
    .outerjoin(_into, _into.id == Account.merged_into_id)
    .join(Program, Program.id == Redemption.program_id)
    .outerjoin(Credit, Credit.redemption_id == Redemption.id)
    .where(
        Redemption.id == bindparam("id"), Redemption.brand_id == bindparam("brand_id")
    )
)


def redemption_of(
    session: Session, brand_id: str, redemption_id: str, *, now: datetime
) -> Redeemed:
    """Return the brand's redemption of this id.

    Raises:
        UnknownRedemptionError: The brand has none.
    """
    row: Any = None
    if redemption_id.isprintable():
        asked = {"id": redemption_id, "brand_id": brand_id}
        row = session.execute(_ONE, asked).one_or_none()
    if row is None:
        raise UnknownRedemptionError(redemption_id)
    told: dict[str, Any] = row._asdict()
    state, cancelled_at = told.pop("state"), told.pop("cancelled_at")
    told["balance"] = balance_at(
        session, told.pop("home"), row.balance, told.pop("due_at"), now=now
    )
    return Redeemed(**told, status=_status(state, row.until, cancelled_at, now))


def _status(
    state: str, until: datetime, cancelled_at: datetime | None, now: datetime
) -> Status:
    if state == "committed":
        return "spent"
    if cancelled_at is not None:
        return "cancelled"
    return "reserved" if state == "open" and until > now else "timed-out"


def redemption_named(
    session: Session, brand_id: str, source: str, receipt: str
) -> tuple[str, bytes] | None:
    """Return the id and digest of the redemption under a receipt number, if any."""
    row = session.execute(
        select(Redemption.id, Redemption.digest).where(
            Redemption.brand_id == brand_id,
            Redemption.source == source,
            Redemption.receipt == receipt,
        )
    ).one_or_none()
    return None if row is None else (row.id, row.digest)


def hold(session: Session, brand_id: str, redemption_id: str) -> Redemption:
    """Lock the brand's redemption of this id until commit.

    Raises:
        UnknownRedemptionError: The brand has none.
    """
    found = None
    if redemption_id.isprintable():
        found = session.scalar(
            select(Redemption)
            .where(Redemption.id == redemption_id, Redemption.brand_id == brand_id)
            .with_for_update(),
            execution_options={"populate_existing": True},
        )
    if found is None:
        raise UnknownRedemptionError(redemption_id)
    return found
