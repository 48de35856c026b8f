"""A certificate authority of our own, for demos and tests: Apple's in miniature.

Its certificates have the names and extensions Apple's have, so everything but a real
phone takes them for the real ones.

    authority = DemoAuthority.create(now=now)
    identity = authority.new_identity("pass.example.loyalty", "DEMO123456", now=now)
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Self

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from walletpass.wallets.apple.certificates import PassCertificate
from walletpass.wallets.apple.identity import SigningIdentity, suitable
from walletpass.wallets.apple.keychain import read_credentials
from walletpass.wallets.apple.signature import PrivateKey

_PASS_TYPE = ObjectIdentifier("1.2.840.113635.100.6.1.16")
_PASS_SIGNING = ObjectIdentifier("1.2.840.113635.100.4.14")

_YEAR = timedelta(days=365)
_BACKDATED = timedelta(days=1)  # a phone's or a peer's clock may lag behind ours
_LONGEST_NAME = 64  # X.520
_ORGANIZATION = "walletpass demo"

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


@dataclass(frozen=True)
class ServerCertificate:
    """A TLS server's certificate and its key, both PEM."""

    certificate_pem: bytes
    key_pem: bytes = field(repr=False)


@dataclass(frozen=True)
class DemoAuthority:
    """A root, and an intermediate that issues pass certificates."""

    root: x509.Certificate
    intermediate: x509.Certificate
    root_key: PrivateKey = field(repr=False, compare=False)
    intermediate_key: PrivateKey = field(repr=False, compare=False)

    @classmethod
    def create(cls, *, now: datetime) -> Self:
        """Make an authority unlike any other: a root for 20 years, the rest for 10."""
        root_key, intermediate_key = _new_key(), _new_key()
        root = _issue(
            _Wish(_name("walletpass demo root"), root_key.public_key(), 20 * _YEAR),
            _authority(depth=1),
            by=(None, root_key),
            now=now,
        )
        intermediate = _issue(
            _Wish(
                _name("walletpass demo intermediate"),
                intermediate_key.public_key(),
                10 * _YEAR,
            ),
            _authority(depth=0),
            by=(root, root_key),
            now=now,
        )
        return cls(root, intermediate, root_key, intermediate_key)

    @classmethod
    def from_pem(cls, pem: bytes) -> Self:
        """Read an authority that `to_pem` wrote."""
        found = read_credentials(pem)
        root, intermediate = found.certificates
        root_key, intermediate_key = map(suitable, found.keys)
        return cls(root, intermediate, root_key, intermediate_key)

    def to_pem(self) -> bytes:
        """Write certificates and keys down. Whoever reads it can issue like us."""
        certificates = self.root, self.intermediate
        keys = self.root_key, self.intermediate_key
        return b"".join(
            [each.public_bytes(Encoding.PEM) for each in certificates]
            + [_key_pem(each) for each in keys]
        )

    def root_pem(self) -> bytes:
        """Return what whoever is to trust this authority needs."""
        return self.root.public_bytes(Encoding.PEM)

    def intermediate_pem(self) -> bytes:
        """Return the certificate that issues the pass certificates."""
        return self.intermediate.public_bytes(Encoding.PEM)

    def new_identity(
        self,
        pass_type_identifier: str,
        team_identifier: str,
        *,
        now: datetime,
        nfc: bool = False,
    ) -> SigningIdentity:
        """Return a fresh identity for the pass type; asked again, its renewal."""
        key = _new_key()
        leaf = self.issue_pass_certificate(
            pass_type_identifier, team_identifier, key.public_key(), now=now, nfc=nfc
        )
        certificate = PassCertificate.read(leaf)
        return SigningIdentity.assemble(certificate, [self.intermediate], key, now=now)

    def issue_pass_certificate(
        self,
        pass_type_identifier: str,
        team_identifier: str,
        public_key: PublicKey,
        *,
        now: datetime,
        nfc: bool = False,
        lasting: timedelta = _YEAR,
    ) -> x509.Certificate:
        """Answer a signing request the way Apple does: for its key, under our names."""
        title = "Pass Type ID with NFC" if nfc else "Pass Type ID"
        subject = _name(
            f"{title}: {pass_type_identifier}",
            (NameOID.USER_ID, pass_type_identifier),
            (NameOID.ORGANIZATIONAL_UNIT_NAME, team_identifier),
        )
        return _issue(
            _Wish(subject, public_key, lasting),
            _pass_signing(pass_type_identifier),
            by=(self.intermediate, self.intermediate_key),
            now=now,
        )

    def issue_server_certificate(
        self,
        names: Sequence[str] = ("localhost",),
        addresses: Sequence[str] = ("127.0.0.1", "::1"),
        *,
        now: datetime,
    ) -> ServerCertificate:
        """Return a TLS server's certificate, trusted by whoever trusts the root."""
        key = _new_key()
        certificate = _issue(
            _Wish(_name(names[0]), key.public_key(), _YEAR),
            _serving(names, addresses),
            by=(self.root, self.root_key),
            now=now,
        )
        return ServerCertificate(certificate.public_bytes(Encoding.PEM), _key_pem(key))


