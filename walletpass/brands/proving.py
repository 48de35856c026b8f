"""The second factor: a code that only a phone in somebody's pocket can tell.

A code is worth one sign-in and no more. Wrong ones count against the factor, as wrong
passwords count against the login, and lock it as long.

    secret = brands.new_factor_secret()
    codes = brands.set_up_factor(session, vault, staff, secret, typed, now=now)
    answer = brands.prove(session, vault, staff.id, typed, now=now)

The secret is sealed at rest. Ten recovery codes, each good for one sign-in, stand in
for a lost phone; only their digests are kept.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pyotp
from sqlalchemy import BigInteger, ForeignKey, LargeBinary, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.brands.errors import (
    FactorSetUpError,
    LockedOutError,
    WrongFactorCodeError,
)
from walletpass.brands.locking import count_failure, locked_until, open_door
from walletpass.brands.models import Brand, Staff
from walletpass.db import Base
from walletpass.kernel.sealing import Vault
from walletpass.kernel.secrets import Secret, same

RECOVERY_CODES: Final = 10
_STEP: Final = 30  # seconds a code lasts, RFC 6238
_ADRIFT: Final = 1  # steps a phone's clock may be early or late
_DIGITS: Final = 6
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none taken for another
_RECOVERY_LENGTH: Final = 16  # 79 bits: a digest of it cannot be guessed


class SecondFactor(Base):
    """What somebody's phone and we both know, sealed. *last_step* is the last code used."""

    __tablename__ = "second_factors"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    secret_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class RecoveryCode(Base):
    """The digest of a code not used yet; using it takes the row away."""

    __tablename__ = "recovery_codes"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))


@dataclass(frozen=True, slots=True)
class Proved:
    """The code was right. *recovery_left* says how many are left if it was one of them."""

    recovery_left: int | None = None


@dataclass(frozen=True, slots=True)
class Unproved:
    """The code was not right, or nobody is listening at present."""

    error: WrongFactorCodeError | LockedOutError


def new_factor_secret() -> Secret:
    """Return a fresh secret, to be drawn as a QR code and to be typed."""
    return Secret(pyotp.random_base32())


def factor_address(secret: Secret, staff: Staff, brand: Brand) -> str:
    """Return what an authenticator app reads from the QR code. It holds the secret."""
    totp = pyotp.TOTP(secret.reveal(), digits=_DIGITS, interval=_STEP)
    return totp.provisioning_uri(name=staff.login, issuer_name=brand.name)


def factor_of(session: Session, staff_id: str) -> SecondFactor | None:
    """Return somebody's second factor, if they have set one up."""
    return session.get(SecondFactor, staff_id)


def set_up_factor(
    session: Session,
    vault: Vault,
    staff: Staff,
    secret: Secret,
    code: str,
    *,
    now: datetime,
) -> Sequence[Secret]:
    """Ask for a code at each sign-in from now on; return the recovery codes, once.

    Raises:
        WrongFactorCodeError: *code* is not what a phone with this secret shows now.
        FactorSetUpError: They have one, which has to be taken away first.
    """
    session.get_one(Staff, staff.id, with_for_update=True)
    if factor_of(session, staff.id) is not None:
        raise FactorSetUpError
    step = _step_of(secret, _plain(code), now=now)
    if step is None:
        raise WrongFactorCodeError
    session.add(
        SecondFactor(
            staff_id=staff.id,
            brand_id=staff.brand_id,
            secret_sealed=vault.seal(secret.reveal().encode()),
            last_step=step,
            created_at=now,
        )
    )
    return renew_recovery_codes(session, staff)


def renew_recovery_codes(session: Session, staff: Staff) -> Sequence[Secret]:
    """Void the recovery codes given before, and return fresh ones, once."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff.id))
    texts = [_new_recovery_code() for _ in range(RECOVERY_CODES)]
    session.add_all(
        RecoveryCode(
            staff_id=staff.id,
            digest=_digest(staff.id, _plain(text)),
            brand_id=staff.brand_id,
        )
        for text in texts
    )
    session.flush()
    return [Secret(text) for text in texts]


def _new_recovery_code() -> str:
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH))
    return "-".join(signs[at : at + 4] for at in range(0, _RECOVERY_LENGTH, 4))


def prove(
    session: Session, vault: Vault, staff_id: str, code: str, *, now: datetime
) -> Proved | Unproved:
    """Take a code of somebody's phone, or a recovery code, and let it count once.

    Someone whose factor was taken away meanwhile proves nothing: they begin again with
    their password.
    """
    factor = session.get(SecondFactor, staff_id, with_for_update=True)
    if factor is None:
        return Unproved(WrongFactorCodeError())
    if until := locked_until(factor, now):
        return Unproved(LockedOutError(until))
    typed = _plain(code)
    step = _step_of(Secret(vault.open(factor.secret_sealed).decode()), typed, now=now)
    if step is not None and step > factor.last_step:
        factor.last_step = step
        open_door(factor)
        return Proved()
    if _spend(session, staff_id, typed):
        open_door(factor)
        return Proved(recovery_codes_left(session, staff_id))
    until = count_failure(factor, now)
    return Unproved(LockedOutError(until) if until else WrongFactorCodeError())


def _plain(code: str) -> str:
    """Return a code as it counts: without spaces and dashes, in small letters."""
    return "".join(sign for sign in code[:60] if sign.isalnum()).lower()


def _step_of(secret: Secret, code: str, *, now: datetime) -> int | None:
    """Return the newest step in which the phone shows this code, of those near now."""
    totp = pyotp.TOTP(secret.reveal(), digits=_DIGITS, interval=_STEP)
    here = int(now.timestamp()) // _STEP
    steps = range(here + _ADRIFT, here - _ADRIFT - 1, -1)
    fits = [step for step in steps if same(code, totp.generate_otp(step))]
    return fits[0] if fits else None


def _spend(session: Session, staff_id: str, code: str) -> bool:
    spent = session.get(RecoveryCode, (staff_id, _digest(staff_id, code)))
    if spent is None:
        return False
    session.delete(spent)
    session.flush()
    return True


def _digest(staff_id: str, code: str) -> bytes:
    return hashlib.sha256(f"{staff_id}/{code}".encode()).digest()


def recovery_codes_left(session: Session, staff_id: str) -> int:
    """Return how many recovery codes somebody may still use."""
    left = select(func.count()).where(RecoveryCode.staff_id == staff_id)
    return session.scalar(left) or 0


def reset_factor(session: Session, staff_id: str) -> bool:
    """Take away somebody's second factor and their codes; tell whether they had one."""
    factor = session.get(SecondFactor, staff_id, with_for_update=True)
    if factor is None:
        return False
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    session.delete(factor)
    session.flush()
    return True
