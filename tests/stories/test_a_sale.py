"""From the till to the lock screen, in every shape there is."""

import signal
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from sqlalchemy import func, select

from tests.stories.conftest import PASS_TYPE, wait_for
from walletpass import ledger
from walletpass.outbox import Promise

pytestmark = pytest.mark.long

SOON = 20  # seconds
A_LEASE_LATER = 180  # whoever held a ticket, or was being asked, was killed


def test_a_sale_reaches_the_lock_screen(shop):
    card = shop.enrol(first_name="Ada")
    iphone = shop.fleet.phone("Ada")
    held = iphone.add(card["pass_url"])

    shop.sell(card, 50, "receipt-1")

    assert iphone.comes_to_show(held, "+50 points, 50 now", SOON)
    assert iphone.settle()
    assert [notice.sentence for notice in iphone.lock_screen] == ["+50 points, 50 now"]
    assert iphone.balance(held) == 50
    assert iphone.log == ()


def test_the_timeline_tells_the_whole_way(shop):
    card = shop.enrol()
    iphone = shop.fleet.phone("Ada")
    held = iphone.add(card["pass_url"])
    shop.sell(card, 50, "receipt-1")
    assert iphone.comes_to_show(held, "+50 points", SOON)
    iphone.settle()

    kinds = _kinds_once_written(shop, card)

    assert kinds[0] == "issued"
    for earlier, later in zip(
        ("downloaded", "registered", "changed", "pushed"),
        ("registered", "changed", "pushed", "fetched"),
        strict=True,
    ):
        assert kinds.index(earlier) < len(kinds) - 1 - kinds[::-1].index(later)


def test_a_sale_is_not_announced_again_in_another_language(shop):
    card = shop.enrol(phone="+48 501 502 503", first_name="Ada", language="en")
    iphone = shop.fleet.phone("Ada")
    held = iphone.add(card["pass_url"])

    shop.change(card, language="ru")
    assert iphone.comes_to_show(held, "Добро пожаловать!", SOON)
    shop.sell(card, 50, "receipt-1")
    assert iphone.comes_to_show(held, "+50 баллов, теперь 50", SOON)
    shop.change(card, language="pl")
    assert iphone.comes_to_show(held, "+50 punktów, teraz 50", SOON)
    silent = shop.get(f"cards/{card['id']}/timeline")["timeline"]
    shop.sell(card, 10, "receipt-2")
    assert iphone.comes_to_show(held, "+10 punktów, teraz 60", SOON)

    assert iphone.settle()
    assert [notice.sentence for notice in iphone.lock_screen] == [
        "+50 баллов, теперь 50",
        "+10 punktów, teraz 60",
    ]
    [told, *_] = [each for each in silent if each["kind"] == "changed"]
    assert told["detail"]["cause"] == "customer"
    assert "The lock screen will say nothing" in told["sentence"]


def test_one_push_tells_a_phone_of_all_its_cards(shop):
    iphone = shop.fleet.phone("Ada")
    cards = [shop.enrol() for _ in range(4)]
    held = [iphone.add(card["pass_url"]) for card in cards]
    iphone.settle()
    token = iphone.push_token(PASS_TYPE)
    before = len(_pushes_to(shop, token))

    iphone.offline = True
    for number, card in enumerate(cards):
        shop.sell(card, 10, f"receipt-{number}")
    _quiet(shop)
    iphone.offline = False

    for one in held:
        assert iphone.comes_to_show(one, "+10 points", SOON)
    assert len(_pushes_to(shop, token)) - before <= len(cards)


def test_the_same_receipt_from_eight_tills_counts_once(shop):
    card = shop.enrol()

    with ThreadPoolExecutor(8) as tills:
        answers = list(tills.map(lambda _: shop.sell(card, 50, "receipt-1"), range(8)))

    assert len({answer["id"] for answer in answers}) == 1
    assert shop.get(f"cards/{card['id']}")["balance"] == 50
    with shop.services.database.snapshot() as session:
        assert ledger.audit(session) == []


def test_killed_processes_lose_no_promise(shop):
    """kill -9 in the middle of many sales; after a restart every phone converges."""
    cards = [shop.enrol() for _ in range(6)]
    phones = [shop.fleet.phone(f"Owner {n}") for n in range(6)]
    held = [
        phone.add(card["pass_url"]) for phone, card in zip(phones, cards, strict=True)
    ]
    for phone in phones:
        phone.settle()

    confirmed = [0] * 6
    for turn in range(2):
        for number, card in enumerate(cards):
            shop.sell(card, 10, f"turn-{turn}-{number}")
            confirmed[number] += 10
        shop.processes.stop(signal.SIGKILL)
        shop.processes.start()
        wait_for(shop.base_url)

    for phone, one, points in zip(phones, held, confirmed, strict=True):
        assert phone.comes_to_show(one, f"{points} now", A_LEASE_LATER)
    with shop.services.database.snapshot() as session:
        assert ledger.audit(session) == []


def _pushes_to(shop, token):
    return [push for push in shop.apns.received if push.token == token]


def _quiet(shop):
    for _ in range(200):
        with shop.services.database.snapshot() as session:
            due = session.scalar(
                select(func.count()).where(Promise.kind.in_(["balance-changed"]))
            )
        if not due:
            return
        sleep(0.1)


def _kinds_once_written(shop, card):
    for _ in range(100):
        timeline = shop.get(f"cards/{card['id']}/timeline")["timeline"]
        kinds = [line["kind"] for line in reversed(timeline)]
        if "pushed" in kinds and "fetched" in kinds[kinds.index("pushed") :]:
            return kinds
        sleep(0.1)
    raise AssertionError(kinds)