def is_demo(certificate: x509.Certificate) -> bool:
    """Whether a demo authority issued the certificate: no phone trusts one."""
    issuer = certificate.issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return [each.value for each in issuer] == [_ORGANIZATION]


@dataclass(frozen=True)
class _Wish:
    """What a certificate is asked for."""

    subject: x509.Name
    key: PublicKey
    lasting: timedelta


Extensions = list[tuple[x509.ExtensionType, bool]]


def _issue(
    wish: _Wish,
    extensions: Extensions,
    *,
    by: tuple[x509.Certificate | None, PrivateKey],
    now: datetime,
) -> x509.Certificate:
    issuer, issuer_key = by
    start = now.replace(microsecond=0)
    builder = (
        x509.CertificateBuilder()
        .subject_name(wish.subject)
        .issuer_name(issuer.subject if issuer else wish.subject)
        .public_key(wish.key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - _BACKDATED)
        .not_valid_after(start + wish.lasting)
    )
    own_id = x509.SubjectKeyIdentifier.from_public_key(wish.key)
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(
        issuer_key.public_key()
    )
    for extension, critical in [(own_id, False), (issuer_id, False), *extensions]:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(issuer_key, hashes.SHA256())


def _authority(*, depth: int) -> Extensions:
    return [
        (x509.BasicConstraints(ca=True, path_length=depth), True),
        (_usage(issuing=True), True),
    ]


def _pass_signing(pass_type_identifier: str) -> Extensions:
    # Apple's pair signs cards and is the TLS client towards its push service; what
    # bare `openssl cms -verify` asks for, signing mail, is ours
    purposes = [
        ExtendedKeyUsageOID.CLIENT_AUTH,
        ExtendedKeyUsageOID.EMAIL_PROTECTION,
        _PASS_SIGNING,
    ]
    named = asn1.encode_der(pass_type_identifier)
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage(issuing=False), True),
        (x509.ExtendedKeyUsage(purposes), False),
        (x509.UnrecognizedExtension(_PASS_TYPE, named), False),
    ]


def _serving(names: Sequence[str], addresses: Sequence[str]) -> Extensions:
    alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in names]
    alternatives += [x509.IPAddress(ip_address(each)) for each in addresses]
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage(issuing=False), True),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
        (x509.SubjectAlternativeName(alternatives), False),
    ]


def _usage(*, issuing: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issuing,
        key_cert_sign=issuing,
        crl_sign=issuing,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common_name: str, *further: tuple[ObjectIdentifier, str]) -> x509.Name:
    parts = [
        *further,
        (NameOID.COMMON_NAME, common_name[:_LONGEST_NAME]),
        (NameOID.ORGANIZATION_NAME, _ORGANIZATION),
    ]
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts])


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _key_pem(key: PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
