"""Lots: what becomes active, expires, is reserved, and goes back where it came from."""

import threading
from datetime import timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from walletpass import ledger, outbox

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def account(database):
    with database.transaction() as session:
        return make.account(session)


class Books:
    """One account, spoken to in points and days."""

    def __init__(self, database, account):
        self.database, self.account, self.receipts = database, account, 0

    def do(self, verb, *facts, day=0, **more):
        self.receipts += 1
        more = {"source": f"receipt-{self.receipts}"} | more
        with self.database.transaction() as session:
            return verb(session, self.account, *facts, now=NOON + day * DAY, **more)

    def earn(self, points, *, day=0, active=None, until=None):
        days = {"activates_at": active, "expires_at": until}
        moments = {name: at and NOON + at * DAY for name, at in days.items()}
        return self.do(ledger.earn, points, day=day, **moments)

    def settle(self, day):
        with self.database.transaction() as session:
            ledger.settle(session, [self.account], now=NOON + day * DAY)

    @property
    def pockets(self):
        with self.database.snapshot() as session:
            assert ledger.audit(session) == []
            held = ledger.pockets_of(session, self.account)
            return held.balance, held.pending, held.reserved

    @property
    def lots(self):
        with self.database.snapshot() as session:
            return [
                (lot.expires_at and (lot.expires_at - NOON).days, lot.remaining)
                for lot in ledger.lots_of(session, self.account)
            ]


@pytest.fixture
def books(database, account):
    return Books(database, account)


def test_points_that_expire_first_are_spent_first(books):
    books.earn(100)
    books.earn(100, until=30)
    books.earn(100, until=10)
    spent = books.do(ledger.redeem, 150)

    assert books.lots == [(30, 50), (None, 100)]
    with books.database.snapshot() as session:
        taken = ledger.lots_changed_by(session, spent.id)
    assert [change.points for change in taken] == [-100, -50]


def test_a_point_cannot_be_spent_before_its_day_nor_after_its_last(books):
    books.earn(100, active=2, until=5)
    assert books.pockets == (0, 100, 0)
    with pytest.raises(ledger.InsufficientPointsError):
        books.do(ledger.redeem, 1, day=1)

    assert books.do(ledger.redeem, 40, day=2).balance == 60
    with pytest.raises(ledger.InsufficientPointsError):
        books.do(ledger.redeem, 1, day=5)
    books.settle(5)
    assert books.pockets == (0, 0, 0)


def test_a_clock_put_back_brings_nothing_back(books):
    books.earn(100, until=5)
    books.earn(50, active=5)
    books.settle(5)
    books.settle(1)

    assert books.pockets == (50, 0, 0)


def test_what_is_reserved_can_be_spent_once_and_by_nobody_else(books):
    books.earn(100, until=1)
    held = books.do(ledger.reserve, 60, until=NOON + 3 * DAY)
    assert books.pockets == (40, 0, 60)
    with pytest.raises(ledger.InsufficientPointsError):
        books.do(ledger.redeem, 41)

    spent = books.do(ledger.commit, held.id, day=2)

    assert (spent.kind, spent.points, spent.balance) == ("commit", -60, 0)
    with pytest.raises(ledger.ClosedReservationError):
        books.do(ledger.commit, held.id, day=2)
    with pytest.raises(ledger.ClosedReservationError) as refusal:
        books.do(ledger.release, held.id, day=2)
    assert refusal.value.facts() == {"ended": "committed"}
    assert "Return the sale" in str(refusal.value)


def test_asking_again_reserves_and_commits_once(books):
    books.earn(100)
    ends = {"until": NOON + DAY, "source": "till"}
    first = books.do(ledger.reserve, 60, **ends)
    again = books.do(ledger.reserve, 60, **ends)
    done = [books.do(ledger.commit, first.id, source="paid") for _ in range(2)]

    assert again.id == first.id
    assert [posted.is_new for posted in done] == [True, False]
    assert books.pockets == (40, 0, 0)


