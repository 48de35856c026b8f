"""What a message names is the ledger's at the moment its card is composed."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.passes.messages.conftest import Board, later
from walletpass import ledger, rewards


def test_what_is_lost_next_is_named_with_its_day_in_the_brands_zone(board):
    board.say({"en": "{expiring} are lost on {expires_on}"})
    for points, days in ((50, 30), (20, 10)):
        ledger.earn(
            board.session,
            board.card.account_id,
            points * 100,
            source=f"receipt-{days}",
            now=NOON,
            expires_at=NOON.replace(hour=23) + timedelta(days=days),
        )

    board.refresh()
    board.refresh(later(seconds=20))

    # 23:00 in UTC is the next day in Warsaw
    assert board.now_says() == "20 points are lost on Dec 1, 2026"


def test_where_nothing_is_lost_other_words_stand_in(board):
    board.say({"en": "You lose {expiring|nothing}"})

    assert board.refresh() == "You lose nothing"


def test_a_balance_is_named_in_money_where_points_buy_something(board):
    program = board.session.get_one(
        ledger.Program,
        board.session.get_one(ledger.Account, board.card.account_id).program_id,
    )
    rewards.begin(board.session, program, now=NOON)
    board.say({"en": "That is {worth|nothing}"})
    board.earn(1250, "receipt-1")
    board.refresh()
    board.refresh(later(seconds=20))

    assert (
        board.now_says() == "That is PLN\N{NO-BREAK SPACE}62.50"
    )  # a twentieth of each


def test_a_balance_that_buys_nothing_is_worth_nothing(board):
    board.say({"en": "That is {worth|a smile}"})

    assert board.refresh() == "That is a smile"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"coupon": "5021", "coupon_until": "2026-12-24"},
            "Coupon 5021 until Dec 24, 2026",
        ),
        ({"coupon": "5021", "coupon_until": "soon"}, "Coupon 5021 until soon"),
        ({}, "Coupon  until "),
    ],
)
def test_what_only_the_showing_knows_is_named(board, facts, said):
    board.say({"en": "Coupon {coupon} until {coupon_until}"}, facts=facts)

    assert board.refresh() == said


def test_points_in_a_message_are_in_the_plural_that_fits(database):
    with database.transaction() as session:
        board = Board(session, make.card(session, language="ru"))
        board.earn(2, "receipt-1")
        board.refresh()
        board.say({"ru": "У вас {balance} {unit}"}, at=later(minutes=1))

        assert board.refresh(later(minutes=1)) == "У вас 2 балла"
