"""Years of birth of who told theirs before years were kept: read once, batch by batch."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers.models import Customer
from walletpass.customers.people import People, birthday_of

_UNREAD = (
    select(Customer)
    .where(Customer.birth_year.is_(None), Customer.birthday_sealed.is_not(None))
    .order_by(Customer.id)
    .limit(bindparam("most"))
    .with_for_update(key_share=True)
)


def read_birth_years(session: Session, people: People, *, limit: int) -> int:
    """Keep the year of a batch of customers who told one; return how many those were."""
    unread = session.scalars(_UNREAD, {"most": limit}).all()
    for customer in unread:
        birthday = birthday_of(people, customer)
        customer.birth_year = birthday.year_kept if birthday else 0
    session.flush()
    return len(unread)
