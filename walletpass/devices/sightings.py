"""The record of what devices did, and a way to note it without slowing them down."""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from sqlalchemy import insert
from sqlalchemy.orm import Session

from walletpass.db import Database
from walletpass.devices.models import Sighting

Kind = Literal[
    "downloaded", "registered", "unregistered", "pushed", "listed", "fetched", "logged"
]


class Card(Protocol):
    """Whatever names a card and its brand."""

    @property
    def id(self) -> str:
        """The card's id."""

    @property
    def brand_id(self) -> str:
        """Its brand's id."""


_ADD = insert(Sighting)


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
    session.execute(_ADD, [_row(card.brand_id, card.id, kind, now, device, detail)])


def short_name(library_id: str) -> str:
    """Return a name for a device that says nothing about it but is always the same."""
    return hashlib.blake2b(library_id.encode(), digest_size=4).hexdigest()


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting that waits to be written."""

    brand_id: str
    pass_id: str
    kind: Kind
    at: datetime
    device: str
    detail: dict[str, Any]


class Logbook:
    """Collects what phones do while they are being served, and writes it in batches.

    A fetch must not wait for a write. What is collected is evidence, not a promise: a
    process killed on the spot loses the last moment of it, and nothing else.
    """

    def __init__(self, database: Database, *, batch: int = 500) -> None:
        self._database = database
        self._batch = batch
        self._lock = threading.Lock()
        self._waiting: list[Seen] = []

    def note(
        self,
        card: Card,
        kind: Kind,
        *,
        now: datetime,
        device: str = "",
        **detail: Any,
    ) -> None:
        """Collect a sighting; written when enough are together, or at the next `write`."""
        with self._lock:
            self._waiting.append(Seen(card.brand_id, card.id, kind, now, device, detail))
            full = len(self._waiting) >= self._batch
        if full:
            self.write()

    def write(self) -> None:
        """Write what has been collected."""
        with self._lock:
            batch, self._waiting = self._waiting, []
        if batch:
            with self._database.transaction() as session:
                session.execute(_ADD, _rows(batch))


def _rows(batch: Sequence[Seen]) -> list[dict[str, Any]]:
    return [
        _row(seen.brand_id, seen.pass_id, seen.kind, seen.at, seen.device, seen.detail)
        for seen in batch
    ]


def _row(
    brand_id: str,
    pass_id: str,
    kind: Kind,
    at: datetime,
    device: str,
    detail: dict[str, Any],
) -> dict[str, Any]:
    return {
        "brand_id": brand_id,
        "pass_id": pass_id,
        "kind": kind,
        "device": device,
        "detail": detail,
        "at": at,
    }
