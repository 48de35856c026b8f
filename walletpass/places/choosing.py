"""Choosing the ten places that matter to each customer, a batch at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from walletpass.brands import brand_of
from walletpass.customers import Customer
from walletpass.kernel.geo import Point
from walletpass.kernel.ids import first_id
from walletpass.places.expecting import Candidate, Ground, Visit, likeliest
from walletpass.places.meeting import meet
from walletpass.places.models import ChosenPlace, PlaceTrial
from walletpass.places.open_stores import may_be_carried, stores_known
from walletpass.places.withholding import trial_of, withheld
from walletpass.sales import Purchase

LOOKED_BACK: Final = timedelta(days=365)  # a visit of then counts 1/275 by now

_HOLDERS = (
    select(Customer.id, Customer.source)
    .where(
        Customer.brand_id == bindparam("brand_id"),
        Customer.id.in_(bindparam("ids", expanding=True)),
        Customer.status.not_in(("erased", "merged")),
    )
    .order_by(Customer.id)
    .with_for_update(key_share=True)  # two keepers at once; sales do not wait for it
)
_VISITS = (
    select(Purchase.customer_id, Purchase.store_id, Purchase.shopped_on)
    .where(
        Purchase.customer_id.in_(bindparam("ids", expanding=True)),
        Purchase.occurred_at > bindparam("since"),
        Purchase.store_id.is_not(None),
        Purchase.status != "returned",
    )
    .distinct()
    .order_by(Purchase.customer_id, Purchase.store_id, Purchase.shopped_on)
)
_CHOSEN = (
    select(ChosenPlace.customer_id, ChosenPlace.store_id, ChosenPlace.is_withheld)
    .where(ChosenPlace.customer_id.in_(bindparam("ids", expanding=True)))
    .order_by(ChosenPlace.customer_id, ChosenPlace.rank)
)
_NEXT = (
    select(Customer.id)
    .where(
        Customer.brand_id == bindparam("brand_id"),
        Customer.id > bindparam("after"),
        Customer.status.not_in(("erased", "merged")),
    )
    .order_by(Customer.id)
    .limit(bindparam("limit"))
)
_BOUGHT = (
    select(Purchase.brand_id, Purchase.customer_id)
    .where(
        Purchase.id > bindparam("since"),  # ids sort by when we were told
        Purchase.customer_id.is_not(None),
        Purchase.store_id.is_not(None),
    )
    .distinct()
)
_JOINED = select(Customer.brand_id, Customer.id.label("customer_id")).where(
    Customer.id > bindparam("since"), Customer.status.not_in(("erased", "merged"))
)
_Ten = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class _Map:
    """What all customers of a brand choose from."""

    ground: Ground
    codes: Mapping[str, str]
    trial: PlaceTrial | None
    today: date

    def ten(self, customer: Any, visits: Sequence[Visit]) -> _Ten:
        joined = customer.source.get("code", "")
        chosen = likeliest(
            self.ground,
            visits,
            today=self.today,
            joined_at=self.codes.get(joined.lower()),
        )
        trial = self.trial
        left_out = (
            withheld(trial.salt, trial.share, customer.id, chosen) if trial else ""
        )
        return tuple((store_id, store_id == left_out) for store_id in chosen)


def choose(
    session: Session, brand_id: str, customer_ids: Sequence[str], *, now: datetime
) -> tuple[str, ...]:
    """Choose anew for these customers; return those whose places are others now.

    One statement for all stores, one for all receipts: what it costs grows with the
    batch. Customers of another brand, erased or merged ones are passed over.
    """
    asked = {"brand_id": brand_id, "ids": list(customer_ids)}
    holders = session.execute(_HOLDERS, asked).all()
    ids = [holder.id for holder in holders]
    chart = _map_of(session, brand_id, now)
    visits = _visits(session, ids, now)
    before = _ten_by_customer(session, ids)
    changed: dict[str, _Ten] = {}
    for holder in holders:
        ten = chart.ten(holder, visits.get(holder.id, []))
        if set(ten) != set(before.get(holder.id, ())):
            changed[holder.id] = ten
    _keep(session, brand_id, changed, now)
    if chart.trial is not None and chart.trial.share:
        meet(session, chart.trial, ids, now=now)
    return tuple(changed)


def _map_of(session: Session, brand_id: str, now: datetime) -> _Map:
    rows = stores_known(session, brand_id)
    busiest = max((row.visits or 0 for row in rows), default=0) or 1
    zone = ZoneInfo(brand_of(session, brand_id).timezone)
    carried = [
        Candidate(row.Store.id, row.Store.code, (row.visits or 0) / busiest)
        for row in rows
        if may_be_carried(row, now)
    ]
    return _Map(
        _ground(tuple(carried), tuple((row.Store.id, row.Store.point) for row in rows)),
        {row.Store.code: row.Store.id for row in rows},
        trial_of(session, brand_id),
        now.astimezone(zone).date(),
    )


@lru_cache(maxsize=4)
def _ground(
    candidates: tuple[Candidate, ...], points: tuple[tuple[str, Point], ...]
) -> Ground:
    """Return the ground of these stores; batch after batch it is the same."""
    return Ground(candidates, dict(points))


def _visits(
    session: Session, ids: Sequence[str], now: datetime
) -> dict[str, list[Visit]]:
    rows = session.execute(_VISITS, {"ids": ids, "since": now - LOOKED_BACK})
    return {
        customer_id: [Visit(row.store_id, row.shopped_on) for row in theirs]
        for customer_id, theirs in groupby(rows, lambda row: str(row.customer_id))
    }


def _ten_by_customer(session: Session, ids: Sequence[str]) -> dict[str, _Ten]:
    rows = session.execute(_CHOSEN, {"ids": ids})
    return {
        customer_id: tuple((row.store_id, row.is_withheld) for row in theirs)
        for customer_id, theirs in groupby(rows, lambda row: str(row.customer_id))
    }


def _keep(
    session: Session, brand_id: str, tens: Mapping[str, _Ten], now: datetime
) -> None:
    session.execute(delete(ChosenPlace).where(ChosenPlace.customer_id.in_(tens)))
    rows = [
        {
            "customer_id": customer_id,
            "rank": rank,
            "brand_id": brand_id,
            "store_id": store_id,
            "is_withheld": is_withheld,
            "chosen_at": now,
        }
        for customer_id, ten in tens.items()
        for rank, (store_id, is_withheld) in enumerate(ten, 1)
    ]
    if rows:
        session.execute(insert(ChosenPlace), rows)


def next_customers(
    session: Session, brand_id: str, after: str, limit: int
) -> tuple[str, ...]:
    """Return the brand's next customers after the id *after*, in order of id."""
    asked = {"brand_id": brand_id, "after": after, "limit": limit}
    return tuple(session.scalars(_NEXT, asked))


