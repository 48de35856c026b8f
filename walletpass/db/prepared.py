"""Statements asked all day: compiled once, then told to the driver as text."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

from sqlalchemy import Boolean, Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

_CONNECTION: Final = "connection"
_NOTHING: Final[Mapping[str, Any]] = {}
_NONE_YET: Final[Any] = object()
_Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete


def connection_of(session: Session) -> Connection:
    """Return the connection a session's transaction runs on, looked up once.

    Within a savepoint it is asked for each time: that is what sets the savepoint.
    """
    known: Connection | None = session.info.get(_CONNECTION)
    if known is None or known.closed or session.in_nested_transaction():
        known = session.info[_CONNECTION] = session.connection()
    return known


def speak_on(session: Session, connection: Connection) -> None:
    """Let a session's statements go by the connection it was opened on."""
    session.info[_CONNECTION] = connection


class Prepared:
    """A statement that stays the same but for its parameters.

    `Session.execute` looks it up by all its parts each time, lays out its parameters and
    describes its columns anew, which costs four times what SQLite then does for a sale.
    Here it is a text from the second time on, handed to the driver's own cursor. Values
    go through their types and errors are SQLAlchemy's, as ever.

    Every call names the same parameters. Where databases say it differently, each gets
    a statement of its own, under the name of its dialect.
    """

    def __init__(self, statement: _Statement | Mapping[str, _Statement]) -> None:
        self._statement = statement
        self._texts: dict[str, _Text] = {}

    def run(self, session: Session, parameters: Mapping[str, Any]) -> int:
        """Run it once; return how many rows it wrote."""
        connection = connection_of(session)
        text = self._text(connection.dialect, parameters)
        return int(_say(connection, text.sql, text.told(parameters)))

    def run_for_each(
        self,
        session: Session,
        rows: Sequence[Mapping[str, Any]],
        *,
        same: Mapping[str, Any] = _NOTHING,
    ) -> None:
        """Run it with each of these sets of parameters; there is at least one.

        *same* are those that all of them share.
        """
        connection = connection_of(session)
        text = self._text(connection.dialect, {**same, **rows[0]})
        _say(connection, text.sql, text.told_each(rows, same), is_many=True)

    def rows(self, session: Session, parameters: Mapping[str, Any]) -> list[Any]:
        """Return what it answers, as named tuples."""
        connection = connection_of(session)
        text = self._text(connection.dialect, parameters)
        found = _say(connection, text.sql, text.told(parameters), asks=True)
        return [text.row(row) for row in found]

    def tuples(self, session: Session, parameters: Mapping[str, Any]) -> list[Any]:
        """Return what it answers as plain tuples, for rows by the thousand.

        They come as the driver tells them: texts, numbers, and truths that may be 0 or 1.
        """
        connection = connection_of(session)
        text = self._text(connection.dialect, parameters)
        assert text.is_plain, "what comes is told in other words than the driver's"
        found: list[Any] = _say(connection, text.sql, text.told(parameters), asks=True)
        return found

    def first(self, session: Session, parameters: Mapping[str, Any]) -> Any | None:
        """Return the first row of what it answers, if there is one."""
        return next(iter(self.rows(session, parameters)), None)

    def _text(self, dialect: Dialect, parameters: Mapping[str, Any]) -> "_Text":
        text = self._texts.get(dialect.name)
        if text is None:
            said = self._statement
            if isinstance(said, Mapping):
                said = said[dialect.name]
            text = self._texts[dialect.name] = _compiled(said, dialect, parameters)
        return text


def _say(
    connection: Connection,
    sql: str,
    told: Any,
    *,
    is_many: bool = False,
    asks: bool = False,
) -> Any:
    """Hand a statement to the driver, and let its errors be SQLAlchemy's."""
    cursor = connection.connection.cursor()
    try:
        if is_many:
            cursor.executemany(sql, told)
        else:
            cursor.execute(sql, told)
        return cursor.fetchall() if asks else cursor.rowcount
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            sql,
            None,
            error,
            connection.dialect.loaded_dbapi.Error,
            hide_parameters=True,
            dialect=connection.dialect,
        ) from error
    finally:
        cursor.close()


