"""Opening a `.pkpass`: everything Wallet checks before it shows the card."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from walletpass.simulator.pkpass import cms
from walletpass.simulator.pkpass.archive import unpack
from walletpass.simulator.pkpass.passjson import Json, parse_json
from walletpass.simulator.pkpass.passrules import check_pass
from walletpass.simulator.pkpass.refusal import RefusedError
from walletpass.simulator.pkpass.trust import Trust, demand_identity

PASS_MIME = "application/vnd.apple.pkpass"  # noqa: S105 - a media type
PASSES_MIME = "application/vnd.apple.pkpasses"
MOST_PASSES = 10
MOST_BYTES = 150 * 1024 * 1024

_REQUIRED = ("pass.json", "manifest.json", "signature")
_UNLISTED = {"manifest.json", "signature"}
_ICONS = ("icon.png", "icon@2x.png", "icon@3x.png")
_PNG = b"\x89PNG\r\n\x1a\n"
_DIGEST = re.compile(r"[0-9a-f]{40}")
_CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One pass, opened and found good."""

    files: dict[str, bytes]
    content: Json
    signed: cms.Signed
    fingerprint: str
    """The same for the same files, however often they are signed anew."""

    @property
    def pass_type(self) -> str:
        """Return the pass type identifier, which is also the push topic."""
        return str(self.content["passTypeIdentifier"])

    @property
    def serial(self) -> str:
        """Return the serial number."""
        return str(self.content["serialNumber"])


def open_bundle(data: bytes, trust: Trust, now: datetime) -> Bundle:
    """Open one pass.

    Raises:
        RefusedError: Wallet would not show it.
    """
    files = unpack(data)
    for name in _REQUIRED:
        if name not in files:
            raise RefusedError("missing-file", f"{name} is missing")
    manifest = parse_json(files["manifest.json"], "manifest.json")
    _demand_digests(files, manifest)
    signed = cms.verify_detached(files["signature"], files["manifest.json"])
    _demand_icon(files)
    content = parse_json(files["pass.json"], "pass.json")
    check_pass(content)
    trust.check(signed, now)
    if signed.at > now + _CLOCKS_DIFFER:
        raise RefusedError("signing-time", "signed in the future")
    demand_identity(
        signed.signer, content["passTypeIdentifier"], content["teamIdentifier"]
    )
    return Bundle(files, content, signed, _fingerprint(manifest))


def open_bundles(
    data: bytes, trust: Trust, now: datetime
) -> list[tuple[bytes, Bundle]]:
    """Open a `.pkpasses`: up to ten whole passes in one archive.

    Raises:
        RefusedError: It holds none, too many, or one that Wallet would not show.
    """
    files = unpack(data, MOST_BYTES)
    if strangers := [name for name in files if not name.endswith(".pkpass")]:
        raise RefusedError("extra-file", f"{strangers[0]} is no pass")
    if not 0 < len(files) <= MOST_PASSES:
        raise RefusedError("archive", f"{len(files)} passes where 1 to 10 may be")
    return [(one, open_bundle(one, trust, now)) for one in files.values()]


def _demand_digests(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    for name, digest in manifest.items():
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise RefusedError("manifest", f"{name}: {digest!r} is no SHA-1 in hex")
        if name not in files or name in _UNLISTED:
            raise RefusedError("missing-file", f"{name} is listed, but not there")
        if hashlib.sha1(files[name]).hexdigest() != digest:  # noqa: S324 - Apple's choice
            raise RefusedError("digest", f"{name} is not the file that was listed")
    if extra := files.keys() - manifest.keys() - _UNLISTED:
        raise RefusedError("extra-file", f"{min(extra)} is not in the manifest")


def _demand_icon(files: dict[str, bytes]) -> None:
    icons = [files[name] for name in _ICONS if name in files]
    if not icons:
        raise RefusedError("icon", "there is no icon")
    if not all(icon.startswith(_PNG) for icon in icons):
        raise RefusedError("icon", "the icon is not a PNG")


def _fingerprint(manifest: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()
