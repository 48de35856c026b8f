"""What is wrong with a form is told at its box, in the reader's language, all at once."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest

from tests import make
from walletpass import brands, places
from walletpass.brands.hours import WEEKDAYS
from walletpass.wallets.apple import DemoAuthority
from walletpass.web.studio.places.pasting import spot_in

from .conftest import words

SHOP = {"name": "Rynek", "code": "rynek", "latitude": "52.2297", "longitude": "21.0122"}


def marked(answer):
    """Return what is said of each box that is marked, by the box's name."""
    boxes = re.findall(r"<(?:input|textarea)[^>]*>", answer.text)
    told = {}
    for box in boxes:
        if 'aria-invalid="true"' in box:
            name = re.search(r' name="([^"]+)"', box)[1]
            fault = re.search(r'aria-describedby="([^"]+)"', box)[1]
            said = answer.text.partition(f'id="{fault}"')[2].partition("</p>")[0]
            told[name] = " ".join(re.sub(r"<[^>]+>", " ", f"<p{said}").split())
    return told


@pytest.fixture
def fresh(database):
    with database.transaction() as session:
        return make.brand(session, slug="kawa", name="Kawa", timezone="Europe/Warsaw")


@pytest.mark.parametrize(
    ("language", "latitude", "wrong"),
    [
        ("en", "Latitude is a number from −90 to 90", "single hyphens"),
        ("ru", "Широта — число от −90 до 90", "одиночных дефисов"),
        ("pl", "Szerokość to liczba od −90 do 90", "pojedynczych łączników"),
    ],
)
@pytest.mark.parametrize("typed", ["91", "NaN", "inf", "north"])
def test_a_first_store_that_cannot_be_is_told_at_each_box_at_once(
    enter, fresh, database, language, latitude, wrong, typed
):
    founder = enter("owner", fresh, language=language)

    answer = founder.post(
        "/begin/store", **(SHOP | {"latitude": typed, "code": "Ж", "name": ""})
    )

    told = marked(answer)
    assert answer.status_code == 422
    assert told.keys() == {"latitude", "code", "name"}
    assert latitude in told["latitude"]
    assert wrong in told["code"]
    assert 'value="21.0122"' in answer.text
    assert f'value="{typed}"' in answer.text
    with database.snapshot() as session:
        assert not brands.stores_of(session, fresh.id)


def test_a_first_stores_code_that_is_taken_is_told_in_the_readers_language(
    enter, fresh
):
    founder = enter("owner", fresh, language="ru")
    founder.post("/begin/store", **SHOP)

    told = marked(founder.post("/begin/store", **SHOP))

    assert told == {"code": "Это уже занято. Выберите другое."}


def test_a_brand_that_cannot_be_keeps_what_was_typed(enter, fresh):
    founder = enter("owner", fresh, language="pl")

    answer = founder.post("/begin/brand", name=" ", accent="red", timezone="Moon/Base")

    told = marked(answer)
    assert told.keys() == {"name", "accent", "timezone"}
    assert told["name"] == "Nazwij markę, najwyżej 120 znaków."
    assert "Zaznacz przynajmniej jeden język." in words(answer)
    assert 'value="Moon/Base"' in answer.text


def test_files_that_sign_nothing_are_told_of_at_their_box_in_ones_own_language(
    enter, fresh, clock
):
    founder = enter("owner", fresh, language="ru")
    identity = DemoAuthority.create(now=clock()).new_identity(
        "pass.com.example.kawa", "KAWA123456", now=clock()
    )
    public = identity.client_pem().partition(b"-----BEGIN CERTIFICATE")
    for content, said in (
        (b"not a key", "Один из файлов — не сертификат и не ключ."),
        (public[1] + public[2], "Нет закрытого ключа."),
    ):
        answer = founder.client.post(
            "/studio/begin/certificate",
            data={
                "csrf_token": founder.token("/begin"),
                "files": (BytesIO(content), "pass.pem"),
            },
        )

        assert said in marked(answer)["files"]
        assert "neither PEM" not in answer.text


def test_a_shops_faults_name_the_day_the_line_and_the_language(owner):
    answer = owner.post(
        "/places/new",
        at="/places/new",
        **SHOP,
        hours_tue="9 to 5",
        hours_fri="25:00-26:00",
        hours_mon="9-17",
        hours_special="2026-12-24 09:00–14:00\nChristmas –",
        texts_en="x" * 121,
        texts_pl="Masz {secret}",
        texts_ru="Вас ждут {balance}",
    )

    told = marked(answer)
    assert told.keys() == {
        "hours_tue",
        "hours_fri",
        "hours_special",
        "texts_en",
        "texts_pl",
    }
    assert "“9 to 5” tells no hours" in told["hours_tue"]
    assert "Not understood: Christmas –." in told["hours_special"]
    assert "5 boxes below need another value" in words(answer)
    assert all(f'name="hours_{day}"' in answer.text for day in WEEKDAYS)


