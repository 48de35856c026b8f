"""Calling: where a campaign asks the staff for a call, instead of showing a message.

A call needs no card and no phone with one on it, but a number, and for an offer a yes to
calls. Caps count messages and hold for none; nobody is asked for twice at once. When the
shop is open its own people know, so quiet hours are theirs to keep.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import calls, customers
from walletpass.campaigns.deciding import Person, Verdict, decide, foresee
from walletpass.campaigns.document_calls import CallTerms
from walletpass.campaigns.planning import Plan
from walletpass.campaigns.reasons import Reason
from walletpass.campaigns.speaking import Turn
from walletpass.insight import Profile

ASK: Verdict = Verdict("tasked", "call")


def judge(
    session: Session, plan: Plan, persons: Mapping[str, Person], at: datetime
) -> Mapping[str, Verdict]:
    """Return what becomes of each of these whose turn has come, message or call."""
    if plan.document.call is None:
        return {one: decide(plan.terms, who, at) for one, who in persons.items()}
    known = _known(session, plan, list(persons))
    return {
        one: _judge_call(who, known, at, is_marketing=plan.terms.is_marketing)
        for one, who in persons.items()
    }


def foresee_each(
    session: Session,
    plan: Plan,
    persons: Mapping[str, Person],
    turns: Mapping[str, datetime],
) -> Mapping[str, Verdict]:
    """Return what will have become of each of these, as far as is known now."""
    if plan.document.call is None:
        return {
            one: foresee(plan.terms, who, turns[one]) for one, who in persons.items()
        }
    known = _known(session, plan, list(persons))
    marketing = plan.terms.is_marketing
    return {
        one: _judge_call(who, known, turns[one], is_marketing=marketing)
        for one, who in persons.items()
    }


@dataclass(frozen=True, slots=True)
class _Known:
    """Who of a batch has a number, agreed to calls, and waits for one already."""

    numbered: frozenset[str]
    agreed: frozenset[str]
    waiting: frozenset[str]


def _known(session: Session, plan: Plan, ids: Sequence[str]) -> _Known:
    return _Known(
        customers.reachable_by_phone(session, ids),
        customers.agreed_among(session, ids, "call"),
        calls.waiting_among(session, plan.brand.id, ids),
    )


def _judge_call(
    person: Person, known: _Known, at: datetime, *, is_marketing: bool
) -> Verdict:
    reason = _why_not(person, known, at, is_marketing=is_marketing)
    return Verdict("suppressed", reason) if reason else ASK


def _why_not(
    person: Person, known: _Known, at: datetime, *, is_marketing: bool
) -> Reason | None:
    who = person.customer_id
    match person.status:
        case "erased" | "merged" | "blocked" as gone:
            return gone
        case _ if who not in known.numbered:
            return "no-number"
    if is_marketing:
        if who not in known.agreed:
            return "no-call-consent"
        if person.only_service:
            return "only-service"
        if person.paused_until is not None and at < person.paused_until:
            return "paused"
    return "call-waiting" if who in known.waiting else None


def ask_for_calls(
    session: Session, plan: Plan, run_id: str, turns: Iterable[Turn], *, now: datetime
) -> None:
    """Ask the staff to call those of whom it was decided."""
    terms = plan.document.call
    if terms is None:
        return
    asked = [turn for turn in turns if turn.verdict.state == "tasked"]
    stores = _stores(session, terms, [turn.person.customer_id for turn in asked])
    due_on = now.astimezone(plan.zone).date() + timedelta(days=terms.within_days)
    for variant in plan.document.variants:
        ids = [turn.person.customer_id for turn in asked if turn.code == variant.code]
        calls.make_many(
            session,
            plan.brand.id,
            [calls.Asked(one, f"run/{run_id}/{one}", stores.get(one)) for one in ids],
            calls.Call(
                why=variant.words,
                due_on=due_on,
                purpose=plan.document.purpose,
                role=terms.role,
            ),
            by=calls.Caller(plan.campaign_id, plan.campaign_id),
            now=now,
        )


def _stores(
    session: Session, terms: CallTerms, ids: Collection[str]
) -> Mapping[str, str | None]:
    """Return the store each of these customers prefers, of those who have one."""
    if terms.store == "any" or not ids:
        return {}
    rows = session.execute(
        select(Profile.customer_id, Profile.store_id).where(
            Profile.customer_id.in_(ids)
        )
    )
    return {row[0]: row[1] for row in rows}
