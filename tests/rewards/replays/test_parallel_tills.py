"""Tills that sell at the same moment: the past is replayed in the order it had."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import rewards
from walletpass.rewards import replays
from walletpass.sales import Item, Line, Sale

TILLS, SALES = 4, 25
SCARCE = document(
    rule("scarce", limits=[{"per": "program", "period": "day", "amount": 90_00}]),
    rule("often", limits=[{"per": "store", "period": "week", "count": 37}]),
)


def test_whoever_was_first_at_a_limit_is_first_again(database):
    shop = open_shop(database, SCARCE)
    people = [shop.customer() for _ in range(TILLS)]
    ready = Barrier(TILLS)

    def sell(till):
        chance = Random(till)
        ready.wait()
        for number in range(SALES):
            # each till's clock is off by a little, as clocks are
            now = NOON + timedelta(milliseconds=40 * number + chance.randrange(120))
            sale = Sale(f"till-{till}", str(number), "PLN", [Line(100_00 + number)])
            holder = rewards.Holder(shop.program_id, people[till])
            with database.transaction() as session:
                rewards.credit(session, shop.brand_id, sale, holder, now=now)

    with ThreadPoolExecutor(TILLS) as tills:
        list(tills.map(sell, range(TILLS)))
    report = replays_of(shop)

    assert report.purchases == TILLS * SALES
    assert report.changes == []


def test_a_return_that_waited_for_a_sale_is_replayed_after_it(database):
    twice = [{"per": "program", "period": "day", "count": 2}]
    shop = open_shop(database, document(rule("scarce", limits=twice)))
    ada = shop.customer()

    def buy(second):
        now = NOON + timedelta(seconds=second)
        return shop.buy(ada, 100_00, now=now).purchase.id

    first = buy(0)
    buy(1)
    buy(10)  # finds nothing left: the return, which began before, is yet to go on
    shop.refund(first, Item(number=1), now=NOON + timedelta(seconds=9))
    report = replays_of(shop)

    assert report.returns == 1
    assert report.changes == []


def replays_of(shop):
    stretch = replays.Stretch(
        shop.brand_id, shop.program_id, NOON, NOON + timedelta(days=1)
    )
    with shop.database.snapshot() as session:
        return replays.replay(session, stretch, None)
