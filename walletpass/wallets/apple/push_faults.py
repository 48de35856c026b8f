"""How a push can fail on the way, told apart by what the HTTP library says of it.

The library resends by itself, twice, what Apple surely left unread: streams refused,
and streams above the last one named in a farewell without an error. What is left is
sorted here by its words, there being no other sign. Words we do not know mean a
connection lost with the push in doubt, which is then sent again: the safe mistake.
"""

import re
from datetime import timedelta

from pyreqwest.exceptions import RequestError, RequestTimeoutError

from walletpass.devices.push import (
    Interrupted,
    Misconfigured,
    PushOutcome,
    Unanswered,
    Unreachable,
)
from walletpass.wallets.apple.push_answers import (
    LATER,
    SOON,
    WHEN_MENDED,
    stops_the_batch,
)

_CERTIFICATE = re.compile(
    r"invalid peer certificate: .*"
    r"|received fatal alert: (?:AccessDenied|BadCertificate|CertificateExpired"
    r"|CertificateRequired|CertificateRevoked|CertificateUnknown|DecryptError"
    r"|HandshakeFailure|UnknownCA|UnsupportedCertificate)"
)
_FAREWELL = re.compile(r"connection error received: .*?(?:reason\W+(\w+).*)?")
_UNREAD = re.compile(r".*refused stream before processing.*|request was canceled")
_OF_ONE_STREAM = "stream error "
_WHILE_CONNECTING = "client error (Connect)"
_NO_HEARTBEAT = "keep-alive timed out"


def read_fault(fault: RequestError, timeout: timedelta) -> PushOutcome:
    """Return what came of a push that got no answer within *timeout*."""
    words = _words(fault)
    detail = words[-1] if words else fault.message
    if any(_CERTIFICATE.fullmatch(word) for word in words):
        return Misconfigured(fault=detail, retry_after=WHEN_MENDED)
    if farewell := _FAREWELL.fullmatch(detail):
        return _parted(detail, farewell[1])
    if _UNREAD.fullmatch(detail):
        return Interrupted(detail=detail, unread=True, retry_after=SOON)
    if _WHILE_CONNECTING in words:
        return Unreachable(detail=detail, retry_after=SOON)
    if isinstance(fault, RequestTimeoutError) and _NO_HEARTBEAT not in words:
        silence = f"no answer within {timeout.total_seconds():g} s"
        return Unanswered(detail=silence, retry_after=LATER)
    return Interrupted(detail=detail, unread=False, retry_after=SOON)


def lost_connection(outcome: PushOutcome) -> bool:
    """Tell whether the next push may have to call anew, or had better not follow."""
    match outcome:
        case Interrupted(detail=detail):
            return not detail.startswith(_OF_ONE_STREAM)
        case Unreachable() | Misconfigured():
            return True
        case _:
            return False


def _words(fault: RequestError) -> list[str]:
    causes = [cause["message"] for cause in fault.details["causes"] or ()]
    # The outermost cause names the address, and with it the push token.
    return [
        words.partition(": https://")[0]
        for words in causes
        if "/3/device/" not in words
    ]


def _parted(detail: str, reason: str | None) -> PushOutcome:
    if reason and stops_the_batch(reason):
        return Misconfigured(fault=reason, retry_after=WHEN_MENDED)
    return Interrupted(detail=reason or detail, unread=True, retry_after=SOON)
