"""Cards going out: the newest bundle, or word that the phone has it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import Response, abort, request
from werkzeug.http import http_date

from walletpass import passes
from walletpass.kernel.clock import whole_second
from walletpass.services import Services
from walletpass.web.apple.answers import NO_STORE, PKPASS, Header, bare
from walletpass.web.apple.asking import is_token_of
from walletpass.web.apple.door import apple
from walletpass.web.edge import current_services
from walletpass.web.reading import date_in

UNCHANGED: Final = 304
STRANGER: Final = 401

_VARY: Final = ("Vary", "Authorization")
_TYPE: Final = ("Content-Type", PKPASS)
_NAME: Final = ("Content-Disposition", 'attachment; filename="card.pkpass"')


@dataclass(frozen=True, slots=True)
class Asked:
    """A phone's request for a card, as its headers say it."""

    method: str
    pass_type: str
    serial_number: str
    authorization: str
    if_modified_since: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the phone gets; a stranger gets a status and nothing else."""

    status: int
    headers: tuple[Header, ...] = (NO_STORE,)
    body: bytes = b""


@apple.get("/passes/<pass_type>/<serial_number>")
def fetch(pass_type: str, serial_number: str) -> Response:
    """Send an updated pass.

    https://developer.apple.com/documentation/walletpasses/send-an-updated-pass
    (checked 2026-11).
    """
    asked = Asked(
        request.method,
        pass_type,
        serial_number,
        request.environ.get("HTTP_AUTHORIZATION", ""),
        request.environ.get("HTTP_IF_MODIFIED_SINCE"),
    )
    answer = answer_to(current_services(), asked)
    if answer.status == STRANGER:
        abort(STRANGER)
    return bare(answer.status, *answer.headers, body=answer.body)


def answer_to(services: Services, asked: Asked) -> Answer:
    """Return the newest bundle, or 304 to a phone that holds it."""
    found = look_up(services, asked)
    return Answer(STRANGER) if found is None else hand_over(services, found)


@dataclass(frozen=True, slots=True)
class Found:
    """The card that a phone may have, and whether it holds it as it stands."""

    asked: Asked
    card: passes.CardRow
    at: datetime
    newest: str
    is_known: bool


def look_up(services: Services, asked: Asked) -> Found | None:
    """Return what the phone asks for, or None for a stranger.

    The token is looked at before the date, so that a stranger does not learn whether a
    card changed. A voided card is served like any other: it says itself that it is void.
    """
    keyring = services.people.keyring
    names = asked.pass_type, asked.serial_number
    if not is_token_of(keyring, *names, asked.authorization):
        return None
    now = services.now()
    with services.database.glance() as connection:
        card = passes.card_for_device(connection, *names)
    if card is None:
        return None
    newest = http_date(card.modified_at)
    known = _has_it(card, newest, asked.if_modified_since)
    return Found(asked, card, now, newest, known)


def hand_over(services: Services, found: Found) -> Answer:
    """Return the answer for a phone that may have the card, and note that it asked."""
    card, status = found.card, UNCHANGED if found.is_known else 200
    bundle = b"" if found.is_known else _bundle(services, card, found.at)
    if found.asked.method == "GET":
        services.logbook.note(
            card, "fetched", now=found.at, status=status, version=card.version
        )
    common = (("Last-Modified", found.newest), NO_STORE, _VARY)
    if found.is_known:
        return Answer(status, common)
    services.meters.bundles.inc()
    return Answer(status, (_TYPE, _NAME, *common), bundle)


def _bundle(services: Services, card: passes.CardRow, now: datetime) -> bytes:
    with services.database.snapshot() as session:
        return services.press.bundle(session, card, now=now)


def _has_it(card: passes.CardRow, newest: str, told: str | None) -> bool:
    """Tell whether the phone holds the card as it stands, to the whole second."""
    if told == newest:  # phones repeat our own words
        return True
    held = date_in(told)
    return held is not None and whole_second(card.modified_at) <= held
