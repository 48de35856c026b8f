"""A page of a customer's story: the newest rows of every strand, in one order.

Each strand gives at most a page, so however long a life with us was, a page costs the
same. A cursor names the last row shown; every strand goes on from there exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.web.studio.customers.strands import PLACES, STRANDS, Group, Strand


@dataclass(frozen=True, slots=True)
class Knot:
    """One row of the story and where it stands."""

    at: datetime
    strand: Strand
    key: str
    row: Row[*tuple[Any, ...]]


def story(
    session: Session,
    brand_id: str,
    customer_id: str,
    *,
    group: Group | None = None,
    after: str | None = None,
    limit: int = 40,
) -> Page[Knot]:
    """Return a page of what happened to a customer, newest first.

    Raises:
        UnknownCursorError: *after* is none of ours.
    """
    place = _place(after) if after else None
    asked = {"brand_id": brand_id, "customer_id": customer_id}
    knots = [
        knot
        for strand in STRANDS
        if group in (None, strand.group)
        for knot in _newest(session, strand, asked, place, limit + 1)
    ]
    knots.sort(key=lambda knot: (knot.at, PLACES[knot.strand.name]), reverse=True)
    return page_of(knots[: limit + 1], limit, _written)


@dataclass(frozen=True, slots=True)
class _Place:
    at: datetime
    strand: Strand
    key: Any


def _place(cursor: str) -> _Place:
    try:
        at, name, key = decode_cursor(cursor).split(" ")
        strand = STRANDS[PLACES[name]]
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise UnknownCursorError
        return _Place(moment, strand, strand.read(key))
    except (ValueError, KeyError) as damage:
        raise UnknownCursorError from damage


def _written(knot: Knot) -> str:
    return f"{knot.at.isoformat()} {knot.strand.name} {knot.key}"


def _newest(
    session: Session,
    strand: Strand,
    asked: dict[str, str],
    place: _Place | None,
    limit: int,
) -> Iterator[Knot]:
    query = strand.query.add_columns(
        strand.at.label("story_at"), strand.key.label("story_key")
    )
    if place is not None:
        query = query.where(_before(strand, place))
    query = query.order_by(strand.at.desc(), strand.key.desc()).limit(limit)
    for row in session.execute(query, asked):
        yield Knot(row.story_at, strand, str(row.story_key), row)


def _before(strand: Strand, place: _Place) -> ColumnElement[bool]:
    here, there = PLACES[strand.name], PLACES[place.strand.name]
    if here == there:
        tied = and_(strand.at == place.at, strand.key < place.key)
        return or_(strand.at < place.at, tied)
    earlier: ColumnElement[bool] = (
        strand.at <= place.at if here < there else strand.at < place.at
    )
    return earlier
