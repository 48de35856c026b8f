"""Outcomes over the API: what became of everybody in a run, and why, in a sentence."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from walletpass import campaigns
from walletpass.campaigns.models import Arm, Delivery, State
from walletpass.campaigns.reasons import Reason
from walletpass.kernel.languages import Language
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import Answered, Asked
from walletpass.web.api.shapes import PageQuery


class OutcomeLanguage(Asked):
    """In which *language* the sentences are; the brand's own, unless told."""

    language: Language | None = None


class OutcomesQuery(PageQuery, OutcomeLanguage):
    """All who were in the run, or those of one *reason* or *state*."""

    reason: Reason | None = None
    state: State | None = None


class OutcomeOut(Answered):
    """What became of a customer, and why: *sentence* says it for people.

    *bucket* and *arm* were dealt before the first message, by the campaign's salt. What
    was sent is off the card from *hidden_at* on, if its holder said no to marketing
    while it showed.
    """

    run_id: str
    customer_id: str
    pass_id: str | None
    arm: Arm
    bucket: int
    variant: str
    state: State
    reason: str
    detail: str | None
    sentence: str
    due_at: datetime
    decided_at: datetime | None
    hidden_at: datetime | None


class OutcomesOut(Answered):
    """A page of outcomes, by customer."""

    outcomes: list[OutcomeOut]
    next: str | None


class WhyOut(Answered):
    """What became of one customer in each run of a campaign, the newest first."""

    outcomes: list[OutcomeOut]


class ReachOut(Answered):
    """How many were *spoken* to so far, and how many of their phones have *fetched* it.

    A phone that fetched has the message; of the others nobody knows. *calls* are those
    the staff was asked to make instead.
    """

    spoken: int
    fetched: int
    calls: int


@api.get("/campaigns/<campaign_id>/runs/<run_id>/outcomes")
@reads("campaigns:read")
@api.input(OutcomesQuery, location="query")
@api.output(OutcomesOut)
def list_outcomes(
    act: Act, campaign_id: str, run_id: str, query_data: OutcomesQuery
) -> Any:
    """Return what became of everybody in a run: one each, whether told or not."""
    campaign = campaigns.campaign_of(act.session, act.brand_id, campaign_id)
    run = campaigns.run_of(act.session, campaign, run_id)
    page = campaigns.outcomes(
        act.session,
        act.brand_id,
        run.id,
        after=query_data.cursor,
        limit=query_data.limit,
        reason=query_data.reason,
        state=query_data.state,
    )
    language = query_data.language or act.brand.default_language
    return {
        "outcomes": _outcomes(act, page.rows, language),
        "next": page.next,
    }


@api.get("/campaigns/<campaign_id>/customers/<customer_id>")
@reads("campaigns:read")
@api.input(OutcomeLanguage, location="query")
@api.output(WhyOut)
def tell_why(
    act: Act, campaign_id: str, customer_id: str, query_data: OutcomeLanguage
) -> Any:
    """Tell why a customer was told something in a campaign, or was not.

    Where there is no outcome, they were in no run of it: its segment did not take them.
    """
    rows = campaigns.why(act.session, act.brand_id, campaign_id, customer_id)
    language = query_data.language or act.brand.default_language
    return {"outcomes": _outcomes(act, rows, language)}


@api.get("/campaigns/<campaign_id>/reach")
@reads("campaigns:read")
@api.output(ReachOut)
def show_reach(act: Act, campaign_id: str) -> Any:
    """Tell how far a campaign has come, as it runs."""
    reach = campaigns.reach_of(act.session, act.brand_id, campaign_id)
    return {
        "spoken": reach.spoken,
        "fetched": reach.fetched,
        "calls": reach.calls,
    }


def _outcomes(
    act: Act, rows: Sequence[Delivery], language: Language
) -> list[dict[str, Any]]:
    zone = ZoneInfo(act.brand.timezone)
    hidden = campaigns.hidden_deliveries(act.session, act.brand_id, rows, now=act.now)
    told = ((row, hidden.get(campaigns.turn_of(row))) for row in rows)
    return [
        _outcome(row, language, at.astimezone(zone) if at else None) for row, at in told
    ]


def _outcome(
    row: Delivery, language: Language, hidden: datetime | None
) -> dict[str, Any]:
    return {
        "run_id": row.run_id,
        "customer_id": row.customer_id,
        "pass_id": row.pass_id,
        "arm": row.arm,
        "bucket": row.bucket,
        "variant": row.variant,
        "state": row.state,
        "reason": row.reason,
        "detail": row.detail,
        "sentence": campaigns.sentence_of(row, language, hidden=hidden),
        "due_at": row.due_at,
        "decided_at": row.decided_at,
        "hidden_at": hidden.astimezone(UTC) if hidden else None,
    }
