"""Lots: where credited points lie until they are spent, soonest to expire first."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from walletpass.db import Prepared
from walletpass.kernel.ids import new_id
from walletpass.ledger.holding import Held
from walletpass.ledger.models import SPENDABLE, Lot, LotMove

SPENDING_ORDER = Lot.expires_at, Lot.sequence, Lot.id
_FIRST, _MORE = 8, 200  # lots looked at: most sales need one or two

_ADD = Prepared(insert(Lot))


def lot_of(transaction_id: str) -> str:
    """Return the id of the lot that a movement credits."""
    return "lot_" + transaction_id.removeprefix("ent_")


def add_lot(
    session: Session,
    account: Held,
    transaction_id: str,
    points: int,
    *,
    now: datetime,
    activates_at: datetime | None = None,
    expires_at: datetime | None = None,
    came_from_id: str | None = None,
) -> None:
    """Put the points of a transaction into a lot of their own."""
    _ADD.run(
        session,
        {
            "id": new_id("lot", now) if came_from_id else lot_of(transaction_id),
            "brand_id": account.brand_id,
            "account_id": account.id,
            "transaction_id": transaction_id,
            "came_from_id": came_from_id,
            "sequence": account.movements,
            "points": points,
            "remaining": points,
            "owed": 0,
            "written_off": 0,
            "expired": 0,
            "state": "pending" if activates_at and activates_at > now else "active",
            "activates_at": activates_at,
            "expires_at": expires_at,
        },
    )


_SPENDABLE = Prepared(
    select(Lot.id, Lot.remaining)
    .where(Lot.account_id == bindparam("account_id"), SPENDABLE)
    .order_by(*SPENDING_ORDER)
    .limit(bindparam("limit"))
)
_TAKE = Prepared(
    update(Lot)
    .where(Lot.id == bindparam("lot_id"))
    .values(remaining=Lot.remaining - bindparam("taken"))
)


def take(session: Session, account: Held, points: int) -> dict[str, int]:
    """Take *points* out of an account's lots; return the moves, in the order taken.

    The account must hold that many.
    """
    moves: dict[str, int] = {}
    limit = _FIRST
    while points:
        asked = {"account_id": account.id, "limit": limit}
        lots = _SPENDABLE.rows(session, asked)
        assert lots, "the balance is the sum of the lots"
        taken = []
        for lot_id, remaining in lots:
            part = min(points, remaining)
            taken.append({"lot_id": lot_id, "taken": part})
            moves[lot_id] = -part
            points -= part
            if not points:
                break
        _TAKE.run_for_each(session, taken)
        limit = _MORE
    return moves


_ADD_MOVES = Prepared(insert(LotMove))


def record(
    session: Session, account: Held, transaction_id: str, moves: Mapping[str, int]
) -> None:
    """Write down what a transaction did to lots."""
    if moves:
        _ADD_MOVES.run_for_each(
            session,
            [
                {
                    "transaction_id": transaction_id,
                    "lot_id": lot_id,
                    "brand_id": account.brand_id,
                    "number": number,
                    "points": points,
                }
                for number, (lot_id, points) in enumerate(moves.items())
            ],
        )


_TAKEN = (
    select(LotMove.lot_id, LotMove.points)
    .where(LotMove.transaction_id == bindparam("id"), LotMove.points < 0)
    .order_by(LotMove.number.desc())
)


def taken_by(
    session: Session, transaction_id: str, *, after: int = 0, until: int | None = None
) -> dict[str, int]:
    """Return what a transaction took from which lots, the last taken first.

    Of the points in that order, only those from *after* on, and before *until*.
    """
    slices: dict[str, int] = {}
    at = 0
    for lot_id, points in session.execute(_TAKEN, {"id": transaction_id}):
        begin, at = at, at - points
        end = at if until is None else min(at, until)
        if end > max(begin, after):
            slices[lot_id] = end - max(begin, after)
    return slices


def homes_of(session: Session, transaction_id: str) -> set[str]:
    """Return the accounts whose lots a transaction changed, as things are by now."""
    return set(
        session.scalars(
            select(Lot.account_id)
            .join(LotMove, LotMove.lot_id == Lot.id)
            .where(LotMove.transaction_id == transaction_id)
            .distinct()
        )
    )


def lots_in_hand(session: Session, *conditions: object) -> Sequence[Lot]:
    """Return lots as rows to change, soonest to expire first."""
    query = select(Lot).where(*conditions).order_by(*SPENDING_ORDER)  # type: ignore[arg-type]
    return session.scalars(query, execution_options={"populate_existing": True}).all()
