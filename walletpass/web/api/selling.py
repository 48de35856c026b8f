"""Sales as they are asked, and awards as they are answered."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_time
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, ledger, sales
from walletpass.kernel.languages import Language, Words, say
from walletpass.rewards.rules import Award, Skipped, Unit, explain
from walletpass.rewards.rules.explaining import Audience
from walletpass.web.api.selling_shapes import BasketIn, PurchaseIn, RedemptionIn
from walletpass.web.api.whose import Shown

_ALREADY: Words = {
    "en": "Already told {when}.",
    "ru": "Уже получено {when}.",
    "pl": "Zgłoszono już {when}.",
}
_ALREADY_BY: Words = {
    "en": "Already told {when} by {by}.",
    "ru": "Уже получено {when}, от кого: {by}.",
    "pl": "Zgłoszono już {when}, kto: {by}.",
}


def sale_from(asked: BasketIn, shown: Shown) -> sales.Sale:
    """Return the sale that a request tells of."""
    name = ("quote", "quote")
    if isinstance(asked, PurchaseIn | RedemptionIn):
        name = (asked.source, asked.receipt)
    return sales.Sale(
        *name,
        asked.currency,
        [sales.Line(**dict(line)) for line in asked.lines],
        asked.net,
        asked.gross,
        asked.paid_with_points,
        asked.paid_with_gift_card,
        asked.promo_codes,
        asked.occurred_at if isinstance(asked, PurchaseIn) else None,
        asked.channel,
        shown.via,
        store_id=asked.store_id,
        till_id=asked.till_id,
        staff_id=asked.staff_id,
        is_paid=isinstance(asked, PurchaseIn) and asked.is_paid,
    )


def unit_of(session: Session, account_id: str | None) -> Unit:
    """Return what the points of an account are called, and how finely they show."""
    row = None
    if account_id is not None:
        row = session.execute(
            select(ledger.Program.unit, ledger.Program.scale)
            .join(ledger.Account, ledger.Account.program_id == ledger.Program.id)
            .where(ledger.Account.id == account_id)
        ).one_or_none()
    return Unit(row.unit, row.scale) if row else Unit(ledger.POINTS)


def awards_told(
    awards: Iterable[Award], unit: Unit, language: Language, audience: Audience
) -> list[dict[str, Any]]:
    """Return awards as the API shows them, each with its sentence."""
    return [_award(award, unit, language, audience) for award in awards]


def skipped_told(
    skipped: Iterable[Skipped], unit: Unit, language: Language, audience: Audience
) -> list[dict[str, str]]:
    """Return the rules that gave nothing as the API shows them, each with its sentence."""
    return [
        {
            "rule": one.rule,
            "sentence": explain(one.because, language, unit=unit, audience=audience),
        }
        for one in skipped
    ]


def _award(
    award: Award, unit: Unit, language: Language, audience: Audience
) -> dict[str, Any]:
    gives = award.because.facts["gives"]
    sentence = explain(award.because, language, unit=unit, audience=audience)
    return {
        "rule": award.rule,
        **_amount(award.amount, gives, unit),
        "lines": [
            {"number": number, **_amount(part, gives, unit)}
            for number, part in sorted(award.by_line.items())
        ],
        "left_out": [{"number": number, "why": why} for number, why in award.excluded],
        "is_pending": award.is_pending,
        "activates_at": award.activates_at,
        "expires_at": award.expires_at,
        "sentence": sentence,
    }


def _amount(amount: int, gives: str, unit: Unit) -> dict[str, int | float]:
    if gives == "discount":
        return {"points": 0, "discount": amount}
    return {"points": ledger.to_display(amount, unit.scale), "discount": 0}


def told_before(
    brand: brands.Brand,
    at: datetime,
    by: str | None,
    *,
    language: Language,
    now: datetime,
) -> str:
    """Return the sentence for who tells again what was told before."""
    zone = ZoneInfo(brand.timezone)
    there = at.astimezone(zone)
    if there.date() == now.astimezone(zone).date():
        when = format_time(there, "short", tzinfo=zone, locale=language)
    else:
        when = format_datetime(there, "short", tzinfo=zone, locale=language)
    words = _ALREADY_BY if by else _ALREADY
    return say(words, language).format(when=when, by=by)


def points_told(points: int | None, unit: Unit) -> int | float | None:
    """Return hundredths as people see them, if there are any to see."""
    return None if points is None else ledger.to_display(points, unit.scale)


def sentences(
    parts: Sequence[tuple[Words, int]], unit: Unit, language: Language
) -> list[str]:
    """Return a sentence for each amount of points that is not nothing."""
    return [
        say(words, language).format(
            points=ledger.in_words(points, unit.scale, unit.names, language)
        )
        for words, points in parts
        if points
    ]