def test_a_reservation_lets_go_by_itself_when_its_time_is_over(books):
    books.earn(100, until=1)
    books.earn(100, until=9)
    held = books.do(ledger.reserve, 150, until=NOON + 2 * DAY)
    with pytest.raises(ledger.ClosedReservationError) as refusal:
        books.do(ledger.commit, held.id, day=2)

    assert refusal.value.facts()["ended"] == "let go"
    books.settle(2)
    assert books.lots == [(9, 100)], "and what expired meanwhile is gone"
    assert books.pockets == (100, 0, 0)
    assert not books.do(ledger.release, held.id, day=3).is_new


def test_letting_go_puts_every_point_back_in_its_lot(books):
    books.earn(100, until=10)
    books.earn(100, until=20)
    before = books.lots
    held = books.do(ledger.reserve, 150, until=NOON + DAY)
    books.do(ledger.release, held.id)

    assert books.lots == before
    assert books.pockets == (200, 0, 0)
    with pytest.raises(ledger.UnknownReservationError):
        books.do(ledger.release, "ent_nothing")


@pytest.mark.parametrize("totals", [(150,), (50, 150), (1, 99, 120, 150), (150, 50)])
def test_spent_points_go_back_to_their_own_lots(books, totals):
    books.earn(100, until=10)
    books.earn(100, until=20)
    spent = books.do(ledger.redeem, 150)
    for total in totals:
        books.do(ledger.give_back, of=spent.id, total=total)

    assert books.lots == [(10, 100), (20, 100)]


def test_the_last_points_spent_come_back_first(books):
    books.earn(100, until=10)
    books.earn(100, until=20)
    spent = books.do(ledger.redeem, 150)
    books.do(ledger.give_back, of=spent.id, total=70)

    assert books.lots == [(10, 20), (20, 100)]


def test_points_that_come_back_too_late_are_gone_unless_there_is_grace(books):
    books.earn(100, until=10)
    spent = books.do(ledger.redeem, 100)
    late = books.do(ledger.give_back, of=spent.id, total=40, day=12)
    assert (late.points, books.pockets) == (40, (0, 0, 0))

    books.do(ledger.give_back, of=spent.id, total=100, day=12, grace=7 * DAY)

    assert books.lots == [(19, 60)]


def test_a_committed_reservation_is_returned_to_its_lots_too(books):
    books.earn(100, until=10)
    books.earn(100, until=20)
    held = books.do(ledger.reserve, 150, until=NOON + HOUR)
    spent = books.do(ledger.commit, held.id)
    books.do(ledger.give_back, of=spent.id, total=150)

    assert books.lots == [(10, 100), (20, 100)]


@pytest.mark.parametrize(
    ("policy", "balance", "short"),
    [("only_pending", 20, 100), ("within_balance", 0, 80), ("unlimited", -80, 0)],
)
def test_a_short_balance_gives_what_the_policy_says(books, policy, balance, short):
    sale = books.earn(100)
    books.earn(20)
    books.do(ledger.redeem, 100)
    taken = books.do(ledger.take_back, of=sale.id, total=100, policy=policy)

    assert (taken.balance, taken.short) == (balance, short)
    assert books.pockets == (balance, 0, 0)


@pytest.mark.parametrize("policy", ["only_pending", "within_balance", "unlimited"])
def test_what_is_still_pending_of_a_sale_is_taken_first(books, policy):
    sale = books.earn(100, active=14)
    books.earn(50)
    taken = books.do(ledger.take_back, of=sale.id, total=30, policy=policy)

    assert (taken.pending, taken.balance) == (-30, 50)
    assert books.pockets == (50, 70, 0)


def test_the_next_credit_pays_a_debt_first(books):
    sale = books.earn(100)
    books.do(ledger.redeem, 100)
    books.do(ledger.take_back, of=sale.id, total=100, policy="unlimited")
    assert books.earn(130).balance == 30
    with pytest.raises(ledger.InsufficientPointsError):
        books.do(ledger.redeem, 31)


