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
from walletpass.sales.telling import ONE
from walletpass.sales.watching import Article, note_told, watchers_of


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
    if level is None or not level.level:
        return []
    pieces = max(level.level // ONE, 1)
    left = pieces * level.per_piece - level.told
    if left <= 0:
        return []
    waiting = watchers_of(session, brand_id, article, now=now, limit=min(left, limit))
    named = ", ".join(filter(None, (level.name or article.sku, *_variant(article))))
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
    return list(dict.fromkeys(customers))


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
