from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers
from walletpass.customers import Birthday, Choice
from walletpass.db.paging import UnknownCursorError


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


def say(database, customer, channel, *, given, minutes=0, topic="marketing"):
    with database.transaction() as session:
        customers.record_consents(
            session,
            customer,
            [Choice(channel, given, topic)],
            text_version=1,
            source="card page",
            ip="192.0.2.1",
            now=NOON + timedelta(minutes=minutes),
        )


def test_the_last_word_on_a_channel_and_a_topic_counts(database, brand):
    with database.transaction() as session:
        ada = make.customer(session, brand, consents=[Choice("sms", given=True)])
    say(database, ada, "sms", given=False, minutes=2)
    say(database, ada, "sms", given=True, minutes=1)
    say(database, ada, "email", given=True)
    say(database, ada, "email", given=False, topic="news")

    with database.snapshot() as session:
        words = customers.current_consents(session, ada.id)
        assert {about: word.given for about, word in words.items()} == {
            ("sms", "marketing"): False,
            ("email", "marketing"): True,
            ("email", "news"): False,
        }
        assert customers.has_agreed(session, ada.id, "email")
        assert not customers.has_agreed(session, ada.id, "sms")
        assert not customers.has_agreed(session, ada.id, "call")


def test_of_a_yes_and_a_no_at_the_same_moment_the_no_counts(database, brand):
    with database.transaction() as session:
        ada = make.customer(session, brand)
    for given in (True, False, True):
        say(database, ada, "sms", given=given)
    with database.snapshot() as session:
        assert not customers.has_agreed(session, ada.id, "sms")


def test_a_consent_names_the_terms_it_answered_and_where(database, brand):
    with database.transaction() as session:
        ada = make.customer(
            session, brand, consents=[Choice("wallet", given=True)],
            source={"code": "poster-2"}, ip="192.0.2.7",
        )  # fmt: skip
    with database.snapshot() as session:
        word = customers.current_consents(session, ada.id)["wallet", "marketing"]
    assert (word.text_version, word.source, word.ip) == (1, "poster-2", "192.0.2.7")
    assert (word.at, word.brand_id) == (NOON, brand.id)


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
