"""Each card carries the ten places that matter to its holder, and changes only with them."""

from datetime import timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from tests.places.town import Town
from walletpass import brands, outbox, passes, places
from walletpass.jobs.keeping import places as keeping
from walletpass.outbox import Promise
from walletpass.passes import PassVersion
from walletpass.sales import Purchase


@pytest.fixture
def town(database):
    return Town.with_stores(make.services(database), 30)


def test_the_ten_follow_the_receipts(town):
    card = town.card()
    town.buy(card, 20)

    assert town.choose(card) == (card.customer_id,)
    assert town.ten(card) == list(range(15, 25))
    assert town.choose(card) == ()


def test_somebody_without_receipts_gets_what_others_visit(town):
    regular, newcomer = town.card(), town.card()
    for day in range(1, 4):
        town.buy(regular, 25, days_ago=day)
    with town.services.database.transaction() as session:
        assert places.count_visits(session, town.brand_id, now=NOON)
        assert not places.count_visits(session, town.brand_id, now=NOON)

    town.choose(newcomer)

    assert town.ten(newcomer) == [*range(9), 25]
    joined = town.card(source={"code": "s20"})
    town.choose(joined)
    assert set(town.ten(joined)) <= set(range(10, 30))


def test_a_sale_that_came_back_is_no_visit(town):
    card = town.card()
    town.buy(card, 20, days_ago=30)
    with town.services.database.transaction() as session:
        [bought] = session.query(Purchase)
        bought.status = "returned"

    town.choose(card)

    assert town.ten(card) == list(range(10))


def test_a_store_shut_for_weeks_a_hidden_one_and_one_not_open_yet_are_not_chosen(town):
    card = town.card()
    town.buy(card, 20)
    shut = {"week": {}, "special": {"2027-03-01": [["09:00", "18:00"]]}}
    with town.services.database.transaction() as session:
        stores = [brands.store_of(session, town.brand_id, one) for one in town.stores]
        brands.change_store(session, stores[19], {"hours": shut})
        places.show_store(session, stores[21], shown=False, now=NOON)
        soon = NOON + timedelta(days=2)
        brands.change_store(session, stores[22], {"active_from": soon})

    town.choose(card)

    assert not {19, 21, 22} & set(town.ten(card))
    assert len(town.ten(card)) == 10


def test_another_brands_customers_and_receipts_are_not_seen(town, database):
    card = town.card()
    other = Town.with_stores(town.services, 12)
    town.buy(card, 20)

    assert other.choose(card) == ()
    assert other.ten(other.card()) == []
    town.choose(card)
    with database.snapshot() as session:
        spots = places.nearby(session, other.brand_id, [], now=NOON).of("cus_any")
        assert {spot.store_id for spot in spots} <= set(other.stores)


def test_a_change_of_stores_makes_only_those_cards_anew_whose_ten_changed(town):
    cards = [town.card() for _ in range(6)]
    for number, card in zip((3, 3, 10, 20, 26, 26), cards, strict=True):
        town.buy(card, number)
    town.settle()
    before, tens = town.versions(), [town.ten(card) for card in cards]

    with town.services.database.transaction() as session:
        store = brands.store_of(session, town.brand_id, town.stores[23])
        brands.close_store(session, store, now=NOON)
        places.promise_store(session, store, now=NOON)
    town.keep_every_promise()

    changed = [
        card for card, ten in zip(cards, tens, strict=True) if town.ten(card) != ten
    ]
    assert [ten.count(23) for ten in tens] == [0, 0, 0, 1, 1, 1]
    assert len(changed) == 3
    assert town.versions() - before == len(changed)
    assert all("Store 23" not in town.carried(card) for card in cards)


def test_other_words_at_a_store_reach_only_cards_that_carry_it_and_silently(town):
    near, far = town.card(), town.card()
    town.buy(near, 3)
    town.buy(far, 26)
    town.settle()
    before = town.versions()

    with town.services.database.transaction() as session:
        store = brands.store_of(session, town.brand_id, town.stores[3])
        brands.change_store(session, store, {"texts": {"en": "{balance} {unit} wait"}})
        places.promise_store(session, store, now=NOON)
    town.keep_every_promise()

    assert town.versions() == before + 1
    assert "0 points wait" in town.carried(near)
    with town.services.database.snapshot() as session:
        last = (
            session.query(PassVersion)
            .filter_by(pass_id=near.id)
            .order_by(PassVersion.version.desc())
            .first()
        )
        assert (last.sentence, last.changes, last.cause) == ("", [], "places")


