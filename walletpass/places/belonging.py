"""What of places belongs to a person: forgotten, moved and shown with them."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from walletpass.places.models import (
    ChosenPlace,
    HintlessCustomer,
    PlaceOfferGuest,
    PlaceOfferSide,
    PlaceOfferTold,
    PlaceTrialSide,
    Position,
)


def forget_places(session: Session, customer_id: str) -> None:
    """Forget where an erased customer was, which stores were theirs, what they were told."""
    for table in (
        Position,
        ChosenPlace,
        HintlessCustomer,
        PlaceOfferGuest,
        PlaceOfferSide,
        PlaceOfferTold,
        PlaceTrialSide,
    ):
        session.execute(delete(table).where(table.customer_id == customer_id))


def merge_places(session: Session, loser_id: str, into_id: str) -> None:
    """Make where the loser was and what they were told the winner's.

    What was chosen for the loser is dropped: the winner's ten are chosen anew from the
    receipts of both. An undone merge leaves these where they are: they last for days.
    """
    session.execute(
        update(Position)
        .where(Position.customer_id == loser_id)
        .values(customer_id=into_id)
    )
    session.execute(delete(ChosenPlace).where(ChosenPlace.customer_id == loser_id))
    for table in (PlaceOfferGuest, PlaceOfferTold):
        _move(session, table, loser_id, into_id)


def _move(
    session: Session,
    table: type[PlaceOfferGuest | PlaceOfferTold],
    loser_id: str,
    into_id: str,
) -> None:
    known = select(table.offer_id).where(table.customer_id == into_id)
    moved = table.offer_id.not_in(known.scalar_subquery())
    session.execute(
        update(table)
        .where(table.customer_id == loser_id, moved)
        .values(customer_id=into_id)
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(table).where(table.customer_id == loser_id))


def positions_of(
    session: Session, customer_ids: Sequence[str]
) -> Mapping[str, Sequence[Position]]:
    """Return where each of these customers was, as far as it is kept, the latest first."""
    found = session.scalars(
        select(Position)
        .where(Position.customer_id.in_(customer_ids))
        .order_by(Position.customer_id, Position.occurred_at.desc(), Position.id)
    )
    return {
        customer_id: list(theirs)
        for customer_id, theirs in groupby(found, lambda one: one.customer_id)
    }
