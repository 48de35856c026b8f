"""The record of what devices did, and a way to note it without slowing them down."""

import hashlib
import threading
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

import structlog
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from walletpass.db import Database
from walletpass.devices.models import Sighting

Kind = Literal[
    "downloaded", "resent",
    "registered", "unregistered", "pushed", "listed", "fetched", "logged",
]  # fmt: skip


class Card(Protocol):
    """Whatever names a card and its brand."""

    @property
    def id(self) -> str:
        """The card's id."""

    @property
    def brand_id(self) -> str:
        """Its brand's id."""


log = structlog.get_logger()

_ADD = insert(Sighting)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting that waits to be written."""

    brand_id: str
    pass_id: str
    kind: Kind
    at: datetime
    device: str
    detail: dict[str, Any]

    def to_row(self) -> dict[str, Any]:
        """Return what is stored; `asdict` would copy the detail leaf by leaf."""
        return {
            "brand_id": self.brand_id,
            "pass_id": self.pass_id,
            "kind": self.kind,
            "at": self.at,
            "device": self.device,
            "detail": self.detail,
        }


def sighted(
    session: Session,
    card: Card,
    kind: Kind,
    *,
    now: datetime,
    device: str = "",
    **detail: Any,
) -> None:
    """Note in this transaction that something happened to the card on a device."""
    keep_sightings(session, [Seen(card.brand_id, card.id, kind, now, device, detail)])


def keep_sightings(session: Session, batch: Sequence[Seen]) -> None:
    """Write down many sightings at once."""
    if batch:
        session.execute(_ADD, [seen.to_row() for seen in batch])


def short_name(library_id: str) -> str:
    """Return a name for a device that says nothing about it but is always the same."""
    return hashlib.blake2b(library_id.encode(), digest_size=4).hexdigest()


class Logbook:
    """Collects what phones do while they are being served, to be written in batches.

    A fetch must not wait for a write, nor fail because of one. What is collected is
    evidence, not a promise: a process killed on the spot, or a database that refuses,
    loses the last moment of it, and nothing else. What a phone does over and over is
    kept once: whoever holds a card may ask for it without end, and fill no disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._waiting: dict[Hashable, Seen] = {}

    def note(
        self,
        card: Card,
        kind: Kind,
        *,
        now: datetime,
        device: str = "",
        **detail: Any,
    ) -> None:
        """Collect a sighting, for the next `write`."""
        same = card.id, kind, device, *detail.items()
        seen = Seen(card.brand_id, card.id, kind, now, device, detail)
        with self._lock:
            self._waiting[same] = seen

    def write(self) -> None:
        """Write what has been collected."""
        with self._lock:
            batch, self._waiting = self._waiting, {}
        if not batch:
            return
        try:
            with self._database.transaction() as session:
                keep_sightings(session, list(batch.values()))
        except SQLAlchemyError as trouble:
            log.warning(
                "sightings lost", count=len(batch), cause=type(trouble).__name__
            )
