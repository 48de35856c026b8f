"""What a rehearsal's count amounts to: money, hours, and what can be learnt from it."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns.making import WORDS, document
from tests.make import NOON
from walletpass.campaigns.detecting import Habit
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.foretelling import CARDS_PER_SECOND, foretell, last_phone
from walletpass.campaigns.habits import habit_of
from walletpass.campaigns.tallying import Tally
from walletpass.rewards import coupons
from walletpass.sales import Purchase


def variants(*rewards):
    return [
        {"code": code, "words": WORDS} | ({"reward": reward} if reward else {})
        for code, reward in zip("abc", rewards, strict=False)
    ]


def reward(session, brand, code, **facts):
    offer = coupons.Offer(code=code, name={"en": code}, **facts)
    return coupons.add_reward(session, brand.id, offer, now=NOON).id


def test_messages_and_what_is_fixed_are_what_it_costs(database):
    told = document_from(document(cost={"message": 3, "fixed": 1_000}))
    tally = Tally(recipients=200, variants={"a": 200})

    with database.snapshot() as session:
        cost = foretell(session, told, tally, now=NOON)["cost"]

    assert cost == {"messages": 600, "fixed": 1_000, "total": 1_600}


def test_coupons_are_owed_as_far_as_their_quota_goes(database):
    with database.transaction() as session:
        brand = make.brand(session)
        make.program(session, brand)
        fixed = reward(session, brand, "five", kind="amount", value=500)
        few = reward(session, brand, "few", kind="amount", value=1_000, quota=4)
        share = reward(session, brand, "tenth", kind="percent", value=1_000)
        told = document_from(document(variants=variants(fixed, few, share)))
        tally = Tally(recipients=60, variants={"a": 10, "b": 20, "c": 30})

        liability = foretell(session, told, tally, now=NOON)["liability"]

    assert liability == {"coupons": 44, "money": 10 * 500 + 4 * 1_000, "unpriced": 30}


def test_what_can_be_learnt_is_told_before_anything_is_sent(database):
    told = document_from(document(holdout=0.05, window_days=14))
    tally = Tally(customers=20_000, held=1_000, habit=Habit(20_000, 2_000, 0, 0))

    with database.snapshot() as session:
        effect = foretell(session, told, tally, now=NOON)["effect"]

    assert effect["window_days"] == 14
    assert (effect["treated"], effect["held"]) == (19_000, 1_000)
    assert effect["buying"] == 0.1
    assert effect["smallest_change_in_buying"] == pytest.approx(0.02727, abs=5e-6)
    assert effect["smallest_change_in_spent_each"] == 0


def test_without_a_holdout_nothing_can_be_learnt(database):
    with database.snapshot() as session:
        told = foretell(
            session, document_from(document()), Tally(customers=9), now=NOON
        )

    assert told["effect"]["smallest_change_in_buying"] is None
    assert told["last_phone"]["at"] is None


def test_where_nobody_bought_anything_there_is_nothing_to_go_by(database):
    told = document_from(document(holdout=0.5))
    tally = Tally(customers=1_000, held=500, habit=Habit(1_000))

    with database.snapshot() as session:
        effect = foretell(session, told, tally, now=NOON)["effect"]

    assert (effect["treated"], effect["held"]) == (500, 500)
    assert effect["smallest_change_in_buying"] is None
    assert effect["smallest_change_in_spent_each"] is None


def test_phones_wait_where_an_hour_brings_more_than_can_be_signed():
    two_hours = CARDS_PER_SECOND * 7_200
    hours = {"2026-11-20T12:00:00Z": two_hours, "2026-11-20T13:00:00Z": 60}

    crowded = last_phone(hours, "2026-11-20T13:30:00Z")
    calm = last_phone({"2026-11-20T13:00:00Z": 60}, "2026-11-20T13:30:00Z")

    assert crowded["is_estimate"] is True
    assert crowded["at"].startswith("2026-11-20T14:00:00.12")
    assert calm["at"] == "2026-11-20T13:30:00+00:00"


def test_a_habit_is_what_was_bought_lately_less_what_came_back(database):
    with database.transaction() as session:
        brand, other = make.brand(session), make.brand(session)
        ada, bo, cy = (make.customer(session, brand) for _ in range(3))
        buy(session, brand, ada, 1_000, returned=400)
        buy(session, brand, ada, 2_000)
        buy(session, brand, bo, 5_000, at=NOON - timedelta(days=8))
        buy(session, brand, cy, 700, returned=700)
        buy(session, other, make.customer(session, other), 9_000)

        habit = habit_of(session, brand.id, [ada.id, bo.id, cy.id], days=7, now=NOON)

    assert habit == Habit(3, 1, 2_600, 2_600**2)


def buy(session, brand, who, net, *, returned=0, at=NOON):
    number = len(session.identity_map)
    session.add(
        Purchase(
            id=f"pur_{number}_{net}",
            brand_id=brand.id,
            source="till",
            receipt=f"{number}-{net}",
            digest=b"",
            customer_id=who.id,
            channel="store",
            occurred_at=at,
            received_at=at,
            shopped_on=at.date(),
            currency="PLN",
            gross=net,
            net=net,
            paid_with_points=0,
            paid_with_gift_card=0,
            promo_codes=[],
            returned=returned,
            status="recorded",
        )
    )
    session.flush()
