"""Signing in at a till: tap your name, type your PIN.

With a queue waiting nobody types a login. Names make each PIN its owner's secret alone,
so that two cashiers may happen to have the same one. Trying a PIN is slow on purpose,
as in `signing_in`, and stands between two short transactions:

    with database.snapshot() as session:
        names = brands.cashiers_at(session, till)
        candidate = brands.candidate_at(session, till, names[0].staff_id)
    attempt = brands.try_password(candidate, pin)
    with database.transaction() as session:
        answer = brands.sign_in_at(session, till.id, attempt, now=now)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands.alarms import clear_alarm, raise_alarm
from walletpass.brands.errors import (
    LockedTillError,
    NotEnrolledError,
    UnfitFieldError,
    WrongPinError,
)
from walletpass.brands.locking import count_failure, locked_until, open_door
from walletpass.brands.models import Staff, StaffRole, Store, Till
from walletpass.brands.permissions import GRANTED, Permission
from walletpass.brands.signing_in import (
    Attempt,
    Candidate,
    SignedIn,
    candidate_for,
)
from walletpass.brands.staffing import hasher
from walletpass.kernel.secrets import Secret

_PIN = re.compile(r"[0-9]{4,8}")
_UP = "01234567890"


@dataclass(frozen=True, slots=True)
class Cashier:
    """A name to tap."""

    staff_id: str
    name: str


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """They are not let in at the till, and why."""

    error: WrongPinError | LockedTillError | NotEnrolledError


def set_pin(person: Staff, pin: Secret) -> None:
    """Give someone a PIN for the tills.

    Raises:
        UnfitFieldError: It is no four to eight digits, or the first anyone would try.
    """
    digits = pin.reveal()
    if not _PIN.fullmatch(digits):
        raise UnfitFieldError("pin", "use 4 to 8 digits.")
    if len(set(digits)) == 1 or digits in _UP or digits in _UP[::-1]:
        raise UnfitFieldError("pin", "is too easy to guess, choose another.")
    person.pin_hash = hasher.hash(digits)


def clear_pin(person: Staff) -> None:
    """Take someone's PIN away: tills no longer show their name."""
    person.pin_hash = None


def cashiers_at(
    session: Session, till: Till, *permissions: Permission
) -> Sequence[Cashier]:
    """Return who may sign in at this till, by name: those with a PIN and a duty here.

    With *permissions*, it is who may do one of those things here.
    """
    asked = set(permissions or ("till",))
    roles = [role for role, granted in GRANTED.items() if granted & asked]
    rows = session.execute(
        select(Staff.id, Staff.name)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(
            Staff.brand_id == till.brand_id,
            Staff.status == "active",
            Staff.pin_hash.is_not(None),
            StaffRole.role.in_(roles),
            StaffRole.store_id.is_(None) | (StaffRole.store_id == till.store_id),
        )
        .distinct()
        .order_by(Staff.name, Staff.id)
    )
    return [Cashier(row.id, row.name) for row in rows]


def candidate_at(
    session: Session, till: Till, staff_id: str, *permissions: Permission
) -> Candidate:
    """Return whose name was tapped: nobody, if they may do none of this here."""
    known = cashiers_at(session, till, *permissions)
    if staff_id not in {one.staff_id for one in known}:
        return candidate_for(None, None)
    return candidate_for(staff_id, session.get_one(Staff, staff_id).pin_hash)


def sign_in_at(
    session: Session, till_id: str, attempt: Attempt, *, now: datetime
) -> SignedIn | TurnedAway:
    """Let someone in after a right PIN, and count a wrong one against the till.

    Five wrong PINs within a quarter of an hour lock the till for another, and the
    owner is told. A right one does not wipe the slate: else a cashier could guess a
    colleague's PIN between two sign-ins of their own.
    """
    till = session.get_one(Till, till_id, with_for_update=True)
    if till.token_digest is None:
        return TurnedAway(NotEnrolledError())
    if until := locked_until(till, now):
        return TurnedAway(LockedTillError(until))
    if attempt.is_right and attempt.staff_id is not None:
        return SignedIn(session.get_one(Staff, attempt.staff_id))
    if until := count_failure(till, now):
        _tell_owner(session, till, until, now)
        return TurnedAway(LockedTillError(until))
    return TurnedAway(WrongPinError())


def _tell_owner(session: Session, till: Till, until: datetime, now: datetime) -> None:
    store = session.get_one(Store, till.store_id)
    raise_alarm(
        session,
        till.brand_id,
        _subject(till),
        f"{till.name} in {store.name} was locked until {until:%H:%M} UTC after five "
        "wrong PINs. Find out who tried, then unlock it.",
        now=now,
    )


def unlock_till(session: Session, till: Till) -> None:
    """Open a locked till again, and say that whoever was told has seen to it."""
    open_door(till)
    clear_alarm(session, till.brand_id, _subject(till))


def _subject(till: Till) -> str:
    return f"till:{till.id}"
