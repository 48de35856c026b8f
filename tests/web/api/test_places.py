"""Places over the API: shops, beacons, offers there, and who came near."""

from datetime import timedelta

import pytest

from tests.make import NOON
from tests.web.api.test_stores import SHOP
from walletpass import passes, places
from walletpass.campaigns.models import Aside
from walletpass.passes import messages

UUID = "74278bda-b644-4520-8f0c-720eaf059935"
THERE = {"latitude": 52.2298, "longitude": 21.0123, "accuracy": 20.0}


def open_shop(till, **facts):
    answer = till.post("stores", SHOP | facts)
    assert answer.status_code == 201, answer.json
    till.keep_every_promise()
    return answer.json


def content(till, card):
    with till.services.database.snapshot() as session:
        return passes.card_of(session, till.brand_id, card["id"]).content


def lines(till, card):
    return [text for _latitude, _longitude, text in content(till, card)["places"]]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"latitude": 91.0}, "latitude"),
        ({"longitude": -181.0}, "longitude"),
        ({"latitude": 21.0122, "longitude": 52.2297}, "latitude"),
        ({"texts": {"en": "x" * 121}}, "texts"),
        ({"texts": {"pl": "Masz {points}"}}, "texts"),
        ({"hours": {"week": {"mon": [["09:00"]]}}}, "hours"),
        ({"hours": {"week": {"monday": []}}}, "hours"),
        ({"on_cards": "yes"}, "on_cards"),
    ],
)
def test_what_is_wrong_with_a_shop_is_said_at_its_field(till, wrong, field):
    shop = open_shop(till)

    for answer in (
        till.post("stores", SHOP | {"code": "other"} | wrong),
        till.ask("PATCH", f"stores/{shop['id']}", wrong),
    ):
        assert answer.status_code == 422
        faults = [fault["field"] for fault in answer.json.get("errors", [])]
        assert [answer.json.get("field")] == [field] or faults == [field], answer.json


def test_a_number_that_is_none_is_refused(till):
    answer = till.client.post(
        "/api/v1/stores",
        data='{"code": "n", "name": "N", "latitude": NaN, "longitude": 21.0}',
        headers={
            "Authorization": f"Bearer {till.key}",
            "Content-Type": "application/json",
        },
    )

    assert answer.status_code in {400, 422}


def test_a_shop_is_closed_reopened_and_taken_off_the_cards(till):
    card = till.card()
    shop = open_shop(till)
    assert lines(till, card) == ["Round the corner"]

    door = f"stores/{shop['id']}"
    for way, shown in (
        (lambda: till.post(f"{door}:close", {}), []),
        (lambda: till.post(f"{door}:reopen", {}), ["Round the corner"]),
        (lambda: till.ask("PATCH", door, {"on_cards": False}), []),
        (lambda: till.ask("PATCH", door, {"on_cards": True}), ["Round the corner"]),
    ):
        assert way().status_code == 200
        till.keep_every_promise()
        assert lines(till, card) == shown
        again = content(till, card)
        assert way().status_code == 200
        till.keep_every_promise()
        assert content(till, card) == again


def test_beacons_are_hung_changed_and_taken_down(till, stranger):
    card = till.card()
    shop = open_shop(till)
    told = {"store_id": shop["id"], "uuid": UUID, "major": 1, "minor": 2}

    beacon = till.post("beacons", told)
    till.keep_every_promise()

    assert beacon.status_code == 201
    assert content(till, card)["beacons"] == [[UUID.upper(), 1, 2, "Round the corner"]]
    assert till.post("beacons", told).status_code == 409
    door = f"beacons/{beacon.json['id']}"
    assert till.ask("PATCH", door, {"texts": {"en": "Hi"}}).status_code == 200
    till.keep_every_promise()
    assert content(till, card)["beacons"] == [[UUID.upper(), 1, 2, "Hi"]]
    assert stranger.ask("PATCH", door, {"minor": 3}).status_code == 404
    assert stranger.ask("DELETE", door).status_code == 404
    assert stranger.get("beacons").json["beacons"] == []
    assert stranger.post("beacons", told).status_code == 404
    assert till.ask("DELETE", door).status_code == 200
    till.keep_every_promise()
    assert content(till, card)["beacons"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"uuid": "beacon"},
        {"major": 65_536},
        {"minor": -1},
        {"texts": {"en": "x" * 121}},
    ],
)
def test_a_beacon_that_cannot_be_is_refused(till, wrong):
    shop = open_shop(till)

    told = {"store_id": shop["id"], "uuid": UUID} | wrong

    assert till.post("beacons", told).status_code == 422


