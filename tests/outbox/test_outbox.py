from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.make import NOON
from walletpass import outbox
from walletpass.outbox import Lane, Promise
from walletpass.outbox.store import LEASE


@outbox.message("test-greet")
@dataclass(frozen=True)
class Greet:
    names: tuple[str, ...]


def _claim(database, now=NOON):
    with database.transaction() as session:
        return outbox.claim(session, now=now)


def _open(database, ticket):
    with database.snapshot() as session:
        promise = outbox.open_ticket(session, ticket)
        return promise and outbox.read(promise.kind, promise.payload)


def test_a_promise_comes_back_as_it_was_made(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada", "Żaneta")), now=NOON)

    [ticket] = _claim(database)

    assert _open(database, ticket) == Greet(("Ada", "Żaneta"))


def test_a_lost_transaction_loses_its_promises(database):
    def promise_and_fail():
        with database.transaction() as session:
            outbox.add(session, Greet(("Ada",)), now=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        promise_and_fail()

    assert _claim(database) == []


def test_promises_with_one_key_merge_while_they_wait(database):
    with database.transaction() as session:
        outbox.add(
            session, Greet(("Ada",)), now=NOON, key="greet", after=timedelta(hours=1)
        )
        outbox.add(session, Greet(("Ada",)), now=NOON, key="greet")

    assert len(_claim(database)) == 1


def test_a_promise_being_kept_absorbs_nothing_more(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON, key="greet")
    _claim(database)

    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON, key="greet")

    assert len(_claim(database)) == 1


def test_a_claimed_promise_is_not_handed_out_again_until_its_lease_lapses(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    [first] = _claim(database)

    assert _claim(database, NOON + LEASE - timedelta(seconds=1)) == []
    [second] = _claim(database, NOON + LEASE)

    assert _open(database, first) is None
    assert _open(database, second) == Greet(("Ada",))


def test_tickets_nobody_tries_are_good_for_longer_and_longer(database):
    """Where a thousand tickets wait at slow workers, a thousand more would not help."""
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    moment, leases = NOON, []
    for _ in range(9):
        [_] = _claim(database, moment)
        with database.snapshot() as session:
            until = session.scalars(select(Promise.due_at)).one()
        leases.append((until - moment) // LEASE)
        moment = until

    assert leases == [1, 2, 4, 8, 16, 32, 64, 64, 64]


def test_a_ticket_that_was_tried_keeps_the_next_lease_short(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    for _ in range(3):
        [ticket] = _claim(database)
        with database.transaction() as session:
            outbox.postpone(session, ticket, trouble="no", until=NOON, now=NOON)
    _claim(database)

    with database.snapshot() as session:
        assert session.scalars(select(Promise.due_at)).one() == NOON + LEASE


def test_a_ticket_given_back_is_due_as_if_nobody_had_had_it(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    tickets = _claim(database)

    with database.transaction() as session:
        outbox.give_back(session, tickets, now=NOON)

    assert _open(database, tickets[0]) is None
    assert _claim(database) == tickets


def test_a_released_lease_is_due_at_once(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    _claim(database)

    with database.transaction() as session:
        assert outbox.release_leases(session, now=NOON) == 1

    assert len(_claim(database)) == 1


def test_a_settled_promise_is_gone(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    [ticket] = _claim(database)

    with database.transaction() as session:
        outbox.settle(session, ticket)

    with database.snapshot() as session:
        assert outbox.waiting(session).waiting == 0


def test_a_parked_promise_waits_where_people_can_see_it(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    [ticket] = _claim(database)

    with database.transaction() as session:
        outbox.postpone(session, ticket, trouble="no", until=None, now=NOON)

    with database.snapshot() as session:
        standing = outbox.waiting(session)
    assert (standing.waiting, standing.parked) == (0, 1)
    assert _claim(database, NOON + timedelta(days=1)) == []


def test_a_parked_promise_gets_another_chance_when_we_start_again(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    [ticket] = _claim(database)
    with database.transaction() as session:
        outbox.postpone(session, ticket, trouble="no", until=None, now=NOON)

    with database.transaction() as session:
        assert outbox.revive(session, now=NOON) == 1

    [again] = _claim(database)
    assert _open(database, again) == Greet(("Ada",))
    with database.snapshot() as session:
        assert session.scalars(select(Promise.failures)).one() == 0


def test_a_message_of_a_newer_release_is_named(database):
    with pytest.raises(outbox.UnknownMessageError, match="dance"):
        outbox.read("dance", "{}")


def test_a_commit_that_promises_wakes_the_relay_and_another_does_not(database):
    wakes = []
    database.on_promise.append(lambda: wakes.append(1))

    with database.transaction():
        pass
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)

    assert wakes == [1]


@outbox.message("test-phone", lane=Lane.SLOW)
@dataclass(frozen=True)
class Phone:
    number: str


def test_a_lane_is_claimed_without_a_look_at_the_other(database):
    with database.transaction() as session:
        for number in range(5):
            outbox.add(session, Phone(str(number)), now=NOON - LEASE)
        outbox.add(session, Greet(("Ada",)), now=NOON)

    with database.transaction() as session:
        [quick] = outbox.claim(session, now=NOON, lanes=[Lane.QUICK], limit=2)
        slow = outbox.claim(session, now=NOON, lanes=[Lane.SLOW], limit=2)

    assert _open(database, quick) == Greet(("Ada",))
    assert [_open(database, ticket) for ticket in slow] == [Phone("0"), Phone("1")]
    assert len(_claim(database)) == 3


def test_a_renewed_ticket_is_good_for_a_whole_lease(database):
    late = NOON + LEASE - timedelta(seconds=1)
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    [ticket] = _claim(database)

    with database.transaction() as session:
        assert outbox.renew(session, ticket, now=late)

    assert _claim(database, NOON + LEASE) == []
    assert len(_claim(database, late + LEASE)) == 1


def test_an_outdated_ticket_cannot_be_renewed(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    [first] = _claim(database)
    [_] = _claim(database, NOON + LEASE)

    with database.transaction() as session:
        assert not outbox.renew(session, first, now=NOON + LEASE)


def test_what_waits_for_something_is_due_as_soon_as_that_has_happened(database):
    hour = timedelta(hours=1)
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada", "Bo")), now=NOON, after=hour)
        outbox.add(session, Greet(("Adam",)), now=NOON, after=hour)
        outbox.add(session, Phone("Ada"), now=NOON, after=hour)

    with database.transaction() as session:
        assert outbox.hasten(session, Greet, "Ada", now=NOON) == 1

    [ticket] = _claim(database)
    assert _open(database, ticket) == Greet(("Ada", "Bo"))


def test_what_is_being_kept_is_not_hastened(database):
    with database.transaction() as session:
        outbox.add(session, Greet(("Ada",)), now=NOON)
    _claim(database)

    with database.transaction() as session:
        assert outbox.hasten(session, Greet, "Ada", now=NOON) == 0
