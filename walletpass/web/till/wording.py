"""What a quote comes to and what was refused, in a sentence a cashier can say aloud."""

from collections.abc import Iterator
from datetime import tzinfo
from decimal import Decimal
from fractions import Fraction
from typing import Final

from walletpass.kernel.errors import WalletpassError
from walletpass.ledger import Program, in_words
from walletpass.rewards import Credited, NotSpendableError, Quote, rules
from walletpass.rewards.coupons import CouponUnusableError
from walletpass.rewards.rules import Award, Earning, Spending
from walletpass.web.translations import Speaker

_RATES: Final = frozenset({"ratio", "steps"})
_WHOLE: Final = 10_000  # basis points


def brief(told: Quote, terms: Spending | None, say: Speaker) -> str:
    """Return what stands after the figure: ``5 % back, 2 lines excluded``.

    The share is what the points are worth of the bill; where that is no one number, or
    points buy nothing, it is left out.
    """
    return ", ".join(_brief(told.earning, terms, say))


def _brief(earning: Earning, terms: Spending | None, say: Speaker) -> Iterator[str]:
    rate = _rate(earning)
    if rate is not None and earning.gives == "points":
        rate = rate * terms.worth / terms.points if terms else None
    if rate:
        share = round(Decimal(rate.numerator * 100) / Decimal(rate.denominator), 2)
        name = "till.quote.back" if earning.gives == "points" else "till.quote.share"
        yield say(name, share=rules.percent(share.normalize(), say.language))
    earning_lines = {
        number for award in earning.awards for number, part in award.by_line.items()
        if part
    }  # fmt: skip
    excluded = {number for award in earning.awards for number, _ in award.excluded}
    if left_out := len(excluded - earning_lines):
        yield say.counted("till.quote.excluded", left_out)


def worth(
    points: int, program: Program, terms: Spending | None, currency: str, say: Speaker
) -> str:
    """Say what so many points will pay; empty where they pay nothing."""
    money = terms.money_for(points) if terms else 0
    if not money:
        return ""
    return say(
        "till.quote.worth",
        points=in_words(points, program.scale, program.unit, say.language),
        money=rules.money(money, currency, say.language),
    )


def _rate(earning: Earning) -> Fraction | None:
    """Return what each unit of money gives, where all of it gives the same."""
    plain = [award for award in earning.awards if award.because.code in _RATES]
    added = [award for award in earning.awards if award.because.code == "multiplier"]
    if not plain or len(plain) + len(added) < len(earning.awards):
        return None
    if any(_is_stepped(award) for award in plain):
        return None
    if len({award.because.facts["base"] for award in plain}) > 1:
        return None
    rate = sum(
        (Fraction(one.because.facts["of"], one.because.facts["per"]) for one in plain),
        Fraction(0),
    )
    given = sum(award.amount for award in plain)
    if any(award.because.facts["given"] != given for award in added):
        return None
    more = sum(int(award.because.facts["basis_points"]) - _WHOLE for award in added)
    return rate * (_WHOLE + more) / _WHOLE


def _is_stepped(award: Award) -> bool:
    facts = award.because.facts
    return "limit" in facts or bool(facts.get("each_full"))


def reasons(
    told: Earning | Credited, program: Program, zone: tzinfo, say: Speaker
) -> Iterator[str]:
    """Return why it earns what it earns, award by award; or why it earns nothing."""
    unit = rules.Unit(program.unit, program.scale)
    awards = told.awards
    becauses = [award.because for award in awards]
    if not awards:
        becauses = [skipped.because for skipped in told.skipped]
    seen = set()
    for because in becauses:
        said = rules.explain(because, say.language, unit=unit, audience="cashier")
        if said not in seen:
            seen.add(said)
            yield said
    wakes = [award.activates_at for award in awards if award.is_pending]
    if known := [moment for moment in wakes if moment is not None]:
        yield say("till.quote.later", day=say.day(min(known).astimezone(zone).date()))
    elif wakes:
        yield say("till.quote.confirmed")


def why(error: WalletpassError, say: Speaker) -> str:
    """Return in the speaker's words why something was refused."""
    if isinstance(error, NotSpendableError):
        return str(error)
    if isinstance(error, CouponUnusableError):
        return say(f"till.why.coupon.{error.state}")
    name = f"till.why.{error.code}"
    return say(name) if say.knows(name) else say("till.why")
