"""What the hours owe to customers: birthdays, by the schedule and the background."""

from datetime import UTC, datetime

from tests import make
from tests.rewards.shop import document, open_shop, rule
from walletpass.customers import Birthday
from walletpass.jobs import relay
from walletpass.jobs.keeping import rewards
from walletpass.jobs.runner import keep
from walletpass.jobs.schedule import Schedule

TOLD = datetime(2026, 1, 5, 9, tzinfo=UTC)
NIGHT = datetime(2026, 3, 20, 3, tzinfo=UTC)
GIFT = rule(
    "gift",
    {"kind": "fixed", "amount": 500_00},
    on={"kind": "birthday", "days_before": 3, "days_after": 3, "told_before": 7},
)


def test_everybody_born_these_days_is_given_something_batch_after_batch(
    database, monkeypatch
):
    monkeypatch.setattr(rewards, "BIRTHDAYS", 2)
    shop = open_shop(database, document(GIFT), now=TOLD)
    people = [
        shop.customer(birthday=Birthday(3, day), now=TOLD)
        for day in (16, 17, 20, 20, 20, 20, 20, 23, 24)
    ]
    for who in people:
        shop.pockets(who)
    services = make.services(database, now=lambda: NIGHT)

    for _ in range(2):
        Schedule().tick(services)
        while relay(services, lambda ticket: keep(services, ticket)):
            pass

    given = [shop.balance(who) // 100 for who in people]
    assert given == [0, 500, 500, 500, 500, 500, 500, 500, 0]
    assert shop.faults() == []
