"""Lacking: words that would have a hole in them on somebody's card are not sent to them.

A text may say what stands in for a fact, ``{first_name|friend}``; then nobody lacks it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.campaigns.deciding import Person, Verdict
from walletpass.campaigns.planning import Plan
from walletpass.customers import Customer
from walletpass.db import among
from walletpass.ledger import Account, next_expiries
from walletpass.passes import Pass
from walletpass.passes.braces import facts_needed_in
from walletpass.passes.facts import OF_LOSSES, OF_MONEY, OF_NAMES
from walletpass.rewards import version_in_force

_MAY_BE_EMPTY: Final = OF_NAMES | OF_LOSSES | OF_MONEY
LACKING: Final = Verdict("suppressed", "missing-fact")


def who_lacks(
    session: Session, plan: Plan, told: Sequence[tuple[str, Person]]
) -> Collection[str]:
    """Return the ids of those whose cards lack a fact that their words name.

    *told* are the variants people would be told, and they themselves.
    """
    named = _named(plan)
    if not any(named.values()):
        return ()
    spoken = plan.brand.default_language
    needed = {
        person.customer_id: named.get((code, person.language), named[code, spoken])
        for code, person in told
    }
    missing: dict[str, set[str]] = {who: set() for who in needed}
    if any(OF_NAMES & names for names in needed.values()):
        for who, facts in _names_missing(session, list(needed)).items():
            missing[who] |= facts
    if any((OF_LOSSES | OF_MONEY) & names for names in needed.values()):
        people = [person for _, person in told]
        for who, facts in _points_missing(session, people, plan.since).items():
            missing[who] |= facts
    return {who for who, names in needed.items() if names & missing[who]}


def _named(plan: Plan) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return what may be empty of what each variant names in each language."""
    named = {
        (one.code, plan.brand.default_language): "" for one in plan.document.variants
    }
    named |= {
        (one.code, language): text
        for one in plan.document.variants
        for language, text in one.words.items()
    }
    return {
        key: _MAY_BE_EMPTY & set(facts_needed_in(text)) for key, text in named.items()
    }


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


def _points_missing(
    session: Session, people: Sequence[Person], at: datetime
) -> Mapping[str, frozenset[str]]:
    holders = {one.pass_id: one.customer_id for one in people if one.pass_id}
    rows = session.execute(
        select(Pass.id, Account.id, Account.program_id)
        .join(Account, Account.id == Pass.account_id)
        .where(among(Pass.id, "ids")),
        {"ids": list(holders)},
    ).all()
    losing = next_expiries(session, [row[1] for row in rows])
    programs = {row[2] for row in rows}
    buying = {one: _buys(session, one, at) for one in programs}
    return {
        holders[pass_id]: (frozenset() if account_id in losing else OF_LOSSES)
        | (frozenset() if buying[program_id] else OF_MONEY)
        for pass_id, account_id, program_id in rows
    }


def _buys(session: Session, program_id: str, at: datetime) -> bool:
    """Tell whether a program's points can be paid with."""
    version = version_in_force(session, program_id, at)
    return version is not None and version.rules.document.spending is not None
