"""What was said to somebody: the messages of their cards, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.customers import agreed_now
from walletpass.kernel.languages import Words
from walletpass.passes.messages.models import CardMessage, Showing
from walletpass.passes.models import PassVersion

_VERSIONS: Final = 60  # looked through for messages: two or three belong to each


@dataclass(frozen=True, slots=True)
class Told:
    """A message that a card showed, as it was written, and when it shows."""

    words: Words
    shows_from: datetime
    shows_until: datetime | None
    withdrawn_at: datetime | None


_TOLD = (
    select(
        Showing.customer_id,
        CardMessage.words,
        Showing.shows_from,
        Showing.shows_until,
        Showing.withdrawn_at,
    )
    .join(CardMessage, CardMessage.id == Showing.message_id)
    .where(
        Showing.customer_id.in_(bindparam("customer_ids", expanding=True)),
        Showing.brand_id == bindparam("brand_id"),
    )
    .order_by(Showing.customer_id, Showing.shows_from, Showing.message_id)
)


def told_to(
    session: Session, brand_id: str, customer_ids: Sequence[str]
) -> Mapping[str, Sequence[Told]]:
    """Return every message to these customers, in the order they began."""
    asked = {"brand_id": brand_id, "customer_ids": list(customer_ids)}
    told: dict[str, list[Told]] = {}
    for row in session.execute(_TOLD, asked):
        customer_id, words, shows_from, shows_until, withdrawn_at = row
        one = Told(words, shows_from, shows_until, withdrawn_at)
        told.setdefault(customer_id, []).append(one)
    return told


@dataclass(frozen=True, slots=True)
class Reach:
    """On how many cards a message is, from when until when, and from how many it went."""

    cards: int
    shows_from: datetime | None
    shows_until: datetime | None
    withdrawn: int
    withheld: int
    """From how many it is kept, as their holder said no to marketing since."""


_REACH = select(
    func.count(),
    func.min(Showing.shows_from),
    func.max(Showing.shows_until),
    func.count(Showing.withdrawn_at),
    func.count().filter(
        Showing.purpose == "marketing",
        Showing.withdrawn_at.is_(None),
        agreed_now(Showing.customer_id).is_(False),
    ),
).where(Showing.message_id == bindparam("message_id"))


def reach_of(session: Session, message_id: str) -> Reach:
    """Return on how many cards a message was put: it counts them one by one."""
    return Reach(*session.execute(_REACH, {"message_id": message_id}).one())


@dataclass(frozen=True, slots=True)
class Announced:
    """The text of a message as the card announced it, and when."""

    text: str
    at: datetime


_RECENT: Final = (
    select(PassVersion.changes, PassVersion.made_at)
    .where(PassVersion.pass_id == bindparam("pass_id"))
    .order_by(PassVersion.version.desc())
    .limit(_VERSIONS)
)


def announced_on(
    session: Session, pass_id: str, keys: frozenset[str], *, limit: int
) -> Sequence[Announced]:
    """Return the latest messages a card announced in the fields of these *keys*."""
    rows: Sequence[Row[list[dict[str, str]], datetime]] = session.execute(
        _RECENT, {"pass_id": pass_id}
    ).all()
    found = [
        Announced(str(change["new"]), made_at)
        for changes, made_at in rows
        for change in changes
        if change["key"] in keys and change["alerts"]
    ]
    return found[:limit]
