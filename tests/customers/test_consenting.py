"""What people agreed to: the last word counts, and every word is kept."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from walletpass import customers
from walletpass.customers import Choice, ConsentText, Wording
from walletpass.db.paging import UnknownCursorError

YES_TO_SMS = Wording("en", "Yes, send me offers by SMS", terms_version=1)


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def told(database):
    """Return all that somebody ever said, the newest first."""

    def told(customer):
        with database.snapshot() as session:
            return customers.consents_page(session, customer.id).rows

    return told


def texts(database):
    with database.snapshot() as session:
        return session.scalars(select(ConsentText)).all()


def say(database, customer, channel, *, given, minutes=0, topic="marketing"):
    with database.transaction() as session:
        customers.record_consents(
            session,
            customer,
            [Choice(channel, given, topic)],
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


def test_a_consent_keeps_the_words_it_answered_and_where(database, brand, told):
    with database.transaction() as session:
        ada = make.customer(
            session, brand, consents=[Choice("sms", given=True, wording=YES_TO_SMS)],
            source={"code": "poster-2"}, ip="192.0.2.7",
        )  # fmt: skip

    [answer] = told(ada)
    said, text = answer.consent, answer.text
    assert (text.words, text.language) == ("Yes, send me offers by SMS", "en")
    assert (said.terms_version, said.source, said.ip) == (1, "poster-2", "192.0.2.7")
    assert (said.at, said.brand_id) == (NOON, brand.id)


def test_words_nobody_told_us_are_not_made_up(database, brand, told):
    with database.transaction() as session:
        ada = make.customer(session, brand, consents=[Choice("sms", given=True)])

    [answer] = told(ada)
    assert (answer.text, answer.consent.terms_version) == (None, None)


def test_many_people_share_the_row_of_one_sentence(database, brand):
    for _ in range(3):
        with database.transaction() as session:
            make.customer(
                session,
                brand,
                consents=[
                    Choice(channel, given, wording=YES_TO_SMS)
                    for channel, given in (("sms", True), ("call", False))
                ],
            )

    assert len(texts(database)) == 1


def test_other_words_another_language_or_another_brand_have_a_row_of_their_own(
    database, brand
):
    other_words = Wording("en", "Yes, send me offers by SMS.")
    other_language = Wording("pl", YES_TO_SMS.words)
    with database.transaction() as session:
        for owner in (brand, make.brand(session)):
            for wording in (YES_TO_SMS, other_words, other_language):
                choices = [Choice("sms", given=True, wording=wording)]
                make.customer(session, owner, consents=choices)

    kept = [(one.brand_id, one.language, one.words) for one in texts(database)]
    assert len(kept) == len(set(kept)) == 6


def test_a_later_answer_to_other_words_leaves_the_earlier_one_as_it_was(
    database, brand, told
):
    with database.transaction() as session:
        ada = make.customer(
            session, brand, consents=[Choice("sms", given=True, wording=YES_TO_SMS)]
        )
        customers.record_consents(
            session,
            ada,
            [Choice("sms", given=False, wording=Wording("pl", "Już nie", 2))],
            source="card page",
            now=NOON + timedelta(minutes=1),
        )

    assert [
        (
            one.consent.given,
            one.text.words,
            one.text.language,
            one.consent.terms_version,
        )
        for one in told(ada)
    ] == [(False, "Już nie", "pl", 2), (True, YES_TO_SMS.words, "en", 1)]


def test_all_that_was_said_is_read_page_by_page_newest_first(database, brand):
    with database.transaction() as session:
        ada, bob = make.customer(session, brand), make.customer(session, brand)
    for minutes in range(5):
        say(database, ada, "sms", given=minutes % 2 == 0, minutes=minutes)
    say(database, bob, "email", given=True, minutes=9)

    with database.snapshot() as session:
        first = customers.consents_page(session, ada.id, limit=3)
        rest = customers.consents_page(session, ada.id, limit=3, after=first.next)
        with pytest.raises(UnknownCursorError):
            customers.consents_page(session, ada.id, after="?")

    assert rest.next is None
    assert [one.consent.at for one in (*first.rows, *rest.rows)] == [
        NOON + timedelta(minutes=minutes) for minutes in (4, 3, 2, 1, 0)
    ]


def test_erasing_somebody_keeps_what_they_agreed_to_word_for_word(
    database, brand, told
):
    with database.transaction() as session:
        ada = make.customer(
            session, brand, ip="192.0.2.7",
            consents=[Choice("sms", given=True, wording=YES_TO_SMS)],
        )  # fmt: skip
        customers.erase(session, ada, now=NOON)

    [answer] = told(ada)
    assert (answer.consent.given, answer.consent.ip) == (True, None)
    assert answer.text.words == YES_TO_SMS.words


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_of_many_who_answer_new_words_at_once_one_brings_the_row(database, brand):
    together = threading.Barrier(8)

    def join(_number):
        together.wait()
        with database.transaction() as session:
            choices = [Choice("sms", given=True, wording=YES_TO_SMS)]
            make.customer(session, brand, consents=choices)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(join, range(8)))

    assert len(texts(database)) == 1
    with database.snapshot() as session:
        assert session.scalar(select(func.count(customers.Consent.text_id))) == 8
