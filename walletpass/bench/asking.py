"""`bench segment`: live counts over many customers, beside SQL written by hand."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any, Final

from sqlalchemy import text

from walletpass import brands, segments
from walletpass.bench.by_hand import QUESTIONS, Question
from walletpass.bench.growing import grow
from walletpass.bench.history import remember
from walletpass.bench.measure import Measure, Progress, UnsoundError, alternating
from walletpass.bench.shop import Shop, open_shop
from walletpass.db import Database

_DISTINCT: Final = 1600  # customers with a past of their own; the rest are copies
_SPAN: Final = re.compile(r":days_(\d+)")


def bench_asking(
    *, rounds: int, customers: int, on_progress: Progress
) -> list[Measure]:
    """Measure each question as the API counts it, and its quickest spelling by hand."""
    with open_shop(min(_DISTINCT, customers)) as shop:
        remember(shop)
        there_are = grow(shop, customers)
        now = shop.services.now()
        measures = []
        for number, (name, question) in enumerate(QUESTIONS.items()):
            step = partial(_tell, on_progress, number * rounds)
            ours, best = _measured(shop, question, now, rounds, step)
            beside = f"the best of SQL by hand, {there_are:,} customers"
            measures.append(Measure(f"segment.{name}", ours, "ms", best, beside))
    return measures


def _tell(on_progress: Progress, done_before: int, done: int, rounds: int) -> None:
    on_progress(done_before + done, rounds * len(QUESTIONS))


def _measured(
    shop: Shop, question: Question, now: datetime, rounds: int, tell: Progress
) -> tuple[float, float]:
    counts: dict[str, int] = {}
    database, brand_id = shop.services.database, shop.cards[0].brand_id
    runs = (
        partial(_ours, database, brand_id, question.tree, now, counts),
        *(
            partial(_by_hand, database, brand_id, sql, now, counts)
            for sql in question.spellings
        ),
    )
    for warm_up in runs:
        warm_up()
    ours, *theirs = alternating(rounds, runs, tell)
    if len(set(counts.values())) != 1 or not any(counts.values()):
        raise UnsoundError(f"They count {sorted(counts.values())} customers.")
    return ours, min(theirs)


def _ours(
    database: Database,
    brand_id: str,
    tree: Mapping[str, Any],
    now: datetime,
    counts: dict[str, int],
) -> float:
    """Count as the API does, and return how many milliseconds it took."""
    with database.snapshot() as session:
        brand = brands.brand_of(session, brand_id)
        begun = perf_counter()
        counts["ours"] = segments.count(session, brand, segments.parse(tree), now=now)
        return (perf_counter() - begun) * 1000


def _by_hand(
    database: Database, brand_id: str, sql: str, now: datetime, counts: dict[str, int]
) -> float:
    spans = {f"days_{days}": _spelt(now, int(days)) for days in _SPAN.findall(sql)}
    told = {"brand": brand_id, "now": _spelt(now, 0)} | spans
    named = {name: value for name, value in told.items() if f":{name}" in sql}
    with database.snapshot() as session:
        begun = perf_counter()
        counts[sql] = session.execute(text(sql), named).scalar_one()
        return (perf_counter() - begun) * 1000


def _spelt(now: datetime, days: int) -> str:
    """Return the moment so many days before, as SQLite keeps it."""
    return f"{now - timedelta(days=days):%Y-%m-%d %H:%M:%S.%f}"
