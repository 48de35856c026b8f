"""A small budget per shift, a reason for each surprise, and the owner sees them all."""

import threading
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, customers, ledger
from walletpass.rewards import surprising
from walletpass.rewards.surprising import Left, Treat


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        brand = make.brand(session)
        program = make.program(session, brand)
        surprising.set_budget(session, brand.id, program.id, points=50_00, times=3)
        return brand


@pytest.fixture
def shop(database, brand):
    with database.transaction() as session:
        return {
            "store_id": make.store(session, brand).id,
            "staff_id": make.staff(session, brand, "cashier").id,
            "customer_id": make.customer(session, brand).id,
        }


def surprise(database, brand, shop, source="1", points=20_00, now=NOON, **facts):
    told = {"reason": "long queue", "points": points, "source": source}
    treat = Treat(**(shop | told | facts))
    with database.transaction() as session:
        return surprising.surprise(session, brand.id, treat, now=now)


def left(database, brand, shop, now=NOON):
    with database.snapshot() as session:
        return surprising.left_for(
            session, brand.id, shop["staff_id"], shop["store_id"], now=now
        )


def test_points_and_treats_come_out_of_the_shifts_budget(database, brand, shop):
    given = surprise(database, brand, shop)
    surprise(database, brand, shop, "2", 0, reason="hot tea")

    assert left(database, brand, shop) == Left(30_00, 1)
    with database.snapshot() as session:
        posted = ledger.movement_of(session, brand.id, given.entry_id)
        page = surprising.surprises_page(session, brand.id)
    assert (posted.points, posted.reason) == (20_00, "long queue")
    assert sorted(one.reason for one in page.rows) == ["hot tea", "long queue"]


def test_what_is_used_up_is_refused_and_tells_what_is_left(database, brand, shop):
    surprise(database, brand, shop)

    with pytest.raises(surprising.SpentBudgetError) as refusal:
        surprise(database, brand, shop, "2", 31_00)
    assert refusal.value.facts() == {"points": 30.0, "times": 2}
    for number in (2, 3):
        surprise(database, brand, shop, f"t{number}", 0)
    with pytest.raises(surprising.SpentBudgetError):
        surprise(database, brand, shop, "t4", 0)


def test_the_next_local_day_is_another_shift(database, brand, shop):
    surprise(database, brand, shop, points=50_00)
    midnight = NOON + timedelta(hours=11)  # in Warsaw

    assert left(database, brand, shop, midnight - timedelta(minutes=1)).points == 0
    assert left(database, brand, shop, midnight) == Left(50_00, 3)


def test_told_again_it_is_one_surprise(database, brand, shop):
    first, again = (surprise(database, brand, shop) for _ in range(2))

    assert first.id == again.id
    assert left(database, brand, shop) == Left(30_00, 2)


def test_many_at_once_give_no_more_than_there_is(database, brand, shop):
    gate, outcomes = threading.Barrier(4), []

    def give(number):
        gate.wait()
        try:
            surprise(database, brand, shop, str(number), 25_00)
            outcomes.append("given")
        except surprising.SpentBudgetError:
            outcomes.append("refused")

    givers = [threading.Thread(target=give, args=(number,)) for number in range(4)]
    for giver in givers:
        giver.start()
    for giver in givers:
        giver.join()

    assert sorted(outcomes) == ["given", "given", "refused", "refused"]


def test_without_a_budget_there_are_no_surprises(database):
    with database.transaction() as session:
        brand = make.brand(session)
        shop = {
            "store_id": make.store(session, brand).id,
            "staff_id": make.staff(session, brand, "cashier").id,
            "customer_id": make.customer(session, brand).id,
        }
    with pytest.raises(surprising.SpentBudgetError):
        surprise(database, brand, shop, points=0)


@pytest.mark.parametrize("facts", [{"reason": " "}, {"points": -1}])
def test_a_surprise_needs_a_reason_and_takes_nothing_away(database, brand, shop, facts):
    with pytest.raises(surprising.UnfitSurpriseError):
        surprise(database, brand, shop, **facts)


def test_another_brands_people_and_shops_do_not_exist(database, brand, shop):
    with database.transaction() as session:
        other = make.brand(session)
        theirs = {
            "store_id": (make.store(session, other).id, brands.UnknownStoreError),
            "staff_id": (make.staff(session, other).id, brands.UnknownStaffError),
            "customer_id": (
                make.customer(session, other).id,
                customers.UnknownCustomerError,
            ),
        }
    for name, (their_id, error) in theirs.items():
        with pytest.raises(error):
            surprise(database, brand, shop | {name: their_id})
