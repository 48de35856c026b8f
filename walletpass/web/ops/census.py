"""How many cards and devices there are; counting millions is not done for every scrape."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from flask import Flask, current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass.devices import Device
from walletpass.passes import Pass

GOOD_FOR: Final = timedelta(minutes=5)

_KEY = "walletpass-census"
_CARDS = select(func.count()).select_from(Pass)
_DEVICES = select(func.count()).select_from(Device)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted, and when."""

    cards: int
    devices: int
    at: datetime


class Census:
    """Counts what there is, at most once in `GOOD_FOR`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest: Counts | None = None

    def counts(self, session: Session, *, now: datetime) -> Counts:
        """Return the latest counts, counting anew if they are old."""
        with self._lock:
            if self._latest is None or now - self._latest.at >= GOOD_FOR:
                self._latest = Counts(
                    cards=session.scalar(_CARDS) or 0,
                    devices=session.scalar(_DEVICES) or 0,
                    at=now,
                )
            return self._latest


def keep_census(app: Flask) -> None:
    """Let the application remember its counts."""
    app.extensions[_KEY] = Census()


def current_census() -> Census:
    """Return the census of the application that is handling this request."""
    return cast("Census", current_app.extensions[_KEY])
