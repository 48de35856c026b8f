"""Signing: a detached CMS signature assembled around one private-key operation.

Everything that stays the same for one certificate is laid out once. A signature then
costs a digest, a time, and the key. `cms` reads back a trial before the first real
one, so an assembly that does not hold never leaves the process.
"""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import ObjectIdentifier

from walletpass.wallets.apple.cms import ReadSignature
from walletpass.wallets.apple.der import (
    GENERALIZED_TIME,
    OCTETS,
    SEQUENCE,
    SET,
    TAGGED_0,
    UTC_TIME,
    tlv,
)
from walletpass.wallets.apple.errors import (
    UnreadableSignatureError,
    UnsoundSignatureError,
)

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_VERSION_1 = asn1.encode_der(1)
_NULL = b"\x05\x00"
_DATA = asn1.encode_der(ObjectIdentifier("1.2.840.113549.1.7.1"))
_SIGNED_DATA = asn1.encode_der(ObjectIdentifier("1.2.840.113549.1.7.2"))
_SHA256 = tlv(SEQUENCE, asn1.encode_der(ObjectIdentifier("2.16.840.1.101.3.4.2.1")))
_RSA = tlv(SEQUENCE, asn1.encode_der(ObjectIdentifier("1.2.840.113549.1.1.1")), _NULL)
_ECDSA = tlv(SEQUENCE, asn1.encode_der(ObjectIdentifier("1.2.840.10045.4.3.2")))

_CONTENT_TYPE = tlv(
    SEQUENCE,
    asn1.encode_der(ObjectIdentifier("1.2.840.113549.1.9.3")),
    tlv(SET, _DATA),
)
_MESSAGE_DIGEST = asn1.encode_der(ObjectIdentifier("1.2.840.113549.1.9.4"))
_BEFORE_DIGEST = tlv(SEQUENCE, _MESSAGE_DIGEST, tlv(SET, tlv(OCTETS, bytes(32))))[:-32]
_SIGNING_TIME = asn1.encode_der(ObjectIdentifier("1.2.840.113549.1.9.5"))
_LAST_UTC_TIME = 2049  # RFC 5652, 11.3

_HASH = hashes.SHA256()
_RSA_PADDING = padding.PKCS1v15()
_EC_ALGORITHM = ec.ECDSA(_HASH)

_TRIAL = b'{\n  "pass.json" : "several lines, of either kind"\r\n}\n'


class _Frame(NamedTuple):
    """What comes before the signed attributes, and between them and the value."""

    before: bytes
    between: bytes


class DetachedSigner:
    """Signs bytes with one certificate, the way Wallet expects `signature` to be."""

    __slots__ = ("_algorithm", "_frames", "_head", "_key", "_second", "_signer")

    def __init__(
        self,
        leaf: x509.Certificate,
        intermediate: x509.Certificate,
        key: PrivateKey,
        *,
        now: datetime,
    ) -> None:
        """Lay out what is constant, and let a trial signature be judged.

        Raises:
            UnsoundSignatureError: The trial did not hold.
        """
        self._key = key
        self._algorithm = _RSA if isinstance(key, rsa.RSAPrivateKey) else _ECDSA
        self._head = _head(leaf, intermediate)
        self._signer = _signer(leaf)
        self._frames: dict[tuple[int, int], _Frame] = {}
        self._second: tuple[datetime | None, bytes] = None, b""
        _judge(self.sign(_TRIAL, now), leaf, intermediate, now)

    def __repr__(self) -> str:
        return "DetachedSigner(…)"

    def sign(self, content: bytes, now: datetime) -> bytes:
        """Return the signature over *content*, made *now*, in DER."""
        attributes = _attributes(content, self._signing_time(now))
        value = self._sign(tlv(SET, attributes))
        lengths = len(attributes), len(value)
        frame = self._frames.get(lengths)
        if frame is None:
            frame = self._frames[lengths] = self._frame(*lengths)
        return frame.before + attributes + frame.between + value

    def _signing_time(self, now: datetime) -> bytes:
        """Return the attribute that tells when; the signatures of one second share it."""
        second = now.replace(microsecond=0)
        last, written = self._second
        if last != second:
            written = tlv(SEQUENCE, _SIGNING_TIME, tlv(SET, _time(second)))
            self._second = second, written
        return written

    def _frame(self, attributes: int, value: int) -> "_Frame":
        """Lay out what stands around attributes and value of these lengths.

        In DER the lengths of the parts decide everything outside them.
        """
        between = self._algorithm + tlv(OCTETS, bytes(value))[:-value]
        info = tlv(
            SEQUENCE,
            self._signer,
            tlv(TAGGED_0, bytes(attributes)),
            between,
            bytes(value),
        )
        data = tlv(SEQUENCE, self._head, tlv(SET, info))
        whole = tlv(SEQUENCE, _SIGNED_DATA, tlv(TAGGED_0, data))
        return _Frame(whole[: -attributes - len(between) - value], between)

    def _sign(self, attributes: bytes) -> bytes:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(attributes, _RSA_PADDING, _HASH)
        return self._key.sign(attributes, _EC_ALGORITHM)


def _head(leaf: x509.Certificate, intermediate: x509.Certificate) -> bytes:
    certificates = (each.public_bytes(Encoding.DER) for each in (leaf, intermediate))
    return b"".join(
        (
            _VERSION_1,
            tlv(SET, _SHA256),
            tlv(SEQUENCE, _DATA),  # no content: detached
            tlv(TAGGED_0, *sorted(certificates)),
        )
    )


def _signer(leaf: x509.Certificate) -> bytes:
    issuer, serial_number = leaf.issuer.public_bytes(), leaf.serial_number
    name = tlv(SEQUENCE, issuer, asn1.encode_der(serial_number))
    return _VERSION_1 + name + _SHA256


def _attributes(content: bytes, signing_time: bytes) -> bytes:
    digest = hashlib.sha256(content).digest()
    # DER sorts a set by its encoded bytes: these three lengths already ascend
    return _CONTENT_TYPE + signing_time + _BEFORE_DIGEST + digest


def _time(now: datetime) -> bytes:
    moment = now.astimezone(UTC)
    if moment.year > _LAST_UTC_TIME:
        return tlv(GENERALIZED_TIME, moment.strftime("%Y%m%d%H%M%SZ").encode())
    return tlv(UTC_TIME, moment.strftime("%y%m%d%H%M%SZ").encode())


def _judge(
    signature: bytes,
    leaf: x509.Certificate,
    intermediate: x509.Certificate,
    now: datetime,
) -> None:
    """Read a trial back with code that shares nothing with the assembly."""
    try:
        read = ReadSignature.read(signature)
        carried = pkcs7.load_der_pkcs7_certificates(signature)
    except (UnreadableSignatureError, ValueError) as fault:
        raise UnsoundSignatureError(str(fault)) from fault
    demands = {
        "it does not carry leaf and intermediate": set(carried) == {leaf, intermediate},
        "it does not point at the leaf": read.signer() == leaf,
        "it carries the content": read.embedded is None,
        "its digest is another content's": read.covers(_TRIAL),
        "its time is not now": read.signing_time == now.replace(microsecond=0),
        "the key did not make it": read.is_genuine(),
    }
    for broken, kept in demands.items():
        if not kept:
            raise UnsoundSignatureError(broken)
