"""What Apple's push service checks of a request before it asks about the token."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from walletpass.simulator.apns.answers import Reply

PATH = "/3/device/"
LARGEST_PAYLOAD = 4096  # bytes

_TOKEN = re.compile(r"[0-9a-fA-F]{8,200}")
_PRIORITIES = {"1", "5", "10"}
_PUSH_TYPES = {
    "alert",
    "background",
    "complication",
    "controls",
    "fileprovider",
    "liveactivity",
    "location",
    "mdm",
    "pushtotalk",
    "voip",
    "widgets",
}
_LONGEST_COLLAPSE_ID = 64  # bytes


def objection(
    headers: Mapping[str, str], body: bytes, topics: Sequence[str]
) -> Reply | None:
    """Return the refusal of an unsound request, or None when it is sound.

    *topics* are the identifiers in the caller's certificate.
    """
    if reason := _wrong_with_address(headers) or _wrong_with_headers(headers):
        return Reply(_STATUS.get(reason, 400), reason)
    if reason := _wrong_with_topic(headers.get("apns-topic"), topics):
        return Reply(400, reason)
    if not body:
        return Reply(400, "PayloadEmpty")
    if len(body) > LARGEST_PAYLOAD:
        return Reply(413, "PayloadTooLarge")
    return None


_STATUS = {"BadPath": 404, "MethodNotAllowed": 405}


def _wrong_with_address(headers: Mapping[str, str]) -> str | None:
    path = headers[":path"]
    if not path.startswith(PATH):
        return "BadPath"
    if headers[":method"] != "POST":
        return "MethodNotAllowed"
    if path == PATH:
        return "MissingDeviceToken"
    return None if _TOKEN.fullmatch(path, len(PATH)) else "BadDeviceToken"


def _wrong_with_headers(headers: Mapping[str, str]) -> str | None:
    if not headers.get("apns-expiration", "0").isdecimal():
        return "BadExpirationDate"
    if headers.get("apns-priority", "10") not in _PRIORITIES:
        return "BadPriority"
    if headers.get("apns-push-type", "alert") not in _PUSH_TYPES:
        return "InvalidPushType"
    if len(headers.get("apns-collapse-id", "").encode()) > _LONGEST_COLLAPSE_ID:
        return "BadCollapseId"
    if "apns-id" in headers and not _is_uuid(headers["apns-id"]):
        return "BadMessageId"
    return None


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _wrong_with_topic(topic: str | None, topics: Sequence[str]) -> str | None:
    if topic is None:  # a certificate for one topic speaks for itself
        return None if len(topics) == 1 else "MissingTopic"
    return None if topic in topics else "TopicDisallowed"
