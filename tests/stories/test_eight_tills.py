"""Eight tills sell, take back and spend while every process is killed again and again."""

import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from time import sleep

import pytest
import requests

from tests.stories.conftest import wait_for
from walletpass import ledger, sales

pytestmark = pytest.mark.long

TILLS, TURNS, KILLS = 8, 12, 3
OPENING = 10_000
A_LEASE_LATER = 180  # whoever held a ticket was killed


@dataclass
class Till:
    """A till that asks until it is answered, always under the same number."""

    shop: object
    name: str

    def tell(self, path, receipt, **told):
        body = {"source": self.name, "receipt": receipt} | told
        for _ in range(300):
            try:
                answer = requests.post(
                    f"{self.shop.base_url}/api/v1/{path}",
                    json=body if told else None,
                    headers={"Authorization": f"Bearer {self.shop.key}"},
                    timeout=10,
                )
            except (requests.ConnectionError, requests.Timeout):
                sleep(0.1)
                continue
            if answer.status_code < 500:
                assert answer.ok, answer.text
                return answer.json()
            sleep(0.1)
        raise AssertionError(f"{self.name} was never answered about {receipt}")

    def buy(self, card, receipt, zlotys):
        return self.tell(
            "purchases", receipt, currency="PLN", card_id=card["id"], net=zlotys * 100
        )

    def turn(self, number, card, random):
        """Serve a customer; return by how many points the balance grew."""
        zlotys, receipt = random.randint(1, 90), f"{number}"
        match random.choice(["buy", "buy", "return", "part", "spend", "cancel"]):
            case "buy":
                assert self.buy(card, receipt, zlotys)["points"] == zlotys
                return zlotys
            case "return":
                bought = self.buy(card, receipt, zlotys)
                self.tell("refunds", f"{receipt} back", purchase_id=bought["id"])
                return 0
            case "part":
                bought = self.buy(card, receipt, zlotys + 10)
                part = {"line": 1, "amount": zlotys * 100}
                for half in ("a", "a", "b"):
                    if half == "b":
                        part = {"line": 1, "amount": 4_00}
                    self.tell(
                        "refunds",
                        f"{receipt} {half}",
                        purchase_id=bought["id"],
                        items=[part],
                    )
                return 6
            case how:
                put = self.tell(
                    "redemptions",
                    receipt,
                    currency="PLN",
                    card_id=card["id"],
                    net=100_00,
                    points=20 * number + 20,
                )
                verb = "commit" if how == "spend" else "cancel"
                self.tell(f"redemptions/{put['id']}:{verb}", receipt)
                return -(20 * number + 20) if how == "spend" else 0


def test_killed_processes_never_bend_the_books(shop):
    cards = [shop.enrol() for _ in range(4)]
    phones = [shop.fleet.phone(f"Owner {n}") for n in range(len(cards))]
    held = [
        phone.add(card["pass_url"]) for phone, card in zip(phones, cards, strict=True)
    ]
    first = Till(shop, "opening")
    for number, card in enumerate(cards):
        first.buy(card, f"opening {number}", OPENING)
    grown = [[OPENING] for _ in cards]

    def serve(number):
        till, random = Till(shop, f"till-{number}"), Random(number)
        for turn in range(TURNS):
            chosen = random.randrange(len(cards))
            grown[chosen].append(till.turn(turn, cards[chosen], random))

    with ThreadPoolExecutor(TILLS) as tills:
        serving = [tills.submit(serve, number) for number in range(TILLS)]
        for _ in range(KILLS):
            sleep(0.7)
            shop.processes.stop(signal.SIGKILL)
            shop.processes.start()
            wait_for(shop.base_url)
        for each in serving:
            each.result(240)

    for card, points in zip(cards, grown, strict=True):
        assert shop.get(f"cards/{card['id']}")["balance"] == sum(points)
    with shop.services.database.snapshot() as session:
        assert [*ledger.audit(session), *sales.audit(session)] == []
    for phone, one, points in zip(phones, held, grown, strict=True):
        assert phone.comes_to_show(one, f"{sum(points):,} now", A_LEASE_LATER)
