"""The one root certificate a phone trusts, and what may hang below it."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import NameOID, ObjectIdentifier

from walletpass.simulator.pkpass import cms
from walletpass.simulator.pkpass.refusal import RefusedError

_LONGEST_CHAIN = 5


class Trust:
    """A root, and the judgement whether a signer descends from it."""

    def __init__(self, root: bytes | Path) -> None:
        pem = root.read_bytes() if isinstance(root, Path) else root
        self._root = x509.load_pem_x509_certificate(pem)

    def check(self, signed: cms.Signed, now: datetime) -> None:
        """Walk from the signer to the root.

        Raises:
            RefusedError: The walk ends elsewhere, or a certificate on it is not
                valid today.
        """
        certificate = signed.signer
        for _ in range(_LONGEST_CHAIN):
            _demand_valid(certificate, now)
            if certificate == self._root:
                return
            certificate = _issuer_of(certificate, (*signed.others, self._root))
        raise RefusedError("chain", "the chain of certificates is too long")


def _demand_valid(certificate: x509.Certificate, now: datetime) -> None:
    name = certificate.subject.rfc4514_string()
    if now > certificate.not_valid_after_utc:
        raise RefusedError("expired", f"{name} has expired")
    if now < certificate.not_valid_before_utc:
        raise RefusedError("expired", f"{name} is not valid yet")


def _issuer_of(
    certificate: x509.Certificate, candidates: Iterable[x509.Certificate]
) -> x509.Certificate:
    for candidate in candidates:
        if _issued(candidate, certificate):
            return candidate
    name = certificate.issuer.rfc4514_string()
    raise RefusedError("chain", f"{name}, who issued a certificate, is not trusted")


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    if issuer.subject != certificate.issuer or not _may_issue(issuer):
        return False
    if not _keys_agree(issuer, certificate):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _may_issue(certificate: x509.Certificate) -> bool:
    try:
        constraints = certificate.extensions.get_extension_for_class(
            x509.BasicConstraints
        )
    except x509.ExtensionNotFound:
        return False
    return constraints.value.ca


def _keys_agree(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        wanted = certificate.extensions.get_extension_for_class(
            x509.AuthorityKeyIdentifier
        ).value.key_identifier
        offered = issuer.extensions.get_extension_for_class(
            x509.SubjectKeyIdentifier
        ).value.digest
    except x509.ExtensionNotFound:
        return True
    return wanted is None or wanted == offered


def demand_identity(
    certificate: x509.Certificate, pass_type: str, team: str | None = None
) -> None:
    """Check that the certificate was issued for this pass type, and this team.

    Raises:
        RefusedError: Its subject names another.
    """
    if (named := _subject(certificate, NameOID.USER_ID)) != pass_type:
        raise RefusedError(
            "identity", f"signed for {named}, but the pass is {pass_type}"
        )
    named = _subject(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)
    if team is not None and named != team:
        raise RefusedError(
            "identity", f"signed by team {named}, but the pass says {team}"
        )


def _subject(certificate: x509.Certificate, kind: ObjectIdentifier) -> str:
    names = certificate.subject.get_attributes_for_oid(kind)
    return ", ".join(str(name.value) for name in names) or "nobody"
