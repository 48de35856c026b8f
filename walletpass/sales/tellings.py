"""What came of an article that was back: how many were told, and why others were not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import ForeignKey, Index, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.db import Base
from walletpass.kernel.ids import new_id
from walletpass.sales.models import Watch
from walletpass.sales.watching import Article

Untold = Literal["", "off", "sold-out", "enough"]
"""Why somebody who waits was not told: nothing is, none is left, or it is for others."""

DAY: Final = timedelta(days=1)
KEPT: Final = timedelta(days=30)


class StockTelling(Base):
    """One time that watchers of an article were looked at: *told*, and *left* untold."""

    __tablename__ = "stock_tellings"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    sku: Mapped[str] = mapped_column(String(64))
    colour: Mapped[str] = mapped_column(String(40))
    size: Mapped[str] = mapped_column(String(40))
    store_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(300))
    told: Mapped[int]
    left: Mapped[int]
    reason: Mapped[Untold] = mapped_column(String(8))
    at: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id", "at"),)


@dataclass(frozen=True, slots=True)
class Awaited:
    """An article that customers wait for, and how many do."""

    article: Article
    customers: int


def note_telling(
    session: Session,
    brand_id: str,
    article: Article,
    *,
    name: str,
    told: int,
    left: int,
    reason: Untold,
    now: datetime,
) -> None:
    """Write down how many were told of an article, and why the others were not."""
    if not told and not left:
        return
    session.add(
        StockTelling(
            id=new_id("stt", now),
            brand_id=brand_id,
            sku=article.sku,
            colour=article.colour,
            size=article.size,
            store_id=article.store_id,
            name=name,
            told=told,
            left=left,
            reason=reason if left else "",
            at=now,
        )
    )
    session.flush()


def tellings_since(
    session: Session, brand_id: str, *, since: datetime, limit: int = 20
) -> Sequence[StockTelling]:
    """Return the latest times that watchers were looked at, the last one first."""
    return session.scalars(
        select(StockTelling)
        .where(StockTelling.brand_id == brand_id, StockTelling.at > since)
        .order_by(StockTelling.at.desc(), StockTelling.id.desc())
        .limit(limit)
    ).all()


def told_and_left(
    session: Session, brand_id: str, *, since: datetime
) -> tuple[int, Mapping[str, int]]:
    """Return how many were told, and how many were left each time, by reason."""
    rows: Any = session.execute(
        select(
            StockTelling.reason,
            func.sum(StockTelling.told),
            func.sum(StockTelling.left),
        )
        .where(StockTelling.brand_id == brand_id, StockTelling.at > since)
        .group_by(StockTelling.reason)
    ).all()
    left = {reason: int(count) for reason, _, count in rows if reason}
    return sum(int(told) for _, told, _ in rows), dict(sorted(left.items()))


def awaited(
    session: Session, brand_id: str, *, now: datetime, limit: int = 10
) -> Sequence[Awaited]:
    """Return the articles that most wait for: it counts all of them that wait."""
    parts = (Watch.sku, Watch.colour, Watch.size, Watch.store_id)
    number = func.count()
    rows = session.execute(
        select(*parts, number)
        .where(
            Watch.brand_id == brand_id,
            Watch.ended_at.is_(None),
            Watch.told_at.is_(None),
            Watch.expires_at > now,
        )
        .group_by(*parts)
        .order_by(number.desc(), *parts)
        .limit(limit)
    )
    return [Awaited(Article(*row[:4]), row[4]) for row in rows]


def forget_tellings(session: Session, *, now: datetime, limit: int) -> int:
    """Forget a batch of what is older than a month; return how many those were."""
    old = (
        select(StockTelling.id)
        .where(StockTelling.at < now - KEPT)
        .order_by(StockTelling.at)
        .limit(limit)
    )
    gone = delete(StockTelling).where(StockTelling.id.in_(old))
    return len(session.execute(gone.returning(StockTelling.id)).all())
