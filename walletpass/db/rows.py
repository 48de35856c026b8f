"""Writing many rows by one statement: one parameter holds what differs among them.

    _ROWS = Rows(Delivery, "customer_id", "bucket", "due_at")
    _WRITE = Prepared(_ROWS.into(insert(Delivery), "run_id", "brand_id"))
    _WRITE.run(session, {"rows": rows, "run_id": run.id, "brand_id": brand.id})

A statement that is repeated for every row costs more than what it then writes. Rows are
tuples of ids, codes, whole numbers, moments and documents, in the order of the names.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import orjson
from sqlalchemy import (
    CTE,
    JSON,
    Column,
    ColumnElement,
    Insert,
    Select,
    Table,
    Text,
    bindparam,
    select,
    true,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from walletpass.db.prepared import processed

_PARAMETER: Final = "rows"
_EACH: Final = "told"
_Row = Sequence[Any]
_AnInsert = TypeVar("_AnInsert", bound=Insert)


class Rows:
    """What is told of many rows of a *model* at once, in the parameter ``rows``."""

    def __init__(self, model: Any, *names: str) -> None:
        self._table: Table = model.__table__
        columns = [self._table.c[name] for name in names]
        told = bindparam(_PARAMETER, type_=_Told(tuple(one.type for one in columns)))
        value = _Each(told).table_valued("value", name=_EACH).c.value
        self._cells = [
            _Cell(value, place, column).label(column.name)
            for place, column in enumerate(columns)
        ]

    def into(self, insert: _AnInsert, *same: str) -> _AnInsert:
        """Return what inserts them; the columns *same* are parameters, alike in all rows."""
        alike = [bindparam(name, type_=self._table.c[name].type) for name in same]
        names = [*same, *(cell.name for cell in self._cells)]
        # without a condition, SQLite takes ON CONFLICT for that of a join
        rows = select(*alike, *self._cells).where(true())
        return insert.from_select(names, rows, include_defaults=False)

    def held(self, *same: ColumnElement[Any]) -> CTE:
        """Return them as a table of their own, which an update goes through row by row.

        *same* are more columns, alike in all rows. How many were there to update is not
        known: SQLite's driver does not count what begins with a table.
        """
        rows: Select[*tuple[Any, ...]] = select(*same, *self._cells)
        return rows.cte(f"all_{_EACH}").prefix_with("MATERIALIZED")


class _Told(TypeDecorator[Sequence[_Row]]):
    """Rows in one parameter, as a JSON array of arrays."""

    impl = Text
    cache_ok = True

    def __init__(self, kinds: tuple[TypeEngine[Any], ...]) -> None:
        super().__init__()
        self.kinds = kinds

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str]:
        """Return what lays rows out, their values as the database keeps them."""
        processors = [
            (place, process)
            for place, kind in enumerate(self.kinds)
            if not isinstance(kind, JSON)  # a document lies in it as it is
            and (process := kind.dialect_impl(dialect).bind_processor(dialect))
        ]

        def lay_out(rows: Sequence[_Row]) -> str:
            if processors and rows:
                columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
                for place, process in processors:
                    columns[place] = processed(process, columns[place])
                rows = list(zip(*columns, strict=True))
            return orjson.dumps(rows, default=tuple).decode()

        return lay_out


class _Each(FunctionElement[Any]):
    """The rows that a parameter holds, each as one value."""

    inherit_cache = True


@compiles(_Each, "sqlite")
def _each_on_sqlite(each: _Each, compiler: Any, **how: Any) -> str:
    return f"json_each({compiler.process(each.clauses, **how)})"


@compiles(_Each, "postgresql")
def _each_on_postgresql(each: _Each, compiler: Any, **how: Any) -> str:
    return (
        f"jsonb_array_elements(CAST({compiler.process(each.clauses, **how)} AS JSONB))"
    )


class _Cell(FunctionElement[Any]):
    """What a row tells for one column."""

    inherit_cache = False

    def __init__(
        self, row: ColumnElement[Any], place: int, column: Column[Any]
    ) -> None:
        super().__init__(row)
        self.place = place
        self.type = column.type


@compiles(_Cell, "sqlite")
def _cell_on_sqlite(cell: _Cell, compiler: Any, **how: Any) -> str:
    return f"{compiler.process(cell.clauses, **how)} ->> {cell.place}"


@compiles(_Cell, "postgresql")
def _cell_on_postgresql(cell: _Cell, compiler: Any, **how: Any) -> str:
    kind = compiler.dialect.type_compiler_instance.process(cell.type)
    value = compiler.process(cell.clauses, **how)
    return f"CAST({value} ->> {cell.place} AS {kind})"
