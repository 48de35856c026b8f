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
        ({"spot": "91.0, 21.0"}, "This is not on the globe."),
        ({"spot": "21.0, 181"}, "from −180 to 180"),
        ({"longitude": "east"}, "from −180 to 180"),
        (
            {"latitude": "21.0122", "longitude": "52.2297"},
            "Swap latitude and longitude",
        ),
        ({"texts_pl": "x" * 121}, "up to 120 characters"),
        ({"texts_pl": "Za \u202e00,01"}, "invisible sign"),
        ({"name": "Za \u202e00,01"}, "invisible sign"),
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


def test_a_beacon_is_put_where_it_hangs_and_back(owner, store, database, rosa):
    place = f"{ROOM}/{store.id}"
    near = {
        "beacon_latitude": f"{store.latitude + 0.0004}".replace(".", ","),
        "beacon_longitude": str(store.longitude),
    }
    told = {"uuid": "74278bda-b644-4520-8f0c-720eaf059935", "major": "7"}
    assert owner.post(f"{place}/beacons", at=place, **told).status_code == 303
    assert "On the map it is where the shop is" in words(owner.get(place))
    with database.snapshot() as session:
        [beacon] = places.beacons_of(session, rosa.id)
    door = f"{place}/beacons/{beacon.id}/point"

    assert owner.post(door, at=place, **near).status_code == 303

    page = owner.get(place)
    assert "Hangs at" in words(page)
    assert "[[52." in page.text.partition("data-points=")[2][:40].replace("&#34;", '"')
    assert "Beacon 7" in owner.get(ROOM).text  # in the drawing without scripts
    far = owner.post(door, at=place, **(near | {"beacon_latitude": "1"}))
    assert far.status_code == 422
    assert "within two kilometres of the shop" in words(far)
    half = owner.post(door, at=place, beacon_latitude="52")
    assert half.status_code == 422
    assert owner.post(door, at=place).status_code == 303
    assert "On the map it is where the shop is" in words(owner.get(place))
    with database.snapshot() as session:
        back, put, *_ = brands.audit_page(session, rosa.id, thing=beacon.id).rows
    assert put.before == {"latitude": None, "longitude": None}
    assert put.after["longitude"] == store.longitude
    assert (back.before, back.after) == (put.after, put.before)


def test_a_line_is_shown_in_the_brands_own_name(owner, database, rosa):
    assert add(owner, texts_en="Round the corner: {brand}").status_code == 303
    with database.snapshot() as session:
        store = brands.store_called(session, rosa.id, "rynek")

    assert "Round the corner: Rosa" in words(owner.get(f"{ROOM}/{store.id}"))


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
    put = stranger.post(f"{ROOM}/{store.id}/beacons/x/point", at=ROOM + "/new")
    assert put.status_code == 404
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


def stamp(page):
    return re.search(r'name="stamp" value="([0-9a-f]+)"', page.text)[1]


def test_of_two_who_edit_a_shop_the_second_sees_what_the_first_saved(
    owner, enter, store, database
):
    room = f"{ROOM}/{store.id}"
    seen = stamp(owner.get(room))
    mine = SHOP | {"stamp": seen, "name": "Rynek 🎉", "on_cards": "on"}
    theirs = SHOP | {"stamp": seen, "name": "Stary Rynek", "texts_en": "Come in"}
    assert enter("owner").post(room, at=room, **theirs).status_code == 303

    refused = owner.post(room, at=room, **mine)

    assert refused.status_code == 409
    told = words(refused)
    assert "Somebody else saved this shop meanwhile" in told
    assert "What they saved" in told
    assert "Name Stary Rynek" in told
    assert "What the phone says nearby in English Come in" in told
    assert "Cards may offer themselves near this shop –" in told
    assert 'value="Rynek 🎉"' in refused.text
    assert "Address" not in told.partition("What they saved")[2].partition("Name")[0]

    again = owner.post(room, at=room, **(mine | {"stamp": stamp(refused)}))
    assert again.status_code == 303
    with database.snapshot() as session:
        kept = brands.store_of(session, store.brand_id, store.id)
        assert (kept.name, kept.texts["en"]) == ("Rynek 🎉", SHOP["texts_en"])
        assert places.is_shown(session, kept)


def test_a_refused_beacon_leaves_the_tick_as_it_was(owner, store):
    room = f"{ROOM}/{store.id}"

    refused = owner.post(f"{room}/beacons", at=room, uuid="none")

    assert refused.status_code == 422
    assert 'name="on_cards" checked' in refused.text
    assert "What they saved" not in words(refused)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9-18", [["09:00", "18:00"]]),
        ("22:00–2", [["22:00", "02:00"]]),
        ("9.30 - 13, 14:15—24:00", [["09:30", "13:00"], ["14:15", "24:00"]]),
    ],
)
def test_hours_are_read_as_people_write_them(owner, database, rosa, typed, kept):
    assert (
        add(owner, hours_mon=typed, hours_special="24.12.2026 9-14").status_code == 303
    )

    with database.snapshot() as session:
        hours = brands.store_called(session, rosa.id, "rynek").hours
    assert hours["week"]["mon"] == kept
    assert hours["special"] == {"2026-12-24": [["09:00", "14:00"]]}


@pytest.mark.parametrize(
    "line",
    ["🎉🎉 {balance} {unit} 👩‍👩‍👧", "ברוכים הבאים {first_name|אורח}", "مرحبا <b>\"'&"],
)
def test_emoji_and_right_to_left_stand_as_they_were_written(
    owner, database, rosa, line
):
    assert add(owner, texts_en=line, name=line[:40]).status_code == 303

    with database.snapshot() as session:
        store = brands.store_called(session, rosa.id, "rynek")
        assert store.texts["en"] == line
    page = owner.get(f"{ROOM}/{store.id}")
    assert 'dir="auto"' in page.text
    assert "<b>\"'&" not in page.text


def test_a_line_of_too_many_signs_is_kept_in_its_box_and_counted(owner):
    refused = add(owner, texts_en="🎉" * 121)

    assert refused.status_code == 422
    assert "🎉" * 121 in refused.text
    assert "up to 120 characters" in words(refused)


def test_coordinates_survive_saving_to_the_tenth_of_a_metre(
    owner, database, store, rosa
):
    room = f"{ROOM}/{store.id}"
    owner.post(
        room, at=room, **(SHOP | {"latitude": "52.229676", "longitude": "-0.000012"})
    )
    box = dict(
        re.findall(r'name="(l(?:at|ong)itude)" value="([^"]+)"', owner.get(room).text)
    )

    assert box == {"latitude": "52.229676", "longitude": "-0.000012"}
