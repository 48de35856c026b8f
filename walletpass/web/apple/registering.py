"""Devices coming and going, and asking what changed."""

import re
from typing import Any

import orjson
from flask import Response, abort, request

from walletpass import devices, passes
from walletpass.web.apple.answers import NO_STORE, bare
from walletpass.web.apple.asking import (
    demand_token,
    is_android,
    is_library_id,
    read_object,
)
from walletpass.web.apple.door import apple
from walletpass.web.edge import current_services

LARGEST_REGISTRATION = 16 * 1024

_JSON = ("Content-Type", "application/json")
_APPLES = re.compile(r"[0-9A-Fa-f]{1,255}")
_ANDROIDS = re.compile(r"[0-9A-Za-z:_-]{1,247}")
_REGISTRATION = "/devices/<library_id>/registrations/<pass_type>/<serial_number>"


@apple.post(_REGISTRATION)
def register(library_id: str, pass_type: str, serial_number: str) -> Response:
    """Register a pass for update notifications.

    https://developer.apple.com/documentation/walletpasses/register-a-pass-for-update-notifications
    (checked 2026-11). A device that returns with a new push token is the same
    device: the token is replaced and the answer stays 200.
    """
    demand_token(pass_type, serial_number)
    push_token = _push_token(read_object(LARGEST_REGISTRATION))
    if not is_library_id(library_id):
        abort(400)
    services = current_services()
    with services.database.transaction() as session:
        card = passes.card_for_device(session, pass_type, serial_number)
        if card is None:
            abort(401)
        registered = devices.register(
            session,
            card,
            library_id=library_id,
            push_token=push_token,
            now=services.now(),
        )
    return bare(201 if registered.is_new else 200)


def _push_token(told: dict[str, Any]) -> str:
    """Return the push token to keep.

    Apple's are hexadecimal and become part of an address there; from its phones nothing
    else is taken. A reader on Android, known by its scheme, has a token of another make,
    marked here so that Apple is never asked about it: the reader stays registered, and
    asks by itself what changed.
    """
    token = told.get("pushToken")
    android = is_android()
    shape = _ANDROIDS if android else _APPLES
    if not isinstance(token, str) or not shape.fullmatch(token):
        abort(400)
    return f"android:{token}" if android else token


@apple.delete(_REGISTRATION)
def unregister(library_id: str, pass_type: str, serial_number: str) -> Response:
    """Unregister a pass for update notifications; saying so twice is no mistake.

    https://developer.apple.com/documentation/walletpasses/unregister-a-pass-for-update-notifications
    (checked 2026-11).
    """
    demand_token(pass_type, serial_number)
    if not is_library_id(library_id):
        return bare(200)
    services = current_services()
    with services.database.transaction() as session:
        card = passes.card_for_device(session, pass_type, serial_number)
        if card is None:
            abort(401)
        devices.unregister(session, card, library_id=library_id, now=services.now())
    return bare(200)


@apple.get("/devices/<library_id>/registrations/<pass_type>")
def list_changed(library_id: str, pass_type: str) -> Response:
    """Get the list of updatable passes.

    https://developer.apple.com/documentation/walletpasses/get-the-list-of-updatable-passes
    (checked 2026-11). No token is asked for: knowing the device's name is the
    credential. A device we have never heard of has nothing to fetch either.
    """
    if not (is_library_id(library_id) and is_library_id(pass_type)):
        return bare(204, NO_STORE)
    services = current_services()
    since = devices.tag_in(request.args.get("passesUpdatedSince"))
    with services.database.snapshot() as session:
        changed = devices.updated_since(session, pass_type, library_id, since)
    if not changed:
        return bare(204, NO_STORE)
    now, device = services.now(), devices.short_name(library_id)
    for card in changed:
        services.logbook.note(
            card, "listed", now=now, device=device, update_tag=card.update_tag
        )
    answer = {
        "serialNumbers": [card.serial_number for card in changed],
        "lastUpdated": str(max(card.update_tag for card in changed)),
    }
    return bare(200, _JSON, NO_STORE, body=orjson.dumps(answer))
