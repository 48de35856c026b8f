"""A chain's own cycle: how often its customers come, and at what hours."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from statistics import median_low
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand, Store
from walletpass.insight.habits import Chain
from walletpass.insight.models import Cycle, Profile
from walletpass.insight.stages import USUAL_GAP
from walletpass.sales import Purchase

_FEW: Final = 30  # customers with a rhythm, below whom there is no telling the chain's
_SAMPLE: Final = 2_000  # of the latest purchases, which tell of hours


def chain_of(session: Session, brand_id: str) -> Chain:
    """Return the chain's cycle as it was reckoned last, or what one begins with."""
    cycle = session.get(Cycle, brand_id)
    return Chain(cycle.gap, cycle.hours) if cycle else Chain(USUAL_GAP)


def reckon_cycle(session: Session, brand: Brand, *, now: datetime) -> Cycle:
    """Reckon the chain's cycle from the profiles of its customers and its latest sales."""
    rows = session.execute(
        select(Profile.median_gap, func.count())
        .where(Profile.brand_id == brand.id, Profile.median_gap.is_not(None))
        .group_by(Profile.median_gap)
    )
    gaps = {row[0]: row[1] for row in rows}
    customers = sum(gaps.values())
    cycle = Cycle(
        brand_id=brand.id,
        gap=_middle(gaps) if customers >= _FEW else USUAL_GAP,
        customers=customers,
        hours=_hours(session, brand),
        reckoned_at=now,
    )
    return session.merge(cycle)


def _middle(gaps: Mapping[int | None, int]) -> int:
    """Return the median of gaps of which there are so many each; a day at least."""
    spread = [gap for gap, count in gaps.items() if gap for _ in range(count)]
    return max(median_low(spread), 1) if spread else 1


def _hours(session: Session, brand: Brand) -> dict[str, int]:
    zones = {
        store_id: ZoneInfo(zone)
        for store_id, zone in session.execute(
            select(Store.id, Store.timezone).where(Store.brand_id == brand.id)
        )
    }
    usual = ZoneInfo(brand.timezone)
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    for store_id, at in session.execute(
        select(Purchase.store_id, Purchase.occurred_at)
        .where(Purchase.brand_id == brand.id)
        .order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
        .limit(_SAMPLE)
    ):
        hour = at.astimezone(zones.get(store_id or "", usual)).hour
        counted[""][hour] += 1
        if store_id:
            counted[store_id][hour] += 1
    return {
        where: max(hours, key=lambda hour: (hours[hour], -hour))
        for where, hours in counted.items()
    }
