"""Many requests at once, over real sockets."""

import http.client
import threading
from collections import Counter
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from tests.web.serving import serving
from walletpass.devices import Device, Registration
from walletpass.outbox import Promise

AT_ONCE = 20


@pytest.fixture
def together(app):
    """Send requests from as many threads at the same moment; return the statuses."""
    with serving(app, threads=AT_ONCE) as address:

        def together(*requests):
            gate = threading.Barrier(len(requests))
            statuses = []

            def send(method, path, body, headers):
                wire = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
                wire.connect()
                gate.wait(30)
                wire.request(method, path, body, headers)
                statuses.append(wire.getresponse().status)
                wire.close()

            threads = [threading.Thread(target=send, args=each) for each in requests]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return Counter(statuses)

        yield together


@pytest.fixture
def rows(database):
    def rows(table):
        with database.snapshot() as session:
            return session.scalars(select(table)).all()

    return rows


def _registering(wallet, token="a1"):
    body = f'{{"pushToken": "{token}"}}'
    return "POST", wallet.registration_path, body, wallet.shown


def _leaving(wallet):
    return "DELETE", wallet.registration_path, None, wallet.shown


def test_twenty_at_once_are_one_registration(wallet, together, rows):
    statuses = together(*[_registering(wallet)] * AT_ONCE)

    assert statuses == {201: 1, 200: AT_ONCE - 1}
    assert len(rows(Device)) == len(rows(Registration)) == 1


def test_one_phones_cards_registered_at_once_are_one_device(issue, together, rows):
    cards = [issue() for _ in range(AT_ONCE)]

    statuses = together(*[_registering(card) for card in cards])

    assert statuses == {201: AT_ONCE}
    assert len(rows(Device)) == 1
    assert len(rows(Registration)) == AT_ONCE


def test_of_many_tokens_at_once_one_remains(wallet, together, rows):
    tokens = [f"{number:02x}" for number in range(AT_ONCE)]

    statuses = together(*[_registering(wallet, token) for token in tokens])

    assert statuses == {201: 1, 200: AT_ONCE - 1}
    [device] = rows(Device)
    assert device.push_token in tokens


def test_coming_and_going_at_once_breaks_nothing(wallet, together, rows):
    for _ in range(3):
        both = [_registering(wallet), _leaving(wallet)] * (AT_ONCE // 2)
        statuses = together(*both)
        assert set(statuses) <= {200, 201}

    assert len(rows(Device)) == len(rows(Registration))
    assert together(_leaving(wallet)) == {200: 1}
    assert rows(Device) == rows(Registration) == []


def test_changes_while_phones_register_reach_every_one_of_them(
    issue, together, earn, rows, database
):
    """A card that changes while it is being added is owed to its phone all the same."""
    cards = [issue() for _ in range(8)]
    changing = [threading.Thread(target=earn, args=(card,)) for card in cards]
    for number, card in enumerate(cards):
        card.library_id = f"phone{number}"
    for thread in changing:
        thread.start()
    together(*[_registering(card) for card in cards])
    for thread in changing:
        thread.join()

    with database.snapshot() as session:
        owed = session.scalars(select(Promise.key)).all()
    devices = {device.library_id: device.id for device in rows(Device)}
    assert {f"push:{devices[card.library_id]}" for card in cards} <= set(owed)
