"""Speaking: what a run says is written down once, and shows on the cards of many."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.campaigns.deciding import Person, Verdict
from walletpass.campaigns.document_variants import Variant
from walletpass.campaigns.lacking import LACKING, who_lacks
from walletpass.campaigns.planning import Plan
from walletpass.kernel.secrets import Keyring
from walletpass.passes import messages
from walletpass.rewards import coupons

_NO_GIFT: Final[Mapping[str, str]] = {}


@dataclass(slots=True)
class Turn:
    """Somebody whose turn it is: what they are told, if anything, and with what gift.

    Who is *late* waited much longer than they were meant to.
    """

    code: str
    person: Person
    verdict: Verdict
    is_late: bool = False
    gift: Mapping[str, str] | None = None
    """The coupon they are given with it, as words tell of it."""

    @property
    def is_spoken_to(self) -> bool:
        """Whether they are told something."""
        return self.verdict.state == "sent"


def leave_out(session: Session, plan: Plan, turns: Collection[Turn]) -> None:
    """Tell nothing to those on whose cards the words would have a hole."""
    told = [(turn.code, turn.person) for turn in turns if turn.is_spoken_to]
    lacking = who_lacks(session, plan, told)
    for turn in turns:
        if turn.is_spoken_to and turn.person.customer_id in lacking:
            turn.verdict = LACKING


def give_gifts(
    session: Session,
    keyring: Keyring,
    plan: Plan,
    run_id: str,
    turns: Collection[Turn],
    *,
    now: datetime,
) -> None:
    """Give coupons to those who are told of one; who cannot have it, is told nothing."""
    for variant in plan.document.variants:
        mine = [
            turn for turn in turns if turn.is_spoken_to and turn.code == variant.code
        ]
        if not mine:
            continue
        if _is_missing_something(session, plan, variant):
            for turn in mine:
                turn.verdict = Verdict("suppressed", "missing-fact")
        elif variant.reward is not None:
            gifts = coupons.give(
                session,
                keyring,
                plan.brand.id,
                variant.reward,
                [turn.person.customer_id for turn in mine],
                source=f"run/{run_id}",
                days=variant.coupon_days,
                now=now,
            )
            for turn in mine:
                _note_gift(plan, turn, gifts)


def _is_missing_something(session: Session, plan: Plan, variant: Variant) -> bool:
    """Tell whether the words name a coupon that nobody gets, or a last day it has not."""
    facts: dict[str, str] = {}
    if variant.reward is not None:
        reward = coupons.reward_of(session, plan.brand.id, variant.reward)
        facts["coupon"] = "…"
        if reward.valid_days or variant.coupon_days:
            facts["coupon_until"] = "…"
    return bool(messages.missing_in(variant.words, facts))


def _note_gift(plan: Plan, turn: Turn, gifts: coupons.Gifts) -> None:
    given = gifts.given.get(turn.person.customer_id)
    if given is None:
        had = gifts.refused[turn.person.customer_id] == "had"
        turn.verdict = Verdict("suppressed", "coupon-had" if had else "coupon-gone")
        return
    gift = {"coupon": given.code}
    if given.expires_at is not None:
        last = given.expires_at.astimezone(plan.zone).date()
        gift["coupon_until"] = last.isoformat()
    turn.gift = gift


def speak(
    session: Session,
    plan: Plan,
    run_id: str,
    turns: Iterable[Turn],
    *,
    now: datetime,
) -> None:
    """Let cards show what the run says, from now on."""
    until = now + timedelta(days=plan.document.shows_days)
    shown: dict[str, list[messages.Shown]] = {}
    for turn in turns:
        person = turn.person
        if person.pass_id is not None and turn.verdict.state == "sent":
            card = messages.Shown(
                person.pass_id, person.customer_id, turn.gift or _NO_GIFT
            )
            shown.setdefault(turn.code, []).append(card)
    for code, cards in sorted(shown.items()):
        message = _message(session, plan, run_id, plan.document.variant(code), now)
        messages.show(
            session, message, cards, shows_from=now, shows_until=until, now=now
        )


def _message(
    session: Session, plan: Plan, run_id: str, variant: Variant, now: datetime
) -> messages.CardMessage:
    """Return what the run says to those of a variant, written down now or before."""
    origin = origin_of(run_id, variant.code)
    said = session.scalars(
        select(messages.CardMessage).where(
            messages.CardMessage.brand_id == plan.brand.id,
            messages.CardMessage.origin == origin,
        )
    ).one_or_none()
    return said or messages.compose_message(
        session,
        plan.brand.id,
        origin=origin,
        purpose=plan.document.purpose,
        words=variant.words,
        link=variant.link,
        link_words=variant.link_words,
        now=now,
    )


def origin_of(run_id: str, code: str) -> str:
    """Return the origin of what a run says to those of a variant."""
    return f"run/{run_id}/{code}"


def fall_silent(session: Session, plan: Plan, run_id: str, *, now: datetime) -> None:
    """Take what a run said back from every card, in silence."""
    for variant in plan.document.variants:
        origin = origin_of(run_id, variant.code)
        messages.withdraw_from(session, plan.brand.id, origin, now=now)
