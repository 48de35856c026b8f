import pytest

from walletpass import passes

SHOP = {
    "code": "centrum",
    "name": "Centrum",
    "latitude": 52.2297,
    "longitude": 21.0122,
    "hours": {"week": {"mon": [["09:00", "21:00"]]}},
    "texts": {"en": "Round the corner", "pl": "Tuż obok"},
}


def _places(till, card):
    with till.services.database.snapshot() as session:
        return passes.card_of(session, till.brand_id, card["id"]).content["places"]


def test_a_new_shop_reaches_the_cards(till):
    card = till.card()

    assert till.post("stores", SHOP).status_code == 201
    till.keep_every_promise()

    assert _places(till, card) == [[52.2297, 21.0122, "Round the corner"]]
    assert till.get("stores").json["stores"][0]["code"] == "centrum"


def test_a_closed_shop_leaves_the_cards(till):
    card = till.card()
    store = till.post("stores", SHOP).json
    till.keep_every_promise()

    closed = till.ask(
        "PATCH", f"stores/{store['id']}", {"active_to": "2020-01-01T00:00:00Z"}
    )
    till.keep_every_promise()

    assert closed.status_code == 200
    assert _places(till, card) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 91},
        {"longitude": "far"},
        {"hours": {"week": {"mon": [["25:00", "26:00"]]}}},
        {"code": "Ж/../"},
        {"timezone": "Mars/Olympus"},
        {"name": None},
        {"latitude": True},
        {"longitude": "21.0122"},
        {"active_from": 0},
        {"active_from": "2026-11-20T09:00:00"},
        {"active_from": "0001-01-01T00:00:00+14:00"},
        {"active_to": "9999-12-31T23:59:59-14:00"},
        {"active_from": "2026-12-01T00:00:00Z", "active_to": "2026-11-01T00:00:00Z"},
    ],
)
def test_a_shop_that_cannot_be_is_refused(till, wrong):
    assert till.post("stores", SHOP | wrong).status_code == 422


def test_a_patch_that_cannot_be_is_refused(till):
    store = till.post("stores", SHOP).json

    for wrong in ({"latitude": 91}, {"name": None}, {"latitude": None}, {"code": "x"}):
        refused = till.ask("PATCH", f"stores/{store['id']}", wrong)
        assert refused.status_code == 422, wrong


def test_a_shop_closes_after_it_opens_and_may_move_its_season(till):
    store = till.post("stores", SHOP | season(6, 8)).json
    door = f"stores/{store['id']}"

    assert till.ask("PATCH", door, season(10, 9)).status_code == 422
    assert till.ask("PATCH", door, season(10, 12)).status_code == 200
    assert till.ask("PATCH", door, season(1, 2)).status_code == 200
    [kept] = till.get("stores").json["stores"]
    assert kept["active_from"].startswith("2026-01-01T00:00:00")
    assert kept["active_to"].startswith("2026-02-01T00:00:00")


def season(first, last):
    return {
        "active_from": f"2026-{first:02}-01T00:00:00Z",
        "active_to": f"2026-{last:02}-01T00:00:00Z",
    }


def test_another_brands_shop_does_not_exist(till, stranger):
    store = till.post("stores", SHOP).json

    assert (
        stranger.ask("PATCH", f"stores/{store['id']}", {"name": "x"}).status_code == 404
    )
    assert stranger.get("stores").json["stores"] == []
    assert stranger.post("stores", SHOP).status_code == 201
    assert till.post("stores", SHOP).status_code == 409
