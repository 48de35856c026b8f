"""A credit counts again of which points were taken back by mistake."""

import pytest

from tests import make
from tests.ledger.test_lots import Books
from walletpass import ledger


@pytest.fixture
def books(database):
    with database.transaction() as session:
        account = make.account(session)
    return Books(database, account)


def taken(books, sale, total, policy="unlimited", **facts):
    return books.do(ledger.take_back, of=sale.id, total=total, policy=policy, **facts)


@pytest.mark.parametrize(
    ("day", "pockets"), [(1, (0, 50, 0)), (5, (50, 0, 0)), (9, (0, 0, 0))]
)
def test_pending_points_wait_again_for_their_own_day(books, day, pockets):
    sale = books.earn(50, active=5, until=9)
    taken(books, sale, 50, "only_pending")
    assert books.pockets == (0, 0, 0)

    books.do(ledger.restore, of=sale.id, day=day)

    assert books.pockets == pockets
    books.settle(20)
    assert books.pockets == (0, 0, 0)


def test_what_had_been_spent_and_let_go_is_no_gain(books):
    sale = books.earn(100)
    spent = books.do(ledger.redeem, 60)
    taken(books, sale, 100, "within_balance")
    assert books.pockets == (0, 0, 0)

    books.do(ledger.restore, of=sale.id)

    assert books.pockets == (40, 0, 0)
    books.do(ledger.give_back, of=spent.id, total=60)
    assert books.pockets == (100, 0, 0)


def test_what_had_expired_stays_so(books):
    sale = books.earn(100, until=5)
    books.settle(6)
    taken(books, sale, 100, day=6)

    books.do(ledger.restore, of=sale.id, day=6)
    taken(books, sale, 100, day=6)

    assert books.pockets == (0, 0, 0)


def test_the_last_return_is_undone_and_may_be_made_anew(books):
    sale = books.earn(100)
    taken(books, sale, 30)
    taken(books, sale, 100)

    for _ in range(2):
        books.do(ledger.restore, of=sale.id, source="undo")
    assert books.pockets == (70, 0, 0)
    taken(books, sale, 100)
    assert books.pockets == (0, 0, 0)
    for _ in range(2):
        books.do(ledger.restore, of=sale.id)

    assert books.pockets == (100, 0, 0)


def test_what_was_not_taken_back_cannot_be_restored(books):
    sale = books.earn(100)
    taken(books, sale, 100, "only_pending")
    books.do(ledger.restore, of=sale.id)
    assert books.pockets == (100, 0, 0)
    spent = books.do(ledger.redeem, 10)
    books.do(ledger.give_back, of=spent.id, total=10)

    for movement in (sale, spent):
        with pytest.raises(ledger.NotReversibleError):
            books.do(ledger.restore, of=movement.id)
    with pytest.raises(ledger.UnknownEntryError):
        books.do(ledger.restore, of="ent_none")


def test_a_source_of_another_movement_restores_nothing(books):
    sale = books.earn(100)
    taken(books, sale, 100, source="taken")

    with pytest.raises(ledger.SourceTakenError):
        books.do(ledger.restore, of=sale.id, source="taken")

    assert books.pockets == (0, 0, 0)
