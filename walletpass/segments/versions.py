"""Segments under a name, and every version of what they ask, kept for ever."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.db import Page, newest_page, says
from walletpass.kernel.ids import new_id
from walletpass.segments.checking import check
from walletpass.segments.errors import (
    ChangedSegmentError,
    RenamedSegmentError,
    RetiredSegmentError,
    SegmentInUseError,
    UnknownSegmentError,
)
from walletpass.segments.models import Segment, SegmentVersion
from walletpass.segments.parsing import parse

Users = Callable[[Session, str, str], Sequence[str]]
_askers: Final[list[Users]] = []


def ask_before_retiring(users: Users) -> Users:
    """Have *users* asked, by brand and segment, who needs a segment: names, or none."""
    _askers.append(users)
    return users


def save(
    session: Session,
    brand_id: str,
    *,
    name: str,
    tree: dict[str, Any],
    made_by: str,
    now: datetime,
) -> Segment:
    """Save conditions as a new segment.

    Raises:
        InvalidSegmentError: They cannot be followed.
    """
    check(session, brand_id, parse(tree))
    segment = Segment(
        id=new_id("seg", now),
        brand_id=brand_id,
        name=name,
        number=0,
        retired_at=None,
        created_at=now,
    )
    session.add(segment)
    session.flush()
    _add(session, segment, tree, made_by, now)
    return segment


def change(
    session: Session,
    segment: Segment,
    *,
    tree: dict[str, Any],
    made_by: str,
    now: datetime,
    seen: int | None = None,
) -> SegmentVersion:
    """Save what a segment asks from now on; the same again changes nothing.

    *seen* is the number of the version that its writer looked at.

    Raises:
        ChangedSegmentError: There is a newer version than they saw.
        InvalidSegmentError: It cannot be followed.
        RetiredSegmentError: The segment was retired.
    """
    check(session, segment.brand_id, parse(tree))
    session.refresh(segment, with_for_update=True)
    if segment.retired_at is not None:
        raise RetiredSegmentError
    if seen is not None and seen != segment.number:
        raise ChangedSegmentError
    newest = current(session, segment.brand_id, segment.id)
    if newest.tree == tree:
        return newest
    return _add(session, segment, tree, made_by, now)


def _add(
    session: Session, segment: Segment, tree: dict[str, Any], by: str, now: datetime
) -> SegmentVersion:
    segment.number += 1
    version = SegmentVersion(
        id=new_id("sgv", now),
        brand_id=segment.brand_id,
        segment_id=segment.id,
        number=segment.number,
        tree=tree,
        made_by=by,
        made_at=now,
    )
    session.add(version)
    session.flush()
    return version


def rename(
    session: Session, segment: Segment, name: str, *, seen: str | None = None
) -> None:
    """Give a segment another name; the same again changes nothing.

    *seen* is the name that whoever renames it looked at.

    Raises:
        RenamedSegmentError: It was given another name than they saw, and than this.
        RetiredSegmentError: It was retired.
    """
    session.refresh(segment, with_for_update=True)
    if segment.retired_at is not None:
        raise RetiredSegmentError
    if seen is not None and segment.name not in (seen, name):
        raise RenamedSegmentError(segment.name)
    segment.name = name
    session.flush()


def retire(session: Session, segment: Segment, *, now: datetime) -> None:
    """Offer a segment no more; its versions stay. Again changes nothing.

    Raises:
        SegmentInUseError: Somebody still needs it.
    """
    session.refresh(segment, with_for_update=True)
    if segment.retired_at is not None:
        return
    users = [
        user for ask in _askers for user in ask(session, segment.brand_id, segment.id)
    ]
    if users:
        raise SegmentInUseError(users)
    segment.retired_at = now
    session.flush()


def segment_of(session: Session, brand_id: str, segment_id: str) -> Segment:
    """Return the brand's segment of this id.

    Raises:
        UnknownSegmentError: The brand has none.
    """
    segment = session.get(Segment, segment_id)
    if segment is None or segment.brand_id != brand_id:
        raise UnknownSegmentError
    return segment


def current(session: Session, brand_id: str, segment_id: str) -> SegmentVersion:
    """Return the newest version of a segment.

    Raises:
        UnknownSegmentError: The brand has no such segment.
    """
    segment = segment_of(session, brand_id, segment_id)
    return session.scalars(
        select(SegmentVersion).where(
            SegmentVersion.segment_id == segment.id,
            SegmentVersion.number == segment.number,
        )
    ).one()


def trees_of(
    session: Session, brand_id: str, segment_ids: Collection[str]
) -> Mapping[str, Mapping[str, Any]]:
    """Return what these segments of the brand ask now, by their id."""
    rows = session.execute(
        select(Segment.id, SegmentVersion.tree)
        .join(
            SegmentVersion,
            (SegmentVersion.segment_id == Segment.id)
            & (SegmentVersion.number == Segment.number),
        )
        .where(Segment.brand_id == brand_id, Segment.id.in_(segment_ids))
    )
    return {row[0]: row[1] for row in rows}


def version_of(session: Session, brand_id: str, version_id: str) -> SegmentVersion:
    """Return the version of this id.

    Raises:
        UnknownSegmentError: The brand has none.
    """
    version = session.get(SegmentVersion, version_id)
    if version is None or version.brand_id != brand_id:
        raise UnknownSegmentError
    return version


def versions_of(session: Session, segment: Segment) -> Sequence[SegmentVersion]:
    """Return all that a segment ever asked, the newest first."""
    return session.scalars(
        select(SegmentVersion)
        .where(SegmentVersion.segment_id == segment.id)
        .order_by(SegmentVersion.number.desc())
    ).all()


def segments_page(
    session: Session,
    brand_id: str,
    *,
    after: str | None = None,
    limit: int = 50,
    is_retired: bool | None = None,
    wanted: str = "",
) -> Page[Segment]:
    """Return a page of the brand's segments, the newest first.

    Retired ones are among them, or the only ones, or left out; or only those whose names
    say what is *wanted*.
    """
    query = select(Segment).where(Segment.brand_id == brand_id)
    if is_retired is not None:
        found = Segment.retired_at.is_not(None)
        query = query.where(found if is_retired else ~found)
    if wanted:
        query = query.where(says(wanted, Segment.name))
    return newest_page(session, query, Segment.id, after=after, limit=limit)
