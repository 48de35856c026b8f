"""From what was counted to what is told: every figure of a report, and no other input.

Formula 1: margin is revenue times a rate; ROMI is (margin - cost) / cost; an effect is
the difference of means of the arms as assigned, adjusted by as long a time before, times
the number of treated; its interval is normal, with spreads of their own (Welch).
"""

from fractions import Fraction
from math import sqrt

from walletpass.campaigns.detecting import smallest_effect
from walletpass.campaigns.measuring import estimating
from walletpass.campaigns.measuring.estimating import Estimate
from walletpass.campaigns.measuring.figures import (
    Band,
    Contamination,
    Effect,
    Figures,
    Incremental,
    Naive,
    ReportCost,
    ReportVariant,
    Stages,
    Verdict,
)
from walletpass.campaigns.measuring.resampling import Groups, resampled
from walletpass.campaigns.measuring.returns import average_check, romi, share
from walletpass.campaigns.measuring.sums import Sums
from walletpass.campaigns.measuring.tallying import (
    CrowdTally,
    Tally,
    VariantTally,
    rounded,
    whole,
)
from walletpass.campaigns.measuring.terms import ReportTerms

FEWEST_BUYERS = 10
"""Of fewer buyers than this in both arms together, nothing follows."""


def figures_of(tally: Tally, terms: ReportTerms, *, resample: bool = True) -> Figures:
    """Return what the rows counted come to, on these terms.

    The second opinion takes most of the time; without *resample* there is none.
    """
    cost = _cost(tally, terms)
    return Figures(
        stages=_stages(tally),
        treated=tally.treated.told(),
        held=tally.held.told(),
        recipients=tally.recipients.told(),
        cost=cost,
        naive=_naive(tally, terms, cost),
        incremental=_incremental(tally, terms, cost, resample=resample),
        variants=tuple(
            _variant(code, variant, terms)
            for code, variant in sorted(tally.variants.items())
        ),
        contamination=Contamination(
            held_but_told=tally.held_but_told,
            customers=tuple(tally.contaminated),
            treated_out_of_reach=tally.out_of_reach,
        ),
        digests=tally.digests(),
    )


def _stages(tally: Tally) -> Stages:
    treated, held = tally.treated.money.count, tally.held.money.count
    return Stages(
        eligible=treated + held,
        held=held,
        treated=treated,
        waiting=tally.states["planned"],
        suppressed=tally.states["suppressed"],
        cancelled=tally.states["cancelled"],
        sent=tally.states["sent"],
        messages=tally.messages,
        calls=tally.states["tasked"],
        accepted=tally.accepted,
        fetched=tally.fetched,
        redeemed=tally.redeemed,
        bought=tally.treated.buying.after,
        reasons=dict(sorted(tally.reasons.items())),
    )


def _cost(tally: Tally, terms: ReportTerms) -> ReportCost:
    messages = tally.messages * terms.message_cost
    coupons = round(tally.worth * (1 - terms.rate))
    points = 0
    if _may_compare(tally.treated, tally.held):
        more = tally.treated.points.mean - tally.held.points.mean
        points = max(0, round(more * tally.treated.points.count))
    return ReportCost(
        messages=messages,
        fixed=terms.fixed_cost,
        coupons=coupons,
        points=points,
        total=messages + terms.fixed_cost + coupons + points,
        unpriced_coupons=tally.unpriced,
    )


def _naive(tally: Tally, terms: ReportTerms, cost: ReportCost) -> Naive:
    people = tally.recipients
    margin = round(people.money.after * terms.rate)
    with_card = average_check(*tally.checks_with)
    without = average_check(*tally.checks_without)
    return Naive(
        margin=margin,
        romi=rounded(romi(margin, cost.total)),
        conversion_of_sent=rounded(share(people.buying.after, people.buying.count)),
        conversion_of_accepted=rounded(share(tally.buyers_accepted, tally.accepted)),
        conversion_of_fetched=rounded(share(tally.buyers_fetched, tally.fetched)),
        average_check=whole(average_check(people.money.after, people.receipts)),
        check_with_card=whole(with_card),
        check_without_card=whole(without),
        card_uplift=rounded(with_card / without - 1) if with_card and without else None,
    )


