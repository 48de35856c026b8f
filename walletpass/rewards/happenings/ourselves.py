"""What happens by our own doing, and rules may give for: joining, and a friend who stays.

A newcomer is welcomed once per person; a friend has stayed when the return window of
the purchase that counted has passed, so that nothing of it is ever to be taken back.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.customers import Customer, People
from walletpass.rewards import welcoming
from walletpass.rewards.happenings.happened import Happened
from walletpass.rewards.happenings.models import Happening
from walletpass.rewards.happenings.telling import claim, count
from walletpass.rewards.holders import Holder
from walletpass.rewards.referrals import Referral
from walletpass.rewards.rules import REFEREE, REFERRER, WELCOME
from walletpass.rewards.versions import version_in_force
from walletpass.rewards.welcoming import Welcomed

OURS: Final = "walletpass"


def on_join(
    session: Session,
    people: People,
    customer: Customer,
    program_id: str,
    welcomed: Welcomed | None,
    *,
    now: datetime,
) -> None:
    """Give a newcomer what rules give for joining, once per person.

    *welcomed* is how the program's own welcome took them, if it has one.
    """
    if not _is_asked_about(session, program_id, WELCOME, now):
        return
    before = exists().where(
        Happening.customer_id.in_(customers.selves(customer.id)),
        Happening.program_id == program_id,
        Happening.kind == WELCOME,
    )
    if session.scalar(select(before)):
        return
    is_new = (
        welcoming.mark(session, people, customer, program_id)
        if welcomed is None
        else welcomed.state in ("waiting", "granted")
    )
    if is_new:
        name = f"{WELCOME} {program_id} {customer.id}"
        _happen(session, customer, program_id, kind=WELCOME, name=name, now=now)


def on_friendship(session: Session, referral: Referral, *, now: datetime) -> None:
    """Give both sides of a referral what rules give for a friend who stays."""
    for kind, customer_id in (
        (REFERRER, referral.referrer_id),
        (REFEREE, referral.referee_id),
    ):
        if customer_id is None:
            continue
        who = customers.person_of(session, referral.brand_id, customer_id)
        is_served = who.status in ("prospect", "active")
        if is_served and _is_asked_about(session, referral.program_id, kind, now):
            name = f"{kind} {referral.id}"
            _happen(session, who, referral.program_id, kind=kind, name=name, now=now)


def _is_asked_about(
    session: Session, program_id: str, kind: str, now: datetime
) -> bool:
    version = version_in_force(session, program_id, now)
    return version is not None and kind in version.rules.by_event


def _happen(
    session: Session,
    customer: Customer,
    program_id: str,
    *,
    kind: str,
    name: str,
    now: datetime,
) -> None:
    told = Happened(kind, OURS, name)
    holder = Holder(program_id, customer.id)
    brand_id = customer.brand_id
    happening = claim(session, brand_id, holder, told, b"", at=now, now=now)
    if happening is not None:
        count(session, happening, holder, told)
