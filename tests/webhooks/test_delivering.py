"""Events on their way: in order per customer, at least once, by however many hands."""

import threading
from datetime import timedelta

import orjson
import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import events, outbox, webhooks
from walletpass.webhooks import LADDER, Answered, Delivery, Unanswered
from walletpass.webhooks.delivering import AT_ONCE, LEASE

TAKEN, BROKEN = Answered(200, b"thanks"), Answered(500, b"oops")
VAULT = make.people().vault


class Desk:
    """One brand with an endpoint that has answered its challenge, and two customers."""

    def __init__(self, database):
        self.database = database
        with database.transaction() as session:
            self.brand = make.brand(session)
            self.ada, self.bob = (
                make.customer(session, self.brand).id for _ in range(2)
            )
            made = webhooks.subscribe(
                session,
                self.brand.id,
                mode="push",
                topics=["customer.changed"],
                url="https://shop.example/hooks",
                now=NOON,
            )
            made.endpoint.state = "active"
            self.endpoint_id = made.endpoint.id
            webhooks.add_secret(session, VAULT, made.endpoint, now=NOON)

    def happens(self, *customer_ids, now=NOON):
        with self.database.transaction() as session:
            for customer_id in customer_ids:
                events.record(
                    session,
                    self.brand.id,
                    "customer.changed",
                    {},
                    now=now,
                    customer_id=customer_id,
                )
        with self.database.transaction() as session:
            new = events.number(session, self.brand.id)
            webhooks.queue(session, self.brand.id, new, now=now)

    def take(self, now=NOON):
        with self.database.transaction() as session:
            return webhooks.take_next(session, VAULT, self.endpoint_id, now=now)

    def note(self, errand, outcome, now=NOON):
        with self.database.transaction() as session:
            webhooks.note_outcome(session, errand, outcome, now=now)

    def states(self):
        with self.database.snapshot() as session:
            rows = session.scalars(select(Delivery).order_by(Delivery.sequence))
            return [row.state for row in rows]

    def delivery(self, sequence=1):
        with self.database.snapshot() as session:
            return session.scalars(
                select(Delivery).where(Delivery.sequence == sequence)
            ).one()

    def redeliver(self, sequence, now=NOON):
        with self.database.transaction() as session:
            endpoint = webhooks.endpoint_of(session, self.brand.id, self.endpoint_id)
            log = webhooks.delivery_of(
                session, self.endpoint_id, self.delivery(sequence).id
            )
            webhooks.redeliver(session, endpoint, log.delivery, now=now)

    def promised(self):
        with self.database.snapshot() as session:
            rows = session.scalars(
                select(outbox.Promise).where(outbox.Promise.kind == "call-endpoint")
            )
            return [row.due_at for row in rows]


def told(errand):
    return orjson.loads(errand.call.body)


@pytest.fixture
def desk(database):
    return Desk(database)


def test_an_event_is_called_out_once_and_done(desk):
    desk.happens(desk.ada)

    errand = desk.take()
    desk.note(errand, TAKEN)

    assert told(errand)["type"] == "customer.changed"
    assert errand.call.headers["webhook-id"] == told(errand)["id"]
    assert desk.states() == ["delivered"]
    assert desk.take() is None


def test_a_failing_event_holds_back_its_customer_and_nobody_else(desk):
    desk.happens(desk.ada, desk.ada, desk.bob, desk.bob)
    assert desk.states() == ["waiting", "held", "waiting", "held"]

    desk.note(desk.take(), BROKEN)
    for _ in range(2):
        desk.note(desk.take(), TAKEN)

    assert desk.take() is None
    assert desk.states() == ["waiting", "held", "delivered", "delivered"]


def test_what_is_held_back_goes_on_once_the_first_is_through(desk):
    desk.happens(desk.ada)
    desk.note(desk.take(), BROKEN)
    desk.happens(desk.ada)
    soon = NOON + timedelta(seconds=30)

    first = desk.take(soon)
    desk.note(first, TAKEN, soon)
    second = desk.take(soon)

    assert [told(one)["sequence"] for one in (first, second)] == [1, 2]


def test_tries_climb_the_ladder_and_then_the_delivery_is_parked_and_shown(desk):
    desk.happens(desk.ada, desk.ada)
    now, tried, ids = NOON, [], set()
    while desk.delivery().state == "waiting":
        errand = desk.take(now)
        tried.append(now - NOON)
        ids.add(errand.call.headers["webhook-id"])
        desk.note(errand, BROKEN, now)
        assert desk.take(now) is None or desk.delivery().state == "parked"
        now = desk.delivery().due_at

    parked = desk.delivery()
    assert tuple(tried) == LADDER
    assert len(ids) == 1
    assert (parked.tries, parked.status, parked.excerpt) == (7, 500, "oops")
    assert parked.trouble == "answered 500"
    assert desk.states() == ["parked", "waiting"]


