"""Coupons used and rewards bought at the till."""

import pytest

from tests import make
from tests.make import NOON
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Coupon, Offer

from .conftest import tone, words


@pytest.fixture
def offer(database, rosa):
    """Put a reward into the catalogue."""

    def offer(code="coffee", **facts):
        defaults = {"kind": "item", "name": {"en": "Free coffee"}, "sku": "C-1"}
        with database.transaction() as session:
            told = Offer(code, **(defaults | facts))
            return coupons.add_reward(session, rosa.id, told, now=NOON)

    return offer


@pytest.fixture
def hold(database, rosa, card, offer):
    """Give Ada a coupon."""

    def hold(**facts):
        reward = offer(**facts)
        with database.transaction() as session:
            return coupons.issue(
                session, make.people().keyring, rosa.id, reward.id,
                card.customer_id, source=f"gift {reward.code}", is_gift=True, now=NOON,
            ).coupon  # fmt: skip

    return hold


def gifts(device, card, what=None):
    return device.follow(device.find(what or card.number), "/gifts")


@pytest.mark.parametrize(
    ("facts", "gives"),
    [
        ({}, "Hand over article C-1 for free"),
        ({"kind": "amount", "value": 10_00, "sku": None}, "Take PLN 10 off the bill"),
        ({"kind": "percent", "value": 12_50, "sku": None}, "Take 12.5% off the bill"),
    ],
)
def test_a_coupon_is_used_once_and_says_what_to_do(
    database, anna_at, card, hold, facts, gives
):
    coupon = hold(**facts)
    page = gifts(anna_at, card)
    assert gives in words(page)

    for _ in range(2):
        used = anna_at.send(page, "/gifts", coupon=coupon.id)

    assert gives in words(used)
    assert "Undo" in words(used)
    assert tone(used) == "good"
    with database.snapshot() as session:
        assert session.get_one(Coupon, coupon.id).status == "redeemed"


def test_a_coupons_code_that_is_scanned_leads_to_its_owners_gifts(
    anna_at, card, hold, rosa
):
    coupon = hold()
    code = coupons.code_of(make.people().keyring, rosa.id, coupon.id)

    page = anna_at.find(code)

    assert "Rewards and coupons" in words(page)
    assert "Free coffee" in words(page)


def test_a_coupon_that_waits_is_the_one_hint(anna_at, card, hold):
    hold()

    page = anna_at.find(card.number)

    assert "Has a reward to use: Free coffee" in words(page)
    assert "Rewards 1" in words(page)


def test_a_coupon_used_by_mistake_is_good_again_for_a_minute(
    database, anna_at, card, hold, clock
):
    coupon = hold()
    used = anna_at.send(gifts(anna_at, card), "/gifts", coupon=coupon.id)

    assert "as if it had never been used" in words(
        anna_at.send(used, "/given/[^/]+sale=[^/]+")
    )
    used = anna_at.send(gifts(anna_at, card), "/gifts", coupon=coupon.id)
    clock.pass_by(seconds=61)
    anna_at.send(used, "/given/[^/]+sale=[^/]+")

    with database.snapshot() as session:
        assert session.get_one(Coupon, coupon.id).status == "redeemed"


def test_a_reward_is_bought_with_points_and_undone_with_them(
    anna_at, card, offer, balance
):
    reward = offer(cost=200_00)
    assert "Has enough for: Free coffee (200 points)" in words(
        anna_at.find(card.number)
    )
    page = gifts(anna_at, card)

    for _ in range(2):
        bought = anna_at.send(page, "/gifts", reward=reward.id)

    assert "Hand over article C-1" in words(bought)
    assert balance(card) == 66
    for _ in range(2):
        anna_at.send(bought, "/given/[^/]+sale=[^/]+")
    assert balance(card) == 266


def test_what_is_too_dear_or_gone_is_refused_in_a_sentence(
    anna_at, card, offer, balance
):
    dear = offer(cost=300_00)
    page = gifts(anna_at, card)
    assert "disabled" in page.text

    refused = anna_at.send(page, "/gifts", reward=dear.id)

    assert refused.status_code == 422
    assert "There are not enough points on the card" in words(refused)
    assert balance(card) == 266


def test_a_coupon_used_elsewhere_says_so(database, anna_at, card, hold, rosa):
    coupon = hold()
    page = gifts(anna_at, card)
    with database.transaction() as session:
        coupons.redeem(session, rosa.id, coupon.id, source="web/1", now=NOON)

    refused = anna_at.send(page, "/gifts", coupon=coupon.id)

    assert "It was used before" in words(refused)


def test_who_was_found_by_phone_shows_that_the_coupon_is_theirs(
    database, anna_at, card, hold
):
    coupon = hold()
    page = gifts(anna_at, card, "+48500999001")

    assert "not the last four digits" in words(
        anna_at.send(page, "/gifts", coupon=coupon.id, digits="")
    )
    used = anna_at.send(page, "/gifts", coupon=coupon.id, digits=card.number[-4:])
    assert "Hand over article" in words(used)


def test_a_sale_that_comes_back_whole_gives_its_coupon_back(
    database, anna_at, card, hold
):
    coupon = hold()
    used = anna_at.send(gifts(anna_at, card), "/gifts", coupon=coupon.id)
    page = anna_at.follow(used, "sale=till-[0-9a-f]+")

    done = anna_at.send(anna_at.send(page, "/quote", amount="20"), "/sell")
    anna_at.send(done, "/undo")

    with database.snapshot() as session:
        assert session.get_one(Coupon, coupon.id).status == "issued"


def test_nobody_uses_another_customers_coupon(database, anna_at, card, issue, hold):
    coupon = hold()
    other = issue(first_name="Zofia")
    page = gifts(anna_at, other)

    answer = anna_at.send(page, "/gifts", coupon=coupon.id)

    assert answer.status_code == 404
    with database.snapshot() as session:
        assert session.get_one(Coupon, coupon.id).status == "issued"
