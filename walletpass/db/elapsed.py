"""How many days lie between two moments, asked of the database in its own words."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    SQLColumnExpression,
    String,
    cast,
    literal,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from walletpass.db.base import UtcDateTime

Moment = datetime | SQLColumnExpression[datetime] | SQLColumnExpression[datetime | None]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _ElapsedDays(FunctionElement[float]):
    """Days and parts of them from the second moment to the first."""

    inherit_cache = True
    name = "elapsed_days"
    type = Float()


def elapsed_days(
    until: Moment,
    since: Moment,
) -> ColumnElement[float]:
    """Return how many days lie between two moments; NULL where one of them is."""
    return _ElapsedDays(_moment(until), _moment(since))


def day_number(moment: Moment) -> ColumnElement[str]:
    """Return a moment's day, numbered, as text: a name for it that never changes."""
    return cast(cast(elapsed_days(moment, _EPOCH), Integer), String)


def _moment(told: Any) -> Any:
    return literal(told, UtcDateTime()) if isinstance(told, datetime) else told


@compiles(_ElapsedDays, "sqlite")
def _in_sqlite(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    until, since = (compiler.process(one, **options) for one in element.clauses)
    return f"(julianday({until}) - julianday({since}))"


@compiles(_ElapsedDays, "postgresql")
def _in_postgresql(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    until, since = (compiler.process(one, **options) for one in element.clauses)
    return (
        f"(extract(epoch FROM CAST({until} AS timestamptz)"
        f" - CAST({since} AS timestamptz))::float / 86400)"
    )
