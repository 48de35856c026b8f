"""Bundles: one card as a `.pkpass`, several as a `.pkpasses`."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import orjson

from walletpass.wallets.apple import archive
from walletpass.wallets.apple.bundle_errors import (
    BundleTooLargeError,
    DamagedBundleError,
    UnreadablePassError,
    WrongPassCountError,
)
from walletpass.wallets.apple.identity import SigningIdentity
from walletpass.wallets.apple.names import OURS
from walletpass.wallets.apple.opening import unpack
from walletpass.wallets.apple.prepared import PreparedFiles

PKPASS = "application/vnd.apple.pkpass"
PKPASSES = "application/vnd.apple.pkpasses"
"""Media types. A wrong one is refused by phones, even if the bytes are right."""

# https://developer.apple.com/documentation/walletpasses/distributing-and-updating-a-pass
# (checked 2026-11)
_MOST_PASSES, _MOST_BYTES = 10, 150_000_000


def build_bundle(
    files: PreparedFiles,
    pass_json: bytes,
    identity: SigningIdentity,
    *,
    now: datetime,
) -> bytes:
    """Return one card, signed and ready for a phone.

    The identifiers are read from *pass_json* itself: what is not the certificate's
    own is never signed.

    Raises:
        UnreadablePassError: *pass_json* is not a JSON object.
        WrongIdentityError: It names another pass type or team than the certificate.
        CertificateExpiredError: The certificate or its intermediate has expired.
    """
    card = _read(pass_json)
    identity.check(card.get("passTypeIdentifier"), card.get("teamIdentifier"), now)
    return files.build(pass_json, partial(identity.sign, now=now))


def _read(pass_json: bytes) -> dict[str, Any]:
    try:
        card = orjson.loads(pass_json)
    except orjson.JSONDecodeError as fault:
        raise UnreadablePassError(str(fault)) from fault
    if not isinstance(card, dict):
        raise UnreadablePassError("it is not an object")
    return card


def gather_bundles(bundles: Sequence[bytes]) -> bytes:
    """Return several cards as one `.pkpasses`, which Safari adds in one tap.

    Raises:
        WrongPassCountError: None, or more than ten.
        DamagedBundleError: One of them is not a whole bundle.
        BundleTooLargeError: They exceed 150 MB together.
    """
    if not 0 < len(bundles) <= _MOST_PASSES:
        raise WrongPassCountError(count=len(bundles), most=_MOST_PASSES)
    for bundle in bundles:
        _require_whole(bundle)
    gathered = archive.lay_out(
        archive.stored(f"card-{number}.pkpass", bundle)
        for number, bundle in enumerate(bundles, start=1)
    )
    size = len(gathered.body)
    if size > _MOST_BYTES:
        raise BundleTooLargeError(what="bytes", count=size, limit=_MOST_BYTES)
    return gathered.body + archive.closing(gathered)


def _require_whole(bundle: bytes) -> None:
    files, issues = unpack(bundle)
    if issues:
        raise DamagedBundleError(issues[0].message.removesuffix("."))
    if missing := sorted(OURS - files.keys()):
        raise DamagedBundleError(f"{missing[0]} is missing")
