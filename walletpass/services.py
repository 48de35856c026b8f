"""The collaborators handed to views, keepers and commands, in one frozen bag."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from prometheus_client import CollectorRegistry, Counter, Histogram
from sqlalchemy.orm import Session

from walletpass.customers import People
from walletpass.db import Database
from walletpass.devices import ApplePush, Logbook, PushIdentity
from walletpass.kernel.clock import Clock
from walletpass.passes import CardRow
from walletpass.webhooks import Caller


class Press(Protocol):
    """Makes the signed bundle of a card as it stands."""

    def bundle(self, session: Session, card: CardRow, *, now: datetime) -> bytes:
        """Return the card's signed bundle."""

    def sign_token(
        self, session: Session, pass_type_id: str, token: bytes, *, now: datetime
    ) -> bytes:
        """Return the answer to a personalisation: the token, signed."""

    def push_identity(
        self, session: Session, pass_type_id: str, *, now: datetime
    ) -> PushIdentity:
        """Return who pushes for this pass type."""


class Meters:
    """What is counted while we run, for `/metrics`; a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "walletpass_requests",
            "HTTP requests answered, by door and status.",
            ["door", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "walletpass_request_seconds",
            "Time to answer an HTTP request, by door.",
            ["door"],
            registry=self.registry,
        )
        self.pushes = Counter(
            "walletpass_pushes",
            "Pushes by Apple's answer.",
            ["outcome"],
            registry=self.registry,
        )
        self.webhook_calls = Counter(
            "walletpass_webhook_calls",
            "Calls to webhooks by what came of them.",
            ["outcome"],
            registry=self.registry,
        )
        self.bundles = Counter(
            "walletpass_bundles", "Bundles signed.", registry=self.registry
        )
        self.device_log_lines = Counter(
            "walletpass_device_log_lines",
            "Lines that devices sent to the log endpoint.",
            registry=self.registry,
        )


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where maps get their tiles, and whom they name for them.

    *template* holds ``{z}``, ``{x}`` and ``{y}``; *link* is where the name leads, if
    anywhere.
    """

    template: str
    attribution: str = ""
    link: str = ""

    @property
    def host(self) -> str:
        """The one host they come from, with its scheme and port."""
        parts = urlsplit(self.template)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Services:
    """Everything long-lived that a view or a keeper may need."""

    database: Database
    now: Clock
    people: People
    base_url: str
    press: Press
    apple_push: ApplePush
    logbook: Logbook
    webhook_caller: Caller
    api_rate: int = 6000
    tiles: Tiles | None = None
    meters: Meters = field(default_factory=Meters)

    @property
    def card_link(self) -> str:
        """The address of a card on the web, with ``{code}`` for its own part."""
        return f"{self.base_url}/card/{{code}}"

    def card_url(self, serial_number: str) -> str:
        """Return the address of this card on the web."""
        code = self.people.keyring.card_code(serial_number)
        return self.card_link.format(code=code)
