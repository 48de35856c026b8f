"""Gathering what a batch of customers did, in a few questions for all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand, Store
from walletpass.customers import Customer
from walletpass.devices import Registration, Sighting
from walletpass.insight.habits import Bought, Doings, Signs
from walletpass.insight.looks import KINDS, Glimpse, own_looks
from walletpass.passes import Pass
from walletpass.rewards import favourites_in
from walletpass.rewards.acts import Act
from walletpass.rewards.happenings import Happening
from walletpass.rewards.referrals import Referral
from walletpass.sales import Purchase, PurchaseLine, ShoppingDay

LATEST: Final = 50  # purchases that tell of hours and stores
GLIMPSES: Final = 100  # of each card, that tell of looks
_LONGEST: Final = 120  # letters of a category
_RECENT: Final = timedelta(days=365)

_Count = tuple[int, datetime | None]
_NONE: Final[_Count] = (0, None)

_IDS: Final[BindParameter[str]] = bindparam("ids", expanding=True)
_KEPT: Final = Purchase.status != "returned"
_LIVING: Final = ("prospect", "active", "blocked")

_PEOPLE = select(
    Customer.id, Customer.enrolled_at, Customer.attributes, Customer.timezone
).where(
    Customer.brand_id == bindparam("brand_id"),
    Customer.id.in_(_IDS),
    Customer.status.in_(_LIVING),
)
_DAYS = select(ShoppingDay.customer_id, ShoppingDay.day, ShoppingDay.net).where(
    ShoppingDay.customer_id.in_(_IDS), ShoppingDay.purchases > 0
)
_EVER = (
    select(
        Purchase.customer_id,
        func.count(),
        func.min(Purchase.occurred_at),
    )
    .where(Purchase.customer_id.in_(_IDS), _KEPT)
    .group_by(Purchase.customer_id)
)
_ranked = (
    select(
        Purchase.customer_id,
        Purchase.id,
        Purchase.occurred_at,
        Purchase.store_id,
        Purchase.presented_via,
        func.row_number()
        .over(
            partition_by=Purchase.customer_id,
            order_by=(Purchase.occurred_at.desc(), Purchase.id.desc()),
        )
        .label("rank"),
    )
    .where(Purchase.customer_id.in_(_IDS), _KEPT)
    .subquery()
)
_LATEST = (
    select(
        _ranked.c.customer_id,
        _ranked.c.occurred_at,
        _ranked.c.store_id,
        _ranked.c.presented_via,
    )
    .where(_ranked.c.rank <= LATEST)
    .order_by(_ranked.c.customer_id, _ranked.c.rank)
)
_CATEGORIES = (
    select(
        Purchase.customer_id,
        PurchaseLine.category,
        func.sum(PurchaseLine.net - PurchaseLine.returned_net),
    )
    .join(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
    .where(
        Purchase.customer_id.in_(_IDS),
        Purchase.occurred_at > bindparam("since"),
        PurchaseLine.category != "",
    )
    .group_by(Purchase.customer_id, PurchaseLine.category)
)
_PHONES = (
    select(Pass.customer_id, func.max(Registration.registered_at))
    .join(Registration, Registration.pass_id == Pass.id)
    .where(Pass.customer_id.in_(_IDS))
    .group_by(Pass.customer_id)
)
_glimpsed = (
    select(
        Sighting.id,
        Pass.customer_id,
        Sighting.pass_id,
        Sighting.kind,
        Sighting.at,
        func.row_number()
        .over(partition_by=Sighting.pass_id, order_by=Sighting.id.desc())
        .label("rank"),
    )
    .join(Sighting, Sighting.pass_id == Pass.id)
    .where(Pass.customer_id.in_(_IDS), Sighting.kind.in_(KINDS))
    .subquery()
)
_GLIMPSES = select(
    _glimpsed.c.customer_id, _glimpsed.c.pass_id, _glimpsed.c.kind, _glimpsed.c.at
).where(_glimpsed.c.rank <= GLIMPSES)
_EVENTS = (
    select(Happening.customer_id, func.count(), func.max(Happening.occurred_at))
    .where(
        Happening.customer_id.in_(_IDS),
        Happening.occurred_at > bindparam("since"),
        Happening.state != "rejected",
        Happening.kind != "birthday",  # ours, and no doing of theirs
    )
    .group_by(Happening.customer_id)
)
_ACTS = (
    select(Act.customer_id, func.count(), func.max(Act.seen_at))
    .where(
        Act.customer_id.in_(_IDS),
        Act.seen_at > bindparam("since"),
        Act.state == "confirmed",
    )
    .group_by(Act.customer_id)
)
_FRIENDS = (
    select(Referral.referrer_id, func.count(), func.max(Referral.joined_at))
    .where(
        Referral.referrer_id.in_(_IDS),
        Referral.state.in_(("joined", "qualified", "rewarded")),
    )
    .group_by(Referral.referrer_id)
)
_STORES = select(Store.id, Store.timezone).where(
    Store.brand_id == bindparam("brand_id")
)


def doings_of(
    session: Session, brand: Brand, customer_ids: Collection[str], *, now: datetime
) -> Mapping[str, Doings]:
    """Return what each of the brand's living customers among these did so far.

    Nobody who was merged into another is among them: what they did is the other's.
    """
    asked: dict[str, Any] = {
        "ids": sorted(customer_ids),
        "brand_id": brand.id,
        "since": now - _RECENT,
    }
    people = session.execute(_PEOPLE, asked).all()
    days: dict[str, dict[date, int]] = defaultdict(dict)
    for whose, day, net in session.execute(_DAYS, asked):
        days[whose][day] = net
    ever = {row[0]: row for row in session.execute(_EVER, asked)}
    clocks = {row.id: ZoneInfo(row.timezone) for row in people if row.timezone}
    usual = ZoneInfo(brand.timezone)
    latest = _latest(session, clocks, usual, asked)
    looks = _looks(session, asked)
    categories: dict[str, dict[str, int]] = defaultdict(dict)
    for row in session.execute(_CATEGORIES, asked):
        categories[row[0] or ""][row[1]] = int(row[2])
    signs = _signs(session, looks, asked)
    return {
        person.id: Doings(
            enrolled_at=person.enrolled_at,
            purchases=ever[person.id][1] if person.id in ever else 0,
            first_bought_at=ever[person.id][2] if person.id in ever else None,
            days=days.get(person.id, {}),
            latest=latest.get(person.id, ()),
            categories=categories.get(person.id, {}),
            declared=frozenset(
                one for one in favourites_in(person.attributes) if len(one) <= _LONGEST
            ),
            looks=[
                at.astimezone(clocks.get(person.id, usual)).hour
                for at in looks.get(person.id, ())
            ],
            signs=signs.get(person.id, Signs()),
        )
        for person in people
    }


def _latest(
    session: Session,
    clocks: Mapping[str, ZoneInfo],
    usual: ZoneInfo,
    asked: Mapping[str, Any],
) -> Mapping[str, list[Bought]]:
    """Return the latest purchases of each, by their own clock, or else the store's."""
    zones = {
        store_id: ZoneInfo(zone) for store_id, zone in session.execute(_STORES, asked)
    }
    latest: dict[str, list[Bought]] = defaultdict(list)
    for row in session.execute(_LATEST, asked):
        at, where = row.occurred_at, row.store_id
        clock = clocks.get(row.customer_id) or zones.get(where or "", usual)
        there = at.astimezone(clock)
        shown = row.presented_via == "wallet"
        latest[row.customer_id].append(Bought(at, there.hour, where, shown))
    return latest