def hangs(answer):
    told = answer.json
    return told["latitude"], told["longitude"], told["has_own_point"]


def test_a_beacon_hangs_at_a_point_of_its_own_or_where_its_shop_is(till):
    card = till.card()
    shop = open_shop(till)
    at_shop = (shop["latitude"], shop["longitude"], False)
    own = {"latitude": 52.2299, "longitude": 21.0125}

    told = {"store_id": shop["id"], "uuid": UUID}
    beacon = till.post("beacons", told)
    door = f"beacons/{beacon.json['id']}"

    assert hangs(beacon) == at_shop
    assert hangs(till.ask("PATCH", door, own)) == (52.2299, 21.0125, True)
    assert hangs(till.ask("PATCH", door, {"minor": 3})) == (52.2299, 21.0125, True)
    [listed] = till.get("beacons").json["beacons"]
    assert (listed["latitude"], listed["has_own_point"]) == (52.2299, True)
    till.keep_every_promise()
    assert content(till, card)["beacons"] == [
        [UUID.upper(), None, 3, "Round the corner"]
    ]
    back = {"latitude": None, "longitude": None}
    assert hangs(till.ask("PATCH", door, back)) == at_shop
    other = till.post("beacons", told | own | {"minor": 9})
    assert hangs(other) == (52.2299, 21.0125, True)
    elsewhere = open_shop(till, code="other", latitude=52.3, texts={"en": "There"})
    moved = till.ask(
        "PATCH", f"beacons/{other.json['id']}", {"store_id": elsewhere["id"]}
    )
    assert hangs(moved) == (52.3, elsewhere["longitude"], False)
    assert till.ask("DELETE", door).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 52.2299},
        {"longitude": 21.0},
        {"latitude": 91.0, "longitude": 21.0},
        {"latitude": 21.0, "longitude": 52.2},
        {"latitude": 52.26, "longitude": 21.0123},
    ],
)
def test_a_beacon_hangs_nowhere_that_is_not_in_its_shop(till, wrong):
    shop = open_shop(till)
    told = {"store_id": shop["id"], "uuid": UUID} | wrong

    assert till.post("beacons", told).status_code == 422
    assert till.get("beacons").json["beacons"] == []


def test_a_phone_listens_for_ten_kinds_of_beacon_and_no_eleventh_is_hung(till):
    shop = open_shop(till)
    uuids = [UUID[:-2] + f"{n:02}" for n in range(11)]

    codes = [
        till.post("beacons", {"store_id": shop["id"], "uuid": one}).status_code
        for one in uuids
    ]

    assert codes == [201] * 10 + [422]


def offer(till, **more):
    told = {
        "words": {"en": "Two coffees for one", "pl": "Dwie kawy w cenie jednej"},
        "shows_until": (NOON + timedelta(days=2)).isoformat(),
    }
    return till.post("place-offers", told | more)


def test_an_offer_speaks_at_its_shop_until_it_is_withdrawn(till, stranger):
    card = till.card()
    shop = open_shop(till)
    open_shop(till, code="other", latitude=52.3, texts={"en": "Over there"})

    made = offer(till, store_ids=[shop["id"]])
    till.keep_every_promise()

    assert made.json["is_on"]
    assert lines(till, card) == ["Two coffees for one", "Over there"]
    door = f"place-offers/{made.json['id']}:withdraw"
    assert stranger.post(door, {}).status_code == 404
    assert stranger.get("place-offers").json["offers"] == []
    assert offer(stranger, store_ids=[shop["id"]]).status_code == 404
    assert till.post(door, {}).json["withdrawn_at"]
    till.keep_every_promise()
    assert lines(till, card) == ["Round the corner", "Over there"]
    assert till.post(door, {}).status_code == 200