@pytest.fixture
def store(owner, database, rosa):
    owner.post("/places/new", at="/places/new", **SHOP)
    with database.snapshot() as session:
        return brands.store_called(session, rosa.id, "rynek")


def test_that_a_shop_is_saved_is_said(owner, store):
    place = f"/places/{store.id}"

    def done(**form):
        return words(owner.get(owner.post(place, at=place, **form).location[7:]))

    assert "The shop is saved" in done(**SHOP, on_cards="on")
    assert "The shop is closed" in done(do="close")
    assert "The shop is open again" in done(do="reopen")
    assert "The shop is" not in words(owner.get(place))


def test_a_shop_to_come_says_when_it_opens(owner, store, database):
    place = f"/places/{store.id}"
    owner.post(place, at=place, **SHOP, active_from="2027-03-01T09:00")

    told = words(owner.get(place)).replace("\u202f", " ")

    assert "Opens on Mar 1, 2027, 9:00 AM" in told
    assert "Opens on Mar 1, 2027" in words(owner.get("/places"))
    assert "Open the shop again" not in told


@pytest.mark.parametrize("box", ["active_from", "active_to"])
def test_an_hour_that_clocks_leave_out_opens_and_closes_no_shop(
    owner, store, database, rosa, box
):
    place = f"/places/{store.id}"

    answer = owner.post(place, at=place, **SHOP, **{box: "2027-03-28T02:30"})

    assert "Clocks go forward over this time" in marked(answer)[box]
    assert 'value="2027-03-28T02:30"' in answer.text
    with database.snapshot() as session:
        assert getattr(brands.store_of(session, rosa.id, store.id), box) is None


def test_an_offers_faults_are_told_at_once_and_it_is_not_put_on(
    owner, store, database, rosa
):
    room = "/places/offers"
    answer = owner.post(
        room,
        at=room,
        shows_from="2020-01-01T10:00",
        shows_until="2027-03-28T02:30",
        holdout="90",
        where="some",
    )

    told = marked(answer)
    assert told.keys() == {"words_en", "shows_from", "shows_until", "holdout"}
    assert "Choose a beginning to come" in told["shows_from"]
    assert "Clocks go forward over this time" in told["shows_until"]
    assert "Tick a shop" in words(answer)
    with database.snapshot() as session:
        assert not places.offers(session, rosa.id).rows


def test_an_offer_may_begin_this_minute(owner, store, database, rosa, clock):
    clock.now = datetime(2026, 11, 20, 9, 30, 45, tzinfo=UTC)
    owner.post(
        "/places/offers",
        at="/places/offers",
        words_en="Two for one",
        shows_from="2026-11-20T10:30",
        shows_until="2026-11-21T10:30",
    )

    with database.snapshot() as session:
        [made] = places.offers(session, rosa.id).rows
    assert made.shows_from == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "pasted",
    [
        "52.2297, 21.0122",
        "52,2297 21,0122",
        "52,2297; 21,0122",
        "52.2297° N, 21.0122° E",
        "geo:52.2297,21.0122",
        "https://www.google.com/maps/place/Rynek/@52.1,21.9,17z/data=!3m1!4b1!4m6!3m5!8m2!3d52.2297!4d21.0122!16s",
        "https://www.google.com/maps/@52.2297,21.0122,17z",
        "https://maps.google.com/?q=52.2297,21.0122",
        "https://www.google.com/maps/search/?api=1&query=52.2297%2C21.0122",
        "https://www.google.com/maps/search/52.2297,+21.0122?entry=tts",
        "https://www.openstreetmap.org/#map=17/52.2297/21.0122",
        "https://www.openstreetmap.org/?mlat=52.2297&mlon=21.0122#map=17/52.1/21.9",
        "https://maps.apple.com/?ll=52.2297,21.0122&q=Rynek",
        "https://maps.apple.com/place?coordinate=52.2297,21.0122&name=Rynek",
        "https://yandex.ru/maps/213/moscow/?ll=21.0122%2C52.2297&z=16",
    ],
)
def test_a_place_is_read_from_whatever_a_map_gives(pasted):
    assert spot_in(pasted) == (52.2297, 21.0122)


def test_a_pasted_place_fills_both_boxes(owner, store, database, rosa):
    place = f"/places/{store.id}"
    owner.post(place, at=place, **SHOP, spot="-33.8688, -151.2093")

    page = owner.get(place).text
    assert 'name="latitude" value="-33.8688"' in page
    assert 'name="longitude" value="-151.2093"' in page


@pytest.mark.parametrize(
    "pasted", ["ul. Rynek 1", "https://maps.app.goo.gl/x1", "52.2297"]
)
def test_what_tells_no_place_is_told_at_its_box(owner, pasted):
    answer = owner.post(
        "/places/new", at="/places/new", name="Rynek", code="rynek", spot=pasted
    )

    assert "No place is in this" in marked(answer)["spot"]
    assert f'value="{pasted}"' in answer.text
