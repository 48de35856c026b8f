"""What every table shares: names for constraints, and types that mean one thing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import JSON, DateTime, MetaData, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase

_WITHOUT_ZONE: Final = len("2026-11-22 12:00:00.000000")
_NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Only aware moments go in, and UTC comes out, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, _dialect: Dialect
    ) -> datetime | None:
        """Store the moment in UTC.

        Raises:
            ValueError: It has no zone, so nobody knows which moment it is.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"{value} has no time zone."
            raise ValueError(message)
        return value if value.tzinfo is UTC else value.astimezone(UTC)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Return what stores a moment; on SQLite in its own spelling, in half the time."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)
        in_utc = self.process_bind_param

        def spell(value: datetime | None) -> str | None:
            is_ready = value is not None and value.tzinfo is UTC
            moment = value if is_ready else in_utc(value, dialect)
            if moment is None:
                return None
            return moment.isoformat(" ", "microseconds")[:_WITHOUT_ZONE]

        return spell

    def process_result_value(
        self, value: datetime | None, _dialect: Dialect
    ) -> datetime | None:
        """Return the moment in UTC, which SQLite stores without saying so."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value


class Someday(UtcDateTime):
    """An instant that may never come: None, which sorts after every other."""

    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Store the moment, or one that nobody will see."""
        return super().process_bind_param(_NEVER if value is None else value, dialect)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the moment, or None for never."""
        moment = super().process_result_value(value, dialect)
        return None if moment == _NEVER else moment


Json = JSON

ONE_TREE: Final = {"sqlite_with_rowid": False}
"""For tables of short rows written all day: SQLite keeps them in the tree of their key.

Otherwise each is kept twice, as a row of its own number and as a key that leads to it,
and every insert writes one page more.
"""


class Base(DeclarativeBase):
    """The one registry of tables."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: Json,
        list[Any]: Json,
    }
