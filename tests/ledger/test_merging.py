"""Two accounts of one customer become one, and two again."""

from datetime import timedelta

import pytest

from tests import make
from tests.ledger.test_lots import DAY, Books
from tests.make import NOON
from walletpass import ledger


def two_accounts(session):
    owner = make.brand(session)
    scheme = make.program(session, owner)
    return [
        ledger.open_account(
            session, owner.id, scheme.id, make.customer(session, owner).id, now=NOON
        )
        for _ in range(2)
    ]


@pytest.fixture
def pair(database):
    with database.transaction() as session:
        return [Books(database, each) for each in two_accounts(session)]


def merged(old, kept, **facts):
    return old.do(ledger.merge, kept.account, source="merge", **facts)


def parted(kept, merge):
    return kept.do(ledger.unmerge, merge.id, source="part")


def test_merging_moves_every_lot_with_its_own_expiry(pair):
    old, kept = pair
    old.earn(100, until=10)
    old.earn(20, active=5)
    kept.earn(50, until=20)
    merged(old, kept)

    assert (old.pockets, kept.pockets) == ((0, 0, 0), (150, 20, 0))
    assert kept.lots == [(10, 100), (20, 50), (None, 20)]
    assert old.do(ledger.redeem, 120).account_id == kept.account


def test_a_receipt_posted_before_the_merge_is_not_posted_again(pair):
    old, kept = pair
    first = old.do(ledger.earn, 100, source="receipt")
    merged(old, kept)

    assert old.do(ledger.earn, 100, source="receipt").id == first.id
    assert kept.pockets == (100, 0, 0)


def test_returns_find_their_lots_after_a_merge(pair):
    old, kept = pair
    sale = old.earn(100, until=10)
    spent = old.do(ledger.redeem, 60)
    merged(old, kept)
    kept.do(ledger.give_back, of=spent.id, total=60)
    assert kept.lots == [(10, 100)]
    old.do(ledger.take_back, of=sale.id, total=100, policy="within_balance")

    assert kept.pockets == (0, 0, 0)


def test_a_reservation_goes_along(pair):
    old, kept = pair
    old.earn(100)
    held = old.do(ledger.reserve, 40, until=NOON + DAY)
    merge = merged(old, kept)
    assert kept.pockets == (60, 0, 40)
    parted(kept, merge)
    assert old.pockets == (60, 0, 40)
    merged_again = old.do(ledger.merge, kept.account, source="merge-2")
    old.do(ledger.commit, held.id)

    assert merged_again.is_new
    assert kept.pockets == (60, 0, 0)


def test_parting_undoes_a_merge_exactly(pair):
    old, kept = pair
    for books, policy in ((old, "unlimited"), (kept, "within_balance")):
        sale = books.earn(80)
        books.earn(30, until=9)
        books.earn(5, active=3)
        books.do(ledger.redeem, 100)
        books.do(ledger.take_back, of=sale.id, total=70, policy=policy)
    before = [(books.pockets, books.lots) for books in pair]
    merge = merged(old, kept)
    parted(kept, merge)

    assert [(books.pockets, books.lots) for books in pair] == before


def test_parting_returns_what_is_still_there(pair):
    old, kept = pair
    old.earn(100, until=5)
    kept.earn(100)
    merge = merged(old, kept)
    spent = kept.do(ledger.redeem, 130)
    parted(kept, merge)
    assert (old.pockets, kept.pockets) == ((0, 0, 0), (70, 0, 0))

    kept.do(ledger.give_back, of=spent.id, total=130)

    assert (old.pockets, kept.pockets) == ((100, 0, 0), (100, 0, 0))
    assert (old.lots, kept.lots) == ([(5, 100)], [(None, 100)])


def test_what_was_spent_together_returns_in_slices_to_whoever_had_it(pair):
    old, kept = pair
    sale = old.earn(50)
    kept.earn(100, until=5)
    merge = merged(old, kept)
    spent = kept.do(ledger.redeem, 120)
    parted(kept, merge)

    first = kept.do(ledger.give_back, of=spent.id, total=30, source="half")
    assert (first.points, first.elsewhere) == (10, 20)
    assert (old.pockets, kept.pockets) == ((50, 0, 0), (10, 0, 0))
    for again in ("half", "half told anew"):
        kept.do(ledger.give_back, of=spent.id, total=30, source=again)
    assert (old.pockets, kept.pockets) == ((50, 0, 0), (10, 0, 0))
    kept.do(ledger.give_back, of=spent.id, total=120)
    old.do(ledger.take_back, of=sale.id, total=50, policy="within_balance")

    assert (old.pockets, kept.pockets) == ((0, 0, 0), (100, 0, 0))


