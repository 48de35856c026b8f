"""A card's timeline: everything that happened to it, and why nothing did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.devices.models import Sighting
from walletpass.passes import PassVersion

_MOST = 500  # of each kind of happening: a page, not an archive


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: what, when, on which device, and its particulars."""

    at: datetime
    kind: str
    device: str
    detail: dict[str, Any]


def timeline(session: Session, pass_id: str) -> list[Happening]:
    """Return what happened to a card, newest first."""
    versions = session.scalars(
        select(PassVersion)
        .where(PassVersion.pass_id == pass_id)
        .order_by(PassVersion.version.desc())
        .limit(_MOST)
    ).all()
    sightings = session.scalars(
        select(Sighting)
        .where(Sighting.pass_id == pass_id)
        .order_by(Sighting.id.desc())
        .limit(_MOST)
    ).all()
    happenings = [*_seen(sightings), *_changes(versions)]  # what was seen came after
    return sorted(happenings, key=lambda happening: happening.at, reverse=True)


def _changes(versions: Sequence[PassVersion]) -> list[Happening]:
    return [
        Happening(
            version.made_at,
            "issued" if version.version == 1 else "changed",
            "",
            {
                "version": version.version,
                "update_tag": version.update_tag,
                "cause": version.cause,
                "changes": version.changes,
                "sentence": version.sentence,
            },
        )
        for version in versions
    ]


def _seen(sightings: Sequence[Sighting]) -> list[Happening]:
    return [
        Happening(seen.at, seen.kind, seen.device, seen.detail) for seen in sightings
    ]
