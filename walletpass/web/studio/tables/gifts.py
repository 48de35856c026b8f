"""Tables of gifts: rewards, their coupons, and what customers did to deserve thanks."""

from collections.abc import Mapping
from typing import Final, get_args

from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.db import Page
from walletpass.kernel.languages import say
from walletpass.rewards import acts, coupons
from walletpass.rewards.acts import State
from walletpass.rewards.coupons.models import state_at
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit


def _rewards(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = coupons.rewards_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    counts = coupons.counts_by_state(session, visit.brand_id, now=visit.now)
    return Page(
        [
            (
                one.id,
                one.code,
                say(one.name, visit.say.language),
                one.kind,
                f"{one.value or ''}",
                one.sku or "",
                f"{ledger.to_display(one.cost, 2)}",
                f"{one.quota or ''}",
                f"{one.taken}",
                *(f"{counts.get(one.id, {}).get(each, 0)}" for each in coupons.STATES),
                one.status,
                moment(one.opens_at),
                moment(one.closes_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _coupons(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    """Return coupons, newest first, without the codes, of which we keep none."""
    page = coupons.coupons_page(
        session,
        visit.brand_id,
        reward_id=asked.get("reward"),
        after=after,
        limit=AT_ONCE,
    )
    named = {one.id: one.code for one in coupons.rewards_of(session, visit.brand_id)}
    return Page(
        [
            (
                one.id,
                one.customer_id,
                named[one.reward_id],
                state_at(one, visit.now),
                one.source,
                moment(one.starts_at),
                moment(one.expires_at),
                moment(one.redeemed_at),
                one.used_for or "",
            )
            for one in page.rows
        ],
        page.next,
    )


def _acts(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = acts.acts_page(
        session,
        visit.brand_id,
        state=next((one for one in get_args(State) if one == asked.get("state")), None),
        after=after,
        limit=AT_ONCE,
    )
    kinds = {one.id: one.code for one in acts.kinds_of(session, visit.brand_id)}
    return Page(
        [
            (
                one.id,
                one.customer_id,
                kinds[one.kind_id],
                one.via,
                one.source,
                one.state,
                one.reason or "",
                moment(one.seen_at),
                moment(one.decided_at),
            )
            for one in page.rows
        ],
        page.next,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "rewards": Sheet(
        "program",
        (
            "id", "code", "name", "kind", "value", "sku", "cost", "quota", "taken",
            *coupons.STATES, "status", "opens_at", "closes_at",
        ),
        _rewards,
        asked=("q",),
    ),
    "coupons": Sheet(
        "points",
        (
            "id", "customer_id", "reward", "state", "source", "starts_at", "expires_at",
            "redeemed_at", "used_for",
        ),
        _coupons,
        asked=("reward",),
    ),
    "acts": Sheet(
        "points",
        (
            "id", "customer_id", "kind", "via", "source", "state", "reason", "seen_at",
            "decided_at",
        ),
        _acts,
        asked=("state",),
    ),
}  # fmt: skip