def test_an_offer_comes_and_goes_by_itself(till, monkeypatch):
    card = till.card()
    open_shop(till)
    clock = [NOON]
    object.__setattr__(till.services, "now", lambda: clock[0])
    offer(till, shows_from=(NOON + timedelta(hours=3)).isoformat())

    said = []
    for hours in (1, 4, 50):
        clock[0] = NOON + timedelta(hours=hours)
        till.keep_every_promise()
        said += lines(till, card)

    assert said == ["Round the corner", "Two coffees for one", "Round the corner"]


def test_an_offer_for_guests_is_seen_by_them_alone(till):
    guest, other, late = till.card(), till.card(), till.card()
    open_shop(till)

    made = offer(till, customer_ids=[guest["customer_id"]])
    till.keep_every_promise()

    assert lines(till, guest) == ["Two coffees for one"]
    assert lines(till, other) == ["Round the corner"]
    more = {"customer_ids": [late["customer_id"], guest["customer_id"]]}
    till.post(f"place-offers/{made.json['id']}:invite", more)
    till.keep_every_promise()
    assert lines(till, late) == ["Two coffees for one"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": {}},
        {"words": {"en": "x" * 121}},
        {"words": {"en": "{secret}"}},
        {"store_ids": []},
        {"shows_until": "2020-01-01T00:00:00Z"},
        {"shows_from": "2027-01-01T00:00:00Z"},
        {"shows_from": "2020-01-01T00:00:00Z"},
    ],
)
def test_an_offer_that_cannot_be_is_refused(till, wrong):
    open_shop(till)

    assert offer(till, **wrong).status_code == 422


def allow(till, card, *, given=True):
    said = {"given": given, "words": "May we tell what is near?", "language": "en"}
    door = f"customers/{card['customer_id']}/location-consent"
    answer = till.ask("PUT", door, said)
    assert answer.status_code == 200, answer.json


def stand(till, card, external_id="1", **more):
    told = {
        "customer_id": card["customer_id"],
        "occurred_at": NOON.isoformat(),
        "source": "app",
        "external_id": external_id,
    }
    return till.post("positions", told | THERE | more)


def reasons(till, card):
    """Return what came of each position, the latest first."""
    kept = till.get(f"positions?customer_id={card['customer_id']}").json["positions"]
    return [one["outcome"] and one["outcome"]["reason"] for one in kept]


def near_events(till, hook):
    till.keep_every_promise()
    found = till.get(f"events?webhook_id={hook.json['id']}").json["events"]
    return [event["data"] for event in found]


def test_a_position_is_kept_only_of_who_agreed(till):
    card = till.card()
    open_shop(till)

    refused = stand(till, card)

    assert (refused.status_code, refused.json["type"]) == (
        403,
        "/problems/no-location-consent",
    )
    allow(till, card)
    assert stand(till, card).status_code == 201
    allow(till, card, given=False)
    assert stand(till, card, "2").status_code == 403
    kept = till.get(f"positions?customer_id={card['customer_id']}").json
    assert kept["positions"] == []


def test_who_is_near_an_open_shop_is_told_of_once_an_hour(till):
    hook = till.post("webhooks", {"mode": "pull", "topics": ["customer.near"]})
    card = till.card()
    shop = open_shop(till, hours={})
    allow(till, card)

    first = stand(till, card)

    assert first.json["near_store_id"] == shop["id"]
    assert 0 < first.json["metres"] < 20
    again = stand(till, card)
    assert (again.status_code, again.json) == (200, first.json)
    stand(till, card, "2")
    [told] = near_events(till, hook)
    assert (told["store"], told["source"]) == ("centrum", "app")