def lately(session: Session, since: datetime) -> Mapping[str, Sequence[str]]:
    """Return who bought, or joined, since a moment, by brand."""
    found: dict[str, set[str]] = {}
    for statement, prefix in ((_BOUGHT, "pur"), (_JOINED, "cus")):
        for row in session.execute(statement, {"since": first_id(prefix, since)}):
            found.setdefault(row.brand_id, set()).add(row.customer_id)
    return {brand_id: sorted(ids) for brand_id, ids in sorted(found.items())}


def chosen_for(
    session: Session, customer_ids: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """Return the ids of the stores chosen for each customer, the likeliest first.

    Those withheld are not among them. Who is absent has nothing chosen yet.
    """
    tens = _ten_by_customer(session, list(customer_ids))
    return {
        customer_id: [store_id for store_id, is_withheld in ten if not is_withheld]
        for customer_id, ten in tens.items()
    }


def carriers_of(
    session: Session, customer_ids: Sequence[str], store_ids: Sequence[str] | None
) -> tuple[str, ...]:
    """Return who among these customers has one of these stores among their ten.

    Without *store_ids* it is all of them.
    """
    if store_ids is None:
        return tuple(customer_ids)
    rows = session.scalars(
        select(ChosenPlace.customer_id)
        .where(
            ChosenPlace.customer_id.in_(customer_ids),
            ChosenPlace.store_id.in_(store_ids),
            ~ChosenPlace.is_withheld,
        )
        .distinct()
    )
    return tuple(rows)
