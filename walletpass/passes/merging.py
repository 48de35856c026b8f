"""One person, one card: what follows when two customers turn out to be one.

Their points, their purchases and their cards come together, each on its own floor, in
one transaction; what moved is listed in the merge, so that undoing it is exact for all
that is still there.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger, outbox, places, sales
from walletpass.customers import Merge, Merged, People
from walletpass.db import give_way
from walletpass.passes import messages
from walletpass.passes.events import RefreshPasses
from walletpass.passes.issuing import live_pass
from walletpass.passes.models import Pass
from walletpass.rewards import referrals, tiers, welcoming

_CAUSE: Final = "merged"


def merge_holders(
    session: Session,
    people: People,
    brand_id: str,
    loser_id: str,
    into_id: str,
    *,
    actor: str,
    reason: str,
    now: datetime,
) -> Merged:
    """Make one customer of two, with one account and one live card in each program.

    The winner's card stays where both have one; the other turns void, and its phone is
    told. Else the loser's card is theirs from now on.

    Raises:
        UnknownCustomerError: The brand has no such customer.
        NotMergeablePeopleError: They are one already, or one of them is not their own.
    """
    give_way(session)
    merged = customers.merge(
        session,
        people,
        brand_id,
        loser_id,
        into_id,
        actor=actor,
        reason=reason,
        now=now,
    )
    if not merged.is_new:
        return merged
    made = merged.merge
    watches = sales.move(session, brand_id, loser_id, into_id, now=now)
    customers.note_moved(made, "watches", list(watches))
    referrals.on_merge(session, loser_id, into_id, source=made.id, now=now)
    places.merge_places(session, loser_id, into_id)
    _settle_hints(session, into_id, now)
    both = places.ChooseFor(brand_id, (into_id,))
    outbox.add(session, both, now=now)
    accounts = _merge_accounts(session, made, now)
    customers.note_moved(made, "accounts", accounts)
    customers.note_moved(made, "cards", _move_cards(session, made, accounts, now))
    welcoming.on_merge(session, loser_id, into_id, source=made.id, now=now)
    tiers.on_merge(session, brand_id, [loser_id, into_id], source=made.id, now=now)
    _tell(session, made, "customers.merged", actor, now)
    return merged


def _settle_hints(session: Session, customer_id: str, now: datetime) -> None:
    customer = session.get_one(customers.Customer, customer_id)
    places.settle_hints(session, customer, now=now)


def _merge_accounts(
    session: Session, made: Merge, now: datetime
) -> list[dict[str, str]]:
    """Merge their accounts in every program, so that whoever names one means the other."""
    merged = []
    for program_id in _programs_of(session, made.brand_id):
        account_id, into_id = (
            ledger.open_account(session, made.brand_id, program_id, owner_id, now=now)
            for owner_id in (made.loser_id, made.winner_id)
        )
        posted = ledger.merge(
            session,
            account_id,
            into_id,
            source=f"merge {made.id}",
            now=now,
            actor=made.by,
            reason=made.reason,
        )
        merged.append({"id": account_id, "into": into_id, "entry": posted.id})
    return merged


def _programs_of(session: Session, brand_id: str) -> Sequence[str]:
    return session.scalars(
        select(ledger.Program.id)
        .where(ledger.Program.brand_id == brand_id)
        .order_by(ledger.Program.id)
    ).all()


def _move_cards(
    session: Session, made: Merge, accounts: list[dict[str, str]], now: datetime
) -> list[dict[str, Any]]:
    into = {account["id"]: account["into"] for account in accounts}
    moved: list[dict[str, Any]] = []
    for card in _cards_on(session, list(into)):
        is_second = card.status != "voided" and live_pass(
            session, into[card.account_id]
        )
        moved.append(
            {"id": card.id, "account": card.account_id, "voided": bool(is_second)}
        )
        if is_second:
            card.status = "voided"
        card.account_id, card.customer_id = into[card.account_id], made.winner_id
        session.flush()
    pass_ids = [card["id"] for card in moved]
    messages.follow_cards(session, pass_ids, made.winner_id)
    _refresh(session, pass_ids, now)
    return moved


def _cards_on(session: Session, account_ids: Sequence[str]) -> Sequence[Pass]:
    return session.scalars(
        select(Pass)
        .where(Pass.account_id.in_(account_ids))
        .order_by(Pass.id)
        .with_for_update()
    ).all()


def unmerge_holders(
    session: Session,
    people: People,
    brand_id: str,
    merge_id: str,
    *,
    actor: str,
    now: datetime,
) -> Merged:
    """Make two customers of one again, each with their own points, purchases and card.

    A card that turned void for the merge's sake is live again, unless its holder was
    given another since. What was earned, bought and spent in the meantime stays with
    the one who stayed.

    Raises:
        UnknownMergeError: The brand never made this merge.
        NotPartableError: They were erased since.
    """
    give_way(session)
    parted = customers.unmerge(
        session, people, brand_id, merge_id, actor=actor, now=now
    )
    if not parted.is_new:
        return parted
    made = parted.merge
    sales.move_back(
        session,
        brand_id,
        made.winner_id,
        made.loser_id,
        made.moved["watches"],
        now=now,
    )
    if sales.habits_of(session, made.winner_id).ever.purchases:
        customers.note_purchase(session, made.winner_id)
    for account in made.moved["accounts"]:
        ledger.unmerge(
            session,
            account["into"],
            account["entry"],
            source=f"unmerge {made.id}",
            now=now,
            actor=actor,
        )
    both = [made.winner_id, made.loser_id]
    again = places.ChooseFor(brand_id, (made.winner_id, made.loser_id))
    outbox.add(session, again, now=now)
    for customer_id in (made.winner_id, made.loser_id):
        _settle_hints(session, customer_id, now)
    referrals.on_unmerge(
        session, made.loser_id, made.winner_id, source=made.id, now=now
    )
    welcoming.on_unmerge(session, made.loser_id, source=made.id, now=now)
    tiers.on_merge(session, brand_id, both, source=made.id, now=now)
    _return_cards(session, made, now)
    _tell(session, made, "customers.unmerged", actor, now)
    return parted


def _return_cards(session: Session, made: Merge, now: datetime) -> None:
    moved = {card["id"]: card for card in made.moved["cards"]}
    returned = session.scalars(
        select(Pass).where(Pass.id.in_(moved)).order_by(Pass.id).with_for_update()
    ).all()
    for card in returned:
        card.account_id = moved[card.id]["account"]
        card.customer_id = made.loser_id
        session.flush()
        if moved[card.id]["voided"] and not live_pass(session, card.account_id):
            card.status = "active"
            session.flush()
    messages.follow_cards(session, list(moved), made.loser_id)
    _refresh(session, list(moved), now)


def _refresh(session: Session, pass_ids: Sequence[str], now: datetime) -> None:
    if pass_ids:
        outbox.add(session, RefreshPasses(tuple(pass_ids), _CAUSE), now=now)


def _tell(
    session: Session, made: Merge, action: str, actor: str, now: datetime
) -> None:
    brands.record(
        session,
        made.brand_id,
        actor=actor,
        action=action,
        object=made.winner_id,
        after={"merge": made.id, "other": made.loser_id},
        now=now,
    )
