"""A message goes the whole way: said, pushed, fetched, and read on the lock screen."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import update

from tests.make import LINK, people
from walletpass import devices, outbox, passes
from walletpass.passes import Pass, messages

WORDS = {"en": "{first_name|friend}, {balance} {unit} buy you a coffee"}
REST = "Nothing new right now"


@pytest.fixture
def say(database, clock):
    """Let a card show a message from now on."""

    def say(wallet, **told):
        with database.transaction() as session:
            message = messages.compose_message(
                session,
                wallet.card.brand_id,
                origin="test",
                purpose="service",
                words=WORDS,
                now=clock(),
                **told,
            )
            row = messages.Shown(wallet.card.id, wallet.card.customer_id)
            messages.show(
                session,
                message,
                [row],
                shows_from=clock(),
                shows_until=None,
                now=clock(),
            )
            return message

    return say


@pytest.fixture
def catch_up(database, clock, ada):
    """Refresh the card as a keeper would, and push what is new."""

    def catch_up(wallet):
        with database.transaction() as session:
            changed = passes.refresh(
                session,
                [wallet.card.id],
                cause="message",
                people=people(),
                card_link=LINK,
                now=clock(),
            )
            for news in changed:
                listening = devices.devices_holding(session, news.pass_ids)
                devices.promise_push(session, news.pass_type_id, listening, now=clock())
        ada.pushed()

    return catch_up


def sentences(ada):
    return [notice.sentence for notice in ada.phone.lock_screen]


def test_the_lock_screen_says_the_message_and_nothing_when_it_goes(
    ada, wallet, say, catch_up, clock, database
):
    ada.add(wallet)
    clock.pass_by(minutes=1)
    message = say(wallet)
    catch_up(wallet)
    clock.pass_by(minutes=1)
    with database.transaction() as session:
        messages.withdraw(session, wallet.card.brand_id, message.id, now=clock())
    catch_up(wallet)

    assert sentences(ada) == ["friend, 0 points buy you a coffee"]


def test_a_sale_after_a_message_is_announced_and_the_message_is_not_again(
    ada, wallet, say, catch_up, earn, clock, database
):
    ada.add(wallet)
    clock.pass_by(minutes=1)
    say(wallet)
    catch_up(wallet)
    clock.pass_by(minutes=1)
    earn(wallet, 50)
    ada.pushed()

    assert sentences(ada) == [
        "friend, 0 points buy you a coffee",
        "You now have 50 points",
    ]
    fields = content(database, wallet)["fields"]
    assert fields["message"] == "friend, 50 points buy you a coffee"


def test_a_sale_and_a_message_at_once_are_announced_one_after_the_other(
    ada, wallet, say, catch_up, earn, clock
):
    ada.add(wallet)
    clock.pass_by(minutes=1)
    say(wallet)
    earn(wallet, 50)
    ada.pushed()
    clock.pass_by(seconds=20)
    catch_up(wallet)

    assert sentences(ada) == [
        "You now have 50 points",
        "friend, 50 points buy you a coffee",
    ]


def test_the_link_below_the_card_is_there_while_the_message_is(
    ada, wallet, say, catch_up, clock
):
    ada.add(wallet)
    clock.pass_by(minutes=1)
    say(
        wallet,
        link="https://shop.example/?a=1&b=2",
        link_words={"en": "See <offers>"},
    )
    catch_up(wallet)

    bundle = wallet.fetch().data
    assert b"See &lt;offers&gt;" in unpacked(bundle)
    assert b"https://shop.example/?a=1&amp;b=2" in unpacked(bundle)


def test_a_card_from_before_there_were_messages_announces_its_first(
    ada, wallet, say, catch_up, clock, database
):
    old = content(database, wallet)
    for key in ("message", "message_link"):
        del old["fields"][key]
        old["texts"].pop(f"fields.{key}.links", None)
    for key in ("message", "message_from", "hushed"):
        del old[key]
    with database.transaction() as session:
        session.execute(
            update(Pass).where(Pass.id == wallet.card.id).values(content=old)
        )
    ada.add(wallet)
    clock.pass_by(minutes=1)
    say(wallet)

    catch_up(wallet)
    assert content(database, wallet)["fields"]["message"] == REST
    clock.pass_by(seconds=20)
    with database.snapshot() as session:
        promised = [outbox.read(one.kind, one.payload) for one in promises(session)]
    assert passes.RefreshPasses((wallet.card.id,), "message") in promised
    catch_up(wallet)

    assert sentences(ada) == ["friend, 0 points buy you a coffee"]


def promises(session):
    return session.query(outbox.Promise).all()


def content(database, wallet):
    with database.snapshot() as session:
        card = passes.card_of(session, wallet.card.brand_id, wallet.card.id)
        return dict(card.content)


def unpacked(bundle):

    with ZipFile(BytesIO(bundle)) as files:
        return files.read("pass.json")
