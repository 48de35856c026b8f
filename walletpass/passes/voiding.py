"""Voiding cards: they turn grey on the phone, and never come back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.passes.errors import UnknownPassError
from walletpass.passes.events import RefreshPasses
from walletpass.passes.models import Pass


def void(session: Session, brand_id: str, pass_id: str, *, now: datetime) -> None:
    """Void the brand's card and promise its phones word of it. Again changes nothing.

    Raises:
        UnknownPassError: The brand has no such card.
    """
    wallet_pass = session.scalars(
        select(Pass)
        .where(Pass.id == pass_id, Pass.brand_id == brand_id)
        .with_for_update()
    ).one_or_none()
    if wallet_pass is None:
        raise UnknownPassError
    if wallet_pass.status == "voided":
        return
    wallet_pass.status = "voided"
    outbox.add(session, RefreshPasses((pass_id,), "voided"), now=now)
    session.flush()