@pytest.mark.parametrize(
    ("facts", "more"),
    [
        ({}, {"latitude": 52.24}),
        ({}, {"accuracy": 900.0}),
        ({"hours": {"week": {"mon": [["09:00", "21:00"]]}}}, {}),
        ({"active_to": "2026-11-01T00:00:00Z"}, {}),
    ],
)
def test_far_off_vague_or_before_a_closed_door_is_not_near(till, facts, more):
    card = till.card()
    open_shop(till, **({"hours": {}} | facts))
    allow(till, card)

    assert stand(till, card, **more).json["near_store_id"] is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"latitude": 91.0}, 422),
        ({"accuracy": -1.0}, 422),
        ({"occurred_at": "2026-11-20T09:00:00Z"}, 422),
        ({"occurred_at": "2026-11-20T14:00:00Z"}, 422),
        ({"customer_id": None}, 422),
        ({"customer_id": "cus_nobody"}, 404),
    ],
)
def test_a_position_that_cannot_be_is_refused(till, wrong, code):
    card = till.card()
    allow(till, card)

    assert stand(till, card, **wrong).status_code == code


def test_another_position_under_the_same_id_is_refused(till, stranger):
    card = till.card()
    allow(till, card)
    stand(till, card)

    assert stand(till, card, latitude=50.0).status_code == 409
    assert stand(stranger, card).status_code == 404
    query = f"positions?customer_id={card['customer_id']}"
    assert len(till.get(query).json["positions"]) == 1
    assert stranger.get(query).status_code == 404


def test_a_scan_tells_by_the_cards_number(till):
    card = till.card()
    allow(till, card)

    answer = stand(till, card, customer_id=None, card_number=card["number"])

    assert answer.json["customer_id"] == card["customer_id"]


def test_a_trial_withholds_a_place_and_ending_it_brings_it_back(till, stranger):
    card = till.card()
    open_shop(till)

    assert till.ask("PUT", "place-trial", {"share": 1.0}).json["share"] == 1.0
    till.keep_every_promise()

    assert lines(till, card) == []
    assert stranger.get("place-trial").json == {"share": 0.0, "since": None}
    till.ask("PUT", "place-trial", {"share": 0.0})
    till.keep_every_promise()
    assert lines(till, card) == ["Round the corner"]
    chosen = till.get(f"customers/{card['customer_id']}/places").json["places"]
    assert [one["rank"] for one in chosen] == [1]


def test_who_comes_near_an_offer_is_told_on_the_card_once_a_day(till):
    card = till.card(consents={"wallet": True})
    shop = open_shop(till, hours={})
    offer(till, store_ids=[shop["id"]])
    allow(till, card)
    clock = [NOON]
    object.__setattr__(till.services, "now", lambda: clock[0])

    for hours in (0, 0.5, 2, 24):
        clock[0] = NOON + timedelta(hours=hours)
        told = stand(till, card, str(hours), occurred_at=clock[0].isoformat())
        assert (told.json["outcome"] is None) == (hours != 0.5)
        till.keep_every_promise()

    with till.services.database.snapshot() as session:
        shown = session.query(messages.Showing).all()
        sentences = [
            one.sentence
            for one in session.query(passes.PassVersion)
            .filter_by(pass_id=card["id"])
            .order_by(passes.PassVersion.version)
        ]
    assert len(shown) == 2
    assert sentences.count("Two coffees for one") == 2
    assert reasons(till, card) == ["sent", "cap-day", "near-lately", "sent"]


def test_who_did_not_agree_to_offers_is_told_of_none(till):
    card = till.card()
    open_shop(till, hours={})
    offer(till)
    allow(till, card)

    assert stand(till, card).json["near_store_id"]
    till.keep_every_promise()

    with till.services.database.snapshot() as session:
        assert session.query(messages.Showing).count() == 0
    assert reasons(till, card) == ["no-consent"]
    assert stand(till, card).json["outcome"]["reason"] == "no-consent"
    allow(till, card, given=False)  # forgotten with where they were
    with till.services.database.snapshot() as session:
        assert session.query(places.PositionOutcome).count() == 0


def test_where_nothing_is_on_or_no_hints_are_wanted_that_is_the_reason(till):
    card = till.card(consents={"wallet": True})
    open_shop(till, hours={})
    allow(till, card)
    clock = [NOON]
    object.__setattr__(till.services, "now", lambda: clock[0])
    stand(till, card)
    till.keep_every_promise()
    clock[0] = NOON + timedelta(hours=2)
    no = {"given": False, "words": "May the card show?", "language": "en"}
    till.ask("PUT", f"customers/{card['customer_id']}/nearby-consent", no)
    stand(till, card, "2", occurred_at=clock[0].isoformat())
    till.keep_every_promise()

    assert reasons(till, card) == ["no-hints", "no-offer"]


