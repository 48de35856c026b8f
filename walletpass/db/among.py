"""Asking about many at once: one parameter holds them all, however many they are.

    _CARDS = Prepared(select(Pass.id).where(among(Pass.customer_id, "ids")))
    _CARDS.rows(session, {"ids": customer_ids})

A list that is laid out value by value makes a statement of its own for every length,
and laying it out costs more than the database then takes to answer.
"""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import ARRAY, ColumnElement, String, Text, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NULLTYPE, TypeDecorator, TypeEngine


class _Texts(TypeDecorator[Sequence[str]]):
    """Many texts in one parameter: an array, or JSON where databases have none."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what holds them."""
        return ARRAY(String()) if dialect.name == "postgresql" else Text()

    def process_bind_param(
        self, value: Sequence[str] | None, dialect: Dialect
    ) -> list[str] | str | None:
        """Return them as the database takes them."""
        told = list(value or ())
        return told if dialect.name == "postgresql" else orjson.dumps(told).decode()


class _Among(FunctionElement[Any]):
    """A column, and the parameter that holds what it is looked for among."""

    name = "among"
    inherit_cache = True
    type: TypeEngine[Any] = (
        NULLTYPE  # a Boolean would be compared with 1, past every index
    )


def among(column: Any, name: str) -> ColumnElement[bool]:
    """Ask whether a column of texts is among those that the parameter *name* holds."""
    return _Among(column, bindparam(name, type_=_Texts()))


@compiles(_Among, "sqlite")
def _on_sqlite(asked: _Among, compiler: Any, **how: Any) -> str:
    column, texts = (compiler.process(part, **how) for part in asked.clauses)
    return f"{column} IN (SELECT value FROM json_each({texts}))"  # noqa: S608 - compiled


@compiles(_Among, "postgresql")
def _on_postgresql(asked: _Among, compiler: Any, **how: Any) -> str:
    column, texts = (compiler.process(part, **how) for part in asked.clauses)
    return f"{column} = ANY ({texts})"
