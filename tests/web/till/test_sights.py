"""What a cashier sees of a customer: what waits, what they need, one hint."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import calls, customers, ledger
from walletpass.rewards import coupons, mending
from walletpass.rewards.coupons import Offer

from .conftest import words

HINTS = ("Birthday", "Has a reward", "Has enough", "will be lost", "First purchase",
         "Not here for")  # fmt: skip


def hints(page):
    return [hint for hint in HINTS if hint in words(page)]


@pytest.fixture
def reward(database, rosa):
    def reward(code, **facts):
        with database.transaction() as session:
            return coupons.add_reward(session, rosa.id, Offer(code, **facts), now=NOON)

    return reward


def test_a_newcomer_is_welcomed(anna_at, issue):
    assert hints(anna_at.find(issue(first_name="Zofia").number)) == ["First purchase"]


def test_a_birthday_comes_before_a_reward(anna_at, issue, reward, clock):
    reward("tea", kind="item", name={"en": "Tea"}, sku="T", cost=10_00)
    born = (clock() + timedelta(days=2)).date()
    ada = issue(points=20, birthday=customers.Birthday(born.month, born.day))

    page = anna_at.find(ada.number)

    assert "Birthday in 2 days" in words(page)
    assert hints(page) == ["Birthday"]


def test_a_reward_within_reach_is_told(anna_at, card, reward):
    reward("tea", kind="item", name={"en": "Tea"}, sku="T", cost=100_00)
    reward("trip", kind="item", name={"en": "Trip"}, sku="T", cost=900_00)

    page = anna_at.find(card.number)

    assert "Has enough for: Tea (100 points)" in words(page)
    assert hints(page) == ["Has enough"]


def test_who_was_away_long_is_welcomed_back(anna_at, card, clock):
    anna_at.sell(card, "10")
    clock.pass_by(days=64)
    anna_at.post("/sign-out")
    anna_at.sign_in(type("Anna", (), {"id": who_sold(anna_at)})())

    assert "Not here for 64 days" in words(anna_at.find(card.number))


def who_sold(device):
    page = device.get()
    return page.text.partition("who=")[2].partition('"')[0]


def test_needs_are_shown_to_staff_only_where_their_owner_agreed(
    database, anna_at, card, rosa
):
    with database.transaction() as session:
        ada = customers.customer_of(session, rosa.id, card.customer_id)
        for kind, value, is_shown in (
            ("allergy", "nuts", True),
            ("diet", "vegan", False),
        ):
            customers.declare_need(
                session, make.people(), ada, kind=kind, value=value,
                is_shown=is_shown, source="card", now=NOON,
            )  # fmt: skip

    page = words(anna_at.find(card.number))

    assert "Allergy: nuts" in page
    assert "vegan" not in page


def test_while_something_went_wrong_nothing_is_promoted(
    database, anna_at, card, rosa, reward
):
    reward("tea", kind="item", name={"en": "Tea"}, sku="T", cost=100_00)
    with database.transaction() as session:
        issue = mending.open_issue(
            session, rosa.id, card.customer_id, "late", source="x", by="x", now=NOON
        )
    page = anna_at.find(card.number)
    assert "Something went wrong lately" in words(page)
    assert hints(page) == []

    with database.transaction() as session:
        mending.resolve(session, rosa.id, issue.id, by="x", now=NOON)
    assert hints(anna_at.find(card.number)) == ["Has enough"]


def test_what_they_hold_that_is_no_discount_is_honoured(
    database, anna_at, card, rosa, reward
):
    badge = reward("friend", kind="badge", name={"en": "Friend of the house"})
    with database.transaction() as session:
        coupons.issue(
            session, make.people().keyring, rosa.id, badge.id, card.customer_id,
            source="x", is_gift=True, now=NOON,
        )  # fmt: skip

    assert "Friend of the house" in words(anna_at.find(card.number))


def test_points_that_lapsed_overnight_are_not_shown_as_theirs(
    database, anna_at, card, clock
):
    with database.transaction() as session:
        ledger.earn(
            session, card.account_id, 10_00, source="gift", now=NOON,
            expires_at=NOON + timedelta(hours=1),
        )  # fmt: skip
    assert "276 points" in words(anna_at.find(card.number))

    clock.pass_by(hours=2)

    assert "266 points" in words(anna_at.find(card.number))


def test_the_rank_and_the_way_to_the_next_are_shown(anna_at, card, ranks):
    assert "Ada Silver 266 points" in words(anna_at.find(card.number))

    anna_at.sell(card, "120")

    page = words(anna_at.find(card.number)).replace("\N{NO-BREAK SPACE}", " ")
    assert "PLN 380 to Gold" in page


def test_whom_somebody_of_this_shop_is_to_call_hears_it_here(
    anna_at, issue, database, rosa, store
):
    zofia, other = issue(first_name="Zofia"), issue(first_name="Ewa")
    with database.transaction() as session:
        elsewhere = make.store(session, make.brands.brand_of(session, rosa.id)).id
        for card, where, why in (
            (zofia, store.id, "Ask how the dress fits"),
            (other, elsewhere, "Nobody here may say this"),
        ):
            call = calls.Call(
                why={"en": why}, due_on=NOON.date() + timedelta(1), store_id=where
            )
            task = calls.make(
                session, rosa.id, card.customer_id, call, by="crm", now=NOON
            )
            if card is zofia:
                mine = task.id

    assert "Say it now: Ask how the dress fits" in words(anna_at.find(zofia.number))
    assert hints(anna_at.find(other.number)) == ["First purchase"]
    with database.transaction() as session:
        done = calls.TaskChange(state="done")
        calls.change(session, rosa.id, mine, done, by="crm", now=NOON)
    assert "Say it now" not in words(anna_at.find(zofia.number))
