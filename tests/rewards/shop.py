"""A shop with rules, and people who buy there."""

from dataclasses import dataclass, field
from itertools import count

from tests import make
from tests.make import NOON
from walletpass import ledger, rewards, sales

RATIO = {"kind": "ratio", "amount": 500, "per": 100_00}  # 5 points for every 100


def document(*rules, **told):
    """Return rules in zlotys: 5 points for every 100, unless told otherwise."""
    return {"currency": "PLN", "rules": list(rules or [rule()]), **told}


def rule(code="base", gives=None, **told):
    return {"code": code, "gives": gives or RATIO, **told}


@dataclass
class Shop:
    """A brand with a program, spoken to in one transaction after another."""

    database: object
    brand_id: str
    program_id: str
    receipts: count = field(default_factory=lambda: count(1))

    def customer(self, **told):
        with self.database.transaction() as session:
            brand = make.brands.brand_of(session, self.brand_id)
            return make.customer(session, brand, **told).id

    def publish(self, document, *, now=NOON, effective_from=None, tiers=None, **terms):
        with self.database.transaction() as session:
            rewards.save_draft(
                session,
                self.brand_id,
                self.program_id,
                document,
                rewards.Terms(**terms),
                now=now,
                tiers=tiers,
            )
            return rewards.publish_draft(
                session,
                self.brand_id,
                self.program_id,
                now=now,
                effective_from=effective_from,
            ).id

    def sale(self, *lines, **told):
        receipt = told.pop("receipt", None) or str(next(self.receipts))
        kept = [
            line if isinstance(line, sales.Line) else sales.Line(line) for line in lines
        ]
        return sales.Sale("till-1", receipt, "PLN", kept, **told)

    def buy(self, customer_id, *lines, now=NOON, redemption=None, pass_id=None, **told):
        holder = rewards.Holder(self.program_id, customer_id, pass_id)
        with self.database.transaction() as session:
            return rewards.credit(
                session,
                self.brand_id,
                self.sale(*lines, **told),
                holder,
                now=now,
                redemption=redemption,
            )

    def quote(self, customer_id, *lines, now=NOON, **told):
        holder = rewards.Holder(self.program_id, customer_id)
        with self.database.snapshot() as session:
            return rewards.quote(
                session, self.brand_id, self.sale(*lines, **told), holder, now=now
            )

    def reserve(self, customer_id, *lines, points=None, now=NOON, **told):
        holder = rewards.Holder(self.program_id, customer_id)
        with self.database.transaction() as session:
            return rewards.reserve(
                session,
                self.brand_id,
                self.sale(*lines, **told),
                holder,
                points=points,
                now=now,
            )

    def refund(self, purchase_id, *items, now=NOON, **told):
        receipt = told.pop("receipt", None) or f"back-{next(self.receipts)}"
        back = sales.Return("till-1", receipt, items, **told)
        with self.database.transaction() as session:
            return rewards.refund(session, self.brand_id, purchase_id, back, now=now)

    def pockets(self, customer_id):
        with self.database.transaction() as session:
            account_id = ledger.open_account(
                session, self.brand_id, self.program_id, customer_id, now=NOON
            )
            return ledger.pockets_of(session, account_id)

    def balance(self, customer_id):
        return self.pockets(customer_id).balance

    def give(self, customer_id, points, *, now=NOON):
        with self.database.transaction() as session:
            account_id = ledger.open_account(
                session, self.brand_id, self.program_id, customer_id, now=now
            )
            source = f"gift-{next(self.receipts)}"
            ledger.earn(session, account_id, points, source=source, now=now)

    def faults(self):
        with self.database.snapshot() as session:
            return [
                *ledger.audit(session),
                *sales.audit(session),
                *rewards.audit(session),
            ]


def open_shop(database, rules=None, **terms):
    with database.transaction() as session:
        brand = make.brand(session)
        program = make.program(session, brand)
    shop = Shop(database, brand.id, program.id)
    if rules is not None:
        shop.publish(rules, **terms)
    return shop
