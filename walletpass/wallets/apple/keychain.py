"""Reading what people have: PEM in any order, .cer from Apple, .p12 from a Mac."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_pem_private_key,
    pkcs12,
)

from walletpass.kernel.secrets import Secret
from walletpass.wallets.apple.certificates import (
    PassCertificate,
    fingerprint_of,
    is_pass_certificate,
    title_of,
)
from walletpass.wallets.apple.errors import (
    AmbiguousPassCertificateError,
    ForeignKeyError,
    MissingKeyError,
    MissingPassCertificateError,
    UnreadableFileError,
    UnsuitableKeyError,
    WrongPasswordError,
)
from walletpass.wallets.apple.identity import SigningIdentity

_PEM = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----.*?-----END \1-----", re.DOTALL)
_PKCS12_VERSION = b"\x02\x01\x03"  # the first thing inside every .p12


@dataclass(frozen=True)
class Credentials:
    """The certificates and private keys found in some files."""

    certificates: tuple[x509.Certificate, ...] = ()
    keys: tuple[PrivateKeyTypes, ...] = field(default=(), repr=False)

    def __add__(self, other: "Credentials") -> "Credentials":
        return Credentials(
            self.certificates + other.certificates, self.keys + other.keys
        )


def import_identity(
    files: Iterable[bytes],
    *,
    password: Secret | None = None,
    waiting_keys: Iterable[bytes] = (),
    now: datetime,
) -> SigningIdentity:
    """Make a signing identity from whatever files a person has.

    Together the files hold a pass certificate, its intermediate and, unless it is
    among *waiting_keys* (PKCS #8, left behind by signing requests), its key.

    Raises:
        UnreadableFileError, WrongPasswordError: A file could not be read.
        MissingPassCertificateError, AmbiguousPassCertificateError: Not exactly one.
        MissingKeyError, ForeignKeyError: The key is absent, or another's.
        InvalidError, UnavailableError: As from `SigningIdentity.assemble`.
    """
    found = sum((read_credentials(each, password) for each in files), Credentials())
    certificate = _pass_certificate(found.certificates)
    waiting = [load_der_private_key(each, None) for each in waiting_keys]
    key = _key_of(certificate, found.keys, waiting)
    return SigningIdentity.assemble(certificate, found.certificates, key, now=now)


def read_credentials(content: bytes, password: Secret | None = None) -> Credentials:
    """Read one file, whichever of the usual forms it has.

    Raises:
        UnreadableFileError: It has none of them.
        UnsuitableKeyError: Its key is of a kind nobody signs cards with.
        WrongPasswordError: It is protected by a password that was not given.
    """
    if b"-----BEGIN " in content:
        return _read_pem(content, password)
    if _PKCS12_VERSION in content[:9]:
        return _read_pkcs12(content, password)
    try:
        return Credentials((x509.load_der_x509_certificate(content),))
    except ValueError as fault:
        raise UnreadableFileError from fault


def _read_pem(content: bytes, password: Secret | None) -> Credentials:
    certificates, keys = [], []
    for block in _PEM.finditer(content):
        kind = block[1].decode()
        if kind == "CERTIFICATE":
            certificates.append(_read_pem_certificate(block[0]))
        elif kind.endswith("PRIVATE KEY"):
            keys.append(_read_pem_key(block[0], password))
    if not certificates and not keys:
        raise UnreadableFileError
    return Credentials(tuple(certificates), tuple(keys))


def _read_pem_certificate(block: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(block)
    except ValueError as fault:
        raise UnreadableFileError from fault


def _read_pem_key(block: bytes, password: Secret | None) -> PrivateKeyTypes:
    protected = b"ENCRYPTED" in block
    if protected and not password:
        raise WrongPasswordError(given=False)
    try:
        return load_pem_private_key(block, _bytes(password) if protected else None)
    except UnsupportedAlgorithm as fault:
        raise UnsuitableKeyError("rarely used") from fault
    except ValueError as fault:
        if protected:
            raise WrongPasswordError(given=True) from fault
        raise UnreadableFileError from fault


def _read_pkcs12(content: bytes, password: Secret | None) -> Credentials:
    if password and "\0" in password.reveal():  # no file's; the library would panic
        raise WrongPasswordError(given=True)
    try:
        bundle = pkcs12.load_pkcs12(content, _bytes(password))
    except UnsupportedAlgorithm as fault:
        raise UnsuitableKeyError("rarely used") from fault
    except ValueError as fault:
        # one message of the library covers both damage and a wrong password
        if "password" in str(fault).lower():
            raise WrongPasswordError(given=bool(password)) from fault
        raise UnreadableFileError from fault
    held = [bundle.cert, *bundle.additional_certs]
    return Credentials(
        tuple(each.certificate for each in held if each),
        (bundle.key,) if bundle.key else (),
    )


def _bytes(password: Secret | None) -> bytes | None:
    return password.reveal().encode() if password else None


def _pass_certificate(found: Iterable[x509.Certificate]) -> PassCertificate:
    found = set(found)
    ours = [each for each in found if is_pass_certificate(each)]
    if not ours:
        raise MissingPassCertificateError(title_of(each) for each in found)
    if len(ours) > 1:
        raise AmbiguousPassCertificateError(
            f"{title_of(each)}, {fingerprint_of(each)[:11]}…" for each in ours
        )
    return PassCertificate.read(ours[0])


def _key_of(
    certificate: PassCertificate,
    brought: Iterable[PrivateKeyTypes],
    waiting: Iterable[PrivateKeyTypes],
) -> PrivateKeyTypes:
    brought, wanted = list(brought), certificate.leaf.public_key()
    for key in [*brought, *waiting]:
        if key.public_key() == wanted:
            return key
    if brought:
        raise ForeignKeyError(certificate.fingerprint)
    raise MissingKeyError(certificate.fingerprint)