def test_a_no_over_the_api_takes_the_places_off_a_card(till):
    open_shop(till)
    card = till.card()
    door = f"customers/{card['customer_id']}/nearby-consent"

    def say(given):
        told = {"given": given, "words": "May the card show?", "language": "en"}
        answer = till.ask("PUT", door, told)
        till.keep_every_promise()
        return answer.status_code, answer.json["given"], len(lines(till, card))

    assert [say(one) for one in (True, False, False)] == [
        (200, True, 1),
        (200, False, 0),
        (200, False, 0),
    ]
    said = till.get(f"customers/{card['customer_id']}/consents").json["consents"]
    assert [one["given"] for one in said if one["topic"] == "nearby"] == [False]


@pytest.mark.parametrize(
    ("heard", "hour", "shown", "reason"),
    [(0, 12, 1, "sent"), (1, 12, 0, "cap-day"), (0, 23, 0, "quiet-hours")],
)
def test_who_heard_enough_or_sleeps_is_told_of_no_offer_nearby(
    till, heard, hour, shown, reason
):
    card = till.card(consents={"wallet": True})
    open_shop(till, hours={})
    offer(till, shows_until=(NOON + timedelta(days=3)).isoformat())
    allow(till, card)
    for _ in range(heard):
        body = {
            "purpose": "marketing",
            "words": {"en": "News"},
            "card_ids": [card["id"]],
        }
        assert till.post("messages", body).json["cards"] == 1
    moment = NOON.replace(hour=hour)
    object.__setattr__(till.services, "now", lambda: moment)

    assert stand(till, card, occurred_at=moment.isoformat()).json["near_store_id"]
    till.keep_every_promise()

    with till.services.database.snapshot() as session:
        shows = session.query(messages.Showing).filter_by(
            customer_id=card["customer_id"]
        )
        assert shows.count() - heard == shown
        assert session.query(Aside).count() == heard + shown
    assert reasons(till, card) == [reason]


def test_what_an_offer_brought_is_told_with_what_nobody_can_know(till):
    card = till.card()
    shop = open_shop(till)
    till.keep_every_promise()
    made = offer(till, store_ids=[shop["id"]], holdout=0.0)
    till.keep_every_promise()

    told = till.get(f"place-offers/{made.json['id']}/report")

    assert told.status_code == 200
    assert told.json["shown"] == {
        "people": 1,
        "buyers": 0,
        "receipts": 0,
        "revenue": 0,
        "paid_with_points": 0,
        "before": 0,
    }
    assert (told.json["more_buyers"], told.json["unknown"]) == (None, "nobody-held")
    assert told.json["displayed"] == "not-knowable"
    assert card["id"]


def test_an_offer_kept_from_half_is_not_on_the_cards_of_those_held_out(till):
    cards = [till.card() for _ in range(12)]
    shop = open_shop(till)
    till.keep_every_promise()
    made = offer(till, store_ids=[shop["id"]], holdout=0.5)
    till.keep_every_promise()

    told = till.get(f"place-offers/{made.json['id']}/report").json

    assert told["shown"]["people"] + told["held"]["people"] == 12
    offered = sum(lines(till, card) == ["Two coffees for one"] for card in cards)
    assert offered == told["shown"]["people"]


@pytest.mark.parametrize("holdout", [0.6, -1, "many"])
def test_an_offer_is_not_kept_from_more_than_half(till, holdout):
    open_shop(till)

    assert offer(till, holdout=holdout).status_code == 422


def test_a_strangers_report_is_not_there_and_a_trial_says_what_it_knows(till, stranger):
    open_shop(till)
    made = offer(till)

    assert stranger.get(f"place-offers/{made.json['id']}/report").status_code == 404
    assert till.get("place-trial/report").json["people"] == 0
    till.card()
    till.ask("PUT", "place-trial", {"share": 0.2})
    till.keep_every_promise()
    told = till.get("place-trial/report").json
    assert (told["people"], told["lift"], told["displayed"]) == (
        1,
        None,
        "not-knowable",
    )
