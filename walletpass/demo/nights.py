"""The nights of the shop's past: habits were reckoned in them, as in those to come."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass import insight
from walletpass.brands import Brand
from walletpass.simulator.believable import Visit

_EVERY: Final = timedelta(days=3)
"""Every third night is enough for a story, and told in a third of the time."""


def by_night(
    session: Session,
    brand: Brand,
    joined: Mapping[str, datetime],
    visits: Iterable[Visit],
    *,
    until: datetime,
) -> Iterator[Visit]:
    """Yield visits, the oldest first, and let nights pass between them and *until*.

    *joined* says since when each customer is one.
    """
    night = min(joined.values(), default=until) + _EVERY
    for visit in visits:
        while night < visit.at:
            _pass(session, brand, joined, night)
            night += _EVERY
        yield visit
    while night < until:
        _pass(session, brand, joined, night)
        night += _EVERY


def _pass(
    session: Session, brand: Brand, joined: Mapping[str, datetime], night: datetime
) -> None:
    session.flush()
    insight.reckon_cycle(session, brand, now=night)
    known = [one for one, since in joined.items() if since <= night]
    insight.reckon(session, brand.id, known, now=night)
