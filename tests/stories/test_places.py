"""From a receipt to the lock screen near a shop, in every shape there is."""

from time import monotonic, sleep

import pytest

from walletpass import outbox, places

pytestmark = pytest.mark.long

SOON = 20  # seconds
KILOMETRE = 1 / 111.195  # degrees of latitude


def open_shops(shop, many):
    return [
        shop.post(
            "stores",
            {
                "code": f"north-{n:02}",
                "name": f"North {n}",
                "latitude": 50 + n * 3 * KILOMETRE,
                "longitude": 20.0,
                "texts": {"en": f"Shop {n}: {{balance}} {{unit}} for you"},
            },
        )
        for n in range(many)
    ]


def stand_at(phone, store):
    found = phone.nearby(store["latitude"] + 0.0003, store["longitude"])
    return [place.text for place in found.values()]


def test_the_phone_offers_the_card_where_its_holder_shops_and_nowhere_else(shop):
    stores = open_shops(shop, 14)
    card = shop.enrol(first_name="Ada", language="en")
    iphone = shop.fleet.phone("Ada")
    held = iphone.add(card["pass_url"])
    shop.sell(card, 50, "receipt-places")
    assert iphone.comes_to_show(held, "+50 points", SOON)

    sale = {"currency": "PLN", "lines": [{"net": 1000}], "source": "places"}
    who = {"card_id": card["id"], "store_id": stores[13]["id"], "receipt": "1"}
    shop.post("purchases", sale | who)
    assert iphone.comes_to_show(held, "+10 points, 60 now", SOON)
    told = len(iphone.lock_screen)
    with shop.services.database.transaction() as session:
        lately = places.ChooseLately(hours=2)
        outbox.add(session, lately, now=shop.services.now())

    deadline = monotonic() + SOON
    while not stand_at(iphone, stores[13]) and monotonic() < deadline:
        sleep(0.1)
    assert stand_at(iphone, stores[13]) == ["Shop 13: 60 points for you"]
    assert stand_at(iphone, stores[4]) == ["Shop 4: 60 points for you"]
    assert stand_at(iphone, stores[3]) == []
    assert len(iphone.cards[0].places) == 10
    assert len(iphone.lock_screen) == told