def test_the_line_carries_the_balance_of_its_holder_in_their_language(town):
    card = town.card(language="pl")
    with town.services.database.transaction() as session:
        store = brands.store_of(session, town.brand_id, town.stores[0])
        words = {"pl": "Masz {balance} {unit}", "en": "You have {balance}"}
        brands.change_store(session, store, {"texts": words})
        make.earning(session, card, 50)

    assert "Masz 50 punktów" in town.carried(card)


def test_many_are_chosen_for_in_batches_of_one_promise_each(town, monkeypatch):
    monkeypatch.setattr(keeping, "BATCH", 4)
    cards = [town.card() for _ in range(10)]
    for card in cards:
        town.buy(card, 26)
    with town.services.database.transaction() as session:
        places.promise_choice(session, town.brand_id, (), now=NOON)

    refreshed = []
    while found := due(town, "choose-places-again"):
        for job in found:
            keeping.choose_again(town.services, job)
        refreshed += due(town, "refresh-passes")

    assert [len(job.pass_ids) for job in refreshed] == [4, 4, 2]
    assert {id_ for job in refreshed for id_ in job.pass_ids} == {c.id for c in cards}


def due(town, kind):
    """Take the promises of a kind out of the outbox."""
    with town.services.database.transaction() as session:
        found = session.query(Promise).filter_by(kind=kind).order_by(Promise.id).all()
        for promise in found:
            session.delete(promise)
        return [outbox.messages.read(one.kind, one.payload) for one in found]


def test_composing_a_batch_asks_as_much_as_composing_one(town):
    cards = [town.card() for _ in range(5)]
    for card in cards:
        town.buy(card, 20)
    town.settle()

    def said(some):
        with town.services.database.snapshot() as session, statements() as heard:
            places.nearby(
                session, town.brand_id, [card.customer_id for card in some], now=NOON
            )
        return len(heard)

    assert said(cards) == said(cards[:1]) <= 5


def test_who_bought_or_joined_lately_is_chosen_for_within_the_hour(town):
    card, idle = town.card(), town.card()
    town.settle()
    town.buy(card, 26)
    with town.services.database.transaction() as session:
        outbox.add(session, places.ChooseLately(hours=2), now=NOON)
    before = town.versions()

    town.keep_every_promise()

    assert town.ten(card) == list(range(20, 30))
    assert town.ten(idle) == list(range(10))
    assert town.versions() == before + 1


def test_a_store_that_closes_on_a_set_day_leaves_the_cards_on_that_day(database):
    clock = [NOON]
    town = Town.with_stores(make.services(database, now=lambda: clock[0]), 12)
    card = town.card()
    town.settle()
    with database.transaction() as session:
        store = brands.store_of(session, town.brand_id, town.stores[0])
        closing = NOON + timedelta(days=3)
        brands.change_store(session, store, {"active_to": closing})
        places.promise_store(session, store, now=NOON)
    town.keep_every_promise()
    assert "Store 0" in town.carried(card)

    clock[0] = closing + timedelta(seconds=1)
    town.keep_every_promise()

    assert "Store 0" not in town.carried(card)
    assert len(town.carried(card)) == 10


def test_two_keepers_at_once_choose_the_same(town):
    card = town.card()
    town.buy(card, 20)

    town.choose(card, card)
    town.choose(card)

    assert len(town.ten(card)) == 10


def test_beacons_of_the_places_go_with_them(town):
    card = town.card()
    town.buy(card, 20)
    with town.services.database.transaction() as session:
        for number, minor, words in (
            (20, 1, {}),
            (20, 2, {"en": "Coffee"}),
            (1, 3, {}),
        ):
            places.hang(
                session,
                town.brand_id,
                store_id=town.stores[number],
                uuid="74278bda-b644-4520-8f0c-720eaf059935",
                major=7,
                minor=minor,
                texts=words,
                now=NOON,
            )
    town.settle()

    uuid = "74278BDA-B644-4520-8F0C-720EAF059935"
    assert town.now(card).content["beacons"] == [
        [uuid, 7, 1, "Store 20"],
        [uuid, 7, 2, "Coffee"],
    ]


def test_a_card_that_offers_itself_nowhere_asks_for_no_places(database):
    services = make.services(database)
    town = Town.with_stores(services, 12, relevance={"stores": False})

    card = town.card()

    assert town.carried(card) == []
    assert isinstance(passes.Content.from_dict(card.content).beacons, tuple)