def test_whoever_finds_nothing_due_comes_back_when_something_is(desk):
    desk.happens(desk.ada)
    desk.note(desk.take(), BROKEN)
    with desk.database.transaction() as session:
        session.query(outbox.Promise).delete()

    assert desk.take() is None

    assert desk.promised() == [NOON + LADDER[1]]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Answered(404), "parked"),
        (Answered(422), "parked"),
        (Answered(408), "waiting"),
        (Answered(429), "waiting"),
        (Answered(302), "waiting"),
        (Unanswered("no answer within 15 s"), "waiting"),
    ],
)
def test_what_an_answer_makes_of_a_delivery(desk, outcome, state):
    desk.happens(desk.ada)

    desk.note(desk.take(), outcome)

    assert desk.states() == [state]
    assert desk.delivery().trouble == webhooks.ladder.trouble_of(outcome)


def test_an_endpoint_that_is_gone_is_called_no_more(desk):
    desk.happens(desk.ada, desk.bob)

    desk.note(desk.take(), Answered(410))

    assert desk.take() is None
    assert desk.states() == ["parked", "waiting"]
    with desk.database.transaction() as session:
        made = webhooks.webhook_of(session, desk.brand.id, desk.endpoint_id)
        assert made.endpoint.state == "paused"
        assert "410" in made.endpoint.trouble
        webhooks.change(session, made, paused=False, now=NOON)
    assert told(desk.take())["customer_id"] == desk.bob


@pytest.mark.parametrize("state", ["unverified", "paused"])
def test_what_happens_meanwhile_waits_for_an_endpoint_that_is_not_called(desk, state):
    with desk.database.transaction() as session:
        session.get_one(webhooks.Endpoint, desk.endpoint_id).state = state
    desk.happens(desk.ada)

    assert desk.take() is None
    assert desk.states() == ["waiting"]


def test_a_call_nobody_reported_on_is_made_again_with_the_same_id(desk):
    desk.happens(desk.ada, desk.ada)
    lost = desk.take()
    assert desk.take() is None

    again = desk.take(NOON + LEASE)

    assert again.call.headers["webhook-id"] == lost.call.headers["webhook-id"]
    assert again.call.body == lost.call.body
    assert (
        again.call.headers["webhook-timestamp"] > lost.call.headers["webhook-timestamp"]
    )


def test_a_late_report_of_failure_disturbs_nobody_and_one_of_success_counts(desk):
    desk.happens(desk.ada)
    lost = desk.take()
    again = desk.take(NOON + LEASE)

    desk.note(lost, BROKEN, NOON + LEASE)
    assert desk.delivery().is_calling
    desk.note(lost, TAKEN, NOON + LEASE)
    desk.note(again, BROKEN, NOON + LEASE)

    assert desk.states() == ["delivered"]


def test_one_endpoint_keeps_only_so_many_hands_busy(desk):
    with desk.database.transaction() as session:
        crowd = [make.customer(session, desk.brand).id for _ in range(AT_ONCE + 2)]
    desk.happens(*crowd)

    errands = [desk.take() for _ in crowd]

    assert [errand is not None for errand in errands] == [True] * AT_ONCE + [False] * 2
    desk.note(errands[0], TAKEN)
    assert desk.take() is not None


@pytest.mark.parametrize("outcome", [TAKEN, Answered(404)])
def test_redelivering_begins_anew_with_the_same_id(desk, outcome):
    desk.happens(desk.ada)
    first = desk.take()
    desk.note(first, outcome)

    desk.redeliver(1)
    again = desk.take()

    assert again.call.headers["webhook-id"] == first.call.headers["webhook-id"]
    assert again.attempt == 1


def test_redelivering_what_waits_hastens_it(desk):
    desk.happens(desk.ada)
    desk.note(desk.take(), BROKEN)
    assert desk.take() is None

    desk.redeliver(1)

    assert desk.take().attempt == 2


def test_what_is_redelivered_goes_right_after_what_is_under_way(desk):
    desk.happens(desk.ada)
    desk.note(desk.take(), Answered(404))
    desk.happens(desk.ada, desk.ada)

    desk.redeliver(1)
    order = []
    for _ in range(3):
        errand = desk.take()
        order.append(told(errand)["sequence"])
        desk.note(errand, TAKEN)

    assert order == [2, 1, 3]


