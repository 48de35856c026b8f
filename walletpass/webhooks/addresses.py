"""Which addresses we call: public ones, so that nobody sends us into our own house."""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final
from urllib.parse import urlsplit

from walletpass.webhooks.errors import UnfitAddressError

LONGEST_URL: Final = 500

_IN_USE: Final = ip_network("2000::/3")  # all of IPv6 that is handed out to anybody
_TRANSLATED: Final = ip_network("64:ff9b::/96")  # NAT64: IPv4 in the last 32 bits
_ALSO_REFUSED: Final[tuple[IPv4Network | IPv6Network, ...]] = (
    ip_network("168.63.129.16/32"),  # Azure's own services, at a public address
    ip_network("192.0.0.0/24"),  # IETF protocols; Oracle's metadata service
    ip_network("192.88.99.0/24"),  # 6to4 relays
)


def is_public(address: str) -> bool:
    """Tell whether anybody on the internet could be reached there.

    Private, loopback, link-local, shared (CGNAT), multicast, reserved and documentation
    addresses are not public, nor is an IPv6 address that leads to such an IPv4 one.

    >>> is_public("93.184.215.14"), is_public("::ffff:169.254.169.254")
    (True, False)
    """
    try:
        ip = _unwrapped(ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    if any(ip in network for network in _ALSO_REFUSED):
        return False
    if isinstance(ip, IPv6Address) and ip not in _IN_USE:
        return False
    refused = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local
    return ip.is_global and not refused


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address a packet to *ip* ends up at, or *ip* itself."""
    if isinstance(ip, IPv6Address):
        if ip in _TRANSLATED:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner := ip.ipv4_mapped or ip.sixtofour:
            return inner
        if ip.teredo:
            return ip.teredo[1]
    return ip


def fit_url(url: str, *, private_allowed: bool) -> str:
    """Return an address to call, without what comes after ``#``.

    Only what a look at it shows is refused here; where a name leads is looked up, and
    checked, at each call.

    Raises:
        UnfitAddressError: We would not call it.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise UnfitAddressError("this is no address.") from fault
    schemes = ("https", "http") if private_allowed else ("https",)
    if parts.scheme not in schemes:
        raise UnfitAddressError("begin with https://")
    if not host or port == 0 or not url.isascii() or not url.isprintable():
        raise UnfitAddressError("write it like https://shop.example/hooks")
    if any(character in url for character in " \\") or len(url) > LONGEST_URL:
        raise UnfitAddressError(f"use up to {LONGEST_URL} characters, and no spaces.")
    if parts.username is not None or parts.password is not None:
        raise UnfitAddressError("leave the password out; every call is signed instead.")
    if not private_allowed and _is_inside(host):
        raise UnfitAddressError("this address is not on the public internet.")
    return parts._replace(fragment="").geturl()


def _is_inside(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return not is_public(host)
