"""The rules a new program begins with: sensible, and easy to tell a customer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from babel.numbers import get_currency_precision
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.brands import brand_of
from walletpass.kernel.languages import Language, Words
from walletpass.ledger import Program, ProgramKind
from walletpass.rewards.drafting import publish_draft, save_draft
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.terms import Terms

_NAME: Final = {
    "en": "Every purchase",
    "ru": "Каждая покупка",
    "pl": "Każdy zakup",
}


def starting_rules(currency: str, kind: ProgramKind = "points") -> dict[str, Any]:
    """Return rules for a kind of program.

    Points give five per cent: one for each 1, worth a twentieth of it; they last a year
    and pay up to half of a basket. Miles come as points do, and buy rewards. Stamps come
    one for a purchase, and buy rewards. Cashback is five per cent, as money, and pays up
    to half of a basket. A discount takes five per cent off at once.
    """
    one = 10 ** get_currency_precision(currency)
    each: Mapping[str, Any]
    spending: Mapping[str, Any] | None = None
    match kind:
        case "points":
            each = _each(100, one) | {"expiry": {"kind": "months", "months": 12}}
            spending = {"points": 20_00, "worth": one, "share": 5_000}
        case "miles":
            each = _each(100, one) | {"expiry": {"kind": "months", "months": 36}}
        case "stamps":
            gives = {"kind": "fixed", "amount": 100}
            each = {"gives": gives, "expiry": {"kind": "months", "months": 12}}
        case "cashback":
            unit = 1 if one > 1 else 100
            each = _each(5, one, unit) | {"expiry": {"kind": "months", "months": 12}}
            spending = {"points": 100, "worth": one, "share": 5_000, "unit": unit}
        case "discount":
            each = _each(5, 100, 1)
    rules: dict[str, Any] = {
        "currency": currency,
        "rules": [{"code": "every-purchase", "name": _NAME, **each}],
    }
    if spending is not None:
        rules["spending"] = spending
    return rules | ({"gives": "discount"} if kind == "discount" else {})


def _each(amount: int, per: int, unit: int = 100) -> dict[str, Any]:
    return {
        "gives": {"kind": "ratio", "amount": amount, "per": per},
        "rounding": {"mode": "down", "unit": unit},
    }


def start(
    session: Session,
    brand_id: str,
    kind: ProgramKind,
    *,
    name: Words,
    now: datetime,
    unit: dict[Language, dict[str, str]] | None = None,
    scale: int | None = None,
) -> Program:
    """Start a program of this kind, with rules, and words and figures of its own.

    Raises:
        UnfitProgramError: Its words or figures cannot be.
    """
    currency = brand_of(session, brand_id).currency
    program = ledger.start_program(
        session,
        brand_id,
        name=name,
        kind=kind,
        unit=ledger.unit_for(kind, currency) if unit is None else unit,
        scale=ledger.scale_for(kind, currency) if scale is None else scale,
        now=now,
    )
    begin(session, program, now=now)
    return program


def begin(session: Session, program: Program, *, now: datetime) -> ProgramVersion:
    """Publish the first version of a program that was just started."""
    currency = brand_of(session, program.brand_id).currency
    rules = starting_rules(currency, program.kind)
    save_draft(session, program.brand_id, program.id, rules, Terms(), now=now)
    return publish_draft(session, program.brand_id, program.id, now=now)
