"""Signing in: read, try the password, write.

Trying a password takes a tenth of a second on purpose, so it stands between two short
transactions and never holds the database's pen.

    with database.snapshot() as session:
        candidate = brands.candidate(session, login)
    attempt = brands.try_password(candidate, password)
    with database.transaction() as session:
        answer = brands.sign_in(session, attempt, now=now)

The answer is a value, not an exception: what a wrong password leaves behind must be
committed.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.brands.errors import (
    BlockedStaffError,
    LockedOutError,
    WrongPasswordError,
)
from walletpass.brands.locking import count_failure, locked_until, open_door
from walletpass.brands.models import Staff
from walletpass.brands.staffing import LONGEST_PASSWORD, as_login, hasher
from walletpass.kernel.secrets import Secret

_CANDIDATE = select(Staff.id, Staff.password_hash).where(
    Staff.login == bindparam("login")
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whoever owns a login or a PIN: perhaps nobody, which takes as long to find out."""

    staff_id: str | None
    secret_hash: Secret


@dataclass(frozen=True, slots=True)
class Attempt:
    """A candidate whose password or PIN has been tried."""

    staff_id: str | None
    is_right: bool


@dataclass(frozen=True, slots=True)
class SignedIn:
    """They are who they say."""

    staff: Staff


@dataclass(frozen=True, slots=True)
class Refused:
    """They are not let in, and why."""

    error: WrongPasswordError | LockedOutError | BlockedStaffError


def candidate(session: Session, login: str) -> Candidate:
    """Return who owns this login."""
    row = session.execute(_CANDIDATE, {"login": as_login(login)}).one_or_none()
    return candidate_for(*row) if row is not None else candidate_for(None, None)


def candidate_for(staff_id: str | None, hashed: str | None) -> Candidate:
    """Return someone with the hash of their password or PIN, or nobody at all."""
    if staff_id is None or hashed is None:
        return Candidate(None, Secret(_hash_of_nobody()))
    return Candidate(staff_id, Secret(hashed))


@cache
def _hash_of_nobody() -> str:
    return hasher.hash("nobody has this password")


def try_password(someone: Candidate, password: Secret) -> Attempt:
    """Try a password or a PIN. Open no transaction around this: it is slow on purpose."""
    typed = password.reveal()[: LONGEST_PASSWORD + 1]
    try:
        hasher.verify(someone.secret_hash.reveal(), typed)
    except (VerificationError, InvalidHashError):
        return Attempt(someone.staff_id, is_right=False)
    return Attempt(someone.staff_id, is_right=someone.staff_id is not None)


def sign_in(session: Session, attempt: Attempt, *, now: datetime) -> SignedIn | Refused:
    """Let someone in after a right password, and count a wrong one against them.

    Five wrong passwords within a quarter of an hour lock the login for another.
    """
    if attempt.staff_id is None:
        return Refused(WrongPasswordError())
    person = session.get_one(Staff, attempt.staff_id, with_for_update=True)
    if until := locked_until(person, now):
        return Refused(LockedOutError(until))
    if not attempt.is_right:
        until = count_failure(person, now)
        return Refused(LockedOutError(until) if until else WrongPasswordError())
    if person.status == "blocked":
        return Refused(BlockedStaffError())
    open_door(person)
    return SignedIn(person)
