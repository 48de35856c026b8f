"""A throwaway certificate authority, so that the stand-in needs no files."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_YEAR = timedelta(days=365)
_MARGIN = timedelta(minutes=5)  # for clocks that disagree


@dataclass(frozen=True, slots=True)
class Credentials:
    """A certificate and its private key, as PEM."""

    certificate_pem: bytes
    private_key_pem: bytes = field(repr=False)
    fingerprint: str


class Authority:
    """Issues certificates that nobody else need trust."""

    def __init__(self, name: str = "Stand-in for Apple's push service") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        subject = _name((NameOID.COMMON_NAME, name))
        self._certificate = _certify(
            subject,
            self._key,
            subject,
            self._key,
            (
                (x509.BasicConstraints(ca=True, path_length=None), True),
                (_usage(signs_certificates=True), True),
            ),
        )

    @property
    def certificate_pem(self) -> bytes:
        """Return what to trust."""
        return self._certificate.public_bytes(Encoding.PEM)

    def server_credentials(self, *hosts: str) -> Credentials:
        """Issue a TLS server certificate for these names or addresses."""
        names = x509.SubjectAlternativeName([_general_name(host) for host in hosts])
        return self._issue(
            _name((NameOID.COMMON_NAME, hosts[0])),
            ec.generate_private_key(ec.SECP256R1()),
            _usage(),
            names,
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        )

    def pass_credentials(
        self, topic: str, *, until: datetime | None = None
    ) -> Credentials:
        """Issue what a pass type's owner shows us: RSA 2048, the topic as its UID."""
        return self._issue(
            _name((NameOID.USER_ID, topic), (NameOID.COMMON_NAME, topic)),
            rsa.generate_private_key(public_exponent=65537, key_size=2048),
            _usage(),
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]),
            until=until,
        )

    def _issue(
        self,
        subject: x509.Name,
        key: _Key,
        *extensions: x509.ExtensionType,
        until: datetime | None = None,
    ) -> Credentials:
        certificate = _certify(
            subject,
            key,
            self._certificate.subject,
            self._key,
            tuple((extension, False) for extension in extensions),
            until,
        )
        return Credentials(
            certificate.public_bytes(Encoding.PEM),
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
            certificate.fingerprint(hashes.SHA256()).hex(),
        )


def _certify(  # noqa: PLR0917 - what a certificate consists of
    subject: x509.Name,
    key: _Key,
    issuer: x509.Name,
    issuer_key: _Key,
    extensions: tuple[tuple[x509.ExtensionType, bool], ...],
    until: datetime | None = None,
) -> x509.Certificate:
    now = datetime.now(UTC)
    until = until or now + _YEAR
    ours = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    theirs = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(min(now, until) - _MARGIN)
        .not_valid_after(until)
        .add_extension(ours, critical=False)
        .add_extension(theirs, critical=False)
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(issuer_key, hashes.SHA256())


def _name(*attributes: tuple[x509.ObjectIdentifier, str]) -> x509.Name:
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in attributes])


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _usage(*, signs_certificates: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
