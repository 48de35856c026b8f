"""A batch of cards costs the same few statements, however many cards it has."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from tests import make
from tests.make import LINK, NOON
from walletpass import outbox, passes
from walletpass.passes import RefreshPasses, messages
from walletpass.passes.messages import Showing

WORDS = {"en": "{expiring|None} of your points are lost on {expires_on|no day}"}


def cards_of(session, count):
    owner = make.brand(session)
    club = make.template(session, owner)
    return [make.card(session, owner, of=club) for _ in range(count)]


def say(session, cards, *, until=None, now=NOON, words=WORDS):
    message = messages.compose_message(
        session,
        cards[0].brand_id,
        origin="run_1",
        purpose="marketing",
        words=words,
        now=now,
    )
    rows = [messages.Shown(card.id, card.customer_id) for card in cards]
    messages.show(session, message, rows, shows_from=now, shows_until=until, now=now)
    return message


def promised(session):
    session.flush()
    rows = session.query(outbox.Promise).filter_by(kind="refresh-passes").all()
    return [(outbox.read(one.kind, one.payload), one.due_at) for one in rows]


def counted(session, act):
    """Return how many statements an act took; many rows in one go are one."""
    told = []

    def count(_connection, _cursor, statement, *_more):
        told.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", count)
    try:
        act()
        session.flush()
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(told)


def test_a_batch_promises_its_beginning_and_its_end_at_once(database):
    with database.transaction() as session:
        cards = cards_of(session, 5)
        until = NOON + timedelta(days=7)

        say(session, cards, until=until)

        ids = tuple(card.id for card in cards)
        assert promised(session) == [
            (RefreshPasses(ids, "message", again_at=until), NOON),
        ]


def test_more_cards_take_no_more_statements(database):
    with database.transaction() as session:
        few, many = cards_of(session, 2), cards_of(session, 20)
        shown = [counted(session, lambda c=c: say(session, c)) for c in (few, many)]

        def refresh(cards):
            passes.refresh(
                session,
                [card.id for card in cards],
                cause="message",
                people=make.people(),
                card_link=LINK,
                now=NOON,
            )

        refreshed = [counted(session, lambda c=c: refresh(c)) for c in (few, many)]

    assert shown[0] == shown[1]
    # each card still records its own event
    assert refreshed[1] - refreshed[0] <= len(many) - len(few)


def test_saying_it_again_to_the_same_card_changes_nothing(database):
    with database.transaction() as session:
        [card] = cards_of(session, 1)
        message = say(session, [card])
        row = messages.Shown(card.id, card.customer_id, {"coupon": "other"})

        messages.show(
            session, message, [row], shows_from=NOON, shows_until=None, now=NOON
        )

        [showing] = session.query(Showing).all()
        assert showing.facts == {}


def test_a_withdrawal_of_many_cards_goes_batch_by_batch(database, monkeypatch):
    monkeypatch.setattr("walletpass.passes.messages.showing.BATCH", 2)
    with database.transaction() as session:
        cards = cards_of(session, 3)
        message = say(session, cards)

        messages.withdraw(session, message.brand_id, message.id, now=NOON)

        session.expire_all()
        assert session.query(Showing).filter_by(withdrawn_at=None).count() == 1
        [rest] = [
            outbox.read(one.kind, one.payload)
            for one in session.query(outbox.Promise).filter_by(kind="withdraw-message")
        ]
        messages.withdraw_next(
            session, rest.brand_id, rest.message_id, rest.after, now=NOON
        )
        session.expire_all()
        assert session.query(Showing).filter_by(withdrawn_at=None).count() == 0


def test_another_brands_message_is_not_withdrawn(database):
    with database.transaction() as session:
        message = say(session, cards_of(session, 1))
        stranger = make.brand(session)

        with pytest.raises(messages.UnknownMessageError):
            messages.withdraw(session, stranger.id, message.id, now=NOON)

        messages.withdraw_from(session, stranger.id, message.origin, now=NOON)
        assert session.query(Showing).filter_by(withdrawn_at=None).count() == 1


def test_a_message_cannot_end_before_it_begins(database):
    with database.transaction() as session, pytest.raises(ValueError, match="ends"):
        say(session, cards_of(session, 1), until=NOON)
