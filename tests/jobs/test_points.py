"""The night's work on accounts: in batches, each promising the next."""

from datetime import timedelta

from tests import make
from tests.make import NOON
from walletpass import ledger
from walletpass.jobs import relay
from walletpass.jobs.keeping import points
from walletpass.jobs.runner import keep

DAY = timedelta(days=1)


def _three_accounts(database):
    with database.transaction() as session:
        accounts = [make.account(session) for _ in range(3)]
        for account in accounts:
            ledger.earn(
                session,
                account,
                500,
                source="sale",
                expires_at=NOON + DAY,
                now=NOON,
            )
    return accounts


def _balances(database, accounts):
    with database.snapshot() as session:
        return [ledger.pockets_of(session, each).balance for each in accounts]


def test_every_account_is_settled_batch_after_batch(database, monkeypatch):
    monkeypatch.setattr(points, "BATCH", 2)
    services = make.services(database, now=lambda: NOON + DAY)
    accounts = _three_accounts(database)

    points.settle_accounts(services, ledger.SettleAccounts())
    assert sorted(_balances(database, accounts)) == [0, 0, 500]
    while relay(services, lambda ticket: keep(services, ticket)):
        pass

    assert _balances(database, accounts) == [0, 0, 0]


def test_accounts_of_a_program_that_changes_its_mind_are_all_looked_at(
    database, monkeypatch
):
    monkeypatch.setattr(points, "BATCH", 2)
    services = make.services(database, now=lambda: NOON + 10 * DAY)
    with database.transaction() as session:
        brand = make.brand(session)
        scheme = make.program(session, brand)
        accounts = [
            ledger.open_account(
                session, brand.id, scheme.id, make.customer(session, brand).id, now=NOON
            )
            for _ in range(5)
        ]
        for account in accounts:
            ledger.earn(session, account, 500, source="sale", now=NOON)
        ledger.expire_when_idle(session, scheme.id, days=9, now=NOON)

    while relay(services, lambda ticket: keep(services, ticket)):
        pass

    assert _balances(database, accounts) == [0] * 5


def test_a_reservation_is_let_go_when_its_time_is_over(database):
    clock = [NOON]
    services = make.services(database, now=lambda: clock[0])
    with database.transaction() as session:
        account = make.account(session, points=5)
        ledger.reserve(session, account, 300, source="till", until=NOON + DAY, now=NOON)

    for moment, balance in ((NOON, 200), (NOON + DAY, 500)):
        clock[0] = moment
        relay(services, lambda ticket: keep(services, ticket))
        assert _balances(database, [account]) == [balance]
