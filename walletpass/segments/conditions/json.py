"""What is asked of JSON columns, in the words of each database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, exists, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Texts(FunctionElement[str]):
    """The texts in a JSON list, each a row."""

    name = "texts_in"
    inherit_cache = True
    type = String()


class Fact(FunctionElement[str]):
    """A member of a JSON object as text: ``true``, ``12.5``; NULL where it is none."""

    name = "fact"
    inherit_cache = True
    type = String()


def listed(column: Any, words: Sequence[str]) -> ColumnElement[bool]:
    """Return whether a JSON list of texts holds any of these."""
    text = _Texts(column).table_valued("value")
    return exists().select_from(text).where(text.c.value.in_(words))


def fact(column: Any, name: str) -> ColumnElement[str]:
    """Return a member of a JSON object as text."""
    return Fact(column, literal(name))


@compiles(_Texts, "sqlite")
def _texts_on_sqlite(texts: _Texts, compiler: Any, **how: Any) -> str:
    return f"json_each({compiler.process(texts.clauses, **how)})"


@compiles(_Texts, "postgresql")
def _texts_on_postgresql(texts: _Texts, compiler: Any, **how: Any) -> str:
    return f"json_array_elements_text({compiler.process(texts.clauses, **how)})"


def text_of(value: Any) -> str | None:
    """Return a value as the database writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


@compiles(Fact, "sqlite")
def _fact_on_sqlite(one: Fact, compiler: Any, **how: Any) -> str:
    told = compiler.process(one.clauses.clauses[0], **how)
    name = compiler.process(one.clauses.clauses[1], **how)
    return (
        f"(SELECT CASE e.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' "  # noqa: S608 - made of compiled parts
        f"ELSE CAST(e.value AS TEXT) END FROM json_each({told}) AS e "
        f"WHERE e.key = {name})"
    )


@compiles(Fact, "postgresql")
def _fact_on_postgresql(one: Fact, compiler: Any, **how: Any) -> str:
    told, name = (compiler.process(part, **how) for part in one.clauses.clauses)
    return f"({told} ->> {name})"
