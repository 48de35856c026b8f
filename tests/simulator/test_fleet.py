"""Many phones at once."""

import threading

import pytest

from walletpass.simulator import Fleet
from walletpass.simulator.iphone.backstage import Backstage, Tally

from .certificates import PASS_TYPE
from .reading import sentences
from .wallet_service import Reply

MANY = 60


@pytest.fixture
def town(authority):
    with Fleet(authority.root_pem, threads=8, pace=0.001, keep_bundles=False) as town:
        yield town


@pytest.fixture
def links(service):
    return [service.publish(f"card-{n}") for n in range(MANY)]


def move_in(town, links):
    phones = [town.phone(f"owner {n}", seed=n) for n in range(len(links))]
    link_of = dict(zip(phones, links, strict=True))
    town.together(lambda phone: phone.add(link_of[phone]))
    assert town.settle()
    return phones


def test_a_town_registers_and_every_phone_gets_its_own_news(service, town, links):
    phones = move_in(town, links)
    assert len(service.registrations) == MANY

    for n in range(MANY):
        service.credit(1000 + n, f"card-{n}")
    assert all(service.push(town))
    assert town.settle()

    for n, phone in enumerate(phones):
        assert phone.balance(f"card-{n}") == 1000 + n
        assert sentences(phone) == [f"You have {1000 + n:,} points"]
        assert phone.log == ()


def test_many_phones_may_hold_one_card(service, town):
    url = service.publish()
    phones = move_in(town, [url] * 12)
    service.credit(170)
    service.push(town)
    assert town.settle()

    assert [phone.balance("ada-1") for phone in phones] == [170] * 12


def test_trouble_everywhere_at_once_is_survived(service, town, links):
    phones = move_in(town, links)
    service.twist("/v1/", lambda *_: Reply(503), times=MANY)
    for n in range(MANY):
        service.credit(1000, f"card-{n}")
    service.push(town)
    assert town.settle()

    assert [p.balance(f"card-{n}") for n, p in enumerate(phones)] == [1000] * MANY


def test_phones_without_room_keep_no_bundles(service, town):
    (phone,) = move_in(town, [service.publish()])

    with pytest.raises(LookupError, match="keeps no bundles"):
        phone.bundle("ada-1")


def test_phones_may_be_told_not_to_look_for_news_at_once(service, authority):
    with Fleet(authority.root_pem, look_after_adding=False) as calm:
        calm.phone("Ada").add(service.publish())

    assert [route.split()[0] for route in service.routes()] == ["GET", "POST"]


def test_a_token_that_reaches_nobody_is_known_as_such(fleet):
    assert not fleet.reaches("0" * 64)
    assert not fleet.deliver("0" * 64, PASS_TYPE)


def test_phones_are_listed_in_the_order_they_came(fleet):
    phones = tuple(fleet.phone(owner) for owner in ("Ada", "Bo", "Cy"))

    assert fleet.phones == phones
    assert [phone.owner for phone in fleet.phones] == ["Ada", "Bo", "Cy"]


def test_waiting_for_news_on_their_way_ends_when_they_arrive(service, fleet, phone):
    card = phone.add(service.publish())
    waiting = threading.Event()
    found = []

    def look():
        waiting.set()
        found.append(phone.comes_to_show(card, "170 points"))

    watcher = threading.Thread(target=look)
    watcher.start()
    waiting.wait()
    service.credit(170)
    service.push(fleet)
    watcher.join()

    assert found == [True]
    assert not phone.comes_to_show(card, "180 points", timeout=0)


def test_a_mistake_inside_a_phone_is_raised_where_somebody_waits(authority):
    with Fleet(authority.root_pem) as fleet:
        fleet._world.backstage.soon(lambda: 1 / 0)
        fleet._world.backstage._pool.shutdown()
        with pytest.raises(ZeroDivisionError):
            fleet.settle()


def test_what_is_put_off_longest_is_done_last():
    backstage, order, done = Backstage(1), [], threading.Event()
    backstage.later(0.06, lambda: (order.append("c"), done.set()))
    backstage.later(0.04, lambda: order.append("b"))
    backstage.later(0.02, lambda: order.append("a"))
    assert done.wait(10)
    backstage.close()

    assert order == ["a", "b", "c"]


def test_a_closed_backstage_drops_what_was_put_off():
    backstage, done = Backstage(1), []
    backstage.later(60, lambda: done.append("late"))
    backstage.close()
    backstage.soon(lambda: done.append("later still"))

    assert done == []


def test_a_tally_below_counts_above_too():
    above = Tally()
    below = Tally(above)
    below.begin()

    assert not above.wait(0)
    assert not below.wait(0)
    below.end()
    assert above.wait(0)
    assert below.wait(0)


def test_a_phone_that_is_known_comes_back_as_the_same_device(service, authority):
    link = service.publish()
    for _ in ("yesterday", "today"):
        with Fleet(authority.root_pem) as fleet:
            phone = fleet.phone("Ada", device="one-and-the-same")
            card = phone.add(link)
            assert phone.device_library_identifier == "one-and-the-same"

    assert service.registrations == {("one-and-the-same", card.serial)}
