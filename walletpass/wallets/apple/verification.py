"""Would a phone accept this bundle? Everything that can be known without one.

Wallet refuses a bundle without a word. Here each reason has words, and all of them
are given at once.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from cryptography import x509

from walletpass.passes.issues import Issue
from walletpass.wallets.apple.bundle_errors import DamagedBundleError
from walletpass.wallets.apple.cms import ReadSignature
from walletpass.wallets.apple.errors import UnreadableSignatureError
from walletpass.wallets.apple.manifest import digest_of
from walletpass.wallets.apple.names import MANIFEST, OURS, PASS, SIGNATURE
from walletpass.wallets.apple.opening import unpack
from walletpass.wallets.apple.proof import card_issues, chain_issues, signature_issues

_DIGEST = re.compile(r"[0-9a-f]{40}")
_BUILD_AGAIN = "Build the bundle again."


def verify(
    bundle: bytes, *, trusted: Iterable[x509.Certificate] | None, now: datetime
) -> list[Issue]:
    """Return all that is wrong with a bundle, nothing if phones should accept it.

    *trusted* are the roots, or the intermediates, in which the chain may end; None
    leaves open where it ends, and says so.
    """
    try:
        files, issues = unpack(bundle)
    except DamagedBundleError as damage:
        return [Issue("error", "bundle", str(damage), _BUILD_AGAIN)]
    return [
        *issues,
        *_missing(files),
        *_manifest_issues(files),
        *_signature_issues(files, None if trusted is None else list(trusted), now),
    ]


def _missing(files: Mapping[str, bytes]) -> Iterator[Issue]:
    for name in sorted(OURS - files.keys()):
        yield Issue("error", name, f"{name} is missing.", _BUILD_AGAIN)


def _manifest_issues(files: Mapping[str, bytes]) -> Iterator[Issue]:
    if MANIFEST not in files:
        return
    try:
        pairs = json.loads(files[MANIFEST], object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        pairs = None
    if not isinstance(pairs, _Pairs):
        message = "The manifest is not a JSON object."
        yield Issue("error", MANIFEST, message, _BUILD_AGAIN)
        return
    listed = dict(pairs)
    if len(listed) < len(pairs):
        message = "The manifest lists a file twice."
        yield Issue("error", MANIFEST, message, "List each file once.")
    for name in sorted(files.keys() - listed.keys() - {MANIFEST, SIGNATURE}):
        message = f"“{name}” is not in the manifest."
        yield Issue("error", name, message, "List every file, or leave it out.")
    for name, digest in listed.items():
        yield from _listing_issues(name, digest, files.get(name))


class _Pairs(list[tuple[str, Any]]):
    """A JSON object with what it says twice."""


def _listing_issues(
    name: str, digest: object, content: bytes | None
) -> Iterator[Issue]:
    if name in (MANIFEST, SIGNATURE):
        message = f"The manifest lists “{name}”, which comes after it."
        yield Issue("error", name, message, "Leave it out of the manifest.")
    elif content is None:
        message = f"“{name}” is in the manifest and not in the bundle."
        yield Issue("error", name, message, "Add the file, or do not list it.")
    elif not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
        message = f"The digest of “{name}” is not 40 lower-case hex digits."
        yield Issue("error", name, message, "List the SHA-1 of the file's bytes.")
    elif digest != digest_of(content):
        message = f"“{name}” is not the file whose digest the manifest lists."
        yield Issue("error", name, message, "Change no file after signing.")


def _signature_issues(
    files: Mapping[str, bytes],
    trusted: list[x509.Certificate] | None,
    now: datetime,
) -> Iterator[Issue]:
    if SIGNATURE not in files:
        return
    try:
        signature = ReadSignature.read(files[SIGNATURE])
    except UnreadableSignatureError as fault:
        yield Issue("error", SIGNATURE, str(fault), "Sign the manifest as CMS in DER.")
        return
    yield from signature_issues(signature, files.get(MANIFEST, b""), now)
    yield from chain_issues(signature, trusted, now)
    if PASS in files:
        yield from card_issues(signature, files[PASS])
