"""The rules a new program begins with: sensible, and easy to tell a customer."""

from datetime import datetime
from typing import Any

from babel.numbers import get_currency_precision
from sqlalchemy.orm import Session

from walletpass.brands import brand_of
from walletpass.ledger import Program
from walletpass.rewards.drafting import publish_draft, save_draft
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.terms import Terms


def starting_rules(currency: str) -> dict[str, Any]:
    """Return rules that give five per cent: a point for each 1, worth a twentieth of it.

    Points last a year and pay up to half of a basket.
    """
    one = 10 ** get_currency_precision(currency)
    return {
        "currency": currency,
        "rules": [
            {
                "code": "every-purchase",
                "name": {
                    "en": "Every purchase",
                    "ru": "Каждая покупка",
                    "pl": "Każdy zakup",
                },
                "gives": {"kind": "ratio", "amount": 100, "per": one},
                "rounding": {"mode": "down", "unit": 100},
                "expiry": {"kind": "months", "months": 12},
            }
        ],
        "spending": {"points": 20_00, "worth": one, "share": 5_000},
    }


def begin(session: Session, program: Program, *, now: datetime) -> ProgramVersion:
    """Publish the first version of a program that was just started."""
    currency = brand_of(session, program.brand_id).currency
    rules = starting_rules(currency)
    save_draft(session, program.brand_id, program.id, rules, Terms(), now=now)
    return publish_draft(session, program.brand_id, program.id, now=now)
