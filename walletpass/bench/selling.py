"""`bench sale`: whole sales a second, beside a bare transaction on the same file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Final

from sqlalchemy import func, select

from walletpass import brands, ledger, rewards, sales
from walletpass.bench.booking import bare, bare_book
from walletpass.bench.measure import (
    Measure,
    Progress,
    UnsoundError,
    alternating,
    timed,
)
from walletpass.bench.shop import Shop, open_shop
from walletpass.passes import CardRow
from walletpass.rewards import Credit
from walletpass.web.api.acting import Act
from walletpass.web.api.selling_shapes import BasketIn
from walletpass.web.api.whose import shown_in

CARDS: Final = 100
_LINES: Final = (
    sales.Line(12_50, sku="milk", category="dairy"),
    sales.Line(49_99, 415, sku="cheese", category="dairy", is_discounted=True),
    sales.Line(199_00, sku="pan", category="kitchen", labels=("new",)),
)


@dataclass(frozen=True)
class Till:
    """A till's key, and the numbers on its receipts."""

    shop: Shop
    key: str
    receipts: "count[int]"


def bench_selling(
    *, rounds: int, purchases: int, on_progress: Progress
) -> list[Measure]:
    """Measure sales as the API makes them: key, card, purchase, rules, lots, promise."""
    with open_shop(CARDS) as shop, bare_book(shop) as engine, at_till(shop) as till:
        runs = (
            partial(_selling, till, purchases),
            partial(bare, shop, engine, purchases),
        )
        ours, limit = alternating(rounds, runs, on_progress)
        _check(shop, sold=next(till.receipts))
    return [
        Measure(
            "rewards.sale",
            ours,
            "sales/s",
            limit,
            "bare SQLAlchemy Core, two statements",
        )
    ]


@contextmanager
def at_till(shop: Shop) -> Iterator[Till]:
    """Give the shop rules and a till."""
    services = shop.services
    with services.database.transaction() as session:
        brand = brands.brand_of(session, shop.cards[0].brand_id)
        _, key = brands.create_key(
            session,
            brand,
            name="till",
            scopes=["purchases:write"],
            now=services.now(),
        )
        program = ledger.program_of(session, brand.id)
        rewards.begin(session, program, now=services.now())
    yield Till(shop, key.reveal(), count())


def _selling(till: Till, purchases: int) -> float:
    cards = till.shop.cards

    def work() -> None:
        for turn in range(purchases):
            sell(till, cards[turn % CARDS])

    return timed(purchases, work)[0]


def sell(till: Till, card: CardRow) -> None:
    """Make one sale as the API makes it."""
    services = till.shop.services
    now = services.now()
    with services.database.transaction() as session:
        holder = brands.authenticate_key(session, till.key, now=now)
        brands.require(holder, "purchases:write")
        act = Act(session, holder, services, now)
        shown = shown_in(act, BasketIn(currency="PLN", card_id=card.id))
        rewards.credit(
            session,
            holder.brand_id,
            sales.Sale("till-1", str(next(till.receipts)), "PLN", _LINES),
            shown.holder,
            now=now,
            actor=holder.key_id,
        )


def _check(shop: Shop, *, sold: int) -> None:
    """Recount the books.

    Raises:
        UnsoundError: They do not add up.
    """
    with shop.services.database.snapshot() as session:
        faults = [*ledger.audit(session), *sales.audit(session)]
        credited = session.scalar(select(func.count(Credit.purchase_id)))
    if faults or credited != sold:
        raise UnsoundError(f"{credited} of {sold} sales stand, {len(faults)} faults.")
