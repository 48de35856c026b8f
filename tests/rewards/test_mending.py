"""What went wrong is made good within a budget, and nothing is promoted meanwhile."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers, ledger
from walletpass.rewards import mending


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        brand = make.brand(session)
        program = make.program(session, brand)
        mending.set_goodwill(
            session, brand.id, program.id, per_issue=100_00, per_month=150_00
        )
        return brand


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand).id


def issue(database, brand, who, source="call/1"):
    with database.transaction() as session:
        return mending.open_issue(
            session, brand.id, who, "late", source=source, by="stf_1", now=NOON
        )


def make_good(database, brand, one, points, source="1", now=NOON):
    with database.transaction() as session:
        return mending.make_good(
            session, brand.id, one.id, points, source=source, by="stf_1", now=now
        )


def is_paused(database, who):
    with database.snapshot() as session:
        return mending.is_promotion_paused(session, who)


def test_offers_are_paused_until_it_is_resolved(database, brand, ada):
    assert not is_paused(database, ada)
    first, second = issue(database, brand, ada), issue(database, brand, ada, "call/2")

    for one in (first, second):
        assert is_paused(database, ada)
        with database.transaction() as session:
            mending.resolve(session, brand.id, one.id, by="stf_1", now=NOON)
    assert not is_paused(database, ada)


def test_offers_are_paused_under_every_name(database, brand, ada):
    with database.transaction() as session:
        web = make.customer(session, brand).id
    issue(database, brand, web)

    with database.transaction() as session:
        session.get_one(customers.Customer, web).merged_into_id = ada

    assert is_paused(database, ada)


def test_goodwill_is_given_once_per_source_and_within_the_issues_budget(
    database, brand, ada
):
    one = issue(database, brand, ada)
    for _ in range(2):
        assert make_good(database, brand, one, 60_00).goodwill == 60_00

    with pytest.raises(mending.BeyondGoodwillError) as refusal:
        make_good(database, brand, one, 41_00, "2")
    assert refusal.value.facts() == {"left": 40}
    assert str(refusal.value) == "40 points may still be given for this."
    with database.snapshot() as session:
        [account] = session.query(ledger.Account).filter_by(customer_id=ada)
        assert account.balance == 60_00


def test_all_issues_share_the_months_budget(database, brand, ada):
    first, second = issue(database, brand, ada), issue(database, brand, ada, "call/2")
    make_good(database, brand, first, 100_00)

    with pytest.raises(mending.BeyondGoodwillError):
        make_good(database, brand, second, 51_00)
    later = NOON + timedelta(days=30)
    assert make_good(database, brand, second, 51_00, now=later).goodwill == 51_00


def test_without_a_budget_and_for_nothing_nothing_is_given(database, brand, ada):
    with pytest.raises(mending.UnfitGoodwillError):
        make_good(database, brand, issue(database, brand, ada), 0)
    with database.transaction() as session:
        other = make.brand(session)
        make.program(session, other)
        theirs = make.customer(session, other).id
    with pytest.raises(mending.BeyondGoodwillError):
        make_good(database, other, issue(database, other, theirs), 1_00)


def test_told_again_it_is_one_issue(database, brand, ada):
    assert issue(database, brand, ada).id == issue(database, brand, ada).id


def test_another_brands_issues_and_people_do_not_exist(database, brand, ada):
    one = issue(database, brand, ada)
    with database.transaction() as session:
        other = make.brand(session)
    with pytest.raises(customers.UnknownCustomerError):
        issue(database, other, ada)
    with pytest.raises(mending.UnknownIssueError):
        make_good(database, other, one, 1_00)