def _looks(session: Session, asked: Mapping[str, Any]) -> Mapping[str, list[datetime]]:
    """Return when each looked at their cards unasked, the earliest first."""
    seen: dict[tuple[str, str], list[Glimpse]] = defaultdict(list)
    for row in session.execute(_GLIMPSES, asked):
        seen[row.customer_id, row.pass_id].append(Glimpse(row.kind, row.at))
    looks: dict[str, list[datetime]] = defaultdict(list)
    for (customer_id, _), glimpses in seen.items():
        looks[customer_id].extend(own_looks(glimpses))
    return {customer_id: sorted(moments) for customer_id, moments in looks.items()}


def _signs(
    session: Session, looks: Mapping[str, Sequence[datetime]], asked: Mapping[str, Any]
) -> Mapping[str, Signs]:
    phones: dict[str, datetime] = {
        row[0]: row[1] for row in session.execute(_PHONES, asked)
    }
    events, acts, friends = (
        _counted(session, statement, asked) for statement in (_EVENTS, _ACTS, _FRIENDS)
    )
    return {
        customer_id: _signs_of(
            phones.get(customer_id),
            looks.get(customer_id, ()),
            *(each.get(customer_id, _NONE) for each in (events, acts, friends)),
        )
        for customer_id in {*phones, *looks, *events, *acts, *friends}
    }


def _signs_of(
    on_phone_since: datetime | None,
    looks: Sequence[datetime],
    events: _Count,
    acts: _Count,
    friends: _Count,
) -> Signs:
    moments = (on_phone_since, *looks[-1:], events[1], acts[1], friends[1])
    return Signs(
        is_on_phone=on_phone_since is not None,
        looks=len(looks),
        events=events[0],
        acts=acts[0],
        friends=friends[0],
        last_at=max((at for at in moments if at), default=None),
    )


def _counted(
    session: Session, statement: Select[Any, int, Any], asked: Mapping[str, Any]
) -> Mapping[str, _Count]:
    return {row[0]: (row[1], row[2]) for row in session.execute(statement, asked)}
