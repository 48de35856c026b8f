"""Rules may give for joining, once per person, and for a friend who stays."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from tests.rewards.shop import Shop, document, rule
from walletpass import customers, ledger, passes
from walletpass.jobs.keeping.rewards import reward_referral
from walletpass.rewards import happenings, referrals, welcoming

PEOPLE = make.people()
FORTNIGHT = timedelta(days=14)


def on(event, points):
    gives = {"kind": "fixed", "amount": points}
    return rule(event, gives, on={"kind": "event", "event": event})


@pytest.fixture
def shop(database):
    with database.transaction() as session:
        brand = make.brand(session)
        program_id = make.template(session, brand).program_id
    shop = Shop(database, brand.id, program_id)
    shop.publish(
        document(
            rule(), on("welcome", 70_00), on("referrer", 9_00), on("referee", 4_00)
        )
    )
    return shop


def issue(shop, who, now=NOON):
    with shop.database.transaction() as session:
        customer = session.get_one(customers.Customer, who)
        issued = passes.issue(session, customer, people=PEOPLE, card_link=LINK, now=now)
        return issued.wallet_pass.id


def test_who_joins_is_given_what_rules_give_and_the_first_card_shows_it(shop):
    ada = shop.customer(phone="+48 501 502 503")

    card = issue(shop, ada)

    assert shop.balance(ada) == 70_00
    with shop.database.snapshot() as session:
        shown = passes.card_of(session, shop.brand_id, card)
    assert shown.content["fields"]["balance"] == 70
    assert shop.faults() == []


def test_a_second_card_another_phone_and_coming_back_bring_nothing_more(shop):
    ada = shop.customer(phone="+48 501 502 503")
    card = issue(shop, ada)
    with shop.database.transaction() as session:
        passes.void(session, shop.brand_id, card, now=NOON)
    issue(shop, ada)
    assert shop.balance(ada) == 70_00

    with shop.database.transaction() as session:
        customers.erase(session, session.get_one(customers.Customer, ada), now=NOON)
    again = shop.customer(phone="+48 501 502 503")
    issue(shop, again)

    assert shop.balance(again) == 0


def test_rules_give_beside_the_programs_own_welcome(shop):
    with shop.database.transaction() as session:
        welcoming.set_welcome(session, shop.brand_id, shop.program_id, points=5_00)
    ada = shop.customer(phone="+48 501 502 503")

    issue(shop, ada)

    assert shop.balance(ada) == 75_00


def test_both_sides_are_thanked_once_the_friend_has_stayed(shop):
    ada, bob = shop.customer(), shop.customer()
    bought = befriend(shop, ada, bob)
    services = make.services(shop.database, now=lambda: NOON + FORTNIGHT)
    job = referrals.RewardReferral(referral_of(shop))

    for _ in range(2):
        reward_referral(services, job)

    assert bought.points == 5_00
    assert balances(shop, ada, bob) == [9_00, 9_00]
    assert shop.faults() == []


def test_a_friend_who_brought_it_back_thanks_nobody(shop):
    ada, bob = shop.customer(), shop.customer()
    bought = befriend(shop, ada, bob)
    shop.refund(bought.purchase.id)
    services = make.services(shop.database, now=lambda: NOON + FORTNIGHT)

    reward_referral(services, referrals.RewardReferral(referral_of(shop)))

    assert balances(shop, ada, bob) == [0, 0]
    with shop.database.snapshot() as session:
        assert session.query(happenings.Happening).count() == 0


def befriend(shop, ada, bob):
    with shop.database.transaction() as session:
        referrals.set_terms(
            session, shop.brand_id, shop.program_id,
            referrer_points=0, referee_points=0, hold_days=14,
        )  # fmt: skip
        code = referrals.code_of(session, shop.brand_id, ada, now=NOON)
        referrals.join(session, shop.brand_id, code, bob, now=NOON)
    return shop.buy(bob, 100_00)


def referral_of(shop):
    with shop.database.snapshot() as session:
        return session.query(referrals.Referral).one().id


def balances(shop, *who):
    with shop.database.snapshot() as session:
        found = {
            account.customer_id: account.balance
            for account in session.query(ledger.Account)
        }
    return [found.get(one, 0) for one in who]
