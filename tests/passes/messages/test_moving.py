"""Messages go where their card goes, and are forgotten with its holder."""

from tests import make
from tests.make import LINK, NOON
from walletpass import customers, passes
from walletpass.passes import messages
from walletpass.passes.messages import Showing

PEOPLE = make.people()


def two_holders(session):
    owner = make.brand(session)
    club = make.template(session, owner)
    return make.card(session, owner, of=club), make.card(session, owner, of=club)


def say(session, card):
    message = messages.compose_message(
        session,
        card.brand_id,
        origin="test",
        purpose="service",
        words={"en": "Hello"},
        now=NOON,
    )
    row = messages.Shown(card.id, card.customer_id)
    messages.show(session, message, [row], shows_from=NOON, shows_until=None, now=NOON)


def test_a_merge_takes_messages_along_and_undoing_it_brings_them_back(database):
    with database.transaction() as session:
        one, other = two_holders(session)
        say(session, other)

        made = passes.merge_holders(
            session, PEOPLE, one.brand_id, other.customer_id, one.customer_id,
            actor="key_1", reason="", now=NOON,
        ).merge  # fmt: skip
        told = messages.told_to(session, one.brand_id, [one.customer_id])
        assert [each.words for each in told[one.customer_id]] == [{"en": "Hello"}]

        passes.unmerge_holders(
            session, PEOPLE, one.brand_id, made.id, actor="key_1", now=NOON
        )
        both = [one.customer_id, other.customer_id]
        assert set(messages.told_to(session, one.brand_id, both)) == {other.customer_id}


def test_an_erasure_forgets_what_was_said(database):
    with database.transaction() as session:
        card, _ = two_holders(session)
        say(session, card)
        who = customers.customer_of(session, card.brand_id, card.customer_id)
        customers.erase(session, who, now=NOON)

        passes.forget_holder(
            session, card.customer_id, people=PEOPLE, card_link=LINK, now=NOON
        )

        assert session.query(Showing).count() == 0


def test_what_was_told_is_not_told_to_another_brand(database):
    with database.transaction() as session:
        card, _ = two_holders(session)
        say(session, card)
        stranger = make.brand(session)

        assert messages.told_to(session, stranger.id, [card.customer_id]) == {}