_Processors = Sequence[tuple[int, Callable[[Any], Any]]]
"""What is done to the values in some places; those in the others go as they are."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement in a database's own words, and how values go in and come out."""

    sql: str
    asked: int
    constants: Mapping[str, Any]
    names: Sequence[str]
    is_positional: bool
    going_in: _Processors
    answer: Any
    coming_out: _Processors
    is_plain: bool

    def told(self, parameters: Mapping[str, Any]) -> Any:
        """Return parameters as the driver takes them."""
        assert len(parameters) == self.asked, "every call names the same parameters"
        given = {**self.constants, **parameters} if self.constants else parameters
        values = [given[name] for name in self.names]
        for place, process in self.going_in:
            values[place] = process(values[place])
        if self.is_positional:
            return values
        return dict(zip(self.names, values, strict=True))

    def told_each(
        self, rows: Sequence[Mapping[str, Any]], same: Mapping[str, Any]
    ) -> list[Any]:
        """Return many sets of parameters; what they share is made ready only once."""
        differ = rows[0].keys()
        assert len(differ) + len(same) == self.asked, "every call names the same"
        processes = dict(self.going_in)
        columns = []
        for place, name in enumerate(self.names):
            process = processes.get(place)
            if name in differ:
                column: Iterable[Any] = [row[name] for row in rows]
                columns.append(processed(process, column) if process else column)
            else:
                value = self.constants.get(name, same.get(name))
                columns.append(repeat(process(value) if process else value, len(rows)))
        told = list(zip(*columns, strict=True))
        if self.is_positional:
            return told
        return [dict(zip(self.names, values, strict=True)) for values in told]

    def row(self, raw: Sequence[Any]) -> Any:
        """Return a row of the answer with names, and values of their types."""
        if not self.coming_out:
            return self.answer._make(raw)
        values = list(raw)
        for place, process in self.coming_out:
            values[place] = process(values[place])
        return self.answer._make(values)


def processed(process: Callable[[Any], Any], column: Iterable[Any]) -> Iterator[Any]:
    """Process the values of a column, and one that follows itself only once."""
    before, after = _NONE_YET, None
    for value in column:
        if value is not before:
            before, after = value, process(value)
        yield after


def _compiled(
    statement: _Statement, dialect: Dialect, parameters: Mapping[str, Any]
) -> _Text:
    compiled = statement.compile(dialect=dialect, column_keys=list(parameters))
    binds = compiled.binds
    assert not any(bind.expanding or bind.literal_execute for bind in binds.values())
    left_out = [*compiled.insert_prefetch, *compiled.update_prefetch]
    assert not left_out, "nobody fills in what a column would begin with"
    constants = {
        name: value for name, value in compiled.params.items() if name not in parameters
    }
    names = (compiled.positional and compiled.positiontup) or list(compiled.params)
    columns = statement.exported_columns
    going_in = [_kind(binds[name].type, dialect) for name in names]
    coming_out = [_kind(column.type, dialect) for column in columns]
    return _Text(
        str(compiled),
        len(parameters),
        constants,
        names,
        compiled.positional,
        _some(kind.bind_processor(dialect) for kind in going_in),
        namedtuple("Answer", map(str, columns.keys()), rename=True),  # noqa: PYI024 - as they come
        _some(kind.result_processor(dialect, None) for kind in coming_out),
        not any(
            kind.result_processor(dialect, None)
            for kind in coming_out
            if not isinstance(kind, Boolean)
        ),
    )


def _kind(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)


def _some(processors: Iterable[Callable[[Any], Any] | None]) -> _Processors:
    return [(place, each) for place, each in enumerate(processors) if each is not None]
