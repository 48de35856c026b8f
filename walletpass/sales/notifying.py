"""Telling who waits that an article is back: first come, first told, and not too many.

Of each piece so many are told, and no more until it was sold out once again; who told
them, and how often they were asked to, makes no difference.
"""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import events, outbox
from walletpass.brands import Store
from walletpass.sales.events import TellWatchers
from walletpass.sales.models import StockLevel, Watch
from walletpass.sales.stock_terms import stock_terms
from walletpass.sales.telling import ONE
from walletpass.sales.tellings import Untold, note_telling
from walletpass.sales.watching import (
    Article,
    how_many_watch,
    note_told,
    watchers_of,
)


def promise_telling(
    session: Session, brand_id: str, article: Article, *, now: datetime
) -> None:
    """Promise to tell who waits for an article that is back."""
    outbox.add(session, TellWatchers(brand_id, *astuple(article)), now=now)


def tell_watchers(
    session: Session, brand_id: str, article: Article, *, now: datetime, limit: int
) -> Sequence[str]:
    """Tell the next who wait that an article is back; return the customers told.

    Nobody is told of what is sold out by now, nor of more than the shop lets be told of
    each piece. While there are more to tell, the rest is promised.
    """
    level = _hold(session, brand_id, article)
    if level is None:
        return []
    reason, left = _how_many(session, level)
    if left <= 0:
        _note(session, level, 0, reason, now=now)
        return []
    waiting = watchers_of(session, brand_id, article, now=now, limit=min(left, limit))
    named = _called(level, article)
    store = session.get(Store, article.store_id) if article.store_id else None
    told = note_told(
        session,
        [watch.id for watch in waiting],
        of=named,
        where=store.name if store else "",
        now=now,
    )
    level.told += len(told)
    session.flush()
    customers = [watch.customer_id for watch in waiting if watch.id in told]
    for watch in waiting:
        if watch.id in told:
            _tell(session, watch, article, now)
    if limit < left and len(waiting) == limit:
        promise_telling(session, brand_id, article, now=now)
        reason = ""  # it goes on
    _note(session, level, len(told), reason, now=now)
    return list(dict.fromkeys(customers))


def tell_again(session: Session, brand_id: str, *, now: datetime) -> None:
    """Promise to look anew at what is there and waited for, as when a brand begins anew."""
    waited = (
        select(Watch.sku)
        .where(
            Watch.brand_id == brand_id,
            Watch.ended_at.is_(None),
            Watch.told_at.is_(None),
            Watch.expires_at > now,
        )
        .distinct()
    )
    there = session.scalars(
        select(StockLevel)
        .where(
            StockLevel.brand_id == brand_id,
            StockLevel.sku.in_(waited),
            StockLevel.level > 0,
        )
        .order_by(StockLevel.sku, StockLevel.colour, StockLevel.size)
    )
    for level in there:
        article = Article(level.sku, level.colour, level.size, level.store_id)
        promise_telling(session, brand_id, article, now=now)


def _hold(session: Session, brand_id: str, article: Article) -> StockLevel | None:
    return session.scalars(
        select(StockLevel)
        .where(
            StockLevel.brand_id == brand_id,
            StockLevel.sku == article.sku,
            StockLevel.colour == article.colour,
            StockLevel.size == article.size,
            StockLevel.store_id == article.store_id,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def _how_many(session: Session, level: StockLevel) -> tuple[Untold, int]:
    """Return how many more may be told, and why no others are."""
    if not stock_terms(session, level.brand_id).is_on:
        return "off", 0
    if not level.level:
        return "sold-out", 0
    pieces = max(level.level // ONE, 1)
    return "enough", pieces * level.per_piece - level.told


def _note(
    session: Session,
    level: StockLevel,
    told: int,
    reason: Untold,
    *,
    now: datetime,
) -> None:
    article = Article(level.sku, level.colour, level.size, level.store_id)
    waiting = how_many_watch(session, level.brand_id, article, now=now) if reason else 0
    note_telling(
        session,
        level.brand_id,
        article,
        name=_called(level, article),
        told=told,
        left=waiting,
        reason=reason,
        now=now,
    )


def _called(level: StockLevel, article: Article) -> str:
    return ", ".join(filter(None, (level.name or article.sku, *_variant(article))))


def _variant(article: Article) -> tuple[str, str]:
    return article.colour, article.size


def _tell(session: Session, watch: Watch, article: Article, now: datetime) -> None:
    what = {
        "watch_id": watch.id,
        "sku": article.sku,
        "colour": article.colour,
        "size": article.size,
        "store_id": article.store_id or None,
    }
    events.record(
        session,
        watch.brand_id,
        "stock.watch_notified",
        what,
        now=now,
        customer_id=watch.customer_id,
    )
