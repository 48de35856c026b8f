"""Nobody waits in a ring: accounts that share lots are locked in one order."""

import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from tests.ledger.test_merging import DAY, two_accounts
from tests.make import NOON
from walletpass import ledger
from walletpass.ledger import Account


def lock(session, account_id):
    row = select(Account.id).where(Account.id == account_id)
    return session.execute(row.with_for_update()).scalar_one()


def is_free(session, account_id):
    row = select(Account.id).where(Account.id == account_id)
    return session.scalar(row.with_for_update(skip_locked=True)) is not None


def let_go(session):
    """Commit before the block ends."""
    session.connection().get_transaction().commit()


@contextmanager
def meanwhile(database, movement):
    """Post a movement beside what is done here, which holds what it waits for."""
    errors = []

    def post():
        try:
            with database.transaction() as session:
                movement(session)
        except OperationalError as error:
            errors.append(error)

    thread = threading.Thread(target=post, daemon=True)
    thread.start()
    yield
    thread.join(60)
    assert not thread.is_alive()
    assert errors == []


def wait_until_somebody_waits(database):
    waiting = text(
        "SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity"
        " WHERE wait_event_type = 'Lock'"
    )
    with database.glance() as connection:
        assert any(connection.scalar(waiting) for _ in range(3000))


@pytest.fixture(params=["the lower is kept", "the higher is kept"])
def parted(request, postgresql_database):
    """Return two accounts, parted since the kept one spent points of both."""
    with postgresql_database.transaction() as session:
        low, high = sorted(two_accounts(session))
        kept, old = (low, high) if "lower" in request.param else (high, low)
        for day, account in enumerate([old, kept, old, kept], 5):
            expires_at = NOON + day * DAY
            ledger.earn(
                session, account, 100, source=f"{day}", now=NOON, expires_at=expires_at
            )
        merge = ledger.merge(session, old, kept, source="merge", now=NOON)
        spent = ledger.redeem(session, kept, 150, source="spent", now=NOON)
        put = ledger.reserve(
            session, kept, 150, source="put", until=NOON + DAY, now=NOON
        )
        ledger.unmerge(session, kept, merge.id, source="part", now=NOON)
    return old, kept, {"spent": spent.id, "put": put.id}


RETURNS = {
    "give_back": lambda s, old, kept, ids: ledger.give_back(
        s, kept, of=ids["spent"], total=150, source="back", now=NOON
    ),
    "release": lambda s, old, kept, ids: ledger.release(
        s, kept, ids["put"], source="go", now=NOON
    ),
    "spend when a reservation has lapsed": lambda s, old, kept, ids: ledger.earn(
        s, kept, 5, source="late", now=NOON + 2 * DAY
    ),
}


@pytest.mark.parametrize("what", RETURNS)
def test_whoever_needs_two_accounts_waits_for_the_first_with_empty_hands(
    postgresql_database, parted, what
):
    database = postgresql_database
    old, kept, ids = parted
    first, second = sorted((old, kept))
    with postgresql_database.transaction() as session:
        lock(session, first)
        with meanwhile(postgresql_database, lambda s: RETURNS[what](s, old, kept, ids)):
            if not has_ended_alone(what, first, old):
                wait_until_somebody_waits(database)
                assert is_free(session, second)
            let_go(session)

    with database.snapshot() as session:
        assert ledger.audit(session) == []


def has_ended_alone(what, first, old):
    """Tell whether a movement goes on without the account that somebody holds."""
    return what.startswith("spend") and first == old


def test_who_asks_for_a_merged_account_waits_for_the_one_it_became_alone(
    postgresql_database,
):
    database = postgresql_database
    with database.transaction() as session:
        old, kept = two_accounts(session)
        ledger.merge(session, old, kept, source="merge", now=NOON)
    with database.transaction() as session:
        lock(session, old)
        with meanwhile(
            database, lambda s: ledger.earn(s, old, 5, source="late", now=NOON)
        ):
            pass
    with database.snapshot() as session:
        assert ledger.pockets_of(session, kept).balance == 5


def test_who_waited_for_an_account_that_parted_finds_the_right_one(
    postgresql_database,
):
    database = postgresql_database
    with database.transaction() as session:
        old, kept = two_accounts(session)
        merge = ledger.merge(session, old, kept, source="merge", now=NOON)
    with database.transaction() as session:
        ledger.unmerge(session, kept, merge.id, source="part", now=NOON)
        with meanwhile(
            database, lambda s: ledger.earn(s, old, 5, source="late", now=NOON)
        ):
            wait_until_somebody_waits(database)
            let_go(session)
    with database.snapshot() as session:
        assert ledger.pockets_of(session, old).balance == 5
        assert ledger.pockets_of(session, kept).balance == 0
