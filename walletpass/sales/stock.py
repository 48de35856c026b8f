"""What is on the shelves, and what has come back to them."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, select, update
from sqlalchemy.orm import Session

from walletpass.brands import UnknownStoreError, stores_of
from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.sales import fitness
from walletpass.sales.models import StockLevel
from walletpass.sales.notifying import promise_telling
from walletpass.sales.stock_terms import (
    TOLD_PER_PIECE,
    check_per_piece,
    stock_terms,
)
from walletpass.sales.watching import Article, fit_article, waited_for

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Level:
    """How many of an article there are, by a count at some moment.

    *level* is in thousandths. *name* is what customers call it.
    """

    article: Article
    level: int
    counted_at: datetime | None = None
    name: str = ""


def take_stock(
    session: Session,
    brand_id: str,
    levels: Sequence[Level],
    *,
    now: datetime,
    per_piece: int | None = None,
) -> Sequence[Article]:
    """Take a feed of levels; return the articles that are there again.

    A count older than the one we know changes nothing, so a feed may repeat itself
    and come in any order. An article we never heard of was not there before. That
    whoever waits for what came back is told is promised: *per_piece* of them for each
    piece, or as many as the brand's terms say.

    Raises:
        UnfitSaleError: A level cannot be right; the error names its place.
        UnknownStoreError: The brand has no such store.
        WrongClockError: A count lies in the future, or too far back.
    """
    if per_piece is None:
        per_piece = stock_terms(session, brand_id).per_piece
    check_per_piece(per_piece)
    counted: dict[tuple[str, ...], Level] = {}
    for place, told in enumerate(levels, 1):
        fit = _fit(f"levels[{place}].", told, now)
        known = counted.get(astuple(fit.article))
        if known is None or _counted_at(known, now) <= _counted_at(fit, now):
            counted[astuple(fit.article)] = fit
    _check_stores(session, brand_id, {level.article.store_id for level in levels})
    arrived: list[Article] = []
    in_order = [counted[key] for key in sorted(counted)]
    for some in _in_parts(in_order):
        back = _take(session, brand_id, some, per_piece, now)
        for article in _waited_for(session, brand_id, back, now):
            promise_telling(session, brand_id, article, now=now)
        arrived += back
    return arrived


def _waited_for(
    session: Session, brand_id: str, back: Sequence[Article], now: datetime
) -> Sequence[Article]:
    waited = waited_for(session, brand_id, {article.sku for article in back}, now=now)
    return [article for article in back if article.sku in waited]


def _fit(where: str, told: Level, now: datetime) -> Level:
    if type(told.level) is int and told.level < 0:
        told = replace(told, level=0)  # sold before it was counted
    return Level(
        fit_article(told.article, where),
        fitness.pieces(where + "level", told.level, least=0),
        fitness.happened(
            fitness.instant(where + "counted_at", told.counted_at),
            now=now,
            within=fitness.TOLD_WITHIN,
        ),
        fitness.text(where + "name", told.name, 200),
    )


def _counted_at(level: Level, now: datetime) -> datetime:
    return level.counted_at or now


def _check_stores(session: Session, brand_id: str, named: set[str]) -> None:
    ours = {store.id for store in stores_of(session, brand_id)}
    for store_id in sorted(named - ours - {""}):
        raise UnknownStoreError(store_id)


def _in_parts(levels: Sequence[Level]) -> Iterator[Sequence[Level]]:
    for start in range(0, len(levels), _AT_ONCE):
        yield levels[start : start + _AT_ONCE]


_levels: Any = StockLevel.__table__
_INSERTS = in_each_dialect(lambda insert: insert(_levels).on_conflict_do_nothing())
_LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_LOCK = (
    select(_levels)
    .where(
        _levels.c.brand_id == bindparam("brand_id"),
        _levels.c.sku.in_(bindparam("skus", expanding=True)),
    )
    .order_by(*(_levels.c[name] for name in ("sku", "colour", "size", "store_id")))
    .with_for_update()
)
_SET = (
    update(_levels)
    .where(
        _levels.c.brand_id == bindparam("of_brand"),
        _levels.c.sku == bindparam("of_sku"),
        _levels.c.colour == bindparam("of_colour"),
        _levels.c.size == bindparam("of_size"),
        _levels.c.store_id == bindparam("of_store_id"),
    )
    .values(
        level=bindparam("now_there"),
        counted_at=bindparam("at"),
        name=case((bindparam("named") == "", _levels.c.name), else_=bindparam("named")),
        per_piece=bindparam("of_each"),
        told=case((_levels.c.level == 0, 0), else_=_levels.c.told),
    )
)


def _take(
    session: Session,
    brand_id: str,
    levels: Sequence[Level],
    per_piece: int,
    now: datetime,
) -> Sequence[Article]:
    """Make room for each level, lock what there is, and set what is newer."""
    connection = session.connection()
    connection.execute(
        in_dialect_of(session, _INSERTS),
        [_empty(brand_id, level.article) for level in levels],
    )
    skus = sorted({level.article.sku for level in levels})
    known = {
        (row.sku, row.colour, row.size, row.store_id): row
        for row in connection.execute(_LOCK, {"brand_id": brand_id, "skus": skus})
    }
    newer = [
        level
        for level in levels
        if known[astuple(level.article)].counted_at <= _counted_at(level, now)
    ]
    if newer:
        connection.execute(
            _SET, [_set(brand_id, level, per_piece, now) for level in newer]
        )
    return [
        level.article
        for level in newer
        if level.level and not known[astuple(level.article)].level
    ]


def _empty(brand_id: str, article: Article) -> dict[str, Any]:
    return {
        "brand_id": brand_id,
        "sku": article.sku,
        "colour": article.colour,
        "size": article.size,
        "store_id": article.store_id,
        "name": "",
        "level": 0,
        "per_piece": TOLD_PER_PIECE,
        "told": 0,
        "counted_at": _LONG_AGO,
    }


def _set(brand_id: str, level: Level, per_piece: int, now: datetime) -> dict[str, Any]:
    return {
        "of_brand": brand_id,
        "of_sku": level.article.sku,
        "of_colour": level.article.colour,
        "of_size": level.article.size,
        "of_store_id": level.article.store_id,
        "now_there": level.level,
        "named": level.name,
        "of_each": per_piece,
        "at": _counted_at(level, now),
    }


def levels_of(session: Session, brand_id: str, sku: str) -> Sequence[StockLevel]:
    """Return every level we know of an article, colour by colour, size by size."""
    return session.scalars(
        select(StockLevel)
        .where(StockLevel.brand_id == brand_id, StockLevel.sku == sku.strip())
        .order_by(StockLevel.colour, StockLevel.size, StockLevel.store_id)
    ).all()
