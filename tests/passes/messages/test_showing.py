"""Messages on cards: announced once, exact while they show, and gone in silence."""

from tests.passes.messages.conftest import later

REST = "Nothing new right now"


def test_a_message_is_announced_and_stands_on_the_card(board):
    board.say()

    assert board.refresh() == "Cheese week: 0 points are waiting, Ada"
    assert board.now_says() == "Cheese week: 0 points are waiting, Ada"


def test_a_message_goes_by_itself_in_silence(board):
    board.say(until=later(days=7))
    board.refresh()

    assert board.refresh(later(days=6)) is None
    assert board.refresh(later(days=7)) == ""
    assert board.now_says() == REST


def test_a_balance_that_moved_on_inside_a_message_is_not_announced_again(board):
    board.say()
    board.refresh()

    board.earn(50, "receipt-1")

    assert board.refresh() == "You now have 50 points"
    assert board.now_says() == "Cheese week: 50 points are waiting, Ada"


def test_the_message_that_began_last_shows(board):
    board.say({"en": "First"}, until=later(days=2))
    board.refresh()
    board.say({"en": "Second"}, at=later(hours=1), until=later(days=1))

    assert board.refresh(later(hours=1)) == "Second"
    assert board.refresh(later(days=1)) == ""
    assert board.now_says() == "First"
    assert board.refresh(later(days=2)) == ""
    assert board.now_says() == REST


def test_a_service_message_goes_before_a_later_marketing_one(board):
    board.say({"en": "Recall of cheese"}, purpose="service")
    board.say({"en": "Cheese week"}, at=later(hours=1))

    assert board.refresh(later(hours=1)) == "Recall of cheese"