@pytest.mark.parametrize("policy", ["within_balance", "unlimited"])
@pytest.mark.parametrize("order", ["earned first", "spent first"])
@pytest.mark.parametrize("day", [1, 12], ids=["in time", "after it expired"])
def test_returning_a_sale_and_what_it_paid_for_leaves_what_there_was(
    books, policy, order, day
):
    books.earn(70)
    sale = books.earn(100, until=10)
    spent = books.do(ledger.redeem, 100)

    def take():
        books.do(ledger.take_back, of=sale.id, total=100, policy=policy, day=day)

    def give():
        books.do(ledger.give_back, of=spent.id, total=100, day=day)

    for step in (take, give) if order == "earned first" else (give, take):
        step()
    books.settle(20)
    assert books.pockets == (70, 0, 0)


def test_points_that_would_expire_pay_what_is_owed(books):
    sale = books.earn(50, until=5)
    books.earn(100, until=10)
    books.do(ledger.redeem, 50)
    books.do(ledger.take_back, of=sale.id, total=50, policy="within_balance")
    with books.database.snapshot() as session:
        expiry = ledger.next_expiry(session, books.account)
    assert expiry == ledger.Expiry(NOON + 10 * DAY, 50)

    books.settle(10)

    assert books.pockets == (0, 0, 0)


def test_more_than_was_posted_cannot_be_returned(books):
    sale = books.earn(100)
    spent = books.do(ledger.redeem, 40)
    for verb, of, total, more in (
        (ledger.take_back, sale, 101, {"policy": "unlimited"}),
        (ledger.give_back, spent, 41, {}),
        (ledger.give_back, spent, 0, {}),
    ):
        with pytest.raises(ledger.BeyondEntryError):
            books.do(verb, of=of.id, total=total, **more)
    with pytest.raises(ledger.NotReversibleError):
        books.do(ledger.give_back, of=sale.id, total=1)
    with pytest.raises(ledger.NotReversibleError):
        books.do(ledger.take_back, of=spent.id, total=1, policy="unlimited")
    assert books.pockets == (60, 0, 0)


def test_a_return_asked_for_again_returns_nothing_more(books):
    sale = books.earn(100)
    asked = {"of": sale.id, "total": 60, "policy": "unlimited", "source": "return-1"}
    first, again = (books.do(ledger.take_back, **asked) for _ in range(2))

    assert (again.id, again.is_new, again.points) == (first.id, False, -60)
    with pytest.raises(ledger.SourceTakenError):
        books.do(ledger.take_back, **(asked | {"total": 61}))
    with pytest.raises(ledger.AlreadyReversedError):
        books.do(ledger.reverse, sale.id)


def test_whoever_is_idle_too_long_loses_everything(books):
    with books.database.transaction() as session:
        program = session.get_one(ledger.Account, books.account).program_id
        ledger.expire_when_idle(session, program, days=90, now=NOON)
    books.earn(100)
    books.earn(50, day=80, active=400)
    books.settle(169)
    assert books.pockets == (100, 50, 0)
    with pytest.raises(ledger.InsufficientPointsError):
        books.do(ledger.redeem, 1, day=170)

    books.settle(170)

    assert books.pockets == (0, 0, 0)
    assert books.earn(10, day=200).balance == 10


def test_only_what_the_program_counts_keeps_points_alive(books):
    with books.database.transaction() as session:
        program = session.get_one(ledger.Account, books.account).program_id
        ledger.expire_when_idle(session, program, days=90, woken_by="spend", now=NOON)
    books.earn(100)
    books.do(ledger.redeem, 10, day=50)
    books.earn(100, day=100)
    books.settle(139)
    assert books.pockets == (190, 0, 0)
    books.settle(140)
    assert books.pockets == (0, 0, 0)


def test_due_accounts_are_those_where_something_happens(books, database):
    with database.transaction() as session:
        others = [make.account(session, points=5) for _ in range(3)]
    books.earn(100, until=5)

    def due(day):
        with database.snapshot() as session:
            return ledger.due_accounts(session, now=NOON + day * DAY, limit=10)

    assert (due(4), due(5)) == ([], [books.account])
    books.settle(5)
    assert due(500) == []
    assert books.account not in others


