"""A shop whose campaigns are set off by what two customers do, from night to morning."""

from datetime import timedelta

from sqlalchemy import insert, select

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from tests.rewards.shop import Shop
from walletpass import ledger
from walletpass.campaigns.models import Delivery
from walletpass.insight import Profile
from walletpass.jobs import keep, relay
from walletpass.jobs.schedule import Schedule

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHT = NOON + 10 * HOUR
BREAKFAST = NIGHT + 8 * HOUR
MORNING = NIGHT + 12 * HOUR


class World:
    """A shop with two customers who agreed and have their card on a phone."""

    def __init__(self, database, **facts):
        self.database, self.now = database, NOON
        with database.transaction() as session:
            brand = make.brand(session)
            template = make.template(session, brand)
            self.people = [
                runs.spoken_to(session, brand, template, **facts).id for _ in range(2)
            ]
            self.shop = Shop(database, brand.id, template.program_id)
        self.services = make.services(database, now=lambda: self.now)

    def account(self, customer_id):
        with self.database.transaction() as session:
            return ledger.open_account(
                session,
                self.shop.brand_id,
                self.shop.program_id,
                customer_id,
                now=self.now,
            )

    def give(self, customer_id, points, **lot):
        account_id = self.account(customer_id)
        with self.database.transaction() as session:
            source = f"gift-{next(self.shop.receipts)}"
            ledger.earn(session, account_id, points, source=source, now=self.now, **lot)

    def spend(self, customer_id, points):
        account_id = self.account(customer_id)
        with self.database.transaction() as session:
            ledger.redeem(session, account_id, points, source="till", now=self.now)

    def stayed_away(self, since, gap=10):
        with self.database.transaction() as session:
            for one in self.people:
                habits = {
                    "customer_id": one, "brand_id": self.shop.brand_id,
                    "purchases": 3, "visits": 3, "spent": 300_00,
                    "engagement": 0, "lifetime_value": 0, "stage": "cooling",
                    "last_bought_at": since, "median_gap": gap, "staged_at": since,
                    "settled_at": NOON, "reckoned_at": NOON,
                }  # fmt: skip
                session.execute(insert(Profile), [habits])

    def let_run(self, trigger, **changes):
        with self.database.transaction() as session:
            brand = make.brands.brand_of(session, self.shop.brand_id)
            variants = [
                {"code": code, "words": making.WORDS} for code in ("step-1", "step-2")
            ]
            drafted = making.drafted(
                session,
                brand,
                kind="triggered",
                trigger=trigger,
                variants=variants,
                **changes,
            )
            self.campaign_id = making.running(session, drafted, now=self.now).id

    def tell_everybody(self):
        """Let an ordinary campaign speak to both, which is enough for a day."""
        with self.database.transaction() as session:
            brand = make.brands.brand_of(session, self.shop.brand_id)
            making.running(
                session, making.drafted(session, brand, holdout=0), now=self.now
            )
        self.until(self.now)

    def until(self, now):
        self.now = now
        Schedule().tick(self.services)
        while relay(self.services, lambda ticket: keep(self.services, ticket)):
            pass

    def became(self):
        with self.database.snapshot() as session:
            rows = session.scalars(
                select(Delivery).where(Delivery.campaign_id == self.campaign_id)
            )
            return {row.customer_id: row.reason for row in rows}
