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

from walletpass.wallets.apple.errors import UnfitRequestError

_NAME, _EMAIL = 64, 255  # X.520 and RFC 5280 upper bounds


@dataclass(frozen=True)
class SigningRequest:
    """What to upload to Apple, and the key that stays here, waiting for the answer."""

    pem: bytes
    private_key: bytes = field(repr=False)


def new_signing_request(
    common_name: str, email: str, organisation: str = ""
) -> SigningRequest:
    """Make an RSA key and the request (.certSigningRequest) for its certificate.

    Apple reads only the public key; names merely help to tell requests apart.
    *private_key* is PKCS #8: keep it sealed until the certificate is imported.

    Raises:
        UnfitRequestError: A name is empty or too long for a certificate.
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
        (NameOID.EMAIL_ADDRESS, "e-mail address", email, _EMAIL),
        (NameOID.COMMON_NAME, "name", common_name, _NAME),
    ]
    if organisation:
        parts.append((NameOID.ORGANIZATION_NAME, "organisation", organisation, _NAME))
    for _, part, text, longest in parts:
        if not 0 < len(text) <= longest:
            raise UnfitRequestError(part=part, length=len(text), longest=longest)
    return x509.Name([x509.NameAttribute(oid, text) for oid, _, text, _ in parts])