def test_a_reservation_promises_its_own_end(books):
    books.earn(100)
    books.do(ledger.reserve, 10, until=NOON + HOUR)

    with books.database.transaction() as session:
        tickets = outbox.claim(session, now=NOON + HOUR)
        promises = [outbox.open_ticket(session, ticket) for ticket in tickets]
    assert "settle-account" in {promise.kind for promise in promises}


def test_liability_is_told_by_the_month_it_expires_in(books):
    books.earn(100)
    books.earn(30, until=5)
    books.earn(20, until=20)
    books.earn(7, until=21, active=2)
    with books.database.snapshot() as session:
        program = session.get_one(ledger.Account, books.account).program_id
        told = ledger.liability(session, program)

    assert told == [
        ledger.Liability("2026-11", 30, 0),
        ledger.Liability("2026-12", 20, 7),
        ledger.Liability(None, 100, 0),
    ]


def test_lots_are_read_a_page_at_a_time(books):
    for number in range(7):
        books.earn(10 + number, until=30 - number if number % 3 else None)
    seen, after = [], None
    with books.database.snapshot() as session:
        while page := ledger.lots_of(session, books.account, after=after, limit=2):
            seen += page
            after = page[-1].id
        whole = ledger.lots_of(session, books.account)
    assert seen == list(whole)
    assert len(seen) == 7


def _at_once(count, work):
    outcomes = []

    def run(number):
        try:
            work(number)
            outcomes.append("done")
        except (ledger.InsufficientPointsError, ledger.ClosedReservationError):
            outcomes.append("refused")

    threads = [threading.Thread(target=run, args=(each,)) for each in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_eight_tills_reserve_the_last_points_once(books):
    for _ in range(5):
        books.earn(10, until=3)

    def reserve(number):
        with books.database.transaction() as session:
            ledger.reserve(
                session,
                books.account,
                10,
                source=f"till-{number}",
                until=NOON + HOUR,
                now=NOON,
            )

    assert _at_once(8, reserve) == ["done"] * 5 + ["refused"] * 3
    assert books.pockets == (0, 0, 50)


def test_a_till_and_the_night_never_take_the_same_point(books):
    books.earn(100, until=1)

    def step(number):
        with books.database.transaction() as session:
            if number % 2:
                ledger.settle(session, [books.account], now=NOON + DAY)
            else:
                ledger.reserve(
                    session,
                    books.account,
                    30,
                    source=f"till-{number}",
                    until=NOON + 2 * DAY,
                    now=NOON,
                )

    done = _at_once(8, step).count("done") - 4
    assert books.pockets == (0, 0, 30 * done)


def test_one_of_two_ends_of_a_reservation_wins(books):
    books.earn(100)
    held = books.do(ledger.reserve, 100, until=NOON + DAY)

    def end(number):
        with books.database.transaction() as session:
            verb = ledger.commit if number % 2 else ledger.release
            verb(session, books.account, held.id, source=f"end-{number}", now=NOON)

    outcomes = _at_once(8, end)
    balance, pending, reserved = books.pockets
    assert (pending, reserved) == (0, 0)
    assert (balance, outcomes.count("done")) in {(0, 1), (100, 4)}


def _plan_of(database, statement, parameters):
    """Return how SQLite finds what *statement* asks for."""
    with database.glance() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [step[3] for step in plan]


def test_spending_walks_the_index_and_sorts_nothing(sqlite_database):
    with sqlite_database.transaction() as session:
        account = make.account(session, 10)
    with statements() as said, sqlite_database.transaction() as session:
        ledger.redeem(session, account, 10, source="sale", now=NOON)

    asked = [each for each in said if "FROM lots" in each[0]]
    plans = [_plan_of(sqlite_database, *each) for each in asked]

    assert plans
    assert all(len(plan) == 1 and "ix_lots_spendable" in plan[0] for plan in plans)


def test_many_lots_cost_a_sale_no_more_statements(database, account):
    with database.transaction() as session:
        for number in range(300):
            ledger.earn(session, account, 10, source=f"old-{number}", now=NOON)
    with statements() as asked, database.transaction() as session:
        ledger.redeem(session, account, 25, source="sale", now=NOON)

    assert len(asked) <= 12
