"""Rows of a file: a sale and whose it is, or why it is neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from walletpass.sales import Line, PresentedVia, Sale


@dataclass(frozen=True, slots=True)
class Who:
    """By what a row names its customer: at most one of the four."""

    card_id: str | None = None
    card_number: str | None = None
    customer_id: str | None = None
    phone: str | None = None
    presented_via: PresentedVia | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, numbered from 1: a sale to tell, or the *problem* it has."""

    number: int
    sale: Sale | None = None
    who: Who = Who()
    problem: Mapping[str, Any] | None = None


def written(rows: Sequence[Row]) -> bytes:
    """Return rows as bytes, to be sealed."""
    return orjson.dumps(rows)


def read(content: bytes) -> list[Row]:
    """Return the rows that `written` wrote."""
    return [
        Row(
            plain["number"],
            _sale(plain["sale"]) if plain["sale"] else None,
            Who(**plain["who"]),
            plain["problem"],
        )
        for plain in orjson.loads(content)
    ]


def _sale(plain: dict[str, Any]) -> Sale:
    at = plain["occurred_at"]
    return Sale(
        **plain
        | {
            "lines": [Line(**line) for line in plain["lines"]],
            "occurred_at": datetime.fromisoformat(at) if at else None,
        }
    )
