"""Making one customer of two who turned out to be one, and two of one again.

Who goes keeps their row, their consents and whatever finds them twice; only what the
other lacked moves, and is listed, so that it can move back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass.customers.errors import (
    NotMergeablePeopleError,
    NotPartableError,
    UnknownMergeError,
)
from walletpass.customers.events import tell_changed
from walletpass.customers.models import Customer, Identity, Merge
from walletpass.customers.people import People
from walletpass.customers.tending import customer_of
from walletpass.kernel.ids import new_id

_SEALED: Final = (
    "first_name_sealed",
    "last_name_sealed",
    "birthday_sealed",
    "postal_code_sealed",
)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge as it stands; *is_new* is false when it was made before."""

    merge: Merge
    is_new: bool = True


def merge(
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
    """Make one customer of two: whatever finds the loser finds the winner from now on.

    The winner gets what they lacked: a phone, a name, a birthday. Where both have one,
    the winner's stays, and the loser's goes on finding them.

    Raises:
        UnknownCustomerError: The brand has no such customer.
        NotMergeablePeopleError: They are one already, or one of them is not their own.
    """
    loser, winner = _both(session, brand_id, loser_id, into_id)
    if loser.id == winner.id:
        raise NotMergeablePeopleError("themselves")
    if loser.merged_into_id == winner.id:
        return Merged(_standing(session, loser.id), is_new=False)
    _check(session, loser, winner)
    moved = {
        "status": [loser.status, winner.status],
        "enrolled_at": winner.enrolled_at.isoformat(),
        "identities": _give_identities(session, people, loser, winner),
        "filled": _fill(people, loser, winner),
        "attributes": _add_attributes(loser, winner),
    }
    if loser.status == "blocked" or winner.status == "prospect":
        winner.status = loser.status
    winner.enrolled_at = min(winner.enrolled_at, loser.enrolled_at)
    loser.status, loser.merged_into_id = "merged", winner.id
    made = Merge(
        id=new_id("mrg", now),
        brand_id=brand_id,
        winner_id=winner.id,
        loser_id=loser.id,
        by=actor,
        reason=reason,
        moved=moved,
        merged_at=now,
    )
    session.add(made)
    tell_changed(session, winner, now=now)
    session.flush()
    return Merged(made)


def _both(
    session: Session, brand_id: str, one_id: str, other_id: str
) -> tuple[Customer, Customer]:
    """Lock both, always in the same order, so that two merges never wait for each other."""
    for customer_id in sorted({one_id, other_id}):
        session.refresh(
            customer_of(session, brand_id, customer_id), with_for_update=True
        )
    return (
        customer_of(session, brand_id, one_id),
        customer_of(session, brand_id, other_id),
    )


def _standing(session: Session, loser_id: str) -> Merge:
    return session.scalars(
        select(Merge).where(Merge.loser_id == loser_id, Merge.undone_at.is_(None))
    ).one()


def _check(session: Session, loser: Customer, winner: Customer) -> None:
    if "erased" in {loser.status, winner.status}:
        raise NotMergeablePeopleError("erased")
    if loser.merged_into_id or winner.merged_into_id:
        raise NotMergeablePeopleError("merged")
    if session.scalar(select(exists().where(Customer.merged_into_id == loser.id))):
        raise NotMergeablePeopleError("holds-others")


def _give_identities(
    session: Session, people: People, loser: Customer, winner: Customer
) -> list[str]:
    """Let the winner have what finds the loser, of each kind the winner lacks."""
    held = {identity.kind for identity in _identities(session, winner)}
    given = [one for one in _identities(session, loser) if one.kind not in held]
    for identity in given:
        _hand_over(people, identity, loser, winner)
    session.flush()
    return [identity.id for identity in given]


def _identities(session: Session, customer: Customer) -> Sequence[Identity]:
    return session.scalars(
        select(Identity).where(Identity.customer_id == customer.id)
    ).all()


def _hand_over(
    people: People, identity: Identity, giver: Customer, taker: Customer
) -> None:
    value = people.vault.open_text(giver.data_key, identity.value_sealed)
    identity.value_sealed = people.vault.seal_text(taker.data_key, value)
    identity.customer_id = taker.id


def _fill(people: People, loser: Customer, winner: Customer) -> list[str]:
    """Describe the winner as the loser was, where nobody told; return what was filled."""
    filled = []
    for column in _SEALED:
        known = _opened(people, loser, column)
        if known is not None and getattr(winner, column) is None:
            sealed = people.vault.seal_text(winner.data_key, known)
            setattr(winner, column, sealed)
            filled.append(column)
    if "birthday_sealed" in filled:
        winner.birth_month_day = loser.birth_month_day
        winner.birthday_told_on = loser.birthday_told_on
    if winner.timezone is None and loser.timezone is not None:
        winner.timezone = loser.timezone
        filled.append("timezone")
    return filled


def _opened(people: People, customer: Customer, column: str) -> str | None:
    sealed = getattr(customer, column)
    return people.vault.open_text(customer.data_key, sealed) if sealed else None


def _add_attributes(loser: Customer, winner: Customer) -> list[str]:
    added = [name for name in loser.attributes if name not in winner.attributes]
    winner.attributes = {**loser.attributes, **winner.attributes}
    return added


def unmerge(
    session: Session,
    people: People,
    brand_id: str,
    merge_id: str,
    *,
    actor: str,
    now: datetime,
) -> Merged:
    """Make two of one again: what moved comes back, as far as it is still there.

    What the winner was told since, they keep. Undoing it again changes nothing.

    Raises:
        UnknownMergeError: The brand never made this merge.
        NotPartableError: They were erased since.
    """
    made = merge_of(session, brand_id, merge_id)
    loser, winner = _both(session, brand_id, made.loser_id, made.winner_id)
    session.refresh(made)
    if made.undone_at is not None:
        return Merged(made, is_new=False)
    if "erased" in {loser.status, winner.status}:
        raise NotPartableError
    _return_identities(session, people, made, loser, winner)
    _empty(people, made.moved["filled"], loser, winner)
    winner.attributes = {
        name: fact
        for name, fact in winner.attributes.items()
        if name not in made.moved["attributes"] or fact != loser.attributes.get(name)
    }
    loser.status, loser.merged_into_id = made.moved["status"][0], None
    if winner.status == loser.status:
        winner.status = made.moved["status"][1]
    winner.enrolled_at = datetime.fromisoformat(made.moved["enrolled_at"])
    made.undone_at, made.undone_by = now, actor
    for one in (winner, loser):
        tell_changed(session, one, now=now)
    session.flush()
    return Merged(made)


def _return_identities(
    session: Session, people: People, made: Merge, loser: Customer, winner: Customer
) -> None:
    for identity in _identities(session, winner):
        if identity.id in made.moved["identities"]:
            _hand_over(people, identity, winner, loser)
    session.flush()


def _empty(
    people: People, filled: Sequence[str], loser: Customer, winner: Customer
) -> None:
    """Take back what the winner was described with, unless it was told anew since."""
    for column in filled:
        if column == "timezone":
            if winner.timezone == loser.timezone:
                winner.timezone = None
        elif _opened(people, winner, column) == _opened(people, loser, column):
            setattr(winner, column, None)
            if column == "birthday_sealed":
                winner.birth_month_day = winner.birthday_told_on = None


def merge_of(session: Session, brand_id: str, merge_id: str) -> Merge:
    """Return the brand's merge of this id.

    Raises:
        UnknownMergeError: The brand never made one.
    """
    made = session.get(Merge, merge_id)
    if made is None or made.brand_id != brand_id:
        raise UnknownMergeError
    return made


def merges_of(session: Session, customer_id: str) -> Sequence[Merge]:
    """Return every merge a customer took part in, undone or not, the latest first."""
    return session.scalars(
        select(Merge)
        .where((Merge.winner_id == customer_id) | (Merge.loser_id == customer_id))
        .order_by(Merge.id.desc())
    ).all()


def note_moved(made: Merge, what: str, moved: Any) -> None:
    """Note what else moved with a merge, for when it is undone."""
    made.moved = {**made.moved, what: moved}
