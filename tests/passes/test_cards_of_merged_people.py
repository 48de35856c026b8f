"""One person, one card: cards, points and purchases of two who turn out to be one."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from walletpass import brands, customers, ledger, passes, sales

PEOPLE = make.people()


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def template(database, brand):
    with database.transaction() as session:
        return make.template(session, brand)


def holder(database, brand, template, points):
    with database.transaction() as session:
        card = make.card(session, brand, of=template)
        return make.earning(session, card, points)


def merge(database, brand, loser_id, into_id):
    with database.transaction() as session:
        return passes.merge_holders(
            session,
            PEOPLE,
            brand.id,
            loser_id,
            into_id,
            actor="key_1",
            reason="",
            now=NOON,
        ).merge


def unmerge(database, brand, made, now=NOON):
    with database.transaction() as session:
        passes.unmerge_holders(
            session, PEOPLE, brand.id, made.id, actor="key_1", now=now
        )


def card_now(database, card):
    with database.snapshot() as session:
        return passes.card_of(session, card.brand_id, card.id)


def balances(database, *account_ids):
    with database.snapshot() as session:
        assert ledger.audit(session) == []
        assert sales.audit(session) == []
        return [
            session.get_one(ledger.Account, account_id).balance // 100
            for account_id in account_ids
        ]


def refreshed(database, card):
    with database.transaction() as session:
        passes.refresh(
            session, [card.id], cause="x", people=PEOPLE, card_link=LINK, now=NOON
        )
    return card_now(database, card).content


def test_points_of_both_are_on_one_card_and_the_other_turns_void(
    database, brand, template
):
    till, web = (holder(database, brand, template, n) for n in (50, 30))

    made = merge(database, brand, web.customer_id, till.customer_id)

    assert balances(database, till.account_id, web.account_id) == [80, 0]
    kept, gone = card_now(database, till), card_now(database, web)
    assert (kept.status, gone.status) == ("active", "voided")
    assert gone.customer_id == till.customer_id
    assert refreshed(database, web)["voided"] is True
    assert {card["voided"] for card in made.moved["cards"]} == {True}


def test_the_loser_alone_holding_a_card_brings_it_along(database, brand, template):
    web = holder(database, brand, template, 30)
    with database.transaction() as session:
        till = make.customer(session, brand, first_name="Ada").id

    made = merge(database, brand, web.customer_id, till)

    brought = card_now(database, web)
    assert (brought.status, brought.customer_id) == ("active", till)
    with database.transaction() as session:
        issued = passes.issue(
            session,
            session.get_one(customers.Customer, till),
            people=PEOPLE,
            card_link=LINK,
            now=NOON,
        )
        assert (issued.wallet_pass.id, issued.is_new) == (web.id, False)
    unmerge(database, brand, made)
    assert card_now(database, web).customer_id == web.customer_id
    assert balances(database, web.account_id) == [30]


def test_undoing_gives_each_their_points_purchases_and_card(database, brand, template):
    till, web = (holder(database, brand, template, n) for n in (50, 30))
    sale = sales.Sale("web", "1", "PLN", [sales.Line(900)], customer_id=web.customer_id)
    with database.transaction() as session:
        bought = sales.record(session, brand.id, sale, now=NOON).id
    made = merge(database, brand, web.customer_id, till.customer_id)
    with database.transaction() as session:
        purchase = sales.purchase_of(session, brand.id, bought)
        assert purchase.customer_id == till.customer_id

    unmerge(database, brand, made)

    assert balances(database, till.account_id, web.account_id) == [50, 30]
    restored = card_now(database, web)
    assert (restored.status, restored.account_id) == ("active", web.account_id)
    assert restored.customer_id == web.customer_id
    assert refreshed(database, web)["voided"] is False
    with database.snapshot() as session:
        purchase = sales.purchase_of(session, brand.id, bought)
        assert (purchase.customer_id, purchase.bought_as_id) == (web.customer_id, None)


def test_points_spent_since_come_back_as_far_as_they_are_there(
    database, brand, template
):
    till, web = (holder(database, brand, template, n) for n in (50, 30))
    made = merge(database, brand, web.customer_id, till.customer_id)
    with database.transaction() as session:
        ledger.redeem(session, web.account_id, 60_00, source="s", now=NOON)

    unmerge(database, brand, made)

    assert sum(balances(database, till.account_id, web.account_id)) == 20


def test_a_card_voided_before_the_merge_stays_void_after_it(database, brand, template):
    till, web = (holder(database, brand, template, n) for n in (50, 30))
    with database.transaction() as session:
        passes.void(session, brand.id, web.id, now=NOON)

    made = merge(database, brand, web.customer_id, till.customer_id)
    unmerge(database, brand, made)

    assert card_now(database, web).status == "voided"


def test_somebody_who_bought_since_stays_a_buyer(database, brand):
    with database.transaction() as session:
        till, web = (make.customer(session, brand).id for _ in range(2))
        customers.note_purchase(session, web)
    made = merge(database, brand, web, till)
    sale = sales.Sale("till", "1", "PLN", [sales.Line(900)], customer_id=web)
    with database.transaction() as session:
        sales.record(session, brand.id, sale, now=NOON)

    unmerge(database, brand, made, now=NOON + timedelta(days=1))

    with database.snapshot() as session:
        assert session.get_one(customers.Customer, till).status == "active"


def test_both_acts_are_in_the_log(database, brand, template):
    till, web = (holder(database, brand, template, n) for n in (50, 30))
    made = merge(database, brand, web.customer_id, till.customer_id)
    unmerge(database, brand, made)
    unmerge(database, brand, made)

    with database.snapshot() as session:
        deeds = brands.audit_page(session, brand.id).rows
        assert brands.verify_chain(session, brand.id) is None
    assert [deed.action for deed in deeds] == ["customers.unmerged", "customers.merged"]
    assert deeds[0].after == {"merge": made.id, "other": web.customer_id}
