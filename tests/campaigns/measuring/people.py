"""Customers whose ways are known, so that a report can be held against the truth."""

from datetime import timedelta
from random import Random

from tests.make import NOON
from walletpass.campaigns.assigning import Lots
from walletpass.campaigns.measuring.rows import ReportRow, ShopDay
from walletpass.campaigns.measuring.tallying import Tally
from walletpass.campaigns.measuring.terms import ReportTerms, ReportWindow

SALT = bytes(range(32))
WEEK = timedelta(days=7)


def terms(**told):
    window = ReportWindow(
        run_id="run_1",
        frozen_at=NOON,
        before=NOON - WEEK,
        since=NOON,
        until=NOON + WEEK,
    )
    return ReportTerms(
        **{
            "campaign_id": "cam_1",
            "name": "Autumn",
            "currency": "PLN",
            "as_of": NOON + WEEK,
            "is_final": True,
            "salt": SALT.hex(),
            "held_buckets": 3_000,
            "window_days": 7,
            "windows": (window,),
            "margin": "0.3",
            "margin_from": "campaign",
            "message_cost": 10,
            "fixed_cost": 5_000,
        }
        | told
    )


def row(number=0, **told):
    """Return somebody treated, sent to, who bought nothing."""
    customer_id = f"cus_{number:06}"
    bucket = Lots(SALT).bucket(customer_id)
    defaults = {
        "run_id": "run_1",
        "customer_id": customer_id,
        "arm": "treated",
        "bucket": bucket,
        "variant": "a",
        "state": "sent",
        "reason": "sent",
        "decided_at": NOON,
        "messages": {"a": 1},
        "is_accepted": True,
        "is_fetched": True,
        "is_unregistered": False,
        "was_told": True,
        "redeemed": 0,
        "worth": 0,
        "unpriced": 0,
        "receipts": 0,
        "revenue": 0,
        "paid_with_points": 0,
        "receipts_before": 0,
        "revenue_before": 0,
        "came": (None, None, None),
    }
    return ReportRow(**(defaults | told))


HELD = {
    "arm": "held",
    "state": "held",
    "reason": "held",
    "messages": {},
    "is_accepted": False,
    "is_fetched": False,
    "was_told": False,
}


def crowd(chance: Random, size, *, uplift=0.0, reach=lambda habit: True):
    """Yield customers dealt by the salt; *uplift* is how many more of the treated buy.

    Whom *reach* takes, by how dear they are already, was sent the message.
    """
    for number in range(size):
        habit = chance.random()
        buys_before = chance.random() < habit
        base = row(number)
        is_held = base.bucket < terms().held_buckets
        sent = not is_held and reach(habit)
        buys = chance.random() < habit + (uplift if sent else 0)
        spent = round(chance.expovariate(1 / 5_000)) + 500
        spent_before = round(chance.expovariate(1 / 5_000)) + 500
        facts = {
            "receipts": int(buys),
            "revenue": spent if buys else 0,
            "receipts_before": int(buys_before),
            "revenue_before": spent_before if buys_before else 0,
        }
        if is_held:
            facts |= HELD
        elif not sent:
            facts |= HELD | {"arm": "treated", "state": "suppressed"}
            facts |= {"reason": "no-card"}
        yield row(number, **facts)


def tally_of(rows, shop_days=()):
    tally = Tally()
    for each in rows:
        tally.add(each)
    for each in shop_days:
        tally.add_shop_day(each)
    return tally


def shop_day(**told):
    defaults = {
        "store_id": "sto_1",
        "day": NOON.date(),
        "receipts_with": 0,
        "revenue_with": 0,
        "receipts_without": 0,
        "revenue_without": 0,
    }
    return ShopDay(**(defaults | told))
