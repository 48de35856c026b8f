import threading
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.make import NOON
from walletpass import ledger, outbox
from walletpass.db.paging import UnknownCursorError


@pytest.fixture
def account(database):
    with database.transaction() as session:
        return make.account(session)


def _balance(database, account):
    with database.snapshot() as session:
        kept = session.get_one(ledger.Account, account).balance
        assert ledger.audit(session) == []
        return kept


def test_earning_and_redeeming_move_the_balance(database, account):
    with database.transaction() as session:
        ledger.earn(session, account, 12_000, source="receipt-1", now=NOON)
        spent = ledger.redeem(session, account, 10_000, source="receipt-2", now=NOON)

    assert (spent.points, spent.balance) == (-10_000, 2_000)
    assert _balance(database, account) == 2_000


def test_redeeming_more_than_the_balance_is_refused(database, account):
    with database.transaction() as session:
        ledger.earn(session, account, 12_000, source="receipt-1", now=NOON)

    with (
        pytest.raises(ledger.InsufficientPointsError) as refusal,
        database.transaction() as session,
    ):
        ledger.redeem(session, account, 12_100, source="receipt-2", now=NOON)

    assert refusal.value.facts() == {"balance": 120, "requested": 121}
    assert _balance(database, account) == 12_000


def test_asking_again_with_the_same_source_moves_nothing(database, account):
    with database.transaction() as session:
        first = ledger.earn(session, account, 5_000, source="receipt-1", now=NOON)
    with database.transaction() as session:
        again = ledger.earn(session, account, 5_000, source="receipt-1", now=NOON)

    assert again.id == first.id
    assert (first.is_new, again.is_new) == (True, False)
    assert _balance(database, account) == 5_000


def test_the_same_source_with_other_points_or_another_kind_is_refused(
    database, account
):
    with database.transaction() as session:
        ledger.earn(session, account, 5_000, source="receipt-1", now=NOON)

    for verb, points in (
        (ledger.earn, 5_100),
        (ledger.redeem, 5_000),
        (ledger.adjust, 100),
    ):
        with pytest.raises(ledger.SourceTakenError), database.transaction() as session:
            verb(session, account, points, source="receipt-1", now=NOON)
    assert _balance(database, account) == 5_000


def test_a_reversal_takes_back_one_movement_once(database, account):
    with database.transaction() as session:
        earned = ledger.earn(session, account, 5_000, source="receipt-1", now=NOON)
        back = ledger.reverse(session, account, earned.id, source="void-1", now=NOON)
        again = ledger.reverse(session, account, earned.id, source="void-1", now=NOON)

    assert back.points == -5_000
    assert again.id == back.id
    with pytest.raises(ledger.AlreadyReversedError), database.transaction() as session:
        ledger.reverse(session, account, earned.id, source="void-2", now=NOON)
    with pytest.raises(ledger.NotReversibleError), database.transaction() as session:
        ledger.reverse(session, account, back.id, source="void-3", now=NOON)
    assert _balance(database, account) == 0


def test_points_already_spent_cannot_be_taken_back(database, account):
    with database.transaction() as session:
        earned = ledger.earn(session, account, 5_000, source="receipt-1", now=NOON)
        ledger.redeem(session, account, 4_000, source="receipt-2", now=NOON)

    with (
        pytest.raises(ledger.InsufficientPointsError),
        database.transaction() as session,
    ):
        ledger.reverse(session, account, earned.id, source="void-1", now=NOON)


def test_another_accounts_movement_cannot_be_reversed(database, account):
    with database.transaction() as session:
        other = make.account(session)
        earned = ledger.earn(session, other, 5_000, source="receipt-1", now=NOON)

    with pytest.raises(ledger.UnknownEntryError), database.transaction() as session:
        ledger.reverse(session, account, earned.id, source="void-1", now=NOON)


def test_the_brands_own_accounts_cannot_be_posted_to(database, account):
    with database.snapshot() as session:
        program = session.get_one(ledger.Account, account).program_id
        issued = ledger.counter_account(session, program, "issued")

    with pytest.raises(ledger.UnknownAccountError), database.transaction() as session:
        ledger.earn(session, issued, 100, source="x", now=NOON)


