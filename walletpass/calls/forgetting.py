"""Forgetting calls: what was written about somebody goes with them."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from walletpass.calls.models import CallTask
from walletpass.customers import selves


def forget(session: Session, customer_id: str) -> None:
    """Forget every call to somebody who is erased, under any name of theirs."""
    session.execute(
        delete(CallTask)
        .where(CallTask.customer_id.in_(selves(customer_id)))
        .execution_options(synchronize_session="fetch")
    )
