"""A brand with a row of stores, and customers who buy there."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from tests import make
from tests.make import NOON
from walletpass import passes, places, sales
from walletpass.jobs import keep, relay

_receipts = count(1)


@dataclass
class Town:
    """Stores a kilometre apart, northwards, and what becomes of their cards."""

    services: Any
    brand_id: str = ""
    template_id: str = ""
    stores: list[str] = field(default_factory=list)

    @classmethod
    def with_stores(cls, services, many, **design):
        town = cls(services)
        with services.database.transaction() as session:
            brand = make.brand(session)
            template = make.template(session, brand, **design)
            town.brand_id, town.template_id = brand.id, template.id
            town.stores = [
                make.store(
                    session,
                    brand,
                    code=f"s{n:02}",
                    latitude=52 + n / 111.195,
                    texts={"en": f"Store {n}", "pl": f"Sklep {n}"},
                ).id
                for n in range(many)
            ]
        return town

    def card(self, **who):
        with self.services.database.transaction() as session:
            brand = make.brands.brand_of(session, self.brand_id)
            template = session.get_one(passes.Template, self.template_id)
            return make.card(session, brand, of=template, **who)

    def buy(self, card, number, days_ago=1):
        moment = NOON - timedelta(days=days_ago)
        sale = sales.Sale(
            "till",
            str(next(_receipts)),
            "PLN",
            [sales.Line(10_00)],
            store_id=self.stores[number],
            customer_id=card.customer_id,
            occurred_at=moment,
        )
        with self.services.database.transaction() as session:
            sales.record(session, self.brand_id, sale, now=max(NOON, moment))

    def choose(self, *cards):
        with self.services.database.transaction() as session:
            ids = [card.customer_id for card in cards]
            return places.choose(session, self.brand_id, ids, now=self.services.now())

    def settle(self):
        """Choose for everybody, and let every card say so."""
        with self.services.database.transaction() as session:
            places.promise_choice(session, self.brand_id, (), now=self.services.now())
        self.keep_every_promise()

    def keep_every_promise(self):
        while relay(self.services, lambda ticket: keep(self.services, ticket)):
            pass

    def ten(self, card):
        """Return the numbers of the stores chosen for the card's holder."""
        with self.services.database.snapshot() as session:
            chosen = places.chosen_for(session, [card.customer_id])
        return sorted(
            self.stores.index(one) for one in chosen.get(card.customer_id, ())
        )

    def now(self, card):
        with self.services.database.snapshot() as session:
            return passes.card_of(session, self.brand_id, card.id)

    def carried(self, card):
        """Return the lines the card says near its places, in the card's order."""
        return [text for _lat, _lon, text in self.now(card).content["places"]]

    def versions(self):
        with self.services.database.snapshot() as session:
            rows = session.query(passes.PassVersion).filter_by(brand_id=self.brand_id)
            return rows.count()
