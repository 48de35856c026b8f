"""How an account stands before it is settled is how it stands afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from tests import make
from tests.make import NOON
from walletpass import ledger
from walletpass.rewards.standing import balance_at, balances_at

DAY = timedelta(days=1)


def earn(session, account_id, points, source, **told):
    told = {"now": NOON} | told
    return ledger.earn(session, account_id, points, source=source, **told)


def lapse(session, account_id):
    earn(session, account_id, 300, "lapses", expires_at=NOON + DAY)


def wake(session, account_id):
    earn(session, account_id, 700, "wakes", activates_at=NOON + DAY)


def wake_and_lapse(session, account_id):
    earn(
        session,
        account_id,
        900,
        "both",
        activates_at=NOON + DAY,
        expires_at=NOON + 2 * DAY,
    )


def put_aside(session, account_id):
    earn(session, account_id, 400, "soon", expires_at=NOON + DAY)
    ledger.reserve(
        session,
        account_id,
        500,
        source="till",
        until=NOON + timedelta(minutes=15),
        now=NOON,
    )


def owe(session, account_id):
    bought = earn(session, account_id, 500, "bought")
    ledger.redeem(session, account_id, 1_400, source="spent", now=NOON)
    ledger.take_back(
        session,
        account_id,
        of=bought.id,
        total=500,
        policy="unlimited",
        source="back",
        now=NOON,
    )
    earn(session, account_id, 600, "again", expires_at=NOON + DAY)


def fall_idle(session, account_id):
    account = session.get_one(ledger.Account, account_id)
    ledger.expire_when_idle(session, account.program_id, days=2, now=NOON)
    ledger.settle(session, [account_id], now=NOON)


HAPPENINGS = [
    [],
    [lapse],
    [wake],
    [wake_and_lapse],
    [put_aside],
    [owe],
    [fall_idle],
    [lapse, wake, wake_and_lapse, put_aside],
    [owe, wake, lapse],
    [put_aside, wake, fall_idle],
]


def stands(session, account_id, now):
    account = session.get_one(ledger.Account, account_id, populate_existing=True)
    return balance_at(session, account_id, account.balance, account.due_at, now=now)


@pytest.mark.parametrize("happened", HAPPENINGS)
@pytest.mark.parametrize(
    "later", [timedelta(), timedelta(hours=1), DAY, 2 * DAY, 9 * DAY]
)
def test_it_is_what_settling_leaves(database, happened, later):
    with database.transaction() as session:
        account_id = make.account(session, 10)
        for happen in happened:
            happen(session, account_id)
        before = ledger.pockets_of(session, account_id)

        told = stands(session, account_id, NOON + later)

        assert ledger.pockets_of(session, account_id) == before
        ledger.settle(session, [account_id], now=NOON + later)
        assert told == ledger.pockets_of(session, account_id).balance


def test_what_is_not_due_costs_nothing(database):
    with database.transaction() as session:
        account_id = make.account(session, 10)
        other_id = make.account(session, 10)
        lapse(session, account_id)
        asked = []
        settled = [(account_id, 1_300, NOON + DAY), (other_id, 1_000, None)]
        connection = session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def note(*told):
            asked.append(told[2])

        assert balances_at(session, settled, now=NOON)[account_id] == 1_300
        assert asked == []
        found = balances_at(session, settled, now=NOON + DAY)
        assert found == {account_id: 1_000, other_id: 1_000}
        assert len(asked) == 1
