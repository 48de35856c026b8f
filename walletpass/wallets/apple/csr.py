"""Asking Apple for a pass certificate: a fresh key, and a request to upload."""

from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

_LONGEST_NAME = 64  # X.520, counted in bytes by most readers


@dataclass(frozen=True)
class SigningRequest:
    """What to upload to Apple, and the key that stays here, waiting for the answer."""

    pem: bytes
    private_key: bytes = field(repr=False)


def new_signing_request(
    common_name: str, email: str, organisation: str = ""
) -> SigningRequest:
    """Make an RSA key and the request (.certSigningRequest) for its certificate.

    Apple reads only the public key; names merely help to tell requests apart, and are
    cut to what fits. The key is PKCS #8: keep it sealed until the certificate comes.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    request = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(_subject(common_name, email, organisation))
        .sign(key, hashes.SHA256())
    )
    return SigningRequest(
        pem=request.public_bytes(Encoding.PEM),
        private_key=key.private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        ),
    )


def _subject(common_name: str, email: str, organisation: str) -> x509.Name:
    parts = [
        (NameOID.EMAIL_ADDRESS, email),
        (NameOID.COMMON_NAME, _fitting(common_name)),
        (NameOID.ORGANIZATION_NAME, _fitting(organisation)),
    ]
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts if text])


def _fitting(name: str) -> str:
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore")
