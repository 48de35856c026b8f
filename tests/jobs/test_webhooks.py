"""From what happened to a shop's own system, through the outbox and over a real wire."""

import base64
import hashlib
import hmac
import threading
from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from tests import make
from tests.fakes.shop import open_shop
from tests.make import NOON
from walletpass import events, ledger, webhooks
from walletpass.courier import HttpCaller
from walletpass.jobs import EmbeddedEngine, keep, relay
from walletpass.jobs.keeping.chores import watch_certificates
from walletpass.jobs.schedule import WatchCertificates
from walletpass.outbox import LEASE
from walletpass.wallets.apple.holding import held_certificates
from walletpass.webhooks import Answered, Delivery


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def shop():
    with open_shop() as opened:
        yield opened


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(
        database,
        now=lambda: clock[0],
        webhook_caller=HttpCaller(private_allowed=True),
    )


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


@pytest.fixture
def secret(database, services, card, shop):
    """The secret of a webhook for points, whose endpoint has answered its challenge."""
    with database.transaction() as session:
        made = webhooks.subscribe(
            session,
            card.brand_id,
            mode="push",
            topics=["points.*"],
            url=shop.url,
            now=NOON,
        )
        vault = services.people.vault
        _, text = webhooks.add_secret(session, vault, made.endpoint, now=NOON)
    _keep_all(services)
    return text.reveal()


def _keep_all(services):
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


def _sell(services, card, *receipts):
    for receipt in receipts:
        with services.database.transaction() as session:
            now = services.now()
            ledger.earn(session, card.account_id, 5_00, source=receipt, now=now)


def _endpoint(database):
    with database.snapshot() as session:
        return session.scalars(select(webhooks.Endpoint)).one()


def _states(database):
    with database.snapshot() as session:
        rows = session.scalars(select(Delivery).order_by(Delivery.sequence))
        return [row.state for row in rows]


def _is_signed(heard, secret):
    """Verify as a receiver would who knows nothing but the documentation."""
    headers = heard.headers
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode()
    raw = base64.b64decode(secret[len("whsec_") :])
    code = hmac.new(raw, signed + heard.body, hashlib.sha256).digest()
    given = headers["webhook-signature"].split(" ")
    return f"v1,{base64.b64encode(code).decode()}" in given


def test_a_sale_reaches_the_shops_own_system_signed(services, shop, secret, card):
    _sell(services, card, "receipt-1")

    _keep_all(services)

    [heard] = shop.heard
    assert heard.told["type"] == "points.earned"
    assert heard.told["data"]["source"] == "receipt-1"
    assert heard.told["customer_id"] == card.customer_id
    assert heard.headers["webhook-id"] == heard.told["id"]
    assert heard.headers["content-type"] == "application/json"
    assert _is_signed(heard, secret)
    heard.body = heard.body.replace(b"5", b"9")
    assert not _is_signed(heard, secret)


def test_the_challenge_is_signed_and_comes_before_anything_else(database, shop, secret):
    [challenge] = shop.challenged

    assert _is_signed(challenge, secret)
    assert _endpoint(database).state == "active"
    assert _endpoint(database).verified_at == NOON


@pytest.mark.parametrize(
    ("status", "says", "state", "trouble"),
    [
        (200, lambda word: word, "active", None),
        (200, lambda word: f" {word}\n", "active", None),
        (200, lambda word: f'{{"challenge": "{word}"}}', "active", None),
        (200, lambda _word: "ok", "unverified", "does not repeat it"),
        (200, lambda _word: "", "unverified", "does not repeat it"),
        (200, lambda _word: '{"challenge": null}', "unverified", "does not repeat it"),
        (200, lambda _word: "[1]", "unverified", "does not repeat it"),
        (500, lambda word: word, "unverified", "answered 500"),
        (302, lambda word: word, "unverified", "redirects are not followed"),
    ],
)
def test_only_who_repeats_the_challenge_is_called(
    database, services, card, shop, status, says, state, trouble
):
    shop.answer = lambda heard: (
        status,
        says(heard.told["data"]["challenge"]).encode(),
    )
    with database.transaction() as session:
        made = webhooks.subscribe(
            session, card.brand_id, mode="push", topics=["*"], url=shop.url, now=NOON
        )
        webhooks.add_secret(session, services.people.vault, made.endpoint, now=NOON)

    _keep_all(services)

    assert _endpoint(database).state == state
    assert trouble is None or trouble in _endpoint(database).trouble


