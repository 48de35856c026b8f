"""Lacking: words that would have a hole in them on somebody's card are not sent to them.

A text may say what stands in for a fact, ``{first_name|friend}``; then nobody lacks it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.campaigns.deciding import Person, Verdict
from walletpass.campaigns.planning import Plan
from walletpass.customers import Customer
from walletpass.db import among
from walletpass.ledger import next_expiries
from walletpass.passes import Pass
from walletpass.passes.braces import facts_needed_in
from walletpass.passes.facts import OF_LOSSES, OF_NAMES

LACKING: Final = Verdict("suppressed", "missing-fact")


def who_lacks(
    session: Session, plan: Plan, told: Sequence[tuple[str, Person]]
) -> Collection[str]:
    """Return the ids of those whose cards lack a fact that their words name.

    *told* are the variants people would be told, and they themselves.
    """
    needed = {person.customer_id: _needed(plan, code, person) for code, person in told}
    missing: dict[str, set[str]] = {who: set() for who in needed}
    if any(OF_NAMES & names for names in needed.values()):
        for who, facts in _names_missing(session, list(needed)).items():
            missing[who] |= facts
    if any(OF_LOSSES & names for names in needed.values()):
        for who in _losing_nothing(session, [person for _, person in told]):
            missing[who] |= OF_LOSSES
    return {who for who, names in needed.items() if names & missing[who]}


def _needed(plan: Plan, code: str, person: Person) -> frozenset[str]:
    """Return what somebody's card must know for what a variant says in their language."""
    words = plan.document.variant(code).words
    spoken = {str(language): text for language, text in words.items()}
    text = spoken.get(person.language) or spoken.get(plan.brand.default_language, "")
    return frozenset(facts_needed_in(text))


def _names_missing(
    session: Session, customer_ids: Sequence[str]
) -> Mapping[str, frozenset[str]]:
    rows = session.execute(
        select(Customer.id, Customer.last_name_sealed.is_(None)).where(
            among(Customer.id, "ids"), Customer.first_name_sealed.is_(None)
        ),
        {"ids": customer_ids},
    )
    return {
        who: OF_NAMES if has_no_last else frozenset({"first_name"})
        for who, has_no_last in rows
    }


def _losing_nothing(session: Session, people: Sequence[Person]) -> Collection[str]:
    holders = {one.pass_id: one.customer_id for one in people if one.pass_id}
    rows = session.execute(
        select(Pass.id, Pass.account_id).where(among(Pass.id, "ids")),
        {"ids": list(holders)},
    )
    accounts = {account_id: holders[pass_id] for pass_id, account_id in rows}
    losing = next_expiries(session, list(accounts))
    return {who for account_id, who in accounts.items() if account_id not in losing}
