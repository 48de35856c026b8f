"""Leaving one of somebody's ten out by lot, to learn what carrying a place does.

Who has one left out, and which, follows from their id and a salt nobody knows: the same
customer draws the same lot each time, and nobody can choose it.
"""

import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.brands import UnfitFieldError
from walletpass.places.models import PlaceTrial

_LOTS = 1 << 64


def withheld(salt: bytes, share: float, customer_id: str, chosen: Sequence[str]) -> str:
    """Return which of the chosen stores is left out of this customer's card, or nothing."""
    if not chosen or _lot(salt, "who", customer_id) >= share:
        return ""
    return min(chosen, key=lambda store: _lot(salt, "which", f"{customer_id} {store}"))


def is_held(salt: bytes, share: float, customer_id: str) -> bool:
    """Tell whether an offer is kept from a customer, to see what happens without it."""
    return share > 0 and _lot(salt, "offer", customer_id) < share


def _lot(salt: bytes, label: str, name: str) -> float:
    """Return a number from 0 up to 1."""
    drawn = hmac.digest(salt, f"{label} {name}".encode(), "sha256")
    return int.from_bytes(drawn[:8]) / _LOTS


def trial_of(session: Session, brand_id: str) -> PlaceTrial | None:
    """Return the brand's trial, if it ever began one."""
    return session.get(PlaceTrial, brand_id)


def set_trial(
    session: Session, brand_id: str, share: float, *, now: datetime
) -> PlaceTrial:
    """Withhold a place from this share of customers from now on; 0 ends the trial.

    Another share begins a trial of its own, with other lots.

    Raises:
        UnfitFieldError: It is no share.
    """
    if not 0 <= share <= 1:
        raise UnfitFieldError("share", "choose a share from 0 to 1, such as 0.1.")
    trial = trial_of(session, brand_id)
    if trial is None:
        trial = PlaceTrial(brand_id=brand_id, salt=b"", share=0.0, since=now)
        session.add(trial)
    if trial.share != share or not trial.salt:
        trial.salt, trial.share, trial.since = secrets.token_bytes(16), share, now
    session.flush()
    return trial
