"""Keeping an identity between runs: its chain in the open, its key for the vault."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from walletpass.wallets.apple.certificates import PassCertificate
from walletpass.wallets.apple.identity import SigningIdentity


@dataclass(frozen=True)
class StoredIdentity:
    """A chain as PEM, leaf first, and a private key as PKCS #8 in DER: seal the key."""

    chain_pem: bytes
    private_key: bytes = field(repr=False)


def store(identity: SigningIdentity) -> StoredIdentity:
    """Turn an identity into bytes."""
    chain: Iterable[x509.Certificate] = identity.certificate.leaf, identity.intermediate
    return StoredIdentity(
        chain_pem=b"".join(each.public_bytes(Encoding.PEM) for each in chain),
        private_key=identity.private_key.private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        ),
    )


def restore(stored: StoredIdentity, *, now: datetime) -> SigningIdentity:
    """Make the identity again.

    The long proof that an RSA key is a good one was given at import, and is left out:
    it costs fifty signatures. That the key fits its certificate is proven anew.

    Raises:
        CertificateExpiredError: Leaf or intermediate has expired meanwhile.
    """
    certificate, *intermediates = read_chain(stored.chain_pem)
    key = load_der_private_key(
        stored.private_key, None, unsafe_skip_rsa_key_validation=True
    )
    return SigningIdentity.assemble(
        PassCertificate.read(certificate), intermediates, key, now=now
    )


def read_chain(chain_pem: bytes) -> list[x509.Certificate]:
    """Return a stored chain's certificates, leaf first, whatever their dates."""
    return x509.load_pem_x509_certificates(chain_pem)
