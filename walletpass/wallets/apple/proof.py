"""What a signature proves: over these bytes, by this certificate, from this issuer."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import orjson
from cryptography import x509

from walletpass.passes.issues import Issue
from walletpass.wallets.apple.certificates import (
    PassCertificate,
    intermediate_for,
    issued_by,
    require_current,
    title_of,
)
from walletpass.wallets.apple.cms import DATA, ReadSignature
from walletpass.wallets.apple.errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    ForgedChainError,
    MissingIntermediateError,
    NotPassCertificateError,
)
from walletpass.wallets.apple.names import PASS, SIGNATURE

_SIGN_AGAIN = "Sign the card again."
_SLOW_CLOCK = timedelta(minutes=5)
_RENEWAL = timedelta(days=30)
_CARRIED = 2  # the leaf and its intermediate


def signature_issues(
    signature: ReadSignature, manifest: bytes, now: datetime
) -> Iterator[Issue]:
    """Tell whether the signature is detached, complete, and over *manifest*."""
    if signature.embedded is not None:
        yield _error("The signature embeds the manifest.", "Sign detached.")
    if signature.content_type != DATA:
        message = "The signed attribute contentType is missing or is not plain data."
        yield _error(message, _SIGN_AGAIN)
    if signature.message_digest is None:
        message = "The signed attribute messageDigest is missing."
        yield _error(message, _SIGN_AGAIN)
    elif not signature.covers(manifest):
        message = "The signature was made over another manifest."
        yield _error(message, "Sign exactly the bytes that are in the bundle.")
    if not signature.is_genuine():
        message = "The signature was not made with the certificate it points at."
        yield _error(message, "Sign with the key that belongs to the certificate.")
    if signature.hash.name == "sha1":
        message = "The signature uses SHA-1, which is on its way out."
        yield _warning(message, "Sign with SHA-256.")
    yield from _time_issues(signature, now)


def _time_issues(signature: ReadSignature, now: datetime) -> Iterator[Issue]:
    made_at = signature.signing_time
    if made_at is None:
        message = "The signed attribute signingTime is missing."
        yield _error(message, _SIGN_AGAIN)
    elif made_at > now + _SLOW_CLOCK:
        message = f"It was signed in the future, at {made_at:%Y-%m-%d %H:%M} UTC."
        yield _warning(message, "Set the clock of the signing machine right.")


def chain_issues(
    signature: ReadSignature,
    trusted: Sequence[x509.Certificate] | None,
    now: datetime,
) -> Iterator[Issue]:
    """Tell whether leaf and intermediate are carried, fit, are valid and trusted."""
    leaf = signature.signer()
    if leaf is None:
        message = "The certificate that signed is not in the signature."
        yield _error(message, "Embed the pass certificate and its intermediate.")
        return
    if len(signature.certificates) > _CARRIED:
        message = "The signature carries more than two certificates."
        yield _warning(message, "Leave the root out: phones have it.")
    yield from _date_issues(leaf, now)
    others = [each for each in signature.certificates if each != leaf]
    try:
        intermediate = intermediate_for(leaf, others)
    except (MissingIntermediateError, ForgedChainError) as fault:
        yield _error(str(fault), "Embed the intermediate that issued the certificate.")
        return
    yield from _date_issues(intermediate, now)
    if trusted is None:
        message = f"“{title_of(intermediate)}” was not followed to a root."
        yield _warning(message, "Name the root to trust, with --root.")
    elif not _is_trusted(intermediate, trusted, now):
        message = f"“{title_of(intermediate)}” leads to no trusted root."
        yield _error(message, "Use the chain that Apple issued.")


def _date_issues(certificate: x509.Certificate, now: datetime) -> Iterator[Issue]:
    try:
        require_current(certificate, now)
    except (CertificateExpiredError, CertificateNotYetValidError) as fault:
        yield _error(str(fault), "Sign with a certificate that is valid now.")
        return
    left = certificate.not_valid_after_utc - now
    if left < _RENEWAL:
        message = f"“{title_of(certificate)}” expires in {left.days} days."
        yield _warning(message, "Renew the certificate now.")


def _is_trusted(
    intermediate: x509.Certificate, trusted: Iterable[x509.Certificate], now: datetime
) -> bool:
    return any(
        anchor == intermediate
        or (issued_by(intermediate, anchor) and now <= anchor.not_valid_after_utc)
        for anchor in trusted
    )


def card_issues(signature: ReadSignature, pass_json: bytes) -> Iterator[Issue]:
    """Tell whether the card belongs to the certificate that signed it."""
    try:
        card = orjson.loads(pass_json)
    except orjson.JSONDecodeError:
        card = None
    if not isinstance(card, dict):
        message = "pass.json is not a JSON object in UTF-8."
        yield Issue("error", PASS, message, "Write JSON without comments or a BOM.")
        return
    if (leaf := signature.signer()) is None:
        return
    try:
        certificate = PassCertificate.read(leaf)
    except NotPassCertificateError as fault:
        yield _error(str(fault), "Sign with a Pass Type ID certificate.")
        return
    for key, own in (
        ("passTypeIdentifier", certificate.pass_type_identifier),
        ("teamIdentifier", certificate.team_identifier),
    ):
        if card.get(key) != own:
            message = f"The card says {card.get(key)!r}, the certificate “{own}”."
            yield Issue("error", f"$.{key}", message, "Make them equal to the letter.")


def _error(message: str, remedy: str) -> Issue:
    return Issue("error", SIGNATURE, message, remedy)


def _warning(message: str, remedy: str) -> Issue:
    return Issue("warning", SIGNATURE, message, remedy)