def test_what_comes_home_pays_what_its_own_lot_owes(pair):
    old, kept = pair
    sale = old.earn(50, until=5)
    merge = merged(old, kept)
    spent = kept.do(ledger.redeem, 40)
    parted(kept, merge)
    short = old.do(ledger.take_back, of=sale.id, total=50, policy="within_balance")
    kept.do(ledger.give_back, of=spent.id, total=40)

    assert short.short == 40
    assert (old.pockets, kept.pockets) == ((0, 0, 0), (0, 0, 0))


def test_what_comes_home_too_late_is_lost_there(pair):
    old, kept = pair
    old.earn(50, until=5)
    merge = merged(old, kept)
    spent = kept.do(ledger.redeem, 40)
    parted(kept, merge)
    kept.do(ledger.give_back, of=spent.id, total=40, day=9)

    assert (old.pockets, kept.pockets) == ((0, 0, 0), (0, 0, 0))


def test_points_that_came_back_to_last_longer_go_home_as_well(pair):
    old, kept = pair
    old.earn(50, until=5)
    merge = merged(old, kept)
    for grace in (7, 9):
        spent = kept.do(ledger.redeem, 50)
        kept.do(ledger.give_back, of=spent.id, total=50, grace=grace * DAY)
    parted(kept, merge)

    assert (old.lots, kept.lots) == ([(9, 50)], [])
    assert (old.pockets, kept.pockets) == ((50, 0, 0), (0, 0, 0))


def test_a_reservation_made_together_is_let_go_to_both(pair):
    old, kept = pair
    old.earn(50)
    kept.earn(100, until=5)
    merge = merged(old, kept)
    kept.do(ledger.reserve, 120, until=NOON + DAY)
    parted(kept, merge)
    assert (old.pockets, kept.pockets) == ((30, 0, 0), (0, 0, 120))
    kept.settle(1)

    assert (old.pockets, kept.pockets) == ((50, 0, 0), (100, 0, 0))


def test_two_accounts_that_hold_each_others_points_let_them_all_go(pair):
    old, kept = pair
    for turn, filled, emptied in ((1, kept, old), (2, old, kept)):
        emptied.earn(40)
        merge = emptied.do(ledger.merge, filled.account, source=f"merge {turn}")
        filled.do(ledger.reserve, 40, until=NOON + DAY)
        filled.do(ledger.unmerge, merge.id, source=f"part {turn}")
    before = old.pockets, kept.pockets
    old.do(ledger.merge, kept.account, source="again", day=2)

    assert before == ((0, 0, 40), (0, 0, 40))
    assert (old.pockets, kept.pockets) == ((0, 0, 0), (80, 0, 0))


def test_a_merge_is_made_once_and_undone_once(pair):
    old, kept = pair
    old.earn(10)
    merge = merged(old, kept)
    assert merged(old, kept).id == merge.id
    with pytest.raises(ledger.NotMergeableError):
        old.do(ledger.merge, kept.account)
    with pytest.raises(ledger.NotMergeableError):
        kept.do(ledger.merge, kept.account)
    undone = parted(kept, merge)
    assert parted(kept, merge).id == undone.id
    with pytest.raises(ledger.NotMergeableError):
        kept.do(ledger.unmerge, merge.id)
    with pytest.raises(ledger.UnknownEntryError):
        kept.do(ledger.unmerge, "ent_nothing")


def test_accounts_of_two_programs_do_not_merge(database, pair):
    with database.transaction() as session:
        other = make.account(session)
    with pytest.raises(ledger.NotMergeableError):
        pair[0].do(ledger.merge, other)


def test_what_was_merged_falls_due_where_it_is_now(pair):
    old, kept = pair
    old.earn(100, until=5)
    merged(old, kept)
    with kept.database.snapshot() as session:
        due = ledger.due_accounts(session, now=NOON + timedelta(days=5), limit=9)

    assert kept.account in due
    kept.settle(5)
    assert kept.pockets == (0, 0, 0)
