"""A past for the bench's shop: who bought what and when, and what is known from it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert

from walletpass.bench.shop import Shop
from walletpass.customers import Consent
from walletpass.insight import Profile
from walletpass.passes import CardRow
from walletpass.sales import Purchase, PurchaseLine
from walletpass.simulator import believable
from walletpass.simulator.believable import Visit

DAYS: Final = 90
_SEED: Final = 11
_SHELVES: Final = 8
_STAGES: Final = ((7, "loyal"), (14, "active"), (30, "cooling"), (60, "at-risk"))
"""Up to how many days after the last purchase somebody is in a stage."""
_REFUSES: Final = 5  # every fifth


def remember(shop: Shop) -> None:
    """Give every holder of a card a believable past of some months."""
    services = shop.services
    now = services.now()
    scene = believable.shop("pl", "restaurant")
    people = believable.customers(
        scene,
        len(shop.cards),
        since=(now - timedelta(days=DAYS)).date(),
        until=now.date(),
        seed=_SEED,
    )
    shelves = {
        product.sku: f"shelf-{number % _SHELVES}"
        for number, product in enumerate(scene.products)
    }
    past: dict[int, list[Visit]] = defaultdict(list)
    for visit in believable.visits(scene, people, until=now.date(), seed=_SEED):
        past[visit.customer.number].append(visit)
    with services.database.transaction() as session:
        for number, (card, came) in enumerate(
            zip(shop.cards, past.values(), strict=False)
        ):
            owner = {"brand_id": card.brand_id, "customer_id": card.customer_id}
            session.execute(insert(Purchase), [_purchase(one, owner) for one in came])
            session.execute(insert(PurchaseLine), list(_lines(came, card, shelves)))
            session.execute(insert(Profile).values(**_profile(came, now), **owner))
            session.execute(insert(Consent).values(**_consent(number, now), **owner))


def _purchase(visit: Visit, owner: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": _name_of(visit),
        "source": "past",
        "receipt": visit.receipt,
        "digest": b"",
        "channel": "store",
        "presented_via": "wallet",
        "occurred_at": visit.at,
        "received_at": visit.at,
        "shopped_on": visit.at.date(),
        "currency": "PLN",
        "gross": visit.total,
        "net": visit.total,
        "paid_with_points": 0,
        "paid_with_gift_card": 0,
        "promo_codes": [],
        "returned": 0,
        "status": "kept",
        **owner,
    }


def _name_of(visit: Visit) -> str:
    return f"pur_{visit.receipt}"


def _lines(
    visits: Sequence[Visit], card: CardRow, shelves: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for visit in visits:
        for number, line in enumerate(visit.lines, 1):
            yield {
                "purchase_id": _name_of(visit),
                "number": number,
                "brand_id": card.brand_id,
                "sku": line.product.sku,
                "name": line.product.name,
                "category": shelves[line.product.sku],
                "brand": "",
                "labels": [],
                "quantity": line.quantity * 1000,
                "net": line.total,
                "is_discounted": False,
                "is_delivery": False,
                "is_gift_card": False,
                "returned_quantity": 0,
                "returned_net": 0,
            }


def _profile(came: Sequence[Visit], now: datetime) -> dict[str, Any]:
    spent = sum(visit.total for visit in came)
    quiet = (now - came[-1].at).days
    stage = next((stage for days, stage in _STAGES if quiet <= days), "lapsed")
    return {
        "first_bought_at": came[0].at,
        "last_bought_at": came[-1].at,
        "purchases": len(came),
        "visits": len(came),
        "spent": spent,
        "basket": spent // len(came),
        "engagement": max(0, 100 - quiet),
        "lifetime_value": spent * 2,
        "stage": stage,
        "staged_at": came[-1].at,
        "settled_at": now,
        "reckoned_at": now,
    }


def _consent(number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": f"cst_{number:06}",
        "channel": "wallet",
        "topic": "marketing",
        "given": number % _REFUSES != 0,
        "source": "past",
        "at": now,
    }
