"""The catalogue of rewards: offered, counted by what became of them, retired."""

from typing import Final, get_args

from babel.numbers import get_currency_precision
from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.languages import LANGUAGES
from walletpass.ledger import Program
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Offer, RewardKind
from walletpass.rewards.rules import money
from walletpass.web.studio.refusals import (
    UNFIT,
    number_in,
    points_in,
    words_for,
)
from walletpass.web.studio.rooms_of_rules import room
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.studio.wall_clock import moment_in

_PAGE: Final = 30
KINDS: Final[tuple[RewardKind, ...]] = get_args(RewardKind)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/rewards", view_func=rewards)
    door.add_url_rule("/rewards", "offer_reward", offer, methods=["POST"])
    door.add_url_rule(
        "/rewards/<reward_id>/retire", "retire_reward", retire, methods=["POST"]
    )


@needs("program")
def rewards(visit: Visit) -> ResponseReturnValue:
    """Show every reward with what became of its coupons."""
    return _page(visit)


def _page(visit: Visit, complaint: str = "") -> str:
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = coupons.rewards_page(
            session,
            visit.brand_id,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        currency = visit.brand(session).currency
        programs = ledger.programs_of(session, visit.brand_id)
        return room(
            visit,
            "rewards",
            rewards=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            counts=coupons.counts_by_state(session, visit.brand_id, now=visit.now),
            states=coupons.STATES,
            programs={program.id: program for program in programs},
            kinds=KINDS,
            languages=LANGUAGES,
            complaint=complaint,
            given=request.form,
            money=lambda minor: money(minor, currency, visit.say.language),
            now=visit.now,
            zone=visit.zone(session),
        )


@needs("program")
def offer(visit: Visit) -> ResponseReturnValue:
    """Offer a reward from now on."""
    try:
        with visit.services.database.transaction() as session:
            program = ledger.program_of(
                session, visit.brand_id, request.form.get("program") or None
            )
            made = coupons.add_reward(
                session,
                visit.brand_id,
                _offer(visit, session, program),
                program_id=program.id,
                now=visit.now,
            )
            visit.record(session, "reward.added", made.id)
    except WalletpassError as refusal:
        words = words_for(refusal, visit.say)
        return make_response(_page(visit, words), UNFIT)
    return redirect(url_for("studio.rewards"), 303)


def _offer(visit: Visit, session: Session, program: Program) -> Offer:
    form = request.form
    kind = next((one for one in KINDS if one == form.get("kind")), KINDS[0])
    minor = get_currency_precision(visit.brand(session).currency)
    places = {"amount": minor, "percent": 2}.get(kind)
    zone = visit.zone(session)
    return Offer(
        code=form.get("code", ""),
        kind=kind,
        name=_texts("name"),
        terms=_texts("terms"),
        cost=points_in("cost", program),
        value=number_in("value", places=places) if places is not None else None,
        sku=form.get("sku", "").strip() or None if kind == "item" else None,
        quota=number_in("quota"),
        per_customer=number_in("per_customer"),
        delay_days=number_in("delay_days") or 0,
        valid_days=number_in("valid_days"),
        opens_at=moment_in("opens_at", form.get("opens_at", ""), zone),
        closes_at=moment_in("closes_at", form.get("closes_at", ""), zone),
    )


def _texts(name: str) -> dict[str, str]:
    texts = {
        language: request.form.get(f"{name}.{language}", "").strip()
        for language in LANGUAGES
    }
    return {language: text for language, text in texts.items() if text}


@needs("program")
def retire(visit: Visit, reward_id: str) -> ResponseReturnValue:
    """Offer a reward no more; coupons that are out stay good."""
    with visit.services.database.transaction() as session:
        coupons.retire(session, visit.brand_id, reward_id)
        visit.record(session, "reward.retired", reward_id)
    return redirect(url_for("studio.rewards"), 303)
