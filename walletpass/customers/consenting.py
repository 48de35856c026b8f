"""Consent: every yes and no, in the order they were said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers.models import Channel, Consent, Customer
from walletpass.kernel.ids import new_id

MARKETING = "marketing"

_CONSENTS = (
    select(Consent)
    .where(Consent.customer_id == bindparam("customer_id"))
    .order_by(Consent.at, Consent.given.desc())  # of two at once, the no is the last
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A yes or a no to being told about *topic* over *channel*."""

    channel: Channel
    given: bool
    topic: str = MARKETING


def record_consents(
    session: Session,
    customer: Customer,
    choices: Iterable[Choice],
    *,
    text_version: int | None,
    source: str,
    now: datetime,
    ip: str | None = None,
) -> None:
    """Keep what the customer chose, with the version of the words they saw."""
    for choice in choices:
        consent = consent_to(customer, choice, source=source, now=now)
        consent.text_version, consent.ip = text_version, ip
        session.add(consent)
    session.flush()


def consent_to(
    customer: Customer, choice: Choice, *, source: str, now: datetime
) -> Consent:
    """Return the row that keeps a choice."""
    return Consent(
        id=new_id("cst", now),
        brand_id=customer.brand_id,
        customer_id=customer.id,
        channel=choice.channel,
        topic=choice.topic,
        given=choice.given,
        source=source,
        at=now,
    )


def current_consents(
    session: Session, customer_id: str
) -> Mapping[tuple[Channel, str], Consent]:
    """Return the last word on each channel and topic; what was never asked is absent."""
    said = session.scalars(_CONSENTS, {"customer_id": customer_id})
    return {(consent.channel, consent.topic): consent for consent in said}


def has_agreed(
    session: Session, customer_id: str, channel: Channel, topic: str = MARKETING
) -> bool:
    """Tell whether the customer's last word on this was yes."""
    last = current_consents(session, customer_id).get((channel, topic))
    return last is not None and last.given
