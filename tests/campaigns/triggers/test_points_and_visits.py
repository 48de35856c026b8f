from datetime import UTC, datetime, timedelta

import pytest

from tests import make
from tests.campaigns.triggers.scenes import NOON, due, open_shop, with_profile
from tests.rewards.shop import document, rule
from walletpass import ledger, sales
from walletpass.customers import Customer
from walletpass.rewards import feedback, happenings
from walletpass.rewards.holders import Holder


def expire_in(shop, customer_id, points, days):
    with shop.database.transaction() as session:
        account_id = ledger.open_account(
            session, shop.brand_id, shop.program_id, customer_id, now=NOON
        )
        ledger.earn(
            session,
            account_id,
            points,
            source=f"gift-{next(shop.receipts)}",
            now=NOON,
            expires_at=NOON + timedelta(days=days),
        )


def test_points_about_to_expire_are_told_once_for_each_day_they_expire(database):
    shop = open_shop(database)
    soon, later, never, poor = (shop.customer() for _ in range(4))
    expire_in(shop, soon, 5_00, 10)
    expire_in(shop, soon, 5_00, 12)
    expire_in(shop, later, 5_00, 20)
    shop.give(never, 5_00)
    expire_in(shop, poor, 50, 10)

    told = due(shop, {"on": "expiring", "days": 14})

    assert set(told) == {soon}
    assert told == due(
        shop, {"on": "expiring", "days": 14}, now=NOON + timedelta(days=1)
    )


def test_points_that_expire_later_are_told_of_as_early_as_the_first(database):
    shop = open_shop(database)
    ada = shop.customer()
    expire_in(shop, ada, 1_00, 14)
    expire_in(shop, ada, 9_00, 19)

    told = [
        due(shop, {"on": "expiring"}, now=NOON + timedelta(days=days, minutes=1)).get(
            ada
        )
        for days in (0, 4, 5, 13)
    ]

    assert told[0] == told[1] != told[2] == told[3]


def test_a_balance_is_worth_a_reminder_only_where_it_can_be_spent(database):
    spending = {"worth": 1, "points": 100, "minimum": 50_00}
    shop = open_shop(database, document(spending=spending))
    rich, poor, nobody = (shop.customer() for _ in range(3))
    shop.give(rich, 50_00)
    shop.give(poor, 49_00)

    assert set(due(shop, {"on": "balance"})) == {rich}
    assert nobody not in due(shop, {"on": "balance"})


def test_who_was_here_lately_needs_no_reminder_of_points(database):
    shop = open_shop(database)
    here = with_profile(shop, last_bought_at=NOON - timedelta(days=3))
    away = with_profile(shop, last_bought_at=NOON - timedelta(days=30))
    for customer_id in (here, away):
        shop.give(customer_id, 100_00)

    assert set(due(shop, {"on": "balance"})) == {away}


def test_a_newcomer_is_welcomed_once_some_hours_after_joining(database):
    shop = open_shop(database)
    ada = on_phone(shop, NOON - timedelta(hours=5))
    on_phone(shop, NOON - timedelta(hours=1))
    on_phone(shop, NOON - timedelta(days=9))

    assert due(shop, {"on": "welcome", "after_hours": 4}) == {ada: "welcome"}


def test_who_has_no_card_on_a_phone_yet_is_welcomed_when_they_have(database):
    shop = open_shop(database)
    shop.customer(now=NOON - timedelta(hours=5))
    late = shop.customer(now=NOON - timedelta(hours=4 + 49))

    assert set(due(shop, {"on": "welcome", "after_hours": 4})) == {late}


def on_phone(shop, joined_at):
    with shop.database.transaction() as session:
        brand = make.brands.brand_of(session, shop.brand_id)
        card = make.card(session, brand, now=joined_at)
        make.registered(session, card, f"phone-{card.id}", card.id[-16:] * 4)
        session.get_one(Customer, card.customer_id).enrolled_at = joined_at
        return card.customer_id


def test_a_visit_is_asked_about_after_some_hours_and_once_a_day(database):
    shop = open_shop(database, document(rule()))
    ada, bob, eve = (shop.customer() for _ in range(3))
    shop.buy(ada, 10_00, now=NOON - timedelta(hours=5))
    shop.buy(ada, 10_00, now=NOON - timedelta(hours=4))
    shop.buy(bob, 10_00, now=NOON - timedelta(hours=1))
    back = shop.buy(eve, 10_00, now=NOON - timedelta(hours=5))
    shop.refund(back.purchase.id)

    told = due(shop, {"on": "visit", "after_hours": 3})

    assert told == {ada: "visit/2026-11-20"}


def test_the_tenth_visit_is_a_milestone_on_its_day(database):
    shop = open_shop(database, document(rule()))
    ada, bob = shop.customer(), shop.customer()
    for days in (2, 1, 0):
        shop.buy(ada, 10_00, now=NOON - timedelta(days=days))
    shop.buy(bob, 10_00)

    assert due(shop, {"on": "milestone", "visits": [3]}) == {ada: "visits/3"}


