"""What happened is written down once, with what happened, for whoever wants to know."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.listening import statements
from tests.make import NOON
from walletpass import customers, events, ledger, outbox, passes, sales, webhooks
from walletpass.customers import Choice
from walletpass.rewards import acts, coupons


def _listener(session, brand, *topics):
    return webhooks.subscribe(
        session, brand.id, mode="pull", topics=topics or ["*"], now=NOON
    ).subscriber


def _told(database, subscriber, **how):
    with database.transaction() as session:
        events.number(session, subscriber.brand_id)
        return [events.told(one) for one in events.unread(session, subscriber, **how)]


def _names(database, subscriber):
    return [one["type"] for one in _told(database, subscriber)]


def _promises(session):
    found = session.scalars(select(outbox.Promise.kind))
    return [kind for kind in found if kind == "spread-events"]


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


@pytest.fixture
def listener(database, card):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, card.brand_id)
        return _listener(session, brand)


def test_where_nobody_wants_to_know_nothing_is_written(database, card):
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 50_00, source="receipt-1", now=NOON)

    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(events.Event)) == 0
        assert _promises(session) == []


def test_where_nobody_wants_to_know_a_transaction_costs_one_look(database, card):
    with statements() as said, database.transaction() as session:
        for number in range(3):
            ledger.earn(
                session, card.account_id, 50_00, source=f"receipt-{number}", now=NOON
            )

    looks = [each for each, _ in said if "subscribers" in each or "events" in each]
    assert len(looks) == 1
    assert looks[0].startswith("SELECT")


def test_a_movement_is_told_in_the_unit_people_see(database, card, listener):
    with database.transaction() as session:
        posted = ledger.earn(
            session, card.account_id, 50_00, source="receipt-1", now=NOON
        )

    [told] = _told(database, listener)
    assert told["id"].startswith("evt_")
    assert told == {
        "id": told["id"],
        "type": "points.earned",
        "sequence": 1,
        "timestamp": "2026-11-20T12:00:00.000+00:00",
        "customer_id": card.customer_id,
        "data": {
            "entry_id": posted.id,
            "account_id": card.account_id,
            "points": 50,
            "pending": 0,
            "balance": 50,
            "source": "receipt-1",
            "reverses": None,
            "of": None,
        },
    }


def test_every_kind_of_movement_has_its_event_and_repeating_one_has_none(
    database, card, listener
):
    with database.transaction() as session:
        earned = ledger.earn(session, card.account_id, 90_00, source="1", now=NOON)
        ledger.earn(session, card.account_id, 90_00, source="1", now=NOON)
        spent = ledger.redeem(session, card.account_id, 10_00, source="2", now=NOON)
        ledger.give_back(
            session, card.account_id, of=spent.id, total=10_00, source="3", now=NOON
        )
        ledger.adjust(session, card.account_id, 20_00, source="4", now=NOON)
        ledger.reverse(session, card.account_id, earned.id, source="5", now=NOON)

    told = _told(database, listener)
    assert [one["type"] for one in told] == [
        "points.earned",
        "points.redeemed",
        "points.reversed",
        "points.adjusted",
        "points.reversed",
    ]
    assert told[2]["data"]["of"] == spent.id
    assert told[4]["data"]["reverses"] == earned.id
    assert [one["data"]["balance"] for one in told] == [90, 80, 90, 110, 20]


def test_points_that_wait_are_put_aside_or_expire_are_told(database, card, listener):
    account = card.account_id
    sooner, later = NOON + timedelta(days=1), NOON + timedelta(days=9)
    with database.transaction() as session:
        ledger.earn(session, account, 80_00, source="1", now=NOON, expires_at=later)
        ledger.earn(session, account, 5_00, source="2", now=NOON, activates_at=later)
        for source, points in (("3", 30_00), ("4", 20_00)):
            held = ledger.reserve(
                session, account, points, source=source, until=sooner, now=NOON
            )
        ledger.commit(session, account, held.id, source="5", now=NOON)
        for moment in (sooner, later):
            ledger.settle(session, [account], now=moment)

    told = _told(database, listener)
    figures = ("points", "pending", "balance")
    assert [(one["type"], *map(one["data"].get, figures)) for one in told] == [
        ("points.earned", 80, 0, 80),
        ("points.earned", 5, 5, 80),
        ("points.reserved", -30, 0, 50),
        ("points.reserved", -20, 0, 30),
        ("points.redeemed", -20, 0, 30),
        ("points.released", 30, 0, 60),
        ("points.activated", 5, -5, 65),
        ("points.expired", -60, 0, 5),
    ]
    assert told[4]["data"]["of"] == held.id


def test_a_merge_is_told_to_both_sides(database, card, listener):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, card.brand_id)
        template = session.get_one(passes.Template, card.template_id)
        other = make.card(session, brand, of=template)
        ledger.earn(session, other.account_id, 7_00, source="1", now=NOON)
        ledger.merge(session, other.account_id, card.account_id, source="2", now=NOON)

    told = _told(database, listener)[-2:]
    assert [
        (one["type"], one["customer_id"], one["data"]["points"]) for one in told
    ] == [
        ("points.merged", card.customer_id, 7),
        ("points.merged", other.customer_id, -7),
    ]


def test_a_purchase_and_what_came_back_of_it_are_told_once(database, card, listener):
    line = sales.Line(10_00, quantity=2_000, sku="shirt", name="Flannel shirt")
    sale = sales.Sale("till-7", "991", "PLN", [line], customer_id=card.customer_id)
    back = sales.Return("till-7", "992", [sales.Item(sku="shirt", quantity=1_000)])
    for _ in range(2):
        with database.transaction() as session:
            bought = sales.record(session, card.brand_id, sale, now=NOON)
            refunded = sales.refund(session, card.brand_id, bought.id, back, now=NOON)

    recorded, returned = _told(database, listener)
    assert recorded["type"] == "purchase.recorded"
    assert recorded["customer_id"] == returned["customer_id"] == card.customer_id
    assert recorded["data"] == {
        "purchase_id": bought.id,
        "source": "till-7",
        "receipt": "991",
        "store_id": None,
        "channel": "store",
        "net": 10_00,
        "currency": "PLN",
    }
    assert returned["type"] == "purchase.refunded"
    assert returned["data"] == {
        "refund_id": refunded.id,
        "purchase_id": bought.id,
        "source": "till-7",
        "receipt": "992",
        "net": 5_00,
        "currency": "PLN",
        "status": "part-returned",
    }


def test_the_life_of_a_customer_and_their_card_is_told(database, card, listener):
    people = make.people()
    with database.transaction() as session:
        brand = make.brands.brand_of(session, card.brand_id)
        template = session.get_one(passes.Template, card.template_id)
        consents = [Choice("sms", given=True)]
        ada = make.customer(session, brand, consents=consents)
        customers.claim(
            session, people, brand=brand, customer=ada, value="+48501502503", now=NOON
        )
        issued = passes.issue(
            session,
            ada,
            people=people,
            card_link=make.LINK,
            template_id=template.id,
            now=NOON,
        )
        theirs = passes.card_of(session, brand.id, issued.wallet_pass.id)
        make.registered(session, theirs, "phone-1")
        make.registered(session, theirs, "phone-1")
        make.devices.unregister(session, theirs, library_id="phone-1", now=NOON)
        passes.void(session, brand.id, theirs.id, now=NOON)
        passes.void(session, brand.id, theirs.id, now=NOON)
        customers.erase(session, ada, now=NOON)
        customers.erase(session, ada, now=NOON)

    told = _told(database, listener)
    assert [one["type"] for one in told] == [
        "customer.created",
        "consent.changed",
        "customer.changed",
        "pass.created",
        "pass.installed",
        "pass.removed",
        "pass.voided",
        "customer.erased",
    ]
    assert {one["customer_id"] for one in told} == {ada.id}
    assert "501502503" not in str(told)


def test_somebody_known_is_told_to_have_changed_only_if_they_did(database, listener):
    def enrol(**told):
        with database.transaction() as session:
            brand = make.brands.brand_of(session, listener.brand_id)
            make.customer(session, brand, phone="+48501502503", is_trusted=True, **told)

    enrol()
    enrol(first_name="Ada", attributes={"size": "M"})
    enrol(first_name="Ada", attributes={"size": "M"})
    enrol(email="ada@example.com")

    told = ["customer.created", "customer.changed", "customer.changed"]
    assert _names(database, listener) == told


def test_somebody_overwritten_is_told_to_have_changed_only_if_they_did(
    database, card, listener
):
    people = make.people()

    def change(*said, **told):
        with database.transaction() as session:
            brand = make.brands.brand_of(session, card.brand_id)
            ada = customers.customer_of(session, brand.id, card.customer_id)
            customers.change(
                session, people, brand, ada, told, said=said, source="crm", now=NOON
            )

    change(postal_code="00-001")
    change(postal_code="00-001")
    change(Choice("sms", given=True))

    [changed, agreed] = _told(database, listener)
    assert changed["type"] == "customer.changed"
    assert changed["customer_id"] == card.customer_id
    assert "00-001" not in str(changed)
    assert agreed["type"] == "consent.changed"


def test_whoever_is_imported_is_told_with_their_card_and_their_balance(
    database, listener, card
):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, card.brand_id)
        who = make.customer(session, brand)
        passes.issue_to_newcomers(
            session,
            [(who, ledger.Opening(who.id, 120_00, "file/1"))],
            people=make.people(),
            card_link=make.LINK,
            now=NOON,
        )

    told = _told(database, listener)
    assert [one["type"] for one in told] == [
        "customer.created",
        "points.adjusted",
        "pass.created",
    ]
    assert told[1]["data"]["balance"] == 120


def test_a_card_that_says_something_new_is_told(database, card, listener):
    with database.transaction() as session:
        make.earning(session, card)

    earned, updated = _told(database, listener)
    assert updated["type"] == "pass.updated"
    assert updated["data"]["card_id"] == card.id
    assert updated["data"]["version"] == 2
    assert earned["sequence"] < updated["sequence"]


def test_what_is_rolled_back_was_never_told(database, card, listener):
    def overspend():
        with database.transaction() as session:
            ledger.earn(session, card.account_id, 1_00, source="receipt-1", now=NOON)
            ledger.redeem(session, card.account_id, 9_00, source="receipt-2", now=NOON)

    with pytest.raises(ledger.InsufficientPointsError):
        overspend()

    assert _names(database, listener) == []


def test_what_a_savepoint_undoes_takes_no_promise_with_it(database, card, listener):
    with database.transaction() as session:
        savepoint = session.begin_nested()
        ledger.earn(session, card.account_id, 1_00, source="receipt-1", now=NOON)
        savepoint.rollback()
        ledger.earn(session, card.account_id, 2_00, source="receipt-2", now=NOON)

    with database.snapshot() as session:
        assert _promises(session) == ["spread-events"]
    [told] = _told(database, listener)
    assert told["data"]["points"] == 2


def test_many_events_of_one_transaction_are_one_promise(database, card, listener):
    with database.transaction() as session:
        for number in range(5):
            ledger.earn(
                session, card.account_id, 1_00, source=f"receipt-{number}", now=NOON
            )

    with database.snapshot() as session:
        assert len(_promises(session)) == 1
    assert [one["sequence"] for one in _told(database, listener)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("topics", "heard"),
    [
        (["points.earned"], ["points.earned"]),
        (["points.*"], ["points.earned", "points.redeemed"]),
        (["*"], ["points.earned", "points.redeemed"]),
        (["customer.*", "points.redeemed"], ["points.redeemed"]),
        (["pass.created"], []),
    ],
)
def test_a_subscriber_hears_what_it_asked_for(database, card, topics, heard):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, card.brand_id)
        subscriber = _listener(session, brand, *topics)
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 5_00, source="receipt-1", now=NOON)
        ledger.redeem(session, card.account_id, 1_00, source="receipt-2", now=NOON)

    assert _names(database, subscriber) == heard


@pytest.mark.parametrize(
    "topic", ["", "points", "points.", "points.*.*", "*.*", "sale"]
)
def test_a_topic_nobody_ever_tells_is_refused(topic):
    with pytest.raises(events.UnknownTopicError, match="topics"):
        events.fit_topics(["customer.*", topic])


def test_another_brand_hears_nothing(database, card, listener):
    with database.transaction() as session:
        stranger = _listener(session, make.brand(session))
        ledger.earn(session, card.account_id, 5_00, source="receipt-1", now=NOON)

    assert _names(database, stranger) == []
    assert _names(database, listener) == ["points.earned"]


def test_events_come_again_until_they_are_acknowledged(database, card, listener):
    with database.transaction() as session:
        for number in range(3):
            ledger.earn(session, card.account_id, 1_00, source=f"r-{number}", now=NOON)
    assert [one["sequence"] for one in _told(database, listener)] == [1, 2, 3]

    with database.transaction() as session:
        again = session.merge(listener)
        events.acknowledge(session, again, 2)
        events.acknowledge(session, again, 1)

    assert [one["sequence"] for one in _told(database, again)] == [3]
    assert _told(database, again, after=3) == []


def test_nobody_acknowledges_what_has_not_happened(database, listener):
    with (
        pytest.raises(events.UnreadEventError) as refusal,
        database.transaction() as session,
    ):
        events.acknowledge(session, session.merge(listener), 1)

    assert refusal.value.facts() == {"field": "through", "latest": 0}


def test_an_event_that_commits_late_is_numbered_after_those_already_read(
    postgresql_database,
):
    """On SQLite only one writes at a time, so nothing ever commits late."""
    database = postgresql_database
    with database.transaction() as session:
        brand = make.brand(session)
        subscriber = _listener(session, brand)

    def tell(session, number):
        told = {"days_left": number}
        events.record(session, brand.id, "certificate.expiring", told, now=NOON)

    with database.transaction() as slow:
        tell(slow, 1)
        with database.transaction() as quick:
            tell(quick, 2)
        assert [one["data"]["days_left"] for one in _told(database, subscriber)] == [2]
    later = _told(database, subscriber, after=1)

    assert [(one["sequence"], one["data"]["days_left"]) for one in later] == [(2, 1)]


def test_events_are_forgotten_after_thirty_days(database, card, listener):
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 1_00, source="receipt-1", now=NOON)
        later = NOON + events.KEPT
        ledger.earn(session, card.account_id, 1_00, source="receipt-2", now=later)

    with database.transaction() as session:
        soon = later + timedelta(seconds=1)
        assert events.forget_old(session, now=soon, limit=10) == 1

    [told] = _told(database, listener)
    assert told["data"]["source"] == "receipt-2"


def test_what_becomes_of_coupons_and_acts_is_told_once(database, card, listener):
    keyring, soon = make.people().keyring, NOON + timedelta(minutes=5)
    name, brand_id, who = {"en": "Coffee"}, card.brand_id, card.customer_id
    with database.transaction() as session:
        offer = coupons.Offer("coffee", "item", name, sku="coffee", valid_days=1)
        reward = coupons.add_reward(session, brand_id, offer, now=NOON)

        def issue(source):
            return coupons.issue(
                session, keyring, brand_id, reward.id, who, source=source, now=NOON
            ).coupon.id

        used, dropped, lost = (issue(source) for source in "abc")
        issue("a")
        sale = {"source": "till/1", "now": NOON}
        coupons.reserve(session, brand_id, used, until=soon, **sale)
        coupons.release(session, brand_id, used, **sale)
        coupons.release(session, brand_id, used, **sale)
        coupons.redeem(session, brand_id, used, **sale)
        coupons.redeem(session, brand_id, used, **sale)
        coupons.give_back(session, brand_id, used, now=NOON)
        coupons.cancel(session, brand_id, dropped, now=NOON)
        coupons.lapse(session, now=NOON + timedelta(days=1), limit=1)
        assert lost
        told = acts.Description("review", {"en": "A review"}, told_by=("api",))
        kind = acts.add_kind(session, brand_id, told, now=NOON)
        told = acts.Told(kind.code, who, "api", "review/1", by="key_1")
        seen = acts.report(session, keyring, brand_id, told, now=NOON)
        acts.confirm(session, keyring, brand_id, seen.act.id, by="anna", now=NOON)
        acts.confirm(session, keyring, brand_id, seen.act.id, by="anna", now=NOON)

    names = [one["type"] for one in _told(database, listener)]
    assert [one for one in names if one.startswith(("coupon", "act"))] == [
        *["coupon.issued"] * 3,
        "coupon.reserved",
        "coupon.released",
        "coupon.redeemed",
        "coupon.given-back",
        "coupon.voided",
        "coupon.expired",
        "act.told",
        "act.confirmed",
    ]
