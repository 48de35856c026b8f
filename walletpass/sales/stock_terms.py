"""How a brand tells that something is back: whether, how many, and for how long one waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.db import Base
from walletpass.sales.errors import UnfitSaleError

TOLD_PER_PIECE: Final = 3
"""How many of those who wait are told of each piece, unless the shop says otherwise."""

MOST_PER_PIECE: Final = 1000
WATCHED_FOR: Final = timedelta(days=60)
LONGEST_WAIT: Final = 366  # days


class StockTerms(Base):
    """A brand's own terms; while it is not *is_on* nobody is told, though they may wait."""

    __tablename__ = "stock_terms"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    is_on: Mapped[bool]
    per_piece: Mapped[int]
    days: Mapped[int]
    updated_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What holds for a brand: *per_piece* are told of each piece, one waits so many *days*."""

    is_on: bool = True
    per_piece: int = TOLD_PER_PIECE
    days: int = WATCHED_FOR.days


def stock_terms(session: Session, brand_id: str) -> Waiting:
    """Return what holds for a brand, what is usual where it said nothing."""
    kept = session.get(StockTerms, brand_id)
    if kept is None:
        return Waiting()
    return Waiting(kept.is_on, kept.per_piece, kept.days)


def set_stock_terms(
    session: Session, brand_id: str, told: Waiting, *, now: datetime
) -> None:
    """Keep a brand's terms, for levels and for who begins to wait from now on.

    Raises:
        UnfitSaleError: A number is out of bounds; the error names it.
    """
    check_per_piece(told.per_piece)
    if not 1 <= told.days <= LONGEST_WAIT:
        raise UnfitSaleError("days", f"use 1 to {LONGEST_WAIT}.")
    session.merge(
        StockTerms(
            brand_id=brand_id,
            is_on=told.is_on,
            per_piece=told.per_piece,
            days=told.days,
            updated_at=now,
        )
    )
    session.flush()


def check_per_piece(per_piece: int) -> None:
    """Tell whether so many can be told of each piece.

    Raises:
        UnfitSaleError: They cannot.
    """
    if not 1 <= per_piece <= MOST_PER_PIECE:
        raise UnfitSaleError("tell_per_piece", f"use 1 to {MOST_PER_PIECE}.")