def test_what_is_bought_again_and_again_is_due_by_the_buyers_own_gap(database):
    shop = open_shop(database, document(rule()))
    weekly, new, other = (shop.customer() for _ in range(3))
    for days in (18, 11, 4):
        line = sales.Line(10_00, sku="food", category="cats")
        shop.buy(weekly, line, now=NOON - timedelta(days=days, hours=1))
    shop.buy(new, sales.Line(10_00, sku="food"), now=NOON - timedelta(days=4))
    shop.buy(other, sales.Line(10_00, sku="milk"), now=NOON - timedelta(days=4))
    food = {"on": "replenishment", "sku": "food", "usual_days": 30, "early_days": 3}
    cats = {"on": "replenishment", "category": "cats", "early_days": 3}

    assert set(due(shop, food)) == {weekly}
    assert set(due(shop, cats)) == {weekly}
    assert due(shop, food, now=NOON - timedelta(days=1)) == {}
    later = due(shop, food, now=NOON + timedelta(days=24))
    assert set(later) == {new}


def test_an_event_a_tier_and_a_return_are_occasions(database):
    shop = open_shop(database, document(rule()))
    ada, bob = shop.customer(), shop.customer()
    with database.transaction() as session:
        told = happenings.Happened("review", "web", "r-1")
        happenings.tell(
            session, shop.brand_id, Holder(shop.program_id, ada), told, now=NOON
        )
    bought = shop.buy(bob, 10_00, now=NOON - timedelta(days=3))
    shop.refund(bought.purchase.id)

    assert set(due(shop, {"on": "event", "kind": "review"})) == {ada}
    assert due(shop, {"on": "event", "kind": "contest"}) == {}
    assert due(shop, {"on": "return", "after_hours": 24}) == {}
    tomorrow = due(
        shop, {"on": "return", "after_hours": 24}, now=NOON + timedelta(hours=25)
    )
    assert set(tomorrow) == {bob}


@pytest.mark.parametrize("written", ["06-20", "2015-06-20"])
def test_a_date_among_the_attributes_comes_back_every_year(database, written):
    shop = open_shop(database)
    ada = shop.customer(attributes={"wedding": written})
    shop.customer(attributes={"wedding": "2015-06-21"})
    shop.customer(attributes={"wedding": "soon"})
    shop.customer()
    on = {"on": "date", "of": "attribute", "attribute": "wedding", "days_before": 2}

    told = due(shop, on, now=datetime(2027, 6, 18, 12, tzinfo=UTC))

    assert told == {ada: "date/wedding/2027"}


def test_the_day_of_joining_comes_back_by_the_brands_calendar(database):
    shop = open_shop(database)
    ada = shop.customer(now=datetime(2025, 11, 19, 23, 30, tzinfo=UTC))  # the 20th here

    on = {"on": "date", "of": "joining"}

    assert due(shop, on) == {ada: "date/joining/2026"}
    assert due(shop, on, now=NOON - timedelta(days=365)) == {}


def test_all_customers_of_a_trigger_are_of_its_brand_and_living(database):
    ours, theirs = open_shop(database), open_shop(database)
    theirs.customer(now=NOON)
    gone = ours.customer(now=NOON)
    with database.transaction() as session:
        session.get_one(make.customers.Customer, gone).status = "erased"

    assert due(ours, {"on": "welcome"}) == {}


def test_a_low_mark_for_a_visit_is_told_once_under_its_own_name(database):
    shop = open_shop(database)
    glad, sad = shop.customer(), shop.customer()
    with shop.database.transaction() as session:
        for who, mark in ((glad, 5), (sad, 2)):
            sale = shop.sale(10_00, customer_id=who)
            sales.record(session, shop.brand_id, sale, now=NOON)
            feedback.rate(
                session, shop.brand_id, shop.program_id, who,
                feedback.Feedback(mark), now=NOON,
            )  # fmt: skip

    told = due(shop, {"on": "low-mark"})

    assert set(told) == {sad}
    assert told[sad].startswith("mark/hap_")
    assert due(shop, {"on": "low-mark", "at_most": 1}) == {}
    assert due(shop, {"on": "low-mark", "after_hours": 2}) == {}
    assert due(shop, {"on": "low-mark"}, now=NOON + timedelta(days=4)) == {}


@pytest.mark.parametrize(
    ("every", "early", "half"),
    [(1, 3, 0.5), (3, 3, 1.5), (2, 30, 1), (10, 3, 7)],
)
def test_who_buys_often_is_told_no_sooner_than_after_half_their_own_gap(
    database, every, early, half
):
    shop = open_shop(database)
    ada = shop.customer()
    for times in range(3):
        bought_at = NOON - timedelta(days=every * times)
        shop.buy(ada, sales.Line(10_00, sku="food"), now=bought_at)
    food = {"on": "replenishment", "sku": "food", "early_days": early}
    hour = timedelta(hours=1)

    assert ada not in due(shop, food, now=NOON + 5 * hour / 60)
    assert ada not in due(shop, food, now=NOON + timedelta(days=half) - hour)
    assert ada in due(shop, food, now=NOON + timedelta(days=half) + hour)
