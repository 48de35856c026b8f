"""Who made a pass, which one it is, and where it gets its news."""

import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.validation.findings import (
    number_in,
    quoted,
    text_in,
)

_SHORTEST_TOKEN: Final = 16
_LONGEST_SERIAL: Final = 64
_TEAM: Final = re.compile(r"[A-Z0-9]{10}")
_PASS_TYPE: Final = re.compile(r"pass\.[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_URL_SAFE: Final = re.compile(r"[A-Za-z0-9._~-]*")


def identity(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check the identifiers and the texts every pass must have."""
    version = number_in(card, "formatVersion")
    if version is not None and version != 1:
        yield error(
            "format-version", "$.formatVersion", "There is only version 1.", "Write 1."
        )
    yield from _identifiers(card)
    for key, code, remedy in (
        ("organizationName", "organization-empty", "Name the brand."),
        ("description", "description-empty", "Say what it is."),
    ):
        text = text_in(card, key)
        if text is not None and not text.strip():
            yield error(
                code, f"$.{key}", "It is empty, and Wallet refuses the pass.", remedy
            )


def _identifiers(card: Mapping[str, Any]) -> Iterator[Issue]:
    pass_type = text_in(card, "passTypeIdentifier")
    if pass_type is not None and not _PASS_TYPE.fullmatch(pass_type):
        yield error(
            "pass-type-identifier",
            "$.passTypeIdentifier",
            "{identifier} is no pass type identifier.",
            "Write it as in the certificate, such as pass.com.example.card.",
            identifier=quoted(pass_type),
        )
    team = text_in(card, "teamIdentifier")
    if team is not None and not _TEAM.fullmatch(team):
        yield error(
            "team-identifier",
            "$.teamIdentifier",
            "{identifier} is no team identifier.",
            "Write the ten capitals and digits from Apple's developer account.",
            identifier=quoted(team),
        )
    serial = text_in(card, "serialNumber")
    if serial is not None:
        yield from _serial_number(serial)


def _serial_number(serial: str) -> Iterator[Issue]:
    if not serial:
        yield error(
            "serial-number-empty",
            "$.serialNumber",
            "It is empty.",
            "Give every pass its own.",
        )
    elif not _URL_SAFE.fullmatch(serial) or len(serial) > _LONGEST_SERIAL:
        yield warning(
            "serial-number-odd",
            "$.serialNumber",
            "It travels in addresses, for which it is too long or holds odd characters.",
            "Use letters, digits, - . _ ~ and at most {most} of them.",
            most=_LONGEST_SERIAL,
        )


def web_service(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check where the pass gets its news: an address and a token, both or neither."""
    address = text_in(card, "webServiceURL")
    token = text_in(card, "authenticationToken")
    if "webServiceURL" in card and "authenticationToken" not in card:
        yield error(
            "token-missing",
            "$.authenticationToken",
            "There is a webServiceURL without a token, so the phone never registers.",
            "Add a token of its own for each pass, or leave out both.",
        )
    if "authenticationToken" in card and "webServiceURL" not in card:
        yield error(
            "address-missing",
            "$.webServiceURL",
            "There is a token without an address, so the phone never registers.",
            "Add the address, or leave out both.",
        )
    if token is not None and len(token) < _SHORTEST_TOKEN:
        yield error(
            "token-short",
            "$.authenticationToken",
            "It is shorter than {least} characters, and Wallet refuses it.",
            "Use 32 random bytes or more, written as text.",
            least=_SHORTEST_TOKEN,
        )
    if address is not None:
        yield from _address(address)


def _address(address: str) -> Iterator[Issue]:
    path = "$.webServiceURL"
    try:
        parts = urlsplit(address)
    except ValueError:
        return  # told by its shape
    if parts.scheme == "http" and _is_nearby(parts):
        yield warning(
            "address-for-trials",
            path,
            "Phones ask a server without HTTPS only if “Allow HTTP Services” is "
            "switched on in their developer settings.",
            "Fine for a trial; use https:// for customers.",
        )
    elif parts.scheme != "https":
        yield error(
            "address-insecure",
            path,
            "Phones ask only over HTTPS.",
            "Write https:// first.",
        )
    if parts.path.endswith("/"):
        yield warning(
            "address-with-slash",
            path,
            "It ends with a slash, so phones ask for //v1/….",
            "Drop the slash.",
        )
    if parts.path.rstrip("/").endswith("/v1"):
        yield warning(
            "address-with-version",
            path,
            "Phones add /v1 themselves and will ask for /v1/v1/….",
            "Drop /v1.",
        )


def _is_nearby(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False
