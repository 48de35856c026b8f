"""A road for tests: a brand whose journey runs, a clock, and people who walk and buy."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert, select

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns, sales
from walletpass.campaigns.models import Campaign, Delivery, Run
from walletpass.campaigns.naming import step_of
from walletpass.db import Database
from walletpass.jobs import keep, keeping, relay
from walletpass.jobs.schedule import Schedule

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
WELCOME = {"on": "welcome", "after_hours": 0}

_numbers = count(1)


def say(step, **more):
    words = {one: f"{step}: {text}" for one, text in making.WORDS.items()}
    return {
        "kind": "say",
        "id": step,
        "variants": [{"code": "a", "words": words}],
    } | more


def wait(step, **span):
    return {"kind": "wait", "id": step} | (span or {"days": 2})


def fork(step, then=(), otherwise=(), **asked):
    question = asked or {"bought": True}
    return {"kind": "if", "id": step, "then": [*then], "else": [*otherwise]} | question


def leaving(step):
    return {"kind": "exit", "id": step}


HELLO = [
    say("hello"),
    wait("rest"),
    fork("came", [say("thanks")], [say("reminder")]),
]
"""Hello; two days later thanks to whoever bought, and a reminder to whoever did not."""


@dataclass
class Road:
    """A running journey, and verbs for what happens around it."""

    database: Database
    clock: list[Any]
    campaign_id: str = ""
    brand: Any = None
    template: Any = None
    schedule: Schedule = field(default_factory=Schedule)

    def __post_init__(self):
        self.services = make.services(self.database, now=lambda: self.clock[0])

    def lay(self, *steps, people=1, trigger=WELCOME, **changes):
        """Let a journey of these steps run; return its first people."""
        route = {"steps": [*(steps or HELLO)]} | changes.pop("route", {})
        told = {"kind": "journey", "variants": [], "route": route, "trigger": trigger}
        with self.database.transaction() as session:
            self.brand = make.brand(session)
            self.template = make.template(session, self.brand)
            told = {name: part for name, part in (told | changes).items() if part}
            drafted = making.drafted(session, self.brand, **{"variants": []} | told)
            self.campaign_id = making.running(session, drafted, now=self.now).id
        return [self.join() for _ in range(people)]

    @property
    def now(self):
        return self.clock[0]

    def join(self, **facts):
        """Enrol somebody with the card on a phone; return their id."""
        with self.database.transaction() as session:
            card = make.card(
                session, self.brand, of=self.template, **{"now": self.now} | facts
            )
            make.registered(session, card, f"phone-{card.id}", card.id[-16:] * 4)
            return runs.agreeing(session, card.customer_id, self.now).id

    def goes_on(self, span=timedelta(0), step=HOUR):
        """Let time pass, keeping what is promised whenever it is due."""
        until = self.now + span
        self.keep()
        while self.now < until:
            self.clock[0] = min(self.now + step, until)
            self.keep()

    def keep(self):
        assert keeping
        self.schedule.tick(self.services)
        while relay(self.services, lambda ticket: keep(self.services, ticket)):
            pass

    def buys(self, customer_id, **more):
        facts = {
            "id": f"pur_{next(_numbers):026}", "brand_id": self.brand.id, "source": "t",
            "receipt": str(next(_numbers)), "digest": b"", "customer_id": customer_id,
            "channel": "store", "occurred_at": self.now, "received_at": self.now,
            "shopped_on": self.now.date(), "currency": "PLN", "gross": 10_00,
            "net": 10_00, "paid_with_points": 0, "paid_with_gift_card": 0,
            "promo_codes": [], "returned": 0, "status": "kept",
        }  # fmt: skip
        with self.database.transaction() as session:
            session.execute(insert(sales.Purchase).values(**facts | more))

    def do(self, deed, **more):
        with self.database.transaction() as session:
            deed(
                session, self.brand.id, self.campaign_id,
                by="ada", now=self.now, **more,
            )  # fmt: skip

    def became(self, customer_id=None):
        """Return what became of each at each step, in the order of runs."""
        with self.database.snapshot() as session:
            rows = session.execute(
                select(Delivery.customer_id, Run.entry, Delivery.state)
                .join(Run, Run.id == Delivery.run_id)
                .where(Delivery.campaign_id == self.campaign_id)
                .order_by(Run.started_at, Run.id)
            ).all()
        return [
            (step_of(row.entry), row.state)
            for row in rows
            if customer_id in (None, row.customer_id)
        ]

    def told_at(self, customer_id, step):
        """Return when somebody was told what a step says."""
        with self.database.snapshot() as session:
            rows = session.execute(
                select(Run.entry, Delivery.decided_at)
                .join(Run, Run.id == Delivery.run_id)
                .where(Delivery.customer_id == customer_id, Delivery.state == "sent")
            ).all()
        return {step_of(row.entry): row.decided_at for row in rows}.get(step)

    def where(self, customer_id):
        """Return where somebody is, and why they left if they did; the last time."""
        with self.database.snapshot() as session:
            one = session.scalars(
                select(campaigns.Position)
                .where(
                    campaigns.Position.customer_id == customer_id,
                    campaigns.Position.campaign_id == self.campaign_id,
                )
                .order_by(campaigns.Position.entered_at.desc())
            ).first()
            return None if one is None else (one.step, one.why)

    def standing(self):
        with self.database.snapshot() as session:
            return campaigns.standing_of(session, self.brand.id, self.campaign_id)

    def status(self):
        with self.database.snapshot() as session:
            return session.get_one(Campaign, self.campaign_id).status


def road_on(database):
    return Road(database, [NOON])
