"""What lots owe: points that were returned after they had been spent.

An account's other lots stand in for what a lot owes, and lose their points to it when
they would expire. What the account did not hold at the time was written off, and comes
back from spent points that are returned later.
"""

from sqlalchemy.orm import Session

from walletpass.ledger.holding import Held
from walletpass.ledger.lots import lots_in_hand
from walletpass.ledger.models import OWING, Lot


def cover(session: Session, account: Held, points: int, moves: dict[str, int]) -> None:
    """Pay *points* of what lots owe with points that expire; add to the *moves*."""
    account.owed -= points
    for lot in lots_in_hand(session, Lot.account_id == account.id, OWING):
        part = min(points, lot.owed - lot.written_off)
        if part:
            lot.owed -= part
            moves[lot.id] = moves.get(lot.id, 0) + part
            points -= part


def write_off(session: Session, account: Held, points: int) -> None:
    """Let go of *points* that lots owe and the account does not hold."""
    account.written_off += points
    for lot in lots_in_hand(session, Lot.account_id == account.id, OWING):
        part = min(points, lot.owed - lot.written_off)
        lot.written_off += part
        points -= part


def recover(session: Session, account: Held, returning: Lot, points: int) -> None:
    """Claim *points* after all that were written off, the returning lot's own first."""
    account.written_off -= points
    own = min(points, returning.written_off)
    returning.written_off -= own
    points -= own
    if points:
        for lot in lots_in_hand(session, Lot.account_id == account.id, OWING):
            part = min(points, lot.written_off)
            lot.written_off -= part
            points -= part
