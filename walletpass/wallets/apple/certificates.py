"""What a certificate says: whose cards it signs, who issued it, and until when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID, ObjectIdentifier

from walletpass.wallets.apple.errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    ForgedChainError,
    MissingIntermediateError,
    NotPassCertificateError,
)

_NFC = "Pass Type ID with NFC"
_TEAM = re.compile(r"[A-Z0-9]{10}")
_UNREADABLE = (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError)


@dataclass(frozen=True, slots=True)
class PassCertificate:
    """The certificate Apple issued for one pass type of one team."""

    leaf: x509.Certificate = field(repr=False)
    pass_type_identifier: str
    team_identifier: str
    common_name: str
    fingerprint: str
    valid_from: datetime
    expires_at: datetime

    @classmethod
    def read(cls, certificate: x509.Certificate) -> Self:
        """Read what the certificate says.

        Raises:
            NotPassCertificateError: It names no pass type, or no team's id.
        """
        pass_type = _named(certificate, NameOID.USER_ID)
        team = _named(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)
        if not (pass_type.startswith("pass.") and _TEAM.fullmatch(team)):
            raise NotPassCertificateError(title_of(certificate))
        return cls(
            leaf=certificate,
            pass_type_identifier=pass_type,
            team_identifier=team,
            common_name=_named(certificate, NameOID.COMMON_NAME),
            fingerprint=fingerprint_of(certificate),
            valid_from=certificate.not_valid_before_utc,
            expires_at=certificate.not_valid_after_utc,
        )

    @property
    def allows_nfc(self) -> bool:
        """Whether Apple granted the right to put a contactless key on the card."""
        return self.common_name.startswith(_NFC)


def is_pass_certificate(certificate: x509.Certificate) -> bool:
    """Whether the certificate is for a pass type, rather than an issuer's own."""
    return _named(certificate, NameOID.USER_ID).startswith("pass.")


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether the certificate may issue others."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except _UNREADABLE:
        return False
    return found.value.ca


def _named(certificate: x509.Certificate, part: ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(part)
    return str(found[0].value) if found else ""


def title_of(certificate: x509.Certificate) -> str:
    """Return the name a person knows the certificate by."""
    return (
        _named(certificate, NameOID.COMMON_NAME)
        or certificate.subject.rfc4514_string()
        or f"serial number {certificate.serial_number:x}"
    )


def fingerprint_of(certificate: x509.Certificate) -> str:
    """Return the certificate's SHA-256, as Apple and openssl print it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def intermediate_for(
    leaf: x509.Certificate, candidates: Iterable[x509.Certificate]
) -> x509.Certificate:
    """Return the candidate that issued *leaf*, recognised by its key, never by its date.

    Apple runs several generations side by side, and a card must travel with the very
    one that signed its certificate. Of several certificates for that key, the one
    valid longest is taken.

    Raises:
        MissingIntermediateError: No candidate has the key.
        ForgedChainError: One has the key's identifier, but did not sign.
    """
    authorities = [candidate for candidate in candidates if is_authority(candidate)]
    wanted = authority_key_id(leaf)
    named = [each for each in authorities if wanted and subject_key_id(each) == wanted]
    if not named:
        raise MissingIntermediateError(
            issuer=leaf.issuer.rfc4514_string(),
            wanted=wanted.hex() if wanted else None,
            offered=[(subject_key_id(each) or b"").hex() for each in authorities],
        )
    signed = [candidate for candidate in named if issued_by(leaf, candidate)]
    if not signed:
        raise ForgedChainError(title_of(named[0]))
    return max(signed, key=lambda each: each.not_valid_after_utc)


def authority_key_id(certificate: x509.Certificate) -> bytes | None:
    """Return the identifier of the key that signed the certificate."""
    try:
        return certificate.extensions.get_extension_for_class(
            x509.AuthorityKeyIdentifier
        ).value.key_identifier
    except _UNREADABLE:
        return None


def subject_key_id(certificate: x509.Certificate) -> bytes | None:
    """Return the identifier of the certificate's own key."""
    try:
        return certificate.extensions.get_extension_for_class(
            x509.SubjectKeyIdentifier
        ).value.key_identifier
    except _UNREADABLE:
        return None


def issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether *issuer*'s name and signature really are on the certificate."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def require_current(certificate: x509.Certificate, now: datetime) -> None:
    """Refuse a certificate that has not started or has ended.

    Raises:
        CertificateNotYetValidError: It starts later.
        CertificateExpiredError: It has ended.
    """
    if now < certificate.not_valid_before_utc:
        raise CertificateNotYetValidError(
            subject=title_of(certificate), valid_from=certificate.not_valid_before_utc
        )
    if now > certificate.not_valid_after_utc:
        raise CertificateExpiredError(
            subject=title_of(certificate), expired_at=certificate.not_valid_after_utc
        )
