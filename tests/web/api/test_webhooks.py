"""Webhooks as an integrator meets them: made, challenged, logged, rotated, pulled."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.fakes.shop import open_shop
from tests.make import NOON
from walletpass import brands
from walletpass.app import create_app
from walletpass.brands.repeating import IdempotentRequest
from walletpass.courier import HttpCaller

PUSH = {"url": "https://shop.example/hooks", "topics": ["points.*"]}
PULL = {"mode": "pull", "topics": ["*"]}


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
def shop():
    with open_shop() as opened:
        yield opened


@pytest.fixture
def hook(till, shop):
    made = till.post("webhooks", {"url": shop.url, "topics": ["points.*"]}).json
    till.keep_every_promise()
    return made


def _deliveries(till, hook, query=""):
    return till.get(f"webhooks/{hook['id']}/deliveries{query}").json["deliveries"]


def test_a_webhook_shows_its_secret_once(till, shop):
    made = till.post("webhooks", {"url": shop.url, "topics": ["points.*", "*"]})

    assert made.status_code == 201
    assert made.json["secret"].startswith("whsec_")
    assert made.json["state"] == "unverified"
    assert made.json["topics"] == ["*", "points.*"]
    shown = till.get(f"webhooks/{made.json['id']}").json
    assert "secret" not in shown
    assert shown == {key: made.json[key] for key in shown}


def test_once_its_owner_answered_the_challenge_it_is_called(till, shop, hook):
    assert till.get(f"webhooks/{hook['id']}").json["state"] == "active"
    card = till.card()

    till.entry(card, "earn", 50, "receipt-1")
    till.keep_every_promise()

    [heard] = shop.heard
    assert heard.told["data"]["points"] == 50
    [delivery] = _deliveries(till, hook)
    assert delivery["state"] == "delivered"
    assert delivery["event_id"] == heard.headers["webhook-id"]
    assert (delivery["tries"], delivery["status"]) == (1, 200)
    assert delivery["excerpt"] == "thanks"


def test_a_challenge_that_failed_is_told_and_may_be_asked_for_again(till, shop):
    answer, shop.answer = shop.answer, lambda _heard: (404, b"")
    made = till.post("webhooks", PUSH | {"url": shop.url}).json
    till.keep_every_promise()
    assert "404" in till.get(f"webhooks/{made['id']}").json["trouble"]

    shop.answer = answer
    asked = till.post(f"webhooks/{made['id']}/challenge", None)
    till.keep_every_promise()

    assert asked.json["state"] == "unverified"
    assert till.get(f"webhooks/{made['id']}").json["state"] == "active"


def test_a_parked_delivery_is_shown_and_delivered_again_by_hand(till, shop, hook):
    shop.answers = lambda _heard: (422, b"no such customer")
    till.entry(till.card(), "earn", 50, "receipt-1")
    till.keep_every_promise()
    [parked] = _deliveries(till, hook, "?state=parked")
    assert (parked["trouble"], parked["excerpt"]) == (
        "answered 422",
        "no such customer",
    )

    shop.answers = lambda _heard: (200, b"")
    again = till.post(
        f"webhooks/{hook['id']}/deliveries/{parked['id']}:redeliver", None
    )
    till.keep_every_promise()

    assert again.json["state"] == "waiting"
    assert [one["state"] for one in _deliveries(till, hook)] == ["delivered"]
    first, second = shop.heard
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


def test_deliveries_are_read_in_pages_the_newest_first(till, hook):
    card = till.card()
    for number in range(9):
        till.entry(card, "earn", 1, f"receipt-{number}")
    till.keep_every_promise()
    page = till.get(f"webhooks/{hook['id']}/deliveries?limit=5").json
    rest = till.get(
        f"webhooks/{hook['id']}/deliveries?limit=5&cursor={page['next']}"
    ).json

    sequences = [one["sequence"] for one in page["deliveries"] + rest["deliveries"]]
    assert sequences == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert rest["next"] is None
    for damaged in ("x", "ZGx2XzAx", "OTk5OTk5OTk5OTk5OTk5OTk5OTk"):
        asked = f"webhooks/{hook['id']}/deliveries?cursor={damaged}"
        assert till.get(asked).status_code == 422


def test_two_secrets_sign_until_the_old_one_ends(till, shop, hook, clock):
    rotated = till.post(f"webhooks/{hook['id']}/secrets", {"overlap_hours": 1}).json
    assert rotated["secret"] not in {None, hook["secret"]}
    card = till.card()
    till.entry(card, "earn", 1, "receipt-1")
    till.keep_every_promise()
    live = till.get(f"webhooks/{hook['id']}").json["secrets"]
    assert [secret["ends_at"] is None for secret in live] == [True, False]

    clock[0] += timedelta(hours=1)
    till.entry(card, "earn", 1, "receipt-2")
    till.keep_every_promise()

    signatures = [heard.headers["webhook-signature"].split() for heard in shop.heard]
    assert [len(each) for each in signatures] == [2, 1]


def test_an_old_secret_may_be_ended_at_once_and_the_last_one_never(till, hook):
    new = till.post(f"webhooks/{hook['id']}/secrets", {}).json
    [old] = hook["secrets"]

    ended = till.ask("DELETE", f"webhooks/{hook['id']}/secrets/{old['id']}")
    again = till.ask("DELETE", f"webhooks/{hook['id']}/secrets/{old['id']}")
    last = till.ask("DELETE", f"webhooks/{hook['id']}/secrets/{new['id']}")

    assert [secret["id"] for secret in ended.json["secrets"]] == [new["id"]]
    assert again.status_code == 404
    assert last.status_code == 409


def test_a_repeated_request_shows_no_secret_and_none_is_kept(till, database):
    first, again = (
        till.post("webhooks", PUSH, Idempotency_Key="once") for _ in range(2)
    )
    rotated = [
        till.post(f"webhooks/{first.json['id']}/secrets", {}, Idempotency_Key="two")
        for _ in range(2)
    ]

    assert again.json == first.json | {"secret": None}
    assert [one.json["secret"] is None for one in rotated] == [False, True]
    with database.snapshot() as session:
        kept = session.scalars(select(IdempotentRequest.body_sealed)).all()
    opened = [make.people().vault.open(sealed) for sealed in kept]
    assert len(opened) == 2
    assert b"whsec_" not in b"".join(opened)
    assert len(till.get("webhooks").json["webhooks"]) == 1


def test_a_webhook_is_changed_paused_and_resumed(till, shop, hook):
    path = f"webhooks/{hook['id']}"
    paused = till.ask("PATCH", path, {"paused": True, "description": "ERP"}).json
    till.entry(till.card(), "earn", 1, "receipt-1")
    till.keep_every_promise()
    assert (paused["state"], paused["description"]) == ("paused", "ERP")
    assert paused["topics"] == ["points.*"]
    assert shop.heard == []

    resumed = till.ask("PATCH", path, {"paused": False}).json
    till.keep_every_promise()

    assert resumed["state"] == "active"
    assert len(shop.heard) == 1


def test_another_address_is_challenged_anew(till, shop, hook):
    with open_shop() as other:
        moved = till.ask("PATCH", f"webhooks/{hook['id']}", {"url": other.url}).json
        till.keep_every_promise()

        assert moved["state"] == "unverified"
        assert len(other.challenged) == 1
        assert till.get(f"webhooks/{hook['id']}").json["state"] == "active"


def test_a_deleted_webhook_hears_nothing_more(till, shop, hook):
    card = till.card()
    till.entry(card, "earn", 1, "receipt-1")

    gone = till.ask("DELETE", f"webhooks/{hook['id']}")
    till.keep_every_promise()

    assert gone.json["id"] == hook["id"]
    assert till.get(f"webhooks/{hook['id']}").status_code == 404
    assert till.get("webhooks").json == {"webhooks": []}
    assert shop.heard == []


def test_events_are_pulled_in_order_until_they_are_acknowledged(till):
    hook = till.post("webhooks", PULL).json
    card = till.card()
    for number in range(3):
        till.entry(card, "earn", 10, f"receipt-{number}")
    till.keep_every_promise()

    def pull(query=""):
        return till.get(f"events?webhook_id={hook['id']}{query}").json

    told = pull()["events"]
    assert [one["type"] for one in told][:3] == [
        "customer.created",
        "pass.created",
        "points.earned",
    ]
    sequences = [one["sequence"] for one in told]
    assert sequences == sorted(set(sequences))
    first = pull("&limit=2")
    assert first["next"] == first["events"][-1]["sequence"]
    rest = pull(f"&after={first['next']}")
    assert [*first["events"], *rest["events"]] == told

    read = {"webhook_id": hook["id"], "through": sequences[-2]}
    acknowledged = till.post("events:ack", read)

    assert acknowledged.json["read_through"] == sequences[-2]
    assert pull() == {"events": told[-1:], "next": None}
    beyond = {"webhook_id": hook["id"], "through": 10**6}
    assert till.post("events:ack", beyond).status_code == 422


def test_pulling_begins_with_what_happens_after_it_was_asked_for(till):
    till.post("webhooks", PULL)
    till.card()
    till.keep_every_promise()

    late = till.post("webhooks", PULL).json

    assert till.get(f"events?webhook_id={late['id']}").json["events"] == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "unfit-request"),
        ({"topics": ["*"]}, "unfit-request"),
        ({"topics": [], "url": "https://shop.example/"}, "unfit-request"),
        (PULL | {"url": "https://shop.example/"}, "unfit-request"),
        (PUSH | {"topics": ["sale"]}, "unknown-topic"),
        (PUSH | {"url": "ftp://shop.example/"}, "unfit-address"),
        (PUSH | {"url": "https://ada:secret@shop.example/"}, "unfit-address"),
    ],
)
def test_a_webhook_that_cannot_be_right_is_refused(till, body, code):
    refused = till.post("webhooks", body)

    assert refused.status_code == 422
    assert refused.json["type"] == f"/problems/{code}"


def test_an_address_inside_is_refused_unless_the_operator_allows_it(database):
    services = make.services(database)
    with database.transaction() as session:
        brand = make.brand(session)
        _, key = brands.create_key(session, brand, name="erp", scopes=["*"], now=NOON)
    client = create_app(services).test_client()
    headers = {"Authorization": f"Bearer {key.reveal()}"}

    for url in ("http://shop.example/", "https://127.0.0.1/", "https://[fe80::1]/"):
        body = PUSH | {"url": url}
        refused = client.post("/api/v1/webhooks", json=body, headers=headers)
        assert refused.json["type"] == "/problems/unfit-address"


def test_a_brand_has_only_so_many_webhooks(till):
    answers = [till.post("webhooks", PULL).status_code for _ in range(21)]

    assert answers == [201] * 20 + [409]


def test_another_brands_webhook_is_not_there(till, stranger, hook):
    till.entry(till.card(), "earn", 1, "receipt-1")
    till.keep_every_promise()
    [delivery] = _deliveries(till, hook)
    pulling = till.post("webhooks", PULL).json["id"]
    path = f"webhooks/{hook['id']}"

    for method, target, body in [
        ("GET", path, None),
        ("PATCH", path, {"topics": ["*"]}),
        ("DELETE", path, None),
        ("POST", f"{path}/challenge", None),
        ("POST", f"{path}/secrets", {}),
        ("DELETE", f"{path}/secrets/{hook['secrets'][0]['id']}", None),
        ("GET", f"{path}/deliveries", None),
        ("POST", f"{path}/deliveries/{delivery['id']}:redeliver", None),
        ("GET", f"events?webhook_id={pulling}", None),
        ("POST", "events:ack", {"webhook_id": pulling, "through": 0}),
    ]:
        assert stranger.ask(method, target, body).status_code == 404, target
    assert stranger.get("webhooks").json == {"webhooks": []}


def test_another_webhooks_delivery_and_secret_are_not_there(till, shop, hook):
    till.entry(till.card(), "earn", 1, "receipt-1")
    till.keep_every_promise()
    [delivery] = _deliveries(till, hook)
    other = till.post("webhooks", PUSH).json

    again = f"webhooks/{other['id']}/deliveries/{delivery['id']}:redeliver"
    ended = f"webhooks/{other['id']}/secrets/{hook['secrets'][0]['id']}"
    assert till.post(again, None).status_code == 404
    assert till.ask("DELETE", ended).status_code == 404


def test_what_pulls_is_not_called_and_what_is_called_does_not_pull(till, hook):
    pulling = till.post("webhooks", PULL).json

    path = f"webhooks/{pulling['id']}"
    for refused in (
        till.post(f"{path}/challenge", None),
        till.post(f"{path}/secrets", {}),
        till.ask("PATCH", path, {"paused": True}),
        till.get(f"events?webhook_id={hook['id']}"),
    ):
        assert refused.status_code == 422
        assert refused.json["type"] == "/problems/other-mode"


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "webhooks", "webhooks:read"),
        ("GET", "webhooks/whk_x", "webhooks:read"),
        ("GET", "webhooks/whk_x/deliveries", "webhooks:read"),
        ("GET", "events?webhook_id=whk_x", "webhooks:read"),
        ("POST", "webhooks/whk_x/challenge", "webhooks:write"),
        ("DELETE", "webhooks/whk_x", "webhooks:write"),
        ("DELETE", "webhooks/whk_x/secrets/whs_x", "webhooks:write"),
        ("POST", "webhooks/whk_x/deliveries/dlv_x:redeliver", "webhooks:write"),
    ],
)
def test_every_door_asks_for_its_own_scope(till, database, method, path, scope):
    with database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        keys = [
            brands.create_key(session, brand, name="x", scopes=given, now=NOON)[1]
            for given in ([scope], [one for one in brands.SCOPES if one != scope])
        ]
    with_scope, without = (till.ask(method, path, key=key.reveal()) for key in keys)

    assert with_scope.status_code in {200, 404}
    assert without.status_code == 403


def test_a_test_key_is_answered_and_nobody_is_called(till, database, shop):
    with database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, key = brands.create_key(
            session, brand, name="test", scopes=["*"], mode="test", now=NOON
        )

    made = till.post("webhooks", PUSH | {"url": shop.url}, key=key.reveal())
    till.keep_every_promise()

    assert made.status_code == 201
    assert shop.challenged == []
    assert till.get("webhooks").json == {"webhooks": []}
