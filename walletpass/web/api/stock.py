"""Stock over the API: what is on the shelves, and who waits for it."""

from dataclasses import asdict
from typing import Any

from walletpass import customers, sales
from walletpass.sales import Article, Level, StockLevel, Watch
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.stock_shapes import (
    ArticleIn,
    LevelsOut,
    StockIn,
    StockOut,
    StockQuery,
    WatchesOut,
    WatchesQuery,
    WatchIn,
    WatchOut,
)

_LARGEST_FEED = 2 * 1024 * 1024


@api.post("/stock")
@writes("stock:write", finds=True, largest=_LARGEST_FEED)
@api.input(StockIn)
@api.output(StockOut)
def take_stock(act: Act, json_data: StockIn) -> Any:
    """Take a feed of levels, by article and variant; the same again changes nothing.

    Whoever waits for an article that is there again is told on their card, first come,
    first served: as many for each piece as `tell_per_piece` says, each of them once, and
    nobody once it is sold out. A count older than the one we know changes nothing.
    """
    arrived = sales.take_stock(
        act.session,
        act.brand_id,
        [
            Level(_article(told), told.level, told.counted_at, told.name)
            for told in json_data.levels
        ],
        now=act.now,
        per_piece=json_data.tell_per_piece,
    )
    skus = {article.sku for article in arrived}
    waited = sales.waited_for(act.session, act.brand_id, skus, now=act.now)
    return {
        "levels": len(json_data.levels),
        "arrived": [_arrived(act, one, is_waited=one.sku in waited) for one in arrived],
    }


def _article(told: ArticleIn) -> Article:
    return Article(told.sku, told.colour, told.size, told.store_id or "")


def _arrived(act: Act, article: Article, *, is_waited: bool) -> dict[str, Any]:
    waiting = 0
    if is_waited:
        waiting = sales.how_many_watch(act.session, act.brand_id, article, now=act.now)
    told = asdict(article)
    return told | {"store_id": article.store_id or None, "waiting": waiting}


@api.get("/stock")
@reads("stock:read")
@api.input(StockQuery, location="query")
@api.output(LevelsOut)
def show_stock(act: Act, query_data: StockQuery) -> Any:
    """Return every level of an article, colour by colour, size by size."""
    found = sales.levels_of(act.session, act.brand_id, query_data.sku)
    return {"levels": [_level(one) for one in found]}


_OF_A_LEVEL = ("sku", "colour", "size", "name", "level", "told", "counted_at")
_OF_A_WATCH = (
    "id", "customer_id", "sku", "colour", "size", "created_at", "expires_at",
    "told_at", "ended_at", "ending",
)  # fmt: skip


def _level(one: StockLevel) -> dict[str, Any]:
    shown = {name: getattr(one, name) for name in _OF_A_LEVEL}
    return shown | {"store_id": one.store_id or None}


@api.post("/watches")
@writes("stock:write", finds=True)
@api.input(WatchIn)
@api.output(WatchOut, status_code=201)
def watch_article(act: Act, json_data: WatchIn) -> Any:
    """Let a customer wait for an article, for 60 days unless the brand set another time.

    Who waits already, keeps waiting.
    """
    who = customers.person_of(act.session, act.brand_id, json_data.customer_id)
    kept = sales.watch(
        act.session, act.brand_id, who.id, _article(json_data), now=act.now
    )
    return _watch(kept), 201


@api.get("/watches")
@reads("stock:read", finds=True)
@api.input(WatchesQuery, location="query")
@api.output(WatchesOut)
def list_watches(act: Act, query_data: WatchesQuery) -> Any:
    """Return what a customer waits for, the longest wait first."""
    who = customers.person_of(act.session, act.brand_id, query_data.customer_id)
    found = sales.watches_of(act.session, act.brand_id, who.id, now=act.now)
    return {"watches": [_watch(one) for one in found]}


@api.post("/watches/<string:watch_id>:withdraw")
@writes("stock:write")
@api.input(WatchesQuery)
@api.output(WatchOut)
def withdraw_watch(act: Act, watch_id: str, json_data: WatchesQuery) -> Any:
    """Let a customer wait no longer; again changes nothing."""
    who = customers.person_of(act.session, act.brand_id, json_data.customer_id)
    kept = sales.unwatch(act.session, act.brand_id, who.id, watch_id, now=act.now)
    return _watch(kept)


def _watch(one: Watch) -> dict[str, Any]:
    shown = {name: getattr(one, name) for name in _OF_A_WATCH}
    return shown | {"store_id": one.store_id or None}
