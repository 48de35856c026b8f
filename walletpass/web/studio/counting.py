"""How many hold the card, and how many phones have it as it stands: what can be known.

A phone tells nothing until it asks, so "up to date" counts the cards that some phone
fetched since they last changed. Looking at each costs time; beyond a limit we do not.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from walletpass.devices import Registration, Sighting
from walletpass.passes import Pass

MOST: Final = 50_000
"""Cards a page may look at one by one while somebody waits for it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of one brand; None where there are too many to look at.

    *holders* is exact unless *is_rough*: then voided cards are among them.
    """

    holders: int
    is_rough: bool
    held: int | None
    current: int | None


def counts(session: Session, brand_id: str) -> Counts:
    """Count one brand's cards."""
    ours = Pass.brand_id == brand_id
    issued = session.scalar(select(func.count()).where(ours)) or 0
    if issued > MOST:
        return Counts(issued, is_rough=True, held=None, current=None)
    is_live = Pass.status != "voided"
    is_held = exists().where(Registration.pass_id == Pass.id)
    is_current = exists().where(
        Sighting.pass_id == Pass.id,
        Sighting.kind == "fetched",
        Sighting.detail["version"].as_integer() == Pass.version,
    )

    def count(*conditions: object) -> int:
        return session.scalar(select(func.count()).where(ours, *conditions)) or 0  # type: ignore[arg-type]  # clauses of several kinds

    held = count(is_held)
    return Counts(
        holders=count(is_live),
        is_rough=False,
        held=held,
        # a card that never changed is up to date wherever it is
        current=count(is_held, (Pass.version == 1) | is_current),
    )
