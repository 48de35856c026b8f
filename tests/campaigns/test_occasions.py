"""What set a message off in the night may be over in the morning, when it would be told."""

import pytest

from tests import make
from tests.campaigns import making
from tests.campaigns.worlds import BREAKFAST, DAY, HOUR, MORNING, NIGHT, World
from tests.make import NOON
from walletpass import campaigns, sales
from walletpass.customers import birthday_from

WIN_BACK = {"on": "win-back"}


@pytest.fixture
def world(database):
    return World(database)


def test_who_came_back_before_breakfast_is_not_missed(world):
    ada, bob = world.people
    world.stayed_away(NIGHT - 20 * DAY)
    world.let_run(WIN_BACK)
    world.until(NIGHT)
    assert world.became() == {ada: "", bob: ""}  # planned for the morning

    world.now = BREAKFAST
    world.shop.buy(ada, 10_00, now=BREAKFAST)
    world.until(MORNING)

    assert world.became() == {ada: "over", bob: "sent"}


def test_who_brought_it_all_back_stays_away_still(world):
    ada, bob = world.people
    world.stayed_away(NIGHT - 20 * DAY)
    world.let_run(WIN_BACK)
    world.until(NIGHT)

    world.now = BREAKFAST
    bought = world.shop.buy(ada, 10_00, now=BREAKFAST)
    world.shop.refund(bought.purchase.id, now=BREAKFAST + HOUR)
    world.until(MORNING)

    assert world.became() == {ada: "sent", bob: "sent"}


def test_who_bought_it_again_is_not_told_that_it_runs_out(world):
    ada, bob = world.people
    for days in (30, 20, 10):
        for one in world.people:
            beans = sales.Line(10_00, category="beans")
            world.shop.buy(one, beans, now=NIGHT - days * DAY)
    world.let_run({"on": "replenishment", "category": "beans", "early_days": 0})
    world.until(NIGHT)
    assert world.became() == {ada: "", bob: ""}

    world.now = BREAKFAST
    world.shop.buy(ada, sales.Line(10_00, category="beans"), now=BREAKFAST)
    world.shop.buy(bob, sales.Line(10_00, category="cups"), now=BREAKFAST)
    world.until(MORNING)

    assert world.became() == {ada: "over", bob: "sent"}


@pytest.mark.parametrize(
    ("trigger", "lot"),
    [
        ({"on": "expiring", "days": 14}, {"expires_at": NIGHT + 13 * DAY}),
        ({"on": "balance"}, {}),
    ],
)
def test_who_spent_the_points_is_not_reminded_of_them(world, trigger, lot):
    ada, bob = world.people
    for one in world.people:
        world.give(one, 100_00, **lot)
    world.let_run(trigger)
    world.until(NIGHT)
    assert world.became() == {ada: "", bob: ""}

    world.now = BREAKFAST
    world.spend(ada, 100_00)
    world.spend(bob, 40_00)
    world.until(MORNING)

    assert world.became() == {ada: "over", bob: "sent"}


def test_who_cannot_be_reached_anyway_keeps_that_reason(world):
    ada, bob = world.people
    world.stayed_away(NIGHT - 20 * DAY)
    world.let_run(WIN_BACK)
    world.until(NIGHT)

    world.now = BREAKFAST
    world.shop.buy(ada, 10_00, now=BREAKFAST)
    with world.database.transaction() as session:
        customer = session.get_one(make.customers.Customer, ada)
        no = make.customers.Choice("wallet", given=False)
        make.customers.record_consents(
            session, customer, [no], source="card", now=BREAKFAST
        )
    world.until(MORNING)

    assert world.became() == {ada: "no-consent", bob: "sent"}


def test_a_pause_of_days_outlives_the_occasion_too(world):
    ada, bob = world.people
    world.stayed_away(NIGHT - 20 * DAY)
    world.let_run(WIN_BACK)
    world.until(NIGHT)
    brand_id = world.shop.brand_id
    with world.database.transaction() as session:
        campaigns.pause(session, brand_id, world.campaign_id, by="ada", now=NIGHT)

    world.now = NIGHT + 2 * DAY
    world.shop.buy(ada, 10_00, now=world.now)
    with world.database.transaction() as session:
        campaigns.resume(session, brand_id, world.campaign_id, by="ada", now=world.now)
    world.until(MORNING + 3 * DAY)

    assert world.became() == {ada: "over", bob: "sent"}


BIRTHDAY = {"on": "birthday", "days_before": 3, "days_after": 3}


def test_who_has_heard_enough_for_today_is_congratulated_tomorrow(database):
    world = World(database, birthday=birthday_from("11-23"))  # three days after NOON
    ada, bob = world.people
    world.tell_everybody()
    world.let_run(BIRTHDAY, holdout=0)

    world.until(NOON + HOUR)
    assert world.became() == {ada: "", bob: ""}
    world.until(NOON + 23 * HOUR)
    assert world.became() == {ada: "", bob: ""}
    world.until(NOON + 25 * HOUR)

    assert world.became() == {ada: "sent", bob: "sent"}


def test_nobody_is_congratulated_when_the_time_for_it_is_over(database):
    world = World(database, birthday=birthday_from("11-17"))  # three days before NOON
    ada, bob = world.people
    world.tell_everybody()
    world.let_run(BIRTHDAY, holdout=0)
    world.until(NOON + HOUR)
    assert world.became() == {ada: "", bob: ""}

    world.until(NOON + 25 * HOUR)

    assert world.became() == {ada: "over", bob: "over"}


def test_an_offer_does_not_wait_for_room(world):
    ada, bob = world.people
    world.tell_everybody()
    with world.database.transaction() as session:
        brand = make.brands.brand_of(session, world.shop.brand_id)
        again = making.drafted(session, brand, holdout=0)
        world.campaign_id = making.running(session, again, now=world.now).id
    world.until(NOON + HOUR)

    assert world.became() == {ada: "cap-day", bob: "cap-day"}
