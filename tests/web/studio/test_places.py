"""The room of places: shops on a map, their lines, beacons and offers."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests import make
from walletpass import brands, places

from .conftest import words

ROOM = "/places"
SHOP = {
    "name": "Rynek",
    "code": "rynek",
    "street": "Rynek 1",
    "latitude": "52,2297",
    "longitude": "21,0122",
    "texts_en": "{balance} {unit} wait for you",
    "texts_pl": "Masz {balance} {unit}",
    "hours_mon": "9:00-13:00, 14:00–21:00",
    "hours_special": "2026-12-25 –\n2026-12-24 09:00–14:00",
}


def add(owner, **facts):
    return owner.post("/places/new", at="/places/new", **(SHOP | facts))


@pytest.fixture
def store(owner, database, rosa):
    assert add(owner).status_code == 303
    with database.snapshot() as session:
        return brands.store_called(session, rosa.id, "rynek")


def test_an_empty_room_says_what_to_do_first(owner):
    told = words(owner.get(ROOM))

    assert "No shops yet" in told
    assert "The phone decides when, and reports nothing" in told


def test_a_shop_is_added_and_its_page_shows_what_a_lock_screen_says(
    owner, store, database
):
    page = owner.get(f"{ROOM}/{store.id}")

    told = words(page)
    assert "1320 points wait for you" in told.replace(",", "")
    assert "Masz 1320 punktów" in told.replace("\xa0", "")
    assert "On 0 cards" in told
    assert 'value="09:00–13:00, 14:00–21:00"' in page.text
    assert store.hours["special"] == {
        "2026-12-24": [["09:00", "14:00"]],
        "2026-12-25": [],
    }
    assert "Rynek" in words(owner.get(ROOM))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"latitude": "91"}, "from −90 to 90"),
        ({"latitude": "NaN"}, "from −90 to 90"),
        ({"longitude": "east"}, "from −180 to 180"),
        (
            {"latitude": "21.0122", "longitude": "52.2297"},
            "Swap latitude and longitude",
        ),
        ({"texts_pl": "x" * 121}, "up to 120 characters"),
        ({"texts_en": "{secret}"}, "only the facts listed here"),
        ({"hours_tue": "morning"}, "Write hours such as"),
        ({"hours_special": "Christmas –"}, "days such as"),
        ({"timezone": "Mars/Base"}, "Write a time zone such as"),
        ({"active_from": "soon"}, "Choose a day and an hour to open"),
        (
            {"active_from": "2026-12-02T09:00", "active_to": "2026-12-01T09:00"},
            "Choose a closing after the opening",
        ),
        ({"name": " "}, "Give the shop a name"),
        ({"code": "Ж"}, "single hyphens"),
    ],
)
def test_what_is_wrong_is_said_at_its_box_and_nothing_typed_is_lost(owner, wrong, said):
    answer = add(owner, **wrong)

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="Rynek 1"' in answer.text


def test_a_taken_code_is_refused(owner, store):
    assert "taken already" in words(add(owner))


def test_a_shop_is_hidden_closed_and_opened_again(owner, store, database):
    place = f"{ROOM}/{store.id}"

    owner.post(place, at=place, **SHOP)
    assert "Not on cards" in words(owner.get(place))
    owner.post(place, at=place, do="close")
    assert "Closed" in words(owner.get(place))
    owner.post(place, at=place, do="reopen")
    owner.post(place, at=place, **SHOP, on_cards="on")

    assert "On 0 cards" in words(owner.get(place))
    with database.snapshot() as session:
        log = session.query(brands.AuditRecord).all()
    assert [one.action for one in log if one.action.startswith("store.")] == [
        "store.opened",
        "store.changed",
        "store.closed",
        "store.reopened",
        "store.changed",
    ]


def test_a_beacon_is_hung_and_taken_down(owner, store, database, rosa):
    place = f"{ROOM}/{store.id}"
    told = {"uuid": "74278bda-b644-4520-8f0c-720eaf059935", "major": "1", "minor": ""}

    assert owner.post(f"{place}/beacons", at=place, **told).status_code == 303
    assert "major 1, minor –" in words(owner.get(place))
    wrong = owner.post(f"{place}/beacons", at=place, **(told | {"major": "70000"}))
    assert "from 0 to 65535" in words(wrong)
    with database.snapshot() as session:
        [beacon] = places.beacons_of(session, rosa.id)
    owner.post(f"{place}/beacons/{beacon.id}", at=place)

    assert "No beacon hangs here" in words(owner.get(place))


def test_an_offer_is_put_on_and_withdrawn(owner, store, database, rosa):
    room = f"{ROOM}/offers"
    until = (make.NOON + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    told = {"words_en": "Two for one", "where": "some", "stores": store.id}

    assert owner.post(room, at=room, **told, shows_until=until).status_code == 303
    assert "Two for one On now" in words(owner.get(room))
    assert "1 on now" in words(owner.get(ROOM))
    late = owner.post(room, at=room, **told, shows_until="2020-01-01T10:00")
    assert "still to come" in words(late)
    nowhere = owner.post(room, at=room, words_en="x", where="some", shows_until=until)
    assert "Tick a shop" in words(nowhere)
    with database.snapshot() as session:
        [offer] = places.offers(session, rosa.id).rows
    owner.post(f"{room}/{offer.id}", at=room)

    assert "Two for one Over" in words(owner.get(room))


def test_another_brands_shops_beacons_and_offers_do_not_exist(
    enter, mint, owner, store, database
):
    stranger = enter("owner", brand=mint)

    assert "Rynek" not in words(stranger.get(ROOM))
    assert stranger.get(f"{ROOM}/{store.id}").status_code == 404
    assert (
        stranger.post(f"{ROOM}/{store.id}", at=ROOM + "/new", **SHOP).status_code == 404
    )
    hung = stranger.post(f"{ROOM}/{store.id}/beacons", at=ROOM + "/new", uuid="x")
    assert hung.status_code == 404


def test_whoever_may_not_look_after_stores_is_not_let_in(enter):
    cashier = enter("support")

    assert cashier.get(ROOM).status_code == 403
    assert "Places" not in words(cashier.get("/"))


def test_a_shop_opens_and_closes_by_its_own_clock(owner, database, rosa):
    told = {
        "timezone": "Europe/Lisbon",
        "active_from": "2026-12-01T09:00",
        "active_to": "2027-02-01T20:00",
    }
    add(owner, **told)

    with database.snapshot() as session:
        store = brands.store_called(session, rosa.id, "rynek")
    assert store.active_from == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert store.active_to == datetime(2027, 2, 1, 20, tzinfo=UTC)
    page = owner.get(f"{ROOM}/{store.id}").text
    assert all(f'value="{value}"' in page for value in told.values())


def test_a_shop_without_a_zone_goes_by_the_clock_of_its_brand(store, rosa):
    assert store.timezone == rosa.timezone


def test_a_moment_nobody_touched_keeps_its_seconds(owner, store, database, rosa):
    exact = make.NOON + timedelta(days=9, seconds=41)
    with database.transaction() as session:
        kept = brands.store_of(session, rosa.id, store.id)
        brands.change_store(session, kept, {"active_to": exact})
    page = owner.get(f"{ROOM}/{store.id}").text
    typed = re.search(r'name="active_to"[^>]* value="([^"]+)"', page)[1]

    here = f"{ROOM}/{store.id}"
    owner.post(here, at=here, **(SHOP | {"active_to": typed}))

    with database.snapshot() as session:
        assert brands.store_of(session, rosa.id, store.id).active_to == exact


def test_the_list_shows_lines_as_phones_say_them(owner, store):
    page = owner.get(ROOM).text

    assert "{balance}" not in page
    assert "wait for you" in page
