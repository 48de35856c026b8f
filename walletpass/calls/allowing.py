"""Whether a call may still be made: what somebody agreed to may have changed since."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from walletpass import customers
from walletpass.calls.models import CallTask
from walletpass.customers import Customer

_LIVING = ("prospect", "active")


def allowed_among(session: Session, tasks: Sequence[CallTask]) -> frozenset[str]:
    """Return the ids of those of these tasks that may be done as things are now.

    An offer needs a yes to calls, and nobody calls who is blocked. Who was merged since
    is asked for under the name they have now.
    """
    people = _people(session, [task.customer_id for task in tasks])
    offers = [people[one.customer_id] for one in tasks if one.purpose == "marketing"]
    ids = [who.id for who in offers]
    agreed = customers.agreed_among(session, ids, "call") if ids else frozenset()
    return frozenset(
        task.id
        for task in tasks
        if (who := people[task.customer_id]).status in _LIVING
        and (task.purpose == "service" or who.id in agreed)
    )


def _people(session: Session, ids: Sequence[str]) -> dict[str, Customer]:
    """Return each of these customers, or whom they were merged into, by their old id."""
    now = aliased(Customer)
    rows = session.execute(
        select(Customer.id, now)
        .join(now, now.id == func.coalesce(Customer.merged_into_id, Customer.id))
        .where(Customer.id.in_(ids))
    )
    return {row[0]: row[1] for row in rows}
