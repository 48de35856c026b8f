"""What a phone shows and sends: its token, its own name, a body in JSON."""

import re
from typing import Any, Final

import orjson
from flask import abort, request

from walletpass.kernel.secrets import Keyring, same
from walletpass.web.edge import current_services

ANDROID: Final = "androidpass"
SCHEMES: Final = frozenset({"applepass", ANDROID})
"""`AndroidPass` is what readers of these cards on Android send."""

_LIBRARY_ID = re.compile(r"[!-~]{1,255}")


def demand_token(pass_type: str, serial_number: str) -> None:
    """Refuse whoever does not show this very card's token.

    Nothing is looked up before: a card that does not exist and a token that is wrong
    look the same, and take the same time.
    """
    shown = request.environ.get("HTTP_AUTHORIZATION", "")
    keyring = current_services().people.keyring
    if not is_token_of(keyring, pass_type, serial_number, shown):
        abort(401)


def is_token_of(
    keyring: Keyring, pass_type: str, serial_number: str, shown: str
) -> bool:
    """Tell whether the `Authorization` *shown* holds this very card's token."""
    scheme, _, token = shown.partition(" ")
    genuine = keyring.authentication_token(pass_type, serial_number)
    return same(token.strip(), genuine) and scheme.lower() in SCHEMES


def is_android() -> bool:
    """Tell whether a reader on Android is asking."""
    scheme, _, _ = request.environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    return bool(scheme.lower() == ANDROID)


def is_library_id(text: str) -> bool:
    """Tell whether a device could be called this; Apple's names are hexadecimal."""
    return _LIBRARY_ID.fullmatch(text) is not None


def read_object(largest: int) -> dict[str, Any]:
    """Return the body, a JSON object of at most *largest* bytes, whatever its type says."""
    request.max_content_length = largest
    try:
        told = orjson.loads(request.get_data(cache=False))
    except orjson.JSONDecodeError:
        abort(400)
    if not isinstance(told, dict):
        abort(400)
    return told
