"""Messages go where their card goes, and are forgotten with its holder."""

from collections.abc import Sequence

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from walletpass.passes.messages.models import Showing


def follow_cards(session: Session, pass_ids: Sequence[str], customer_id: str) -> None:
    """Let the messages of these cards be told to the customer who holds them now."""
    session.execute(
        update(Showing)
        .where(Showing.pass_id.in_(pass_ids))
        .values(customer_id=customer_id)
    )


def forget(session: Session, pass_ids: Sequence[str]) -> None:
    """Forget what was said on these cards."""
    session.execute(delete(Showing).where(Showing.pass_id.in_(pass_ids)))
