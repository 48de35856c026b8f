"""Tills that sell at the same moment: the past is replayed in the order it had."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import rewards
from walletpass.rewards import replays
from walletpass.sales import Line, Sale

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
    stretch = replays.Stretch(
        shop.brand_id, shop.program_id, NOON, NOON + timedelta(days=1)
    )
    with database.snapshot() as session:
        report = replays.replay(session, stretch, None)

    assert report.purchases == TILLS * SALES
    assert report.changes == []
