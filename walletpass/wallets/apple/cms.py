"""Reading a CMS signature: who signed, when, what it covers, and whether it holds.

RFC 5652 in the shapes Wallet uses. Our own signatures are assembled by hand in
`signature`; this reading shares nothing with it and is therefore its judge.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.x509.oid import ObjectIdentifier

from walletpass.wallets.apple.errors import UnreadableSignatureError

_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_TIME = "1.2.840.113549.1.9.5"
DATA = "1.2.840.113549.1.7.1"
_SIGNED_DATA = "1.2.840.113549.1.7.2"

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "1.3.14.3.2.26": hashes.SHA1(),  # noqa: S303 - older builders sign so; we only read
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}

_SIGNATURES: dict[str, tuple[type[PublicKeyTypes], str | None]] = {
    "1.2.840.113549.1.1.1": (rsa.RSAPublicKey, None),
    "1.2.840.113549.1.1.5": (rsa.RSAPublicKey, "sha1"),
    "1.2.840.113549.1.1.11": (rsa.RSAPublicKey, "sha256"),
    "1.2.840.113549.1.1.12": (rsa.RSAPublicKey, "sha384"),
    "1.2.840.113549.1.1.13": (rsa.RSAPublicKey, "sha512"),
    "1.2.840.10045.4.1": (ec.EllipticCurvePublicKey, "sha1"),
    "1.2.840.10045.4.3.2": (ec.EllipticCurvePublicKey, "sha256"),
    "1.2.840.10045.4.3.3": (ec.EllipticCurvePublicKey, "sha384"),
    "1.2.840.10045.4.3.4": (ec.EllipticCurvePublicKey, "sha512"),
}
"""The key an algorithm demands, and the digest, where its name fixes one."""

_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion)


@asn1.sequence
class _Algorithm:
    oid: ObjectIdentifier
    parameters: asn1.Null | None


@asn1.sequence
class _Attribute:
    oid: ObjectIdentifier
    values: asn1.SetOf[asn1.TLV]


@asn1.sequence
class _IssuerAndSerialNumber:
    issuer: asn1.TLV
    serial_number: int


@asn1.sequence
class _SignerInfo:
    version: int
    signer: _IssuerAndSerialNumber
    digest_algorithm: _Algorithm
    signed_attributes: Annotated[list[_Attribute] | None, asn1.Implicit(0)]
    signature_algorithm: _Algorithm
    signature: bytes
    unsigned_attributes: Annotated[list[_Attribute] | None, asn1.Implicit(1)]


@asn1.sequence
class _EncapsulatedContent:
    content_type: ObjectIdentifier
    content: Annotated[bytes | None, asn1.Explicit(0)]


@asn1.sequence
class _SignedData:
    version: int
    digest_algorithms: asn1.SetOf[_Algorithm]
    content: _EncapsulatedContent
    # a SET OF in the standard; read as a list because many builders leave it unsorted
    certificates: Annotated[list[x509.Certificate] | None, asn1.Implicit(0)]
    revocations: Annotated[list[asn1.TLV] | None, asn1.Implicit(1)]
    signers: asn1.SetOf[_SignerInfo]


@asn1.sequence
class _ContentInfo:
    content_type: ObjectIdentifier
    content: Annotated[asn1.TLV, asn1.Explicit(0)]


@dataclass(frozen=True)
class ReadSignature:
    """One signature, taken apart."""

    certificates: tuple[x509.Certificate, ...]
    embedded: bytes | None
    issuer: bytes
    serial_number: int
    hash: hashes.HashAlgorithm
    algorithm: str
    content_type: str | None
    message_digest: bytes | None
    signing_time: datetime | None
    signed_attributes: bytes
    value: bytes

    @classmethod
    def read(cls, der: bytes) -> Self:
        """Take a signature apart.

        Raises:
            UnreadableSignatureError: It is not CMS SignedData with one signer.
        """
        try:
            return cls._read(der)
        except _UNREADABLE as fault:
            raise UnreadableSignatureError(str(fault)) from fault

    @classmethod
    def _read(cls, der: bytes) -> Self:
        data = _signed_data(der)
        info = _only_signer(data)
        attributes = info.signed_attributes or []
        return cls(
            certificates=tuple(map(_sound, data.certificates or ())),
            embedded=data.content.content,
            issuer=asn1.encode_der(info.signer.issuer),
            serial_number=info.signer.serial_number,
            hash=_hash_named(info.digest_algorithm.oid.dotted_string),
            algorithm=info.signature_algorithm.oid.dotted_string,
            content_type=_content_type(attributes),
            message_digest=_message_digest(attributes),
            signing_time=_signing_time(attributes),
            # RFC 5652, 5.4: signed as the SET OF it is, not as the [0] it travels as
            signed_attributes=asn1.encode_der(asn1.SetOf(attributes)),
            value=info.signature,
        )

    def signer(self) -> x509.Certificate | None:
        """Return the embedded certificate the signature points at."""
        for certificate in self.certificates:
            if (
                certificate.serial_number == self.serial_number
                and certificate.issuer.public_bytes() == self.issuer
            ):
                return certificate
        return None

    def covers(self, content: bytes) -> bool:
        """Whether the signed digest is that of *content*."""
        digest = hashlib.new(self.hash.name, content, usedforsecurity=False).digest()
        return self.message_digest == digest

    def is_genuine(self) -> bool:
        """Whether the signer's key really signed the attributes."""
        signer = self.signer()
        if signer is None:
            return False
        try:
            self._verify(signer.public_key())
        except (InvalidSignature, UnsupportedAlgorithm, ValueError):
            return False
        return True

    def _verify(self, key: PublicKeyTypes) -> None:
        kind, digest = _SIGNATURES.get(self.algorithm, (None, None))
        if (
            not kind
            or not isinstance(key, kind)
            or digest not in (None, self.hash.name)
        ):
            raise InvalidSignature
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(
                self.value, self.signed_attributes, padding.PKCS1v15(), self.hash
            )
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(self.value, self.signed_attributes, ec.ECDSA(self.hash))


