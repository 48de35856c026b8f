"""Showing messages on cards, from a moment until another, and taking them back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.db import Prepared, Rows, in_each_dialect
from walletpass.outbox import Lane
from walletpass.passes.events import RefreshPasses
from walletpass.passes.messages.events import WithdrawMessage
from walletpass.passes.messages.models import CardMessage, Showing
from walletpass.passes.messages.writing import message_of

BATCH: Final = 1_000  # cards whose refreshing one promise holds
A_FEW: Final = 20  # cards that a quick promise holds
_NOW: Final = timedelta(0)
_CAUSE: Final = "message"
_NO_FACTS: Final[Mapping[str, Any]] = {}
_ROWS: Final = Rows(Showing, "pass_id", "customer_id", "facts")
_SAME: Final = (
    "message_id",
    "brand_id",
    "purpose",
    "shows_from",
    "shows_until",
)
_INSERT = Prepared(
    in_each_dialect(
        lambda insert: _ROWS.into(insert(Showing), *_SAME).on_conflict_do_nothing()
    )
)


class Shown(NamedTuple):
    """A card that is to show a message; *facts* are what only this showing knows."""

    pass_id: str
    customer_id: str
    facts: Mapping[str, Any] = _NO_FACTS


def show(
    session: Session,
    message: CardMessage,
    rows: Sequence[Shown],
    *,
    shows_from: datetime,
    shows_until: datetime | None,
    now: datetime,
) -> None:
    """Let cards show a message from a moment until another, and promise their refreshing.

    A card it shows on already keeps what it was told first. The message goes by itself
    when its time is over, in silence.

    Raises:
        ValueError: It would end before it begins.
    """
    if shows_until is not None and shows_until <= shows_from:
        fault = "A message ends after it begins."
        raise ValueError(fault)
    same = {
        "message_id": message.id,
        "brand_id": message.brand_id,
        "purpose": message.purpose,
        "shows_from": shows_from,
        "shows_until": shows_until,
    }
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        _INSERT.run(session, same | {"rows": batch})
        pass_ids = tuple(row.pass_id for row in batch)
        refresh_at(session, pass_ids, now, at=shows_from, again_at=shows_until)


def refresh_at(
    session: Session,
    pass_ids: tuple[str, ...],
    now: datetime,
    *,
    at: datetime,
    again_at: datetime | None = None,
) -> None:
    """Promise that these cards are made anew at a moment, and once more at another."""
    again = RefreshPasses(pass_ids, _CAUSE, again_at)
    lane = Lane.BULK if len(pass_ids) > A_FEW else None
    outbox.add(session, again, now=now, after=max(at - now, _NOW), lane=lane)


def withdraw(
    session: Session, brand_id: str, message_id: str, *, now: datetime
) -> None:
    """Take a message back from every card, in silence; those it never showed on too.

    The first cards are taken care of here, the others are promised.

    Raises:
        UnknownMessageError: The brand has no such message.
    """
    message = message_of(session, brand_id, message_id)
    withdraw_next(session, brand_id, message.id, "", now=now)


def withdraw_from(
    session: Session, brand_id: str, origin: str, *, now: datetime
) -> None:
    """Take back every message of one origin, such as a campaign's run."""
    spoken = session.scalars(
        select(CardMessage.id)
        .where(CardMessage.brand_id == brand_id, CardMessage.origin == origin)
        .order_by(CardMessage.id)
    )
    for message_id in spoken.all():
        withdraw_next(session, brand_id, message_id, "", now=now)


def withdraw_upcoming(
    session: Session, customer_id: str, *, before: datetime | None, now: datetime
) -> None:
    """Take back the marketing that was to begin on somebody's cards later.

    What begins *before* a moment, or ever. No card has to be refreshed: it never showed.
    """
    coming = [
        Showing.customer_id == customer_id,
        Showing.shows_from > now,
        Showing.purpose == "marketing",
        Showing.withdrawn_at.is_(None),
    ]
    if before is not None:
        coming.append(Showing.shows_from < before)
    session.execute(update(Showing).where(*coming).values(withdrawn_at=now))


_NEXT = (
    select(Showing.pass_id)
    .where(
        Showing.message_id == bindparam("message_id"),
        Showing.brand_id == bindparam("brand_id"),
        Showing.pass_id > bindparam("after"),
    )
    .order_by(Showing.pass_id)
    .limit(bindparam("most"))
)


def withdraw_next(
    session: Session, brand_id: str, message_id: str, after: str, *, now: datetime
) -> None:
    """Take a message back from the next cards, and promise those after them."""
    asked = {"message_id": message_id, "brand_id": brand_id, "after": after}
    pass_ids = session.scalars(_NEXT, asked | {"most": BATCH}).all()
    if not pass_ids:
        return
    session.execute(
        update(Showing)
        .where(
            Showing.message_id == message_id,
            Showing.pass_id.in_(pass_ids),
            Showing.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )
    refresh_at(session, tuple(pass_ids), now, at=now)
    if len(pass_ids) == BATCH:
        rest = WithdrawMessage(brand_id, message_id, pass_ids[-1])
        outbox.add(session, rest, now=now)
