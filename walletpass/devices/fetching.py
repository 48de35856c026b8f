"""Which cards fetched what they were told: all that can be known of who saw it."""

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from walletpass.devices.models import Sighting
from walletpass.passes.messages import Showing

_FETCHED = (
    select(func.count())
    .select_from(Showing)
    .where(
        Showing.message_id == bindparam("message_id"),
        exists().where(
            Sighting.pass_id == Showing.pass_id,
            Sighting.kind.in_(("fetched", "downloaded")),
            Sighting.at >= Showing.shows_from,
        ),
    )
)


def fetched_since_shown(session: Session, message_id: str) -> int:
    """Return how many cards some phone fetched since a message shows on them.

    Whether the phone displayed it, and whether anybody looked, nobody can know.
    """
    return session.execute(_FETCHED, {"message_id": message_id}).scalar_one()
