"""Since when a card hides what it showed, told by what its holder said."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers
from walletpass.passes import messages
from walletpass.passes.messages.hiding import silenced_at

YES, NO = True, False


def at(hours):
    return NOON + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("words", "gone", "since"),
    [
        pytest.param([], None, None, id="nobody asked"),
        pytest.param([(-1, YES)], None, None, id="agreed all along"),
        pytest.param([(-1, YES), (2, NO)], None, 2, id="no"),
        pytest.param([(2, NO), (3, NO)], None, 2, id="no twice"),
        pytest.param([(2, NO), (3, YES)], None, None, id="changed their mind"),
        pytest.param([(2, NO), (3, YES), (4, NO)], None, 4, id="and again"),
        pytest.param([(2, NO), (6, YES)], 5, 2, id="yes when it was gone"),
        pytest.param([(5, NO)], 5, None, id="no as it went"),
        pytest.param([(6, NO)], 5, None, id="no when it was gone"),
        pytest.param([(-1, NO)], None, 0, id="no before it began"),
        pytest.param([(-1, NO)], -1, None, id="taken back before it began"),
        pytest.param([(9, NO)], None, None, id="not said yet"),
    ],
)
def test_the_last_word_while_it_showed_counts(words, gone, since):
    found = silenced_at(
        [(at(hours), is_yes) for hours, is_yes in words],
        begins=NOON,
        gone=None if gone is None else at(gone),
        now=at(8),
    )

    assert found == (None if since is None else at(since))


def test_what_has_not_begun_is_not_hidden_yet():
    no = [(at(-1), NO)]

    assert silenced_at(no, begins=at(2), gone=None, now=at(1)) is None
    assert silenced_at(no, begins=at(2), gone=None, now=at(2)) == at(2)


def said(session, card, *, given, now):
    customer = session.get_one(customers.Customer, card.customer_id)
    choice = customers.Choice("wallet", given=given)
    customers.record_consents(session, customer, [choice], source="test", now=now)


def test_only_marketing_of_the_brand_asked_for_is_hidden(database):
    with database.transaction() as session:
        card = make.card(session)
        for purpose in ("marketing", "service"):
            message = messages.compose_message(
                session,
                card.brand_id,
                origin=purpose,
                purpose=purpose,
                words={"en": "Tea"},
                now=NOON,
            )
            shown = [messages.Shown(card.id, card.customer_id)]
            messages.show(
                session, message, shown, shows_from=NOON, shows_until=None, now=NOON
            )
        said(session, card, given=False, now=at(1))
        other = make.brand(session).id
    origins = ["marketing", "service"]

    with database.snapshot() as session:
        for brand_id, hidden in (
            (card.brand_id, {("marketing", card.id): at(1)}),
            (other, {}),
        ):
            found = messages.hidden_since(
                session, brand_id, origins, [card.id], now=at(2)
            )
            assert found == hidden
