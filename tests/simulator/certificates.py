"""A certificate chain made for an afternoon: root, intermediate, and signers below."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

PASS_TYPE = "pass.example.shop"
TEAM = "A1B2C3D4E5"
DAY = timedelta(days=1)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Signer:
    certificate: x509.Certificate
    key: Key
    intermediate: x509.Certificate

    def sign(
        self,
        manifest: bytes,
        *options: pkcs7.PKCS7Options,
        digest=None,
        intermediates=None,
    ) -> bytes:
        builder = pkcs7.PKCS7SignatureBuilder().set_data(manifest)
        builder = builder.add_signer(
            self.certificate, self.key, digest or hashes.SHA256()
        )
        chosen = [self.intermediate] if intermediates is None else intermediates
        for certificate in chosen:
            builder = builder.add_certificate(certificate)
        return builder.sign(serialization.Encoding.DER, list(options))

    def sign_detached(self, manifest: bytes) -> bytes:
        options = pkcs7.PKCS7Options
        return self.sign(manifest, options.DetachedSignature, options.Binary)


class Authority:
    """Stands where Apple's root and its WWDR intermediate stand."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._leaf_key = rsa.generate_private_key(65537, 2048)
        root_key = ec.generate_private_key(ec.SECP256R1())
        root_name = name(CN="Root of an afternoon")
        self.root = certificate(root_name, root_key, root_name, root_key, ca=True)
        self.intermediate = certificate(
            name(CN="Relations"), self._key, root_name, root_key, ca=True
        )

    @property
    def root_pem(self) -> bytes:
        return pem(self.root)

    def tls(self, folder: Path) -> ssl.SSLContext:
        """Prepare a server at 127.0.0.1 that whoever trusts the root trusts."""
        key = ec.generate_private_key(ec.SECP256R1())
        here = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
        leaf = certificate(
            name(CN="here"), key, self.intermediate.subject, self._key, alternative=here
        )
        both = folder / "server.pem"
        both.write_bytes(key_pem(key) + pem(leaf) + pem(self.intermediate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(both)
        return context

    def signer(self, pass_type=PASS_TYPE, team=TEAM, *, key=None, **validity) -> Signer:
        leaf = certificate(
            name(UID=pass_type, CN=f"Pass Type ID: {pass_type}", OU=team),
            key or self._leaf_key,
            self.intermediate.subject,
            self._key,
            **validity,
        )
        return Signer(leaf, key or self._leaf_key, self.intermediate)


def name(**parts: str) -> x509.Name:
    kinds = {
        "CN": NameOID.COMMON_NAME,
        "UID": NameOID.USER_ID,
        "OU": NameOID.ORGANIZATIONAL_UNIT_NAME,
    }
    return x509.Name([x509.NameAttribute(kinds[k], v) for k, v in parts.items()])


def certificate(
    subject,
    key,
    issuer,
    issuer_key,
    *,
    ca=False,
    since=-30 * DAY,
    until=30 * DAY,
    alternative=None,
):
    now = datetime.now(UTC)
    public = key.public_key()
    issuer_public = issuer_key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + since)
        .not_valid_after(now + until)
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(public), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_public),
            critical=False,
        )
    )
    if alternative is not None:
        builder = builder.add_extension(alternative, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def key_pem(key: Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
