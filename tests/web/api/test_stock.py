"""Stock: a feed is taken, who waits is told on the card, and hostile feeds are refused."""

import pytest

from tests import make
from tests.make import NOON
from tests.web.api.selling import basket, receipt
from walletpass import passes
from walletpass.passes import PassVersion

DRESS = {"sku": "LD-7", "colour": "navy", "size": "M"}
LATEST = {
    "key": "latest",
    "label": {"en": "Latest"},
    "value": "{latest}",
    "change_message": {"en": "%@", "ru": "%@", "pl": "%@"},
}


@pytest.fixture
def card(till):
    with till.services.database.transaction() as session:
        [template] = session.query(passes.Template)
        fields = make.DESIGN["fields"] | {"back": [LATEST]}
        template.draft = passes.Design.model_validate(
            make.DESIGN | {"fields": fields}
        ).model_dump(mode="json")
        passes.publish(session, template, make.icons(), now=NOON)
    return till.card(phone="+48 501 502 503")


def feed(till, *levels, **more):
    return till.post("stock", {"levels": list(levels)} | more)


def wait_for(till, card, **article):
    told = {"customer_id": card["customer_id"]} | DRESS | article
    return till.post("watches", told)


def test_who_waits_hears_of_it_on_the_card_and_in_the_feed(till, card):
    hook = till.post(
        "webhooks", {"mode": "pull", "topics": ["stock.*", "pass.updated"]}
    )
    wait_for(till, card)

    answer = feed(till, DRESS | {"level": 2000, "name": "Linen dress"})

    assert answer.json["arrived"] == [DRESS | {"store_id": None, "waiting": 1}]
    before = till.get(f"cards/{card['id']}").json["version"]
    till.keep_every_promise()
    assert till.get(f"cards/{card['id']}").json["version"] == before + 1
    assert sentences(till, card)[-1] == "Back in stock: Linen dress, navy, M"
    till.keep_every_promise()
    told = till.get(f"events?webhook_id={hook.json['id']}").json["events"]
    names = [event["type"] for event in told]
    assert sorted(names) == ["pass.updated", "stock.watch_notified"]
    [level] = till.get("stock?sku=LD-7").json["levels"]
    assert (level["level"], level["told"]) == (2000, 1)


def sentences(till, card):
    with till.services.database.snapshot() as session:
        versions = session.query(PassVersion).filter_by(pass_id=card["id"])
        return [one.sentence for one in versions.order_by(PassVersion.version)]


def test_the_same_feed_again_and_an_older_count_tell_nobody(till, card):
    wait_for(till, card)
    level = DRESS | {"level": 2000, "counted_at": "2026-11-20T10:00:00Z"}
    feed(till, level)
    till.keep_every_promise()
    told = len(sentences(till, card))

    assert feed(till, level).json["arrived"] == []
    older = level | {"level": 0, "counted_at": "2026-11-20T09:00:00Z"}
    assert feed(till, older, level).json["arrived"] == []
    till.keep_every_promise()
    assert len(sentences(till, card)) == told


def test_what_is_gone_before_the_telling_is_not_told(till, card):
    wait_for(till, card)
    before = len(sentences(till, card))

    feed(till, DRESS | {"level": 2000})
    feed(till, DRESS | {"level": 0})
    till.keep_every_promise()

    assert len(sentences(till, card)) == before
    [watch] = till.get(f"watches?customer_id={card['customer_id']}").json["watches"]
    assert watch["told_at"] is None


def test_a_purchase_ends_the_waiting(till, card):
    wait_for(till, card)
    bought = basket({"net": 100_00, "sku": "LD-7"}, card_id=card["id"])

    till.post("purchases", bought | receipt())

    assert till.get(f"watches?customer_id={card['customer_id']}").json["watches"] == []


def test_the_sentence_is_the_stores_and_in_the_holders_language(till, card):
    store = till.post(
        "stores",
        {"code": "k", "name": "Kazimierz", "latitude": 50.05, "longitude": 19.94},
    ).json["id"]
    till.ask("PATCH", f"customers/{card['customer_id']}", {"language": "pl"})
    till.keep_every_promise()
    wait_for(till, card, store_id=store)

    feed(till, DRESS | {"level": 1000, "store_id": store, "name": "Sukienka"})
    till.keep_every_promise()

    told = "Znów dostępne (Kazimierz): Sukienka, navy, M"
    assert sentences(till, card)[-1] == told


def test_a_withdrawn_watch_is_over(till, card):
    watch = wait_for(till, card).json
    whose = {"customer_id": card["customer_id"]}

    for _ in range(2):
        ended = till.post(f"watches/{watch['id']}:withdraw", whose)
        assert ended.json["ending"] == "withdrawn"


@pytest.mark.parametrize(
    ("status", "level"),
    [
        (422, {"sku": ""}),
        (422, {"sku": "x" * 65}),
        (422, {"sku": 7}),
        (422, {"sku": "a\x00b"}),
        (422, {"sku": "a\u202eb"}),
        (422, {"size": "x" * 41}),
        (422, {"level": "many"}),
        (422, {"level": 1.5}),
        (422, {"level": True}),
        (422, {"level": 10**9 + 1}),
        (422, {"level": None}),
        (422, {"counted_at": "2030-01-01T00:00:00Z"}),
        (422, {"counted_at": "1990-01-01T00:00:00Z"}),
        (422, {"counted_at": "noon"}),
        (422, {"price": 100}),
        (404, {"store_id": "sto_none"}),
        (200, {"level": -5000}),
        (200, {"name": "Sukienka 👗", "colour": "тёмно-синий"}),
    ],
)
def test_a_level_that_cannot_be_stops_the_whole_feed(till, status, level):
    fit = {"sku": "fit", "level": 1000}

    answer = feed(till, fit, {"sku": "LD-7", "level": 1000} | level)

    assert answer.status_code == status, answer.json
    kept = till.get("stock?sku=fit").json["levels"]
    assert bool(kept) == (status == 200)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"levels": []},
        {"levels": [{"sku": "a", "level": 1}] * 5001},
        {"levels": "all"},
        {"levels": [{"sku": "a", "level": 1}], "tell_per_piece": 0},
        {"levels": [{"sku": "a", "level": 1}], "tell_per_piece": 10**9},
        {"levels": [{"sku": "a", "level": 1}], "tell_per_piece": "3"},
    ],
)
def test_a_feed_that_cannot_be_is_refused(till, body):
    refused = till.post("stock", body)

    assert refused.status_code == 422
    assert till.get("stock?sku=a").json["levels"] == []


def test_another_brands_shelves_watches_and_people_do_not_exist(till, card, stranger):
    watch = wait_for(till, card).json
    feed(till, DRESS | {"level": 2000})

    assert stranger.get("stock?sku=LD-7").json["levels"] == []
    assert feed(stranger, DRESS | {"level": 1000}).json["arrived"][0]["waiting"] == 0
    assert wait_for(stranger, card).status_code == 404
    whose = {"customer_id": card["customer_id"]}
    refused = stranger.post(f"watches/{watch['id']}:withdraw", whose)
    assert refused.status_code == 404
    path = f"watches?customer_id={card['customer_id']}"
    assert stranger.get(path).status_code == 404
