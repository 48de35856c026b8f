"""What a customer does without buying: told once, counted by the rules, decided."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import customers, ledger, passes, rewards, sales
from walletpass.rewards import happenings
from walletpass.rewards.happenings import Happened

PEOPLE = make.people()
FIXED = {"kind": "fixed", "amount": 30_00}
ON_REVIEW = {"kind": "event", "event": "review"}
LATER = NOON + timedelta(days=1)


def on_review(**told):
    return document(rule(), rule("review", FIXED, on=ON_REVIEW, **told))


@pytest.fixture
def shop(database):
    return open_shop(database, on_review())


def happen(shop, who, kind="review", external_id="r-1", now=NOON, **told):
    holder = rewards.Holder(shop.program_id, who)
    with shop.database.transaction() as session:
        what = Happened(kind, told.pop("source", "web"), external_id, **told)
        return happenings.tell(session, shop.brand_id, holder, what, now=now)


def decide(shop, verb, counted, now=LATER, **how):
    with shop.database.transaction() as session:
        happening = counted.happening.id
        return verb(session, shop.brand_id, happening, by="olga", now=now, **how)


def test_a_review_earns_by_its_rule_and_says_why(shop):
    ada = shop.customer()

    counted = happen(shop, ada, properties={"stars": 5, "text": "Pyszne! 🍰"})

    assert counted.is_new
    assert (counted.happening.points, shop.balance(ada)) == (30_00, 30_00)
    assert [award.rule for award in counted.awards] == ["review"]
    assert shop.faults() == []


def test_it_is_told_once_however_often_it_is_told(shop):
    ada = shop.customer()
    first = happen(shop, ada)

    again = happen(shop, ada, now=LATER)

    assert not again.is_new
    assert again.happening.id == first.happening.id
    assert again.awards == first.awards
    assert shop.balance(ada) == 30_00


def test_another_source_may_use_the_same_id(shop):
    ada = shop.customer()
    happen(shop, ada)

    assert happen(shop, ada, source="shop").is_new


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "repost"},
        {"properties": {"stars": 1}},
        {"occurred_at": NOON - timedelta(days=1)},
    ],
)
def test_the_same_id_for_something_else_is_refused(shop, other):
    ada = shop.customer()
    first = happen(shop, ada)

    with pytest.raises(happenings.HappeningTakenError) as refusal:
        happen(shop, ada, **other)

    assert refusal.value.facts()["earlier_id"] == first.happening.id
    with pytest.raises(happenings.HappeningTakenError):
        happen(shop, shop.customer())
    assert shop.balance(ada) == 30_00


def test_what_no_rule_gives_anything_for_is_kept_all_the_same(shop):
    ada = shop.customer()

    counted = happen(shop, ada, "view", properties={"sku": "milk"})

    assert (counted.happening.points, counted.happening.balance) == (0, None)
    with shop.database.snapshot() as session:
        page = happenings.happenings_page(session, shop.brand_id, customer_id=ada)
    assert [one.properties for one in page.rows] == [{"sku": "milk"}]


def test_limits_hold_by_customer_and_day(database):
    limits = [{"per": "customer", "period": "day", "count": 2}]
    shop = open_shop(database, on_review(limits=limits))
    ada, bob = shop.customer(), shop.customer()

    given = [happen(shop, ada, external_id=f"r-{n}").happening.points for n in range(3)]

    assert given == [30_00, 30_00, 0]
    assert happen(shop, bob, external_id="b").happening.points == 30_00
    assert happen(shop, ada, external_id="next", now=LATER).happening.points == 30_00


def test_a_budget_stops_the_rule_for_all(database):
    limits = [{"per": "program", "period": "ever", "amount": 45_00}]
    shop = open_shop(database, on_review(limits=limits))

    given = [
        happen(shop, shop.customer(), external_id=f"r-{n}").happening.points
        for n in range(3)
    ]

    assert given == [30_00, 15_00, 0]


def test_points_wait_for_a_word_and_run_from_it(database):
    told = {
        "pending": {"kind": "until_confirmed"},
        "expiry": {"kind": "days", "days": 9},
    }
    shop = open_shop(database, on_review(**told))
    ada = shop.customer()

    counted = happen(shop, ada)
    assert counted.happening.state == "waiting"
    assert (shop.balance(ada), shop.pockets(ada).pending) == (0, 30_00)

    for _ in range(2):
        decided = decide(shop, happenings.confirm, counted)
        assert (decided.state, decided.decided_by) == ("confirmed", "olga")
    assert (shop.balance(ada), shop.pockets(ada).pending) == (30_00, 0)
    with database.snapshot() as session:
        [lot] = session.query(ledger.Lot)
    assert (lot.expires_at - LATER).days == 9
    assert shop.faults() == []


def test_what_is_rejected_gives_points_and_limits_back(database):
    limits = [{"per": "customer", "period": "ever", "count": 1}]
    told = {"pending": {"kind": "until_confirmed"}, "limits": limits}
    shop = open_shop(database, on_review(**told))
    ada = shop.customer()
    counted = happen(shop, ada)
    assert happen(shop, ada, external_id="r-2").happening.points == 0

    for _ in range(2):
        rejected = decide(shop, happenings.reject, counted, reason="copied")
        assert (rejected.state, rejected.reason) == ("rejected", "copied")

    assert shop.pockets(ada).pending == 0
    with pytest.raises(happenings.AlreadyDecidedError):
        decide(shop, happenings.confirm, counted)
    assert happen(shop, ada, external_id="r-3").happening.points == 30_00
    assert shop.faults() == []


def test_a_review_counted_at_once_has_nothing_to_confirm_and_may_be_rejected(shop):
    ada = shop.customer()
    counted = happen(shop, ada)

    with pytest.raises(happenings.AlreadyDecidedError):
        decide(shop, happenings.confirm, counted)
    decide(shop, happenings.reject, counted, reason="copied")

    assert shop.balance(ada) == 0


def test_points_of_a_purchase_wait_for_a_word_too(database):
    shop = open_shop(
        database,
        document(rule(), rule("big", FIXED, pending={"kind": "until_confirmed"})),
    )
    ada = shop.customer()
    bought = shop.buy(ada, 100_00)
    assert (bought.points, bought.pending, shop.balance(ada)) == (35_00, 30_00, 5_00)

    with shop.database.transaction() as session:
        given = [
            rewards.confirm(
                session, shop.brand_id, bought.purchase.id, now=LATER
            ).points
            for _ in range(2)
        ]

    assert (given, shop.balance(ada)) == ([30_00, 0], 35_00)
    shop.refund(bought.purchase.id, now=LATER)
    assert (shop.balance(ada), shop.faults()) == (0, [])


def test_who_was_merged_does_things_as_the_one_they_are(shop):
    ada, old = shop.customer(), shop.customer()
    with shop.database.transaction() as session:
        passes.merge_holders(
            session, PEOPLE, shop.brand_id, old, ada,
            actor="anna", reason="", now=NOON,
        )  # fmt: skip

    happen(shop, old)

    assert shop.balance(ada) == 30_00
    assert not happen(shop, old).is_new


def test_nobody_blocked_or_erased_is_given_anything(shop):
    ada = shop.customer()
    with shop.database.transaction() as session:
        customers.erase(session, session.get_one(customers.Customer, ada), now=NOON)

    with pytest.raises(customers.UnknownCustomerError):
        happen(shop, ada)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("type", {"kind": ""}),
        ("type", {"kind": "a" * 65}),
        ("type", {"kind": "birthday"}),
        ("type", {"kind": "welcome"}),
        ("type", {"kind": None}),
        ("external_id", {"external_id": "\x00"}),
        ("external_id", {"external_id": "r" * 101}),
        ("source", {"source": "  "}),
        ("properties", {"properties": ["stars"]}),
        ("properties", {"properties": {str(n): n for n in range(51)}}),
        ("properties", {"properties": {"": 1}}),
        ("properties.stars", {"properties": {"stars": float("nan")}}),
        ("properties.stars", {"properties": {"stars": 2**63}}),
        ("properties.text", {"properties": {"text": "a\x00b"}}),
        ("properties.text", {"properties": {"text": "\ud800"}}),
        ("properties.deep", {"properties": {"deep": {"er": 1}}}),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(shop, field, told):
    with pytest.raises(happenings.UnfitHappeningError) as refusal:
        happen(shop, shop.customer(), **told)

    assert refusal.value.facts() == {"field": field}


@pytest.mark.parametrize("at", [NOON + timedelta(hours=1), NOON - timedelta(days=500)])
def test_a_clock_that_jumped_is_refused(shop, at):
    with pytest.raises(sales.WrongClockError):
        happen(shop, shop.customer(), occurred_at=at)


def test_another_brands_people_do_nothing_here(shop):
    with shop.database.transaction() as session:
        stranger = make.customer(session, make.brand(session, slug="other")).id

    with pytest.raises(customers.UnknownCustomerError):
        happen(shop, stranger)


def test_told_by_two_at_once_it_counts_once(shop):
    ada = shop.customer()
    gate, told = Barrier(2), []

    def tell():
        gate.wait()
        told.append(happen(shop, ada).is_new)

    threads = [Thread(target=tell) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(told), shop.balance(ada)) == ([False, True], 30_00)


def test_what_somebody_said_is_forgotten_with_them(shop):
    ada, bob = shop.customer(), shop.customer()
    for number, who in enumerate((ada, bob)):
        happen(shop, who, external_id=str(number), properties={"text": "I am here"})

    with shop.database.transaction() as session:
        happenings.forget(session, ada)

    with shop.database.snapshot() as session:
        said = {
            one.customer_id: one.properties
            for one in session.query(happenings.Happening)
        }
    assert said == {ada: {}, bob: {"text": "I am here"}}
    assert shop.balance(ada) == 30_00
