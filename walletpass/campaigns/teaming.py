"""The team's own cards: which card is on a colleague's own phone.

It is named by its address, which stands on the card and nowhere else: so nobody makes a
customer a member of the team.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.brands import Staff
from walletpass.campaigns.errors import NotACardAddressError
from walletpass.campaigns.models import TeamCard
from walletpass.kernel.secrets import Keyring

_CODE: Final = re.compile(r"/card/([^/?#\s]+)")


@dataclass(frozen=True, slots=True)
class Member:
    """A colleague who named a card: whose it is, and the card's number."""

    staff_id: str
    name: str
    pass_id: str
    number: str


def name_card(
    session: Session, keyring: Keyring, staff: Staff, address: str, *, now: datetime
) -> TeamCard:
    """Note which card is on a colleague's own phone, in place of the one before.

    Raises:
        NotACardAddressError: It is no address of a card of this brand.
    """
    found = _CODE.search(address)
    code = found[1] if found else address.strip()
    serial = keyring.serial_in(code)
    card = passes.card_behind_link(session, serial) if serial else None
    if card is None or card.brand_id != staff.brand_id or card.status == "voided":
        raise NotACardAddressError
    named = session.get(TeamCard, staff.id)
    if named is None:
        named = TeamCard(staff_id=staff.id, brand_id=staff.brand_id)
        session.add(named)
    named.pass_id, named.named_at = card.id, now
    session.flush()
    return named


def forget_card(session: Session, staff_id: str) -> bool:
    """Let a colleague's card be nobody's on the team; tell whether there was one."""
    gone = session.execute(
        delete(TeamCard)
        .where(TeamCard.staff_id == staff_id)
        .returning(TeamCard.pass_id)
    )
    return gone.first() is not None


def team_of(session: Session, brand_id: str) -> Sequence[Member]:
    """Return who of the brand's active staff named a card that still lives, by name."""
    rows = session.execute(
        select(Staff.id, Staff.name, passes.Pass.id, passes.Pass.number)
        .join(TeamCard, TeamCard.staff_id == Staff.id)
        .join(passes.Pass, passes.Pass.id == TeamCard.pass_id)
        .where(
            TeamCard.brand_id == brand_id,
            Staff.status == "active",
            passes.Pass.status != "voided",
        )
        .order_by(Staff.name, Staff.id)
    )
    return [Member(*row) for row in rows]
