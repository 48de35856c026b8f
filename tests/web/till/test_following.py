"""What waits for a first purchase comes with one at the till, and is undone with it."""

import pytest

from walletpass import ledger
from walletpass.rewards import referrals, welcoming

from .conftest import words


@pytest.fixture
def waiting(database, rosa):
    """A brand whose welcome waits for the first purchase."""
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        told = {"points": 100_00, "after_purchase": True}
        welcoming.set_welcome(session, rosa.id, program.id, **told)


def test_the_welcome_comes_with_the_first_sale_and_goes_with_its_undoing(
    waiting, anna_at, issue, balance
):
    card = issue()
    assert balance(card) == 0

    page = anna_at.sell(card, "54")

    assert "154 points now" in words(page)
    assert balance(card) == 154
    anna_at.send(page, "/undo")
    assert balance(card) == 0
    anna_at.sell(card, "10")
    assert balance(card) == 110


def test_a_friends_thanks_wait_from_the_first_sale_on(
    database, rosa, clock, anna_at, issue
):
    ada, bob = issue(), issue()
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        terms = {"referrer_points": 50_00, "referee_points": 20_00, "hold_days": 14}
        referrals.set_terms(session, rosa.id, program.id, **terms)
        code = referrals.code_of(session, rosa.id, ada.customer_id, now=clock())
        referrals.join(session, rosa.id, code, bob.customer_id, now=clock())

    page = anna_at.sell(bob, "54")

    with database.snapshot() as session:
        pending = [
            ledger.pockets_of(session, card.account_id).pending for card in (ada, bob)
        ]
    assert pending == [50_00, 20_00]
    anna_at.send(page, "/undo")
    with database.snapshot() as session:
        [referral] = session.query(referrals.Referral)
        assert (referral.state, referral.reason) == ("rejected", "returned")
