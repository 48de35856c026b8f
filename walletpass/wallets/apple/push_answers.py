"""Apple's answers to a push, and what each asks of us.

https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
(checked 2026-11).
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from walletpass.devices.push import (
    Accepted,
    Answer,
    BadToken,
    Interrupted,
    Misconfigured,
    PushOutcome,
    Refused,
    Throttled,
    Unavailable,
    Unregistered,
    WrongTopic,
)

LONGEST_BODY = 4096  # bytes of an answer worth reading; Apple's are under a hundred

SOON = timedelta(minutes=1)
LATER = timedelta(minutes=5)
MUCH_LATER = timedelta(minutes=15)  # what Apple suggests when it is unavailable
WHEN_MENDED = timedelta(hours=1)  # somebody has to see to it first

_OK = 200
_SERVER_FAULTS = 500
_DIGITS = re.compile(r"[0-9]{1,16}")

_Reading = Callable[[Answer, dict[str, Any]], PushOutcome]


def read_answer(status: int, apns_id: str | None, body: bytes) -> PushOutcome:
    """Return what an answer means.

    A body that is not what Apple writes counts as no reason given. What we do not know
    never costs a device its registration.
    """
    if status == _OK:
        return Accepted(apns_id)
    told = _content(body)
    answer = Answer(status, _reason(told), apns_id)
    known = _KNOWN.get((answer.status, answer.reason))
    return known(answer, told) if known else _by_status(answer)


def stops_the_batch(reason: str) -> bool:
    """Tell whether Apple, parting with this reason, finds fault with who we are."""
    return reason in _ABOUT_US


def _content(body: bytes) -> dict[str, Any]:
    try:
        told = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return told if isinstance(told, dict) else {}


def _reason(told: dict[str, Any]) -> str:
    reason = told.get("reason")
    return reason[:64] if isinstance(reason, str) else ""


def _by_status(answer: Answer) -> PushOutcome:
    if answer.status == 403:  # noqa: PLR2004 - about who is asking, whatever the words
        return _misconfigured(answer, {})
    if answer.status == 429:  # noqa: PLR2004 - too many requests
        return _throttled(answer, {})
    if answer.status >= _SERVER_FAULTS:
        return Unavailable(answer=answer, retry_after=MUCH_LATER)
    return Refused(answer)


def _unregistered(answer: Answer, told: dict[str, Any]) -> PushOutcome:
    """Take a device for gone, unless since when is told in a way we cannot read."""
    timestamp = told.get("timestamp")
    if timestamp is None:
        return Unregistered(answer, None)
    since = _moment(timestamp)
    return Unregistered(answer, since) if since else Refused(answer)


def _moment(timestamp: object) -> datetime | None:
    milliseconds = _whole(timestamp)
    if milliseconds is None:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _whole(number: object) -> int | None:
    """Return a whole number, written as JSON writes one, with a point, or in quotes."""
    match number:
        case bool():
            return None
        case int():
            return number
        case float() if number.is_integer():
            return int(number)
        case str() if _DIGITS.fullmatch(number):
            return int(number)
        case _:
            return None


def _misconfigured(answer: Answer, _: dict[str, Any]) -> PushOutcome:
    fault = answer.reason or f"status {answer.status}"
    return Misconfigured(fault=fault, answer=answer, retry_after=WHEN_MENDED)


def _throttled(answer: Answer, _: dict[str, Any]) -> PushOutcome:
    return Throttled(answer=answer, retry_after=LATER)


def _interrupted(answer: Answer, _: dict[str, Any]) -> PushOutcome:
    return Interrupted(detail=answer.reason, unread=True, retry_after=SOON)


_ABOUT_US = {
    "BadTopic": 400,
    "MissingTopic": 400,
    "TopicDisallowed": 400,
    "BadCertificate": 403,
    "BadCertificateEnvironment": 403,
    "BadEnvironmentKeyIdInToken": 403,
    "ExpiredProviderToken": 403,
    "Forbidden": 403,
    "InvalidProviderToken": 403,
    "MissingProviderToken": 403,
    "UnrelatedKeyIdInToken": 403,
    # We show a certificate and no provider token: whoever sees one is not Apple.
    "TooManyProviderTokenUpdates": 429,
}

_ABOUT_THE_REQUEST = {
    "BadCollapseId": 400,
    "BadExpirationDate": 400,
    "BadMessageId": 400,
    "BadPriority": 400,
    "DuplicateHeaders": 400,
    "InvalidPushType": 400,
    "MissingDeviceToken": 400,
    "PayloadEmpty": 400,
    "BadPath": 404,
    "MethodNotAllowed": 405,
    "PayloadTooLarge": 413,
}

_KNOWN: dict[tuple[int, str], _Reading] = {
    (400, "BadDeviceToken"): lambda answer, _: BadToken(answer),
    (400, "DeviceTokenNotForTopic"): lambda answer, _: WrongTopic(answer),
    (400, "IdleTimeout"): _interrupted,
    (410, "ExpiredToken"): _unregistered,
    (410, "Unregistered"): _unregistered,
    (429, "TooManyRequests"): _throttled,
    (500, "InternalServerError"): (
        lambda answer, _: Unavailable(answer=answer, retry_after=SOON)
    ),
    (503, "ServiceUnavailable"): (
        lambda answer, _: Unavailable(answer=answer, retry_after=MUCH_LATER)
    ),
    # One server is leaving; another takes over within moments.
    (503, "Shutdown"): lambda answer, _: Unavailable(answer=answer, retry_after=SOON),
    **{(status, reason): _misconfigured for reason, status in _ABOUT_US.items()},
    **{
        (status, reason): lambda answer, _: Refused(answer)
        for reason, status in _ABOUT_THE_REQUEST.items()
    },
}
