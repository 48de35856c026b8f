"""A shop whose campaign was sent: runs and deliveries as the engine leaves them."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from tests import make
from tests.campaigns.measuring.people import SALT
from tests.make import NOON
from walletpass import customers, sales
from walletpass.campaigns import Campaign, CampaignVersion, Delivery, Run
from walletpass.db import Database
from walletpass.kernel.ids import new_id
from walletpass.sales import Item, Line, Return, Sale

DAY = timedelta(days=1)
DOCUMENT = {
    "kind": "once",
    "audience": {"everybody": True},
    "variants": [{"code": "a", "words": {"en": "Come"}}],
    "holdout": 0.3,
    "window_days": 7,
    "cost": {"message": 10, "fixed": 5_000, "margin": 0.3},
}

_numbers = count(1)


@dataclass
class Shop:
    """A brand with one campaign, and verbs for what happens around it."""

    database: Database
    brand: Any
    campaign_id: str
    version_id: str
    people: Any

    def run(self, *, at=NOON, status="finished"):
        """Begin a run, frozen before anything was sent."""
        run = Run(
            id=new_id("run", at),
            brand_id=self.brand.id,
            campaign_id=self.campaign_id,
            version_id=self.version_id,
            entry=f"at:{next(_numbers)}",
            status=status,
            purpose="marketing",
            priority=5,
            planned_for=at,
            frozen_through="",
            frozen_at=at,
            started_at=at,
            finished_at=at if status == "finished" else None,
        )
        with self.database.transaction() as session:
            session.add(run)
        return run

    def customer(self):
        with self.database.transaction() as session:
            who = customers.enrol(session, self.people, brand=self.brand, now=NOON)
            return who.customer.id

    def delivery(self, run, who, *, at=NOON, **told):
        """Say what became of a customer: sent to, unless told otherwise."""
        arm = told.get("arm", "treated")
        defaults = {
            "run_id": run.id,
            "customer_id": who,
            "brand_id": self.brand.id,
            "campaign_id": self.campaign_id,
            "pass_id": None,
            "arm": arm,
            "bucket": 0 if arm == "held" else 9_000,
            "variant": "a",
            "state": "held" if arm == "held" else "sent",
            "reason": "held" if arm == "held" else "sent",
            "due_at": at,
            "decided_at": at,
        }
        with self.database.transaction() as session:
            session.add(Delivery(**(defaults | told)))
        return who

    def buys(self, who, net=10_00, *, at=NOON + DAY, back=0, **told):
        """Let a customer buy, and bring some of it back."""
        receipt = f"r-{next(_numbers)}"
        sale = Sale(
            "till-7",
            receipt,
            "PLN",
            [Line(net)],
            occurred_at=at,
            customer_id=who,
            **told,
        )
        with self.database.transaction() as session:
            bought = sales.record(session, self.brand.id, sale, now=at)
            if back:
                told_back = Return("till-7", f"back-{receipt}", [Item(1, amount=back)])
                sales.refund(session, self.brand.id, bought.id, told_back, now=at)


def shop(database, brand=None, people=None, **document):
    """Set a shop up, of a new brand unless told which, with a campaign that ran."""
    with database.transaction() as session:
        brand = brand or make.brand(session)
        campaign_id, version_id = new_id("cam", NOON), new_id("cve", NOON)
        session.add(
            Campaign(
                id=campaign_id,
                brand_id=brand.id,
                name="Autumn",
                kind="once",
                status="finished",
                revision=1,
                draft=DOCUMENT | document,
                version_id=version_id,
                salt=SALT,
                made_by="staff",
                changed_by="staff",
                created_at=NOON,
                updated_at=NOON,
            )
        )
        session.flush()
        session.add(
            CampaignVersion(
                id=version_id,
                brand_id=brand.id,
                campaign_id=campaign_id,
                number=1,
                document=DOCUMENT | document,
                made_by="staff",
                made_at=NOON,
            )
        )
    return Shop(database, brand, campaign_id, version_id, people or make.people())