def _signed_data(der: bytes) -> _SignedData:
    outer = asn1.decode_der(_ContentInfo, der)
    if outer.content_type.dotted_string != _SIGNED_DATA:
        raise UnreadableSignatureError("it is another kind of CMS")
    data: _SignedData = outer.content.parse(_SignedData)
    if data.version != 1 or data.content.content_type.dotted_string != DATA:
        raise UnreadableSignatureError("it is not a version 1 signature of plain data")
    return data


def _only_signer(data: _SignedData) -> _SignerInfo:
    signers = data.signers.as_list()
    if len(signers) != 1:
        raise UnreadableSignatureError(f"it has {len(signers)} signers")
    (info,) = signers
    announced = [each.oid for each in data.digest_algorithms.as_list()]
    if info.version != 1 or info.digest_algorithm.oid not in announced:
        raise UnreadableSignatureError("its signer contradicts its head")
    return info


def _sound(certificate: x509.Certificate) -> x509.Certificate:
    # everything that is otherwise read, and found broken, on demand
    _ = certificate.subject, certificate.issuer, certificate.public_key()
    _ = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return certificate


def _hash_named(oid: str) -> hashes.HashAlgorithm:
    if oid not in _HASHES:
        raise UnreadableSignatureError(f"its digest algorithm {oid} is not known")
    return _HASHES[oid]


def _content_type(attributes: list[_Attribute]) -> str | None:
    value = _value(attributes, _CONTENT_TYPE)
    if value is None:
        return None
    oid: ObjectIdentifier = value.parse(ObjectIdentifier)
    return oid.dotted_string


def _message_digest(attributes: list[_Attribute]) -> bytes | None:
    value = _value(attributes, _MESSAGE_DIGEST)
    if value is None:
        return None
    digest: bytes = value.parse(bytes)
    return digest


def _signing_time(attributes: list[_Attribute]) -> datetime | None:
    value = _value(attributes, _SIGNING_TIME)
    if value is None:
        return None
    kind = asn1.UTCTime if value.tag_bytes == b"\x17" else asn1.GeneralizedTime
    time: asn1.UTCTime | asn1.GeneralizedTime = value.parse(kind)
    return time.as_datetime()


def _value(attributes: list[_Attribute], oid: str) -> asn1.TLV | None:
    found = [
        each.values.as_list() for each in attributes if each.oid.dotted_string == oid
    ]
    if not found:
        return None
    if len(found) > 1 or len(found[0]) != 1:
        raise UnreadableSignatureError(f"its attribute {oid} is not single")
    return found[0][0]
