from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers
from walletpass.customers import Birthday
from walletpass.db.paging import UnknownCursorError


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


def test_customers_are_listed_page_by_page_newest_first(database, brand):
    with database.transaction() as session:
        enrolled = [
            make.customer(session, brand, now=NOON + timedelta(seconds=number)).id
            for number in range(5)
        ]
    with database.snapshot() as session:
        first = customers.customers_page(session, brand.id, limit=3)
        rest = customers.customers_page(session, brand.id, limit=3, after=first.next)
        with pytest.raises(UnknownCursorError):
            customers.customers_page(session, brand.id, after="?")

    assert [one.id for one in (*first.rows, *rest.rows)] == enrolled[::-1]
    assert rest.next is None


def test_describing_changes_what_is_told_and_leaves_the_rest(database, brand):
    people = make.people()
    with database.transaction() as session:
        ada = make.customer(
            session, brand, first_name="Ada", last_name="King", attributes={"size": "M"}
        )
        customers.describe(
            people, ada, brand=brand, now=NOON, last_name="", language="pl",
            birthday=Birthday(12, 10), attributes={"diet": "vegan"},
        )  # fmt: skip
    with database.snapshot() as session:
        kept = customers.customer_of(session, brand.id, ada.id)
        assert customers.name_of(people, kept) == customers.Name("Ada", "")
        assert customers.birthday_of(people, kept) == Birthday(12, 10)
        assert kept.attributes == {"size": "M", "diet": "vegan"}
        assert kept.language == "pl"


def test_the_first_purchase_makes_a_prospect_active(database, brand):
    with database.transaction() as session:
        ada, bob = make.customer(session, brand), make.customer(session, brand)
        customers.block(bob)
        session.flush()
        for customer in (ada, bob):
            customers.note_purchase(session, customer.id)
    with database.snapshot() as session:
        statuses = [
            customers.customer_of(session, brand.id, one.id).status
            for one in (ada, bob)
        ]
    assert statuses == ["active", "blocked"]


def test_a_blocked_customer_is_served_again_after_unblocking(database, brand):
    with database.transaction() as session:
        ada = make.customer(session, brand)
        customers.unblock(ada)
        assert ada.status == "prospect"
        customers.block(ada)
        assert ada.status == "blocked"
        customers.unblock(ada)
        assert ada.status == "active"


def test_who_was_erased_stays_erased(database, brand):
    with database.transaction() as session:
        ada = make.customer(session, brand)
        ada.status = "erased"
        customers.block(ada)
        customers.unblock(ada)
        assert ada.status == "erased"
