"""What is on the shelves, and what has come back to them."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from walletpass.brands import UnknownStoreError, stores_of
from walletpass.sales import fitness
from walletpass.sales.models import StockLevel
from walletpass.sales.watching import Article, fit_article

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Level:
    """How many of an article there are, by a count at some moment."""

    article: Article
    level: int
    counted_at: datetime | None = None


def take_stock(
    session: Session, brand_id: str, levels: Sequence[Level], *, now: datetime
) -> Sequence[Article]:
    """Take a feed of levels; return the articles that are there again.

    A count older than the one we know changes nothing, so a feed may repeat itself
    and come in any order. An article we never heard of was not there before.

    Raises:
        UnfitSaleError: A level cannot be right; the error names its place.
        UnknownStoreError: The brand has no such store.
        WrongClockError: A count lies in the future, or too far back.
    """
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
        arrived += _take(session, brand_id, some, now)
    return arrived


def _fit(where: str, told: Level, now: datetime) -> Level:
    if type(told.level) is int and told.level < 0:
        told = Level(told.article, 0, told.counted_at)  # sold before it was counted
    return Level(
        fit_article(told.article, where),
        fitness.pieces(where + "level", told.level, least=0),
        fitness.happened(
            fitness.instant(where + "counted_at", told.counted_at),
            now=now,
            within=fitness.TOLD_WITHIN,
        ),
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
_INSERTS = {
    "sqlite": sqlite.insert(_levels).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_levels).on_conflict_do_nothing(),
}
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
    .values(level=bindparam("now_there"), counted_at=bindparam("at"))
)


def _take(
    session: Session, brand_id: str, levels: Sequence[Level], now: datetime
) -> Sequence[Article]:
    """Make room for each level, lock what there is, and set what is newer."""
    connection = session.connection()
    connection.execute(
        _INSERTS[session.get_bind().dialect.name],
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
        connection.execute(_SET, [_set(brand_id, level, now) for level in newer])
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
        "level": 0,
        "counted_at": _LONG_AGO,
    }


def _set(brand_id: str, level: Level, now: datetime) -> dict[str, Any]:
    return {
        "of_brand": brand_id,
        "of_sku": level.article.sku,
        "of_colour": level.article.colour,
        "of_size": level.article.size,
        "of_store_id": level.article.store_id,
        "now_there": level.level,
        "at": _counted_at(level, now),
    }


def levels_of(session: Session, brand_id: str, sku: str) -> Sequence[StockLevel]:
    """Return every level we know of an article, colour by colour, size by size."""
    return session.scalars(
        select(StockLevel)
        .where(StockLevel.brand_id == brand_id, StockLevel.sku == sku.strip())
        .order_by(StockLevel.colour, StockLevel.size, StockLevel.store_id)
    ).all()