def test_an_address_changed_while_it_is_challenged_is_challenged_again(
    database, services, card, shop
):
    with database.transaction() as session:
        made = webhooks.subscribe(
            session, card.brand_id, mode="push", topics=["*"], url=shop.url, now=NOON
        )
        vault = services.people.vault
        webhooks.add_secret(session, vault, made.endpoint, now=NOON)
        sent = webhooks.challenge(session, vault, made.endpoint.id, now=NOON)
        other = shop.url + "/other"
        webhooks.change(session, made, url=other, now=NOON)
        answer = Answered(200, sent.word.encode())
        webhooks.note_answer(session, sent, answer, now=NOON)

    assert _endpoint(database).state == "unverified"
    _keep_all(services)
    assert (_endpoint(database).state, _endpoint(database).url) == ("active", other)


def test_what_fails_is_tried_up_the_ladder_and_then_shown(
    database, services, shop, secret, card, clock
):
    shop.answers = lambda _heard: (500, b"out of order")
    _sell(services, card, "receipt-1")
    tried = []
    for moment in webhooks.LADDER:
        clock[0] = NOON + moment - timedelta(seconds=1)
        _keep_all(services)
        before = len(shop.heard)
        clock[0] = NOON + moment
        _keep_all(services)
        tried.append(len(shop.heard) - before if moment else len(shop.heard))
    clock[0] = NOON + timedelta(days=7)
    _keep_all(services)

    assert tried == [1] * len(webhooks.LADDER)
    assert len(shop.heard) == len(webhooks.LADDER)
    assert len({heard.headers["webhook-id"] for heard in shop.heard}) == 1
    assert all(_is_signed(heard, secret) for heard in shop.heard)
    assert _states(database) == ["parked"]


def test_one_customers_trouble_is_not_anothers(database, services, shop, secret, card):
    with database.transaction() as session:
        template = session.get_one(make.passes.Template, card.template_id)
        brand = make.brands.brand_of(session, card.brand_id)
        other = make.card(session, brand, of=template)
    shop.answers = lambda heard: (
        (500, b"") if heard.told["customer_id"] == card.customer_id else (200, b"")
    )
    _sell(services, card, "1", "2")
    _sell(services, other, "3", "4")

    _keep_all(services)

    told = [heard.told["data"]["source"] for heard in shop.heard]
    assert sorted(told) == ["1", "3", "4"]
    assert told.index("3") < told.index("4")
    assert sorted(_states(database)) == ["delivered", "delivered", "held", "waiting"]


def test_killed_between_the_call_and_the_note_the_event_comes_again_with_its_id(
    database, services, shop, secret, card, clock, monkeypatch
):
    _sell(services, card, "receipt-1")
    heard_before = len(shop.heard)

    def die(*_, **__):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(webhooks, "note_outcome", die)
        with pytest.raises(Killed):
            _keep_all(services)
    assert len(shop.heard) == heard_before + 1
    clock[0] += LEASE + timedelta(seconds=1)
    _keep_all(services)

    first, second = shop.heard
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert _states(database) == ["delivered"]


def test_killed_while_numbering_the_events_wait_in_order(
    database, services, shop, secret, card, clock, monkeypatch
):
    _sell(services, card, "1", "2", "3")

    def die(*_, **__):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(webhooks, "queue", die)
        with pytest.raises(Killed):
            _keep_all(services)
    clock[0] += LEASE + timedelta(seconds=1)
    _keep_all(services)

    assert [heard.told["data"]["source"] for heard in shop.heard] == ["1", "2", "3"]
    assert shop.sequences == [1, 2, 3]


def test_an_engine_delivers_everything_in_order_with_many_hands(
    database, shop, secret, card
):
    services = make.services(database, webhook_caller=HttpCaller(private_allowed=True))
    receipts = [f"receipt-{number}" for number in range(20)]
    done = threading.Event()

    def answers(_heard):
        if len(shop.heard) == len(receipts):
            done.set()
        return 200, b""

    shop.answers = answers
    with EmbeddedEngine(services):
        _sell(services, card, *receipts)
        assert done.wait(30)

    assert [heard.told["data"]["source"] for heard in shop.heard] == receipts


def test_logs_hold_neither_addresses_nor_secrets_nor_what_is_told(
    services, shop, secret, card, clock
):
    shop.answers = lambda _heard: (500, b"token=abc")
    with capture_logs() as logs:
        _sell(services, card, "receipt-1")
        _keep_all(services)

    assert secret not in str(logs)
    assert shop.url not in str(logs)
    assert "receipt-1" not in str(logs)


def test_a_certificate_that_runs_out_is_told(database, services, card, clock):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, card.brand_id)
        make.signing_pass_type(session, brand, "pass.com.example.expiring")
        listener = webhooks.subscribe(
            session, brand.id, mode="pull", topics=["certificate.*"], now=NOON
        ).subscriber
        [held] = held_certificates(session, now=NOON)
    clock[0] = NOON + timedelta(days=held.days_left - 20)

    watch_certificates(services, WatchCertificates())
    _keep_all(services)

    with database.snapshot() as session:
        [told] = events.unread(session, listener)
    assert told.data == {"pass_type": "pass.com.example.expiring", "days_left": 20}