def test_both_secrets_sign_until_the_old_one_ends(desk):
    desk.happens(desk.ada)
    with desk.database.transaction() as session:
        endpoint = session.get_one(webhooks.Endpoint, desk.endpoint_id)
        webhooks.add_secret(session, VAULT, endpoint, now=NOON)

    both = desk.take()
    desk.note(both, BROKEN)
    later = NOON + webhooks.OVERLAP
    one = desk.take(later)

    assert len(both.call.headers["webhook-signature"].split()) == 2
    assert len(one.call.headers["webhook-signature"].split()) == 1


def test_a_third_secret_ends_the_first_at_once(desk):
    with desk.database.transaction() as session:
        endpoint = session.get_one(webhooks.Endpoint, desk.endpoint_id)
        made = [
            webhooks.add_secret(
                session, VAULT, endpoint, now=NOON + timedelta(minutes=minutes)
            )[0].id
            for minutes in (1, 2)
        ]
        live = webhooks.live_secrets(
            session, desk.endpoint_id, now=NOON + timedelta(minutes=2)
        )

    assert [secret.id for secret in live] == made[::-1]


def test_the_only_secret_stays(desk):
    with desk.database.transaction() as session:
        endpoint = session.get_one(webhooks.Endpoint, desk.endpoint_id)
        [only] = webhooks.live_secrets(session, endpoint.id, now=NOON)
        with pytest.raises(webhooks.LastSecretError):
            webhooks.end_secret(session, endpoint, only.id, now=NOON)
        webhooks.add_secret(session, VAULT, endpoint, now=NOON)
        webhooks.end_secret(session, endpoint, only.id, now=NOON)
        assert len(webhooks.live_secrets(session, endpoint.id, now=NOON)) == 1


def test_secrets_are_sealed_at_rest(desk):
    with desk.database.transaction() as session:
        endpoint = session.get_one(webhooks.Endpoint, desk.endpoint_id)
        kept, text = webhooks.add_secret(session, VAULT, endpoint, now=NOON)

    assert text.reveal().encode() not in kept.sealed
    assert VAULT.open(kept.sealed).decode() == text.reveal()
    assert text.reveal().startswith("whsec_")


class Hands:
    """Several of them, that take, fail now and then, and report, all at once."""

    def __init__(self, desk):
        self.desk = desk
        self.heard, self.overlaps = [], []
        self._calling, self._lock = set(), threading.Lock()

    def work(self, hand):
        for turn in range(60):
            if errand := self.desk.take(LATER):
                self._call(errand, fails=(hand + turn) % 3 == 0)

    def _call(self, errand, *, fails):
        who, sequence = told(errand)["customer_id"], told(errand)["sequence"]
        with self._lock:
            if who in self._calling:
                self.overlaps.append(who)
            self._calling.add(who)
        with self._lock:
            self._calling.discard(who)
            if not fails:
                self.heard.append((who, sequence))
        self.desk.note(errand, BROKEN if fails else TAKEN, LATER)
        if fails:
            self.desk.redeliver(sequence, LATER)

    def finish(self):
        while errand := self.desk.take(LATER):
            self._call(errand, fails=False)


LATER = NOON + timedelta(hours=1)


def test_many_hands_keep_every_customers_order_and_lose_nothing(desk):
    with desk.database.transaction() as session:
        crowd = [make.customer(session, desk.brand).id for _ in range(6)]
    desk.happens(*crowd * 2)
    hands = Hands(desk)
    threads = [threading.Thread(target=hands.work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    desk.happens(*crowd)
    for thread in threads:
        thread.join()
    hands.finish()

    assert hands.overlaps == []
    assert len(hands.heard) == len(set(hands.heard)) == 18
    for customer_id in crowd:
        order = [sequence for who, sequence in hands.heard if who == customer_id]
        assert order == sorted(order)


def test_deleting_a_webhook_takes_all_that_was_on_its_way(desk):
    desk.happens(desk.ada, desk.ada)
    errand = desk.take()

    with desk.database.transaction() as session:
        made = webhooks.webhook_of(session, desk.brand.id, desk.endpoint_id)
        webhooks.unsubscribe(session, made)
    desk.note(errand, TAKEN)

    assert desk.states() == []
    assert desk.take() is None


def test_events_too_old_to_be_told_take_their_deliveries_with_them(desk):
    desk.happens(desk.ada)
    with desk.database.transaction() as session:
        soon = NOON + events.KEPT + timedelta(seconds=1)
        events.forget_old(session, now=soon, limit=10)

    assert desk.states() == []
