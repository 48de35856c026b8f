"""Points put aside at the till for a bill, then spent with its sale, or let go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from walletpass import ledger, rewards
from walletpass.ledger import Program
from walletpass.rewards import NotSpendableError, Quote, Redeemed, rules
from walletpass.rewards.rules import Because, Spending, Unit
from walletpass.web.till import selling
from walletpass.web.till.slips import Slip
from walletpass.web.translations import Speaker


@dataclass(frozen=True, slots=True)
class Offer:
    """What points may pay of a bill: at most *points* hundredths, worth *money*.

    *terms* say what points are worth; *reasons* why it is not more.
    """

    points: int
    money: int
    terms: Spending | None
    reasons: Sequence[Because]


def offer(session: Session, slip: Slip, *, now: datetime) -> Offer:
    """Return what points may pay of this bill."""
    return offer_in(session, slip, selling.quote(session, slip, now=now), now=now)


def offer_in(session: Session, slip: Slip, told: Quote, *, now: datetime) -> Offer:
    """Return what points may pay of a bill that was quoted."""
    may = told.allowance
    terms = terms_of(session, slip.program_id, now)
    return Offer(may.points, may.money, terms, may.reasons)


def terms_of(session: Session, program_id: str, at: datetime) -> Spending | None:
    """Return on what terms the points of a program pay, None where they do not."""
    version = rewards.version_in_force(session, program_id, at)
    return version.rules.document.spending if version else None


def put_aside(
    session: Session,
    slip: Slip,
    points: int,
    *,
    key: str,
    now: datetime,
    say: Speaker,
) -> Redeemed:
    """Put points aside for the bill; asked again under the same key, it is one.

    Raises:
        NotSpendableError: So many may not be spent; it says why, in these words.
    """
    return rewards.reserve(
        session,
        slip.spot.brand_id,
        slip.sale(f"{slip.spot.till.code} {key}"),
        slip.holder,
        points=points,
        now=now,
        actor=slip.staff_id,
        language=say.language,
    )


def refusal(told: Offer, program: Program, currency: str, say: Speaker) -> str:
    """Say in one sentence how much may be spent, and why not more."""
    most = ledger.in_words(told.points, program.scale, program.unit, say.language)
    unit = Unit(program.unit, program.scale)
    because = told.reasons[0] if told.reasons else None
    if because is None:
        return say("till.spend.most", most=most)
    if because.code == "share-of-basket":
        share = rules.percent(Decimal(because.facts["share"]) / 100, say.language)
        money = rules.money(told.money, currency, say.language)
        return say("till.spend.most.share", most=most, share=share, money=money)
    if because.code == "whole-balance":
        return say("till.spend.most.balance", most=most)
    if because.code == "rest-too-small":
        return say("till.spend.most.rest", most=most)
    if because.code == "balance-below-minimum" and because.facts["balance"] <= 0:
        return say("till.spend.none")
    return rules.explain(because, say.language, unit=unit, audience="cashier")


def why_not(
    error: NotSpendableError, told: Offer, program: Program, currency: str, say: Speaker
) -> str:
    """Say why the program refused just these points."""
    if error.reason == "above-allowance":
        return refusal(told, program, currency, say)
    return str(error)