def _incremental(
    tally: Tally, terms: ReportTerms, cost: ReportCost, *, resample: bool
) -> Incremental:
    treated, held = tally.treated, tally.held
    margin = _margin(treated, held, terms, resample=resample)
    buyers = _buyers(treated, held, terms, resample=resample)
    band = margin.band if margin else None
    return Incremental(
        verdict=margin.verdict if margin else "too-few",
        buyers=buyers,
        margin=margin,
        romi=rounded(romi(band.total, cost.total)) if band else None,
        romi_low=rounded(romi(band.low, cost.total)) if band else None,
        romi_high=rounded(romi(band.high, cost.total)) if band else None,
    )


def _variant(code: str, variant: VariantTally, terms: ReportTerms) -> ReportVariant:
    margin = _margin(variant.treated, variant.held, terms)
    return ReportVariant(
        code=code,
        sent=variant.sent,
        messages=variant.messages,
        fetched=variant.fetched,
        treated=variant.treated.told(),
        held=variant.held.told(),
        verdict=margin.verdict if margin else "too-few",
        buyers=_buyers(variant.treated, variant.held, terms),
        margin=margin,
    )


def _may_compare(treated: CrowdTally, held: CrowdTally) -> bool:
    buyers = treated.buying.after + held.buying.after
    are_enough = estimating.may_compare(treated.money, held.money)
    return are_enough and buyers >= FEWEST_BUYERS


def _margin(
    treated: CrowdTally, held: CrowdTally, terms: ReportTerms, *, resample: bool = False
) -> Effect | None:
    if not _may_compare(treated, held):
        return None
    groups = (treated.groups, held.groups) if resample else None
    return _effect(treated.money, held.money, terms.rate, groups, terms.seed)


def _buyers(
    treated: CrowdTally, held: CrowdTally, terms: ReportTerms, *, resample: bool = False
) -> Effect | None:
    if not _may_compare(treated, held):
        return None
    groups = (treated.buying_groups, held.buying_groups) if resample else None
    return _effect(treated.buying, held.buying, Fraction(1), groups, terms.seed)


def _effect(
    treated: Sums,
    held: Sums,
    rate: Fraction,
    groups: tuple[Groups, Groups] | None,
    seed: int,
) -> Effect:
    best = estimating.adjusted(treated, held)
    worth = float(rate)
    again = None
    if groups and (drawn := resampled(*groups, best.slope, seed=seed)):
        again = _band(best.difference, *drawn, worth * treated.count)
    spread = _deviation(best, treated, held)
    smallest = smallest_effect(spread, treated=treated.count, held=held.count)
    return Effect(
        per_person=round(best.difference * worth, 4),
        low=round(best.low * worth, 4),
        high=round(best.high * worth, 4),
        slope=round(best.slope, 4),
        band=_whole_band(best, worth * treated.count),
        plain=_whole_band(estimating.plain(treated, held), worth * treated.count),
        resampled=again,
        detectable=None if smallest is None else round(smallest * worth, 4),
        verdict=_verdict(best),
    )


def _deviation(estimate: Estimate, treated: Sums, held: Sums) -> float:
    """Return how much people differ, as the estimate's own error has it."""
    return estimate.error / sqrt(1 / treated.count + 1 / held.count)


def _whole_band(estimate: Estimate, times: float) -> Band:
    return _band(estimate.difference, estimate.low, estimate.high, times)


def _band(middle: float, low: float, high: float, times: float) -> Band:
    return Band(
        total=round(middle * times), low=round(low * times), high=round(high * times)
    )


def _verdict(estimate: Estimate) -> Verdict:
    if estimate.shows_nothing:
        return "no-evidence"
    return "more" if estimate.difference > 0 else "less"
