"""Outcomes: what became of everybody in a run, one by one and in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, exists, func, select
from sqlalchemy.orm import Session

from walletpass.campaigns.errors import UnknownRunError
from walletpass.campaigns.finding import campaign_of
from walletpass.campaigns.models import (
    Aside,
    Campaign,
    Delivery,
    Entry,
    Run,
    State,
    Wish,
)
from walletpass.campaigns.reasons import Reason
from walletpass.customers import selves
from walletpass.db import Page, page_of
from walletpass.db.paging import decode_cursor
from walletpass.devices import Sighting


def outcomes(
    session: Session,
    brand_id: str,
    run_id: str,
    *,
    after: str | None = None,
    limit: int = 50,
    reason: Reason | None = None,
    state: State | None = None,
) -> Page[Delivery]:
    """Return a page of what became of everybody in a run, by customer.

    Raises:
        UnknownRunError: The brand had no such run.
    """
    _run(session, brand_id, run_id)
    query = select(Delivery).where(Delivery.run_id == run_id)
    if reason is not None:
        query = query.where(Delivery.reason == reason)
    if state is not None:
        query = query.where(Delivery.state == state)
    if after is not None:
        query = query.where(Delivery.customer_id > decode_cursor(after))
    rows = session.scalars(query.order_by(Delivery.customer_id).limit(limit + 1)).all()
    return page_of(rows, limit, lambda row: row.customer_id)


def counts(session: Session, brand_id: str, run_id: str) -> Mapping[str, int]:
    """Return how many there are of each reason, as counted batch by batch.

    Those whose turn has not come are counted as "planned".

    Raises:
        UnknownRunError: The brand had no such run.
    """
    return _run(session, brand_id, run_id).counts


def _run(session: Session, brand_id: str, run_id: str) -> Run:
    run = session.get(Run, run_id)
    if run is None or run.brand_id != brand_id:
        raise UnknownRunError
    return run


def why(
    session: Session, brand_id: str, campaign_id: str, customer_id: str
) -> Sequence[Delivery]:
    """Return what became of somebody in each run of a campaign, the newest first.

    That they were in, under any name of theirs; where there is nothing they were in none.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = campaign_of(session, brand_id, campaign_id)
    return session.scalars(
        select(Delivery)
        .where(
            Delivery.customer_id.in_(selves(customer_id)),
            Delivery.campaign_id == campaign.id,
        )
        .order_by(Delivery.run_id.desc())
    ).all()


def deliveries_of(
    session: Session,
    brand_id: str,
    customer_id: str,
    *,
    after: str | None = None,
    limit: int = 50,
) -> Page[Delivery]:
    """Return a page of what somebody was told, or not, in any campaign, the newest first.

    What they were told under a name they had before a merge is theirs, and comes with it.
    """
    query = select(Delivery).where(
        Delivery.customer_id.in_(selves(customer_id)), Delivery.brand_id == brand_id
    )
    if after is not None:
        query = query.where(Delivery.run_id < decode_cursor(after))
    rows = session.scalars(
        query.order_by(Delivery.run_id.desc()).limit(limit + 1)
    ).all()
    return page_of(rows, limit, lambda row: row.run_id)


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of somebody in a run of a campaign, and when that was settled."""

    campaign: str
    at: datetime
    delivery: Delivery

    @property
    def is_sent(self) -> bool:
        """Whether they were told something."""
        return self.delivery.state == "sent"


_TURNS: Final = (
    select(Campaign.name, func.coalesce(Delivery.decided_at, Delivery.due_at), Delivery)
    .join(Campaign, Campaign.id == Delivery.campaign_id)
    .where(
        Delivery.brand_id == bindparam("brand_id"),
        Delivery.customer_id.in_(bindparam("customer_ids", expanding=True)),
    )
    .order_by(Delivery.customer_id, Delivery.run_id)
)


def turns_of(
    session: Session, brand_id: str, customer_ids: Sequence[str]
) -> Mapping[str, Sequence[Turned]]:
    """Return what became of each of these customers in every campaign, the first first."""
    asked = {"brand_id": brand_id, "customer_ids": list(customer_ids)}
    found: dict[str, list[Turned]] = {}
    for name, at, delivery in session.execute(_TURNS, asked):
        found.setdefault(delivery.customer_id, []).append(Turned(name, at, delivery))
    return found


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a campaign has come: how many it spoke to, and whose phones fetched that.

    A phone that fetched the card has the message; of the others nobody knows. *calls* are
    those it asked the staff to make instead.
    """

    spoken: int
    fetched: int
    calls: int


def reach_of(session: Session, brand_id: str, campaign_id: str) -> Reach:
    """Return how far a campaign has come.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = campaign_of(session, brand_id, campaign_id)
    runs = session.scalars(select(Run).where(Run.campaign_id == campaign.id)).all()
    spoken = sum(run.counts.get("sent", 0) for run in runs)
    has_fetched = exists().where(
        Sighting.pass_id == Delivery.pass_id,
        Sighting.kind == "fetched",
        Sighting.at >= Delivery.decided_at,
    )
    fetched = session.scalar(
        select(func.count())
        .select_from(Delivery)
        .where(
            Delivery.run_id.in_([run.id for run in runs]),
            Delivery.state == "sent",
            has_fetched,
        )
    )
    asked = sum(run.counts.get("call", 0) for run in runs)
    return Reach(spoken, fetched or 0, asked)


def forget(session: Session, customer_id: str) -> None:
    """Forget what somebody who is erased asked of us, and the occasions of their life.

    What they were told stays for the reports, and is nobody's: it holds no word of it.
    """
    for table in (Wish, Entry, Aside):
        session.execute(delete(table).where(table.customer_id.in_(selves(customer_id))))
