"""Waiting for an article: first come, first served, and told once.

sales.watch(session, brand_id, customer_id, Article("SW-12", size="M"), now=now)
for article in sales.take_stock(session, brand_id, levels, now=now):
    sales.tell_watchers(session, brand_id, article, now=now, limit=100)
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update
from sqlalchemy.orm import Session

from walletpass.brands import store_of
from walletpass.customers import Customer, customer_of
from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.kernel.ids import new_id
from walletpass.sales import fitness
from walletpass.sales.errors import UnknownWatchError
from walletpass.sales.models import Ending, Watch
from walletpass.sales.stock_terms import stock_terms


@dataclass(frozen=True, slots=True)
class Article:
    """An article in a colour and a size, in a store; empty where it does not matter."""

    sku: str
    colour: str = ""
    size: str = ""
    store_id: str = ""


def fit_article(article: Article, where: str = "") -> Article:
    """Return the article in the one spelling we keep.

    Raises:
        UnfitSaleError: It names the field that cannot be right.
    """
    return Article(
        fitness.text(where + "sku", article.sku, 64, least=1),
        fitness.text(where + "colour", article.colour, 40),
        fitness.text(where + "size", article.size, 40),
        fitness.text(where + "store_id", article.store_id, 32),
    )


_watches: Any = Watch.__table__
_INSERTS = in_each_dialect(lambda insert: insert(_watches).on_conflict_do_nothing())


def watch(
    session: Session,
    brand_id: str,
    customer_id: str,
    article: Article,
    *,
    now: datetime,
) -> Watch:
    """Let a customer wait for an article, for as long as the brand's terms say.

    Who waits already, keeps waiting.

    Raises:
        UnfitSaleError: A part of the article cannot be right.
        UnknownCustomerError: The brand has no such customer.
        UnknownStoreError: The brand has no such store.
    """
    article = fit_article(article)
    customer_of(session, brand_id, customer_id)
    if article.store_id:
        store_of(session, brand_id, article.store_id)
    the_one = _open_of(customer_id).where(
        Watch.sku == article.sku,
        Watch.colour == article.colour,
        Watch.size == article.size,
        Watch.store_id == article.store_id,
    )
    _expire(session, the_one, now)
    session.connection().execute(
        in_dialect_of(session, _INSERTS),
        {
            "id": new_id("wat", now),
            "brand_id": brand_id,
            "customer_id": customer_id,
            "sku": article.sku,
            "colour": article.colour,
            "size": article.size,
            "store_id": article.store_id,
            "created_at": now,
            "expires_at": now + timedelta(stock_terms(session, brand_id).days),
        },
    )
    return session.scalars(the_one).one()


def _open_of(customer_id: str) -> Select[Watch]:
    return select(Watch).where(
        Watch.customer_id == customer_id, Watch.ended_at.is_(None)
    )


def _expire(session: Session, the_one: Select[Watch], now: datetime) -> None:
    """End a watch whose time is over, or that was told, so that another may begin."""
    old = session.scalars(the_one.with_for_update()).one_or_none()
    if old and (old.expires_at <= now or old.told_at is not None):
        _end(old, "told" if old.told_at else "expired", now)
        session.flush()


def watches_of(
    session: Session, brand_id: str, customer_id: str, *, now: datetime
) -> Sequence[Watch]:
    """Return what a customer waits for, the longest wait first."""
    query = _open_of(customer_id).where(
        Watch.brand_id == brand_id, Watch.expires_at > now
    )
    return session.scalars(query.order_by(Watch.id)).all()


_SERVED = select(Customer.id).where(
    Customer.id == Watch.customer_id, Customer.status.in_(("prospect", "active"))
)


def _waiting(brand_id: str, article: Article, now: datetime) -> Select[Watch]:
    article = fit_article(article)
    return select(Watch).where(
        Watch.brand_id == brand_id,
        Watch.sku == article.sku,
        Watch.ended_at.is_(None),
        Watch.colour.in_(("", article.colour)),
        Watch.size.in_(("", article.size)),
        Watch.store_id.in_(("", article.store_id)),
        Watch.told_at.is_(None),
        Watch.expires_at > now,
        Watch.customer_id.in_(_SERVED),
    )


def watchers_of(
    session: Session,
    brand_id: str,
    article: Article,
    *,
    now: datetime,
    limit: int = 500,
) -> Sequence[Watch]:
    """Return who waits for an article and was not told yet, first come first.

    Who waits for any colour, size or store waits for this one as well.
    """
    query = _waiting(brand_id, article, now).order_by(Watch.id).limit(limit)
    return session.scalars(query).all()


def how_many_watch(
    session: Session, brand_id: str, article: Article, *, now: datetime
) -> int:
    """Return how many wait for an article and were not told yet."""
    waiting = _waiting(brand_id, article, now).subquery()
    return session.scalar(select(func.count()).select_from(waiting)) or 0


def waited_for(
    session: Session, brand_id: str, skus: Collection[str], *, now: datetime
) -> set[str]:
    """Return which of these articles somebody waits for and was not told of."""
    found = session.scalars(
        select(Watch.sku)
        .where(
            Watch.brand_id == brand_id,
            Watch.sku.in_(skus),
            Watch.ended_at.is_(None),
            Watch.told_at.is_(None),
            Watch.expires_at > now,
        )
        .distinct()
    )
    return set(found)


def note_told(
    session: Session,
    watch_ids: Collection[str],
    *,
    of: str = "",
    where: str = "",
    now: datetime,
) -> set[str]:
    """Note that these are told; return those nobody had told before.

    *of* is the article as it is called, *where* the store. Of two who would tell the
    same people at once, each gets only its own.
    """
    told = session.scalars(
        update(Watch)
        .where(
            Watch.id.in_(watch_ids), Watch.told_at.is_(None), Watch.ended_at.is_(None)
        )
        .values(told_at=now, told_of=of, told_where=where)
        .returning(Watch.id)
    )
    return set(told)


_END_BOUGHT = (
    update(_watches)
    .where(
        _watches.c.customer_id == bindparam("whose"),
        _watches.c.sku.in_(bindparam("bought", expanding=True)),
        _watches.c.ended_at.is_(None),
    )
    .values(ended_at=bindparam("at"), ending="bought")
)


def end_bought(
    session: Session, customer_id: str, skus: Collection[str], *, now: datetime
) -> None:
    """End a customer's waiting for what they have bought."""
    session.connection().execute(
        _END_BOUGHT, {"whose": customer_id, "bought": sorted(skus), "at": now}
    )


def unwatch(
    session: Session, brand_id: str, customer_id: str, watch_id: str, *, now: datetime
) -> Watch:
    """Let a customer wait no longer; again changes nothing.

    Raises:
        UnknownWatchError: This customer has no such watch.
    """
    kept = session.get(Watch, watch_id) if watch_id.isprintable() else None
    if kept is None or (kept.brand_id, kept.customer_id) != (brand_id, customer_id):
        raise UnknownWatchError
    _end(kept, "withdrawn", now)
    return kept


def forget_watches(session: Session, customer_id: str, *, now: datetime) -> None:
    """End all a customer's waiting, for when they are forgotten."""
    session.execute(
        update(Watch)
        .where(Watch.customer_id == customer_id, Watch.ended_at.is_(None))
        .values(ended_at=now, ending="withdrawn")
    )


def _end(kept: Watch, ending: Ending, now: datetime) -> None:
    if kept.ended_at is None:
        kept.ended_at, kept.ending = now, ending
