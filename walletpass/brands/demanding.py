"""Whether a brand demands the second factor of those who could do the most harm."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.brands.models import Brand, Role
from walletpass.brands.permissions import Duty
from walletpass.db import Base

DEMANDED_OF: Final[frozenset[Role]] = frozenset(("owner", "marketer"))


class FactorDemand(Base):
    """That a brand demands the second factor. Without a row it only offers it."""

    __tablename__ = "factor_demands"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    since: Mapped[datetime]


def demands_factor(session: Session, brand_id: str) -> bool:
    """Tell whether the brand demands the second factor of owners and marketers."""
    return session.get(FactorDemand, brand_id) is not None


def demand_factor(
    session: Session, brand_id: str, *, is_demanded: bool, now: datetime
) -> bool:
    """Demand the second factor from now on, or only offer it; tell if that is news."""
    session.get_one(Brand, brand_id, with_for_update={"key_share": True})
    demand = session.get(FactorDemand, brand_id)
    if is_demanded == (demand is not None):
        return False
    if demand is None:
        session.add(FactorDemand(brand_id=brand_id, since=now))
    else:
        session.delete(demand)
    session.flush()
    return True


def is_demanded_of(duties: Collection[Duty]) -> bool:
    """Tell whether somebody does work for which a demanding brand wants the factor."""
    return any(duty.role in DEMANDED_OF for duty in duties)
