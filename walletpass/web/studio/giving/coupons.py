"""Coupons that are out: whose, of which reward, good or used; found by their codes too."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.db import Page
from walletpass.rewards import coupons as kept
from walletpass.rewards.coupons import Coupon, UnknownCouponError
from walletpass.rewards.coupons.models import state_at
from walletpass.web.studio.rooms_of_rules import room
from walletpass.web.studio.somebody import of_whom, person_wanted
from walletpass.web.studio.visiting import Visit, needs

_PAGE: Final = 50
_SHOWN: Final = 4  # letters of a code: enough to tell two apart, too few to use one


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/coupons", view_func=coupons)
    door.add_url_rule("/coupons", "find_coupons", find, methods=["POST"])


@needs("points")
def coupons(visit: Visit) -> ResponseReturnValue:
    """Show coupons, the newest first: all, or those of one reward."""
    reward_id = request.args.get("reward") or None
    with visit.services.database.snapshot() as session:
        if reward_id is not None:
            kept.reward_of(session, visit.brand_id, reward_id)
        page = kept.coupons_page(
            session,
            visit.brand_id,
            reward_id=reward_id,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        return _page(visit, session, page, reward_id=reward_id)


@needs("points")
def find(visit: Visit) -> ResponseReturnValue:
    """Show the coupon of a code, or those of somebody: neither belongs in an address."""
    wanted = person_wanted()
    with visit.services.database.snapshot() as session:
        found = _found(visit, session, wanted)
        return _page(visit, session, Page(found, None), wanted=wanted)


def _found(visit: Visit, session: Session, wanted: str) -> Sequence[Coupon]:
    with suppress(UnknownCouponError):
        keyring = visit.services.people.keyring
        return [kept.coupon_coded(session, keyring, visit.brand_id, wanted)]
    return of_whom(
        visit,
        session,
        wanted,
        lambda one: kept.coupons_page(session, visit.brand_id, customer_id=one),
    )


def _page(
    visit: Visit,
    session: Session,
    page: Page[Coupon],
    *,
    reward_id: str | None = None,
    wanted: str = "",
) -> str:
    people = {one.customer_id for one in page.rows}
    keyring = visit.services.people.keyring
    return room(
        visit,
        "coupons",
        coupons=page.rows,
        next=page.next,
        is_first="after" not in request.args,
        wanted=wanted,
        rewards={one.id: one for one in kept.rewards_of(session, visit.brand_id)[::-1]},
        reward_id=reward_id,
        counts=kept.counts_by_state(session, visit.brand_id, now=visit.now),
        states=kept.STATES,
        state_of=lambda one: state_at(one, visit.now),
        end_of=lambda one: kept.code_of(keyring, visit.brand_id, one.id)[-_SHOWN:],
        names=customers.covered_names(
            session, visit.services.people, visit.brand_id, people
        ),
        zone=visit.zone(session),
    )
