"""What changed for a device since it last asked, and why nothing is ever skipped."""

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests import make
from tests.make import NOON
from walletpass import devices, passes
from walletpass.devices import updates
from walletpass.passes import finding

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def cards(database):
    """Return three cards of one template, all registered by one phone."""
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        issued = [make.card(session, owner, of=club) for _ in range(3)]
        for card in issued:
            make.registered(session, card)
    return issued


def _listed(database, card, since=0, library_id="phone-1"):
    with database.snapshot() as session:
        return devices.updated_since(
            session, card.pass_type_identifier, library_id, since
        )


def _newest(listed):
    return max(each.update_tag for each in listed)


def test_a_device_without_a_tag_is_told_of_every_card(database, cards):
    listed = _listed(database, cards[0])

    assert {each.serial_number for each in listed} == {c.serial_number for c in cards}


def test_nothing_changed_is_an_empty_list(database, cards):
    since = _newest(_listed(database, cards[0]))

    assert _listed(database, cards[0], since) == []


def test_two_cards_changed_at_different_moments_are_both_listed(database, cards):
    since = _newest(_listed(database, cards[0]))
    for card in cards[:2]:
        with database.transaction() as session:
            make.earning(session, card, now=LATER)

    listed = _listed(database, cards[0], since)

    assert {each.id for each in listed} == {card.id for card in cards[:2]}
    assert len({each.update_tag for each in listed}) == 2


def test_a_change_after_the_answer_is_in_the_next_list(database, cards):
    with database.transaction() as session:
        make.earning(session, cards[0], now=LATER)
    answered = _newest(_listed(database, cards[0]))
    with database.transaction() as session:
        make.earning(session, cards[1], now=LATER)

    assert [each.id for each in _listed(database, cards[0], answered)] == [cards[1].id]


def test_a_card_composed_again_with_equal_content_is_not_listed(database, cards):
    since = _newest(_listed(database, cards[0]))
    with database.transaction() as session:
        changed = passes.refresh(
            session,
            [card.id for card in cards],
            cause="nothing",
            people=make.people(),
            card_link=make.LINK,
            now=LATER,
        )

    assert changed == []
    assert _listed(database, cards[0], since) == []


def test_a_device_is_told_of_its_own_cards_only(database, cards):
    with database.transaction() as session:
        devices.unregister(session, cards[2], library_id="phone-1", now=NOON)
        make.registered(session, cards[2], "phone-2")

    assert {each.id for each in _listed(database, cards[0])} == {
        cards[0].id,
        cards[1].id,
    }
    assert [each.id for each in _listed(database, cards[0], library_id="phone-2")] == [
        cards[2].id
    ]


def test_another_brands_cards_on_the_same_phone_are_not_listed(database, cards):
    with database.transaction() as session:
        elsewhere = make.card(session)
        make.registered(session, elsewhere)

    assert len(_listed(database, cards[0])) == 3
    assert [each.id for each in _listed(database, elsewhere)] == [elsewhere.id]


def test_a_tag_that_was_never_drawn_lists_everything(database, cards):
    assert len(_listed(database, cards[0], since=10**17)) == 3


@pytest.mark.parametrize(
    ("sent", "tag"),
    [
        ("1204", 1204),
        ("0", 0),
        ("", 0),
        (None, 0),
        ("-1", 0),
        ("1.5", 0),
        ("2026-11-21T10:00:00+00:00", 0),
        ("2026-11-21T10:00:00 00:00", 0),
        ("٣", 0),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, 0),
        ("12\x00", 0),
    ],
)
def test_a_tag_is_digits_and_all_else_means_everything(sent, tag):
    assert devices.tag_in(sent) == tag


@given(st.text())
def test_no_text_is_an_impossible_tag(sent):
    assert 0 <= devices.tag_in(sent) < 2**63


def test_a_commit_cannot_overtake_another_that_drew_its_tag_first(database, cards):
    if database.engine.dialect.name == "sqlite":
        assert database.engine.url  # one writer at a time: nobody is there to overtake
        return
    since = _newest(_listed(database, cards[0]))

    def change_the_other():
        with database.transaction() as session:
            make.earning(session, cards[1], now=LATER)

    other = threading.Thread(target=change_the_other)
    with database.transaction() as session:
        make.earning(session, cards[0], now=LATER)
        other.start()
        while other.is_alive() and not _somebody_waits(database):
            continue
        assert other.is_alive()
        assert _listed(database, cards[0], since) == []
    other.join()

    assert {each.id for each in _listed(database, cards[0], since)} == {
        cards[0].id,
        cards[1].id,
    }


def _somebody_waits(database):
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type='Lock'")
    with database.snapshot() as session:
        return session.scalar(waiting) > 0


def test_a_phone_that_asks_all_along_misses_no_change(database, cards):
    """Changes from several threads, a reader in between: nothing is ever skipped."""
    done = threading.Event()
    named = {}

    def change(card, count):
        for number in range(count):
            with database.transaction() as session:
                make.earning(session, card, now=LATER + timedelta(seconds=number))

    writers = [threading.Thread(target=change, args=(card, 8)) for card in cards]

    def follow():
        tag = 0
        while True:
            last = done.is_set()
            for each in _listed(database, cards[0], tag):
                named[each.id] = each.update_tag
            tag = max(named.values(), default=0)
            if last:
                return

    reader = threading.Thread(target=follow)
    for thread in (*writers, reader):
        thread.start()
    for writer in writers:
        writer.join()
    done.set()
    reader.join()

    with database.snapshot() as session:
        newest = {
            card.id: passes.card_of(session, card.brand_id, card.id).update_tag
            for card in cards
        }
    assert named == newest


def test_what_phones_ask_is_answered_from_indexes_alone(sqlite_database):
    database = sqlite_database  # the one that tells its plan whatever the tables hold
    for statement in (updates._UPDATED, finding._BY_SERIAL, finding._BY_SERIAL_ALONE):
        compiled = statement.compile(database.engine)
        with database.snapshot() as session:
            plan = session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {compiled}", ("",) * len(compiled.positiontup)
            )
            steps = [row.detail for row in plan]
        assert all(step.startswith("SEARCH") for step in steps), steps
