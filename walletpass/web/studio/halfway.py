"""Somebody whose password was right and whose second factor is still to be shown.

The cookie then names them to the page that asks for the code, and to no other: it holds
nothing by which anybody is known as signed in, and is worth nothing ten minutes later.
"""

from datetime import datetime, timedelta
from typing import Final

from flask import session
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Staff
from walletpass.kernel.secrets import same
from walletpass.web.edge import current_services

PATIENCE: Final = timedelta(minutes=10)
_KEPT: Final = "halfway"


def let_halfway(reading: Session, staff: Staff, *, now: datetime) -> None:
    """Begin a new session that is good for the second step alone."""
    session.clear()
    session[_KEPT] = [staff.id, _stamp_of(reading, staff), now.timestamp()]


def halfway(reading: Session, *, now: datetime) -> Staff | None:
    """Return who is between the two steps, unless they took too long or were shut out."""
    kept = session.get(_KEPT)
    if kept is None:
        return None
    staff_id, stamp, since = kept
    if not 0 <= now.timestamp() - since <= PATIENCE.total_seconds():
        return None
    staff = reading.get(Staff, staff_id)
    if staff is None or staff.status == "blocked":
        return None
    return staff if same(stamp, _stamp_of(reading, staff)) else None


def _stamp_of(reading: Session, staff: Staff) -> str:
    """Return what changes with the password and with the factor."""
    factor = brands.factor_of(reading, staff.id)
    sealed = factor.secret_sealed.hex() if factor else ""
    keyring = current_services().people.keyring
    return keyring.link_code(
        "studio halfway", f"{staff.id}/{staff.password_hash}/{sealed}"
    )
