"""Receipts and rules in roubles, with what most tests do not care about filled in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from walletpass.rewards.rules import Basket, Line

NOON = datetime(2026, 7, 21, 12, tzinfo=ZoneInfo("Europe/Moscow"))  # a Tuesday


def line(number, net, **told):
    return Line(number, net, **told)


def basket(*lines, **told):
    return Basket("RUB", lines, **told)


def document(*rules, **told):
    return {"currency": "RUB", "rules": list(rules), **told}


def rouble_rule(kind="ratio", *, code="base", steps=(), by="basket", **told):
    """Return a rule: 5 points per 100 roubles, or as the steps have it."""
    gives = {"kind": kind}
    if kind == "steps":
        gives["by"] = by
        gives["steps"] = [
            {"at_least": at_least, "amount": amount, "per": 100_00}
            for at_least, amount in steps
        ]
    elif kind == "ratio":
        gives |= {"amount": told.pop("amount", 500), "per": 100_00}
    return {"code": code, "gives": gives, **told}