def test_movements_in_one_moment_keep_their_order(database, account):
    with database.transaction() as session:
        for number in range(20):
            ledger.earn(session, account, 100, source=f"receipt-{number}", now=NOON)

    with database.snapshot() as session:
        sources = [posted.source for posted in ledger.latest(session, account, 3)]
    assert sources == ["receipt-19", "receipt-18", "receipt-17"]


def test_many_movements_make_one_promise(database, account):
    with database.transaction() as session:
        for number in range(5):
            ledger.earn(session, account, 100, source=f"receipt-{number}", now=NOON)

    with database.transaction() as session:
        assert len(outbox.claim(session, now=NOON)) == 1


def test_eight_tills_cannot_spend_the_same_points_twice(database, account):
    with database.transaction() as session:
        ledger.earn(session, account, 5_000, source="receipt-0", now=NOON)
    outcomes = []

    def spend(number):
        try:
            with database.transaction() as session:
                ledger.redeem(
                    session, account, 1_000, source=f"till-{number}", now=NOON
                )
            outcomes.append("spent")
        except ledger.InsufficientPointsError:
            outcomes.append("refused")

    tills = [threading.Thread(target=spend, args=(number,)) for number in range(8)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()

    assert sorted(outcomes) == ["refused"] * 3 + ["spent"] * 5
    assert _balance(database, account) == 0


def test_a_statement_pages_from_the_newest(database, account):
    with database.transaction() as session:
        brand = session.get_one(ledger.Account, account).brand_id
        for number in range(5):
            ledger.earn(session, account, 100, source=f"receipt-{number}", now=NOON)

    seen, before = [], None
    with database.snapshot() as session:
        while True:
            page = ledger.statement(
                session, brand, account_id=account, before=before, limit=2
            )
            seen += [posted.source for posted in page.rows]
            if page.next is None:
                break
            before = page.rows[-1].id
    assert seen == [f"receipt-{number}" for number in range(4, -1, -1)]


def test_a_statement_is_in_the_order_of_booking_when_the_clock_is_put_back(
    database, account
):
    moments = [NOON, NOON - timedelta(hours=1), NOON + timedelta(hours=1), NOON]
    with database.transaction() as session:
        brand = session.get_one(ledger.Account, account).brand_id
        for number, now in enumerate(moments):
            ledger.earn(session, account, 100, source=f"receipt-{number}", now=now)

    seen, before = [], None
    with database.snapshot() as session:
        for _ in moments:
            page = ledger.statement(
                session, brand, account_id=account, before=before, limit=1
            )
            seen += [(posted.source, posted.balance) for posted in page.rows]
            before = page.rows[-1].id
    assert seen == [
        ("receipt-3", 400),
        ("receipt-2", 300),
        ("receipt-1", 200),
        ("receipt-0", 100),
    ]
    assert page.next is None


def test_a_statement_does_not_go_on_from_another_accounts_movement(database, account):
    with database.transaction() as session:
        brand = session.get_one(ledger.Account, account).brand_id
        other = ledger.earn(
            session, make.account(session), 100, source="receipt-1", now=NOON
        )

    with database.snapshot() as session, pytest.raises(UnknownCursorError):
        ledger.statement(session, brand, account_id=account, before=other.id)


_steps = st.lists(
    st.tuples(
        st.sampled_from(["earn", "redeem", "adjust", "reverse"]),
        st.integers(1, 500),
        st.integers(0, 5),
    ),
    max_size=25,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_steps)
def test_no_sequence_of_movements_and_repeats_bends_the_books(database, steps):
    """Sum of entries = balance ≥ 0 after any sequence, and a repeat changes nothing."""
    with database.transaction() as session:
        account = make.account(session)
    expected, known = 0, {}
    for kind, points, number in steps:
        source = f"{kind}-{points}-{number}"
        amount = -points if kind == "adjust" and number % 2 else points
        try:
            with database.transaction() as session:
                if kind == "reverse":
                    target = known.get(number)
                    if target is None:
                        continue
                    done = ledger.reverse(
                        session, account, target, source=source, now=NOON
                    )
                else:
                    verb = getattr(ledger, kind)
                    done = verb(session, account, amount, source=source, now=NOON)
        except (
            ledger.InsufficientPointsError,
            ledger.AlreadyReversedError,
            ledger.NotReversibleError,
            ledger.SourceTakenError,
        ):
            continue
        if done.is_new:
            expected += done.points
            known[number] = done.id
        assert _balance(database, account) == expected >= 0
