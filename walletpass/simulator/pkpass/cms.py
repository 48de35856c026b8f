"""Reading a detached CMS signature as Wallet reads the `signature` of a pass."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from walletpass.simulator.pkpass import der
from walletpass.simulator.pkpass.certificate import read_certificate
from walletpass.simulator.pkpass.refusal import RefusedError

_DATA = "1.2.840.113549.1.7.1"
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_TIME = "1.2.840.113549.1.9.5"

_DIGESTS: dict[str, hashes.HashAlgorithm] = {
    "1.3.14.3.2.26": hashes.SHA1(),  # noqa: S303 - older signers use it, Wallet takes it
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}

_RSA = {
    "1.2.840.113549.1.1.1": "any",
    "1.2.840.113549.1.1.5": "sha1",
    "1.2.840.113549.1.1.11": "sha256",
    "1.2.840.113549.1.1.12": "sha384",
    "1.2.840.113549.1.1.13": "sha512",
}
_ECDSA = {
    "1.2.840.10045.4.1": "sha1",
    "1.2.840.10045.4.3.2": "sha256",
    "1.2.840.10045.4.3.3": "sha384",
    "1.2.840.10045.4.3.4": "sha512",
}
_NULL = b"\x05\x00"

_EXPLICIT_0 = 0xA0


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed, when they say they did, and the certificates they sent along."""

    signer: x509.Certificate
    others: tuple[x509.Certificate, ...]
    at: datetime


def verify_detached(signature: bytes, content: bytes) -> Signed:
    """Check *signature* over *content*; whether to trust the signer comes after.

    Raises:
        RefusedError: It is no DER, embeds what it signs, lacks an attribute Wallet
            asks for, or does not match.
    """
    try:
        return _verify(_open(der.read(signature)), content)
    except der.MalformedError as fault:
        raise RefusedError("signature", f"the signature is not DER: {fault}") from fault
    except (ValueError, IndexError) as fault:
        raise RefusedError(
            "signature", f"the signature is not CMS as Wallet knows it: {fault}"
        ) from fault


@dataclass(frozen=True, slots=True)
class _Opened:
    digests: list[str]
    certificates: list[x509.Certificate]
    signer: der.Element


def _open(envelope: der.Element) -> _Opened:
    kind, wrapped = envelope.expect(der.SEQUENCE).children()
    if der.object_id(kind) != _SIGNED_DATA:
        raise RefusedError("signature", "the CMS structure is not SignedData")
    (signed_data,) = wrapped.expect(_EXPLICIT_0).children()
    version, digests, encapsulated, *rest = signed_data.expect(der.SEQUENCE).children()
    _demand_first(version)
    _demand_detached(encapsulated.expect(der.SEQUENCE))
    certificates = [
        read_certificate(certificate.raw)
        for group in rest
        if group.tag == _EXPLICIT_0
        for certificate in group.children()
    ]
    signers = rest[-1].expect(der.SET).children()
    if len(signers) != 1:
        raise RefusedError("signature", f"{len(signers)} signers where one is due")
    names = [_named(digest) for digest in digests.expect(der.SET).children()]
    return _Opened(names, certificates, signers[0])


def _demand_first(version: der.Element) -> None:
    """Version 1 it is, whenever the signer is named by issuer and serial number."""
    if der.integer(version) != 1:
        raise RefusedError("signature", "signed in a version of CMS that passes lack")


def _demand_detached(encapsulated: der.Element) -> None:
    kind, *content = encapsulated.children()
    if der.object_id(kind) != _DATA:
        raise RefusedError("signature", "what is signed is not plain data")
    if content:
        raise RefusedError("embedded", "the manifest is embedded in its signature")


def _verify(opened: _Opened, content: bytes) -> Signed:
    version, name, algorithm, *rest = opened.signer.expect(der.SEQUENCE).children()
    _demand_first(version)
    if _named(algorithm) not in opened.digests:
        raise RefusedError("signature", "the digest algorithm was not announced")
    digest = _digest_of(_named(algorithm))
    if rest[0].tag != _EXPLICIT_0:
        raise RefusedError("signing-time", "the signature carries no attributes")
    attributes = _attributes(rest[0])
    _demand_digest(attributes, digest, content)
    leaf = _find(opened.certificates, name)
    _demand_match(leaf, digest, rest[0], rest[1:])
    others = tuple(other for other in opened.certificates if other != leaf)
    return Signed(leaf, others, _signing_time(attributes))


def _digest_of(name: str) -> hashes.HashAlgorithm:
    if digest := _DIGESTS.get(name):
        return digest
    raise RefusedError("signature", f"digest algorithm {name} is unknown to Wallet")


def _attributes(group: der.Element) -> dict[str, der.Element]:
    found = {}
    for attribute in group.children():
        kind, values = attribute.children()
        found[der.object_id(kind)] = values.expect(der.SET).children()[0]
    return found


def _demand_digest(
    attributes: dict[str, der.Element], digest: hashes.HashAlgorithm, content: bytes
) -> None:
    kind, claimed = attributes.get(_CONTENT_TYPE), attributes.get(_MESSAGE_DIGEST)
    if kind is None or claimed is None:
        raise RefusedError("signature", "contentType or messageDigest is not signed")
    if der.object_id(kind) != _DATA:
        raise RefusedError("signature", "the signed contentType is not plain data")
    actual = hashlib.new(digest.name, content).digest()
    if claimed.expect(der.OCTETS).body != actual:
        raise RefusedError("signature", "messageDigest is that of other bytes")


def _signing_time(attributes: dict[str, der.Element]) -> datetime:
    if signing_time := attributes.get(_SIGNING_TIME):
        return der.moment(signing_time)
    raise RefusedError("signing-time", "the signature does not say when it was made")


def _find(certificates: list[x509.Certificate], name: der.Element) -> x509.Certificate:
    issuer, serial = name.expect(der.SEQUENCE).children()
    for certificate in certificates:
        if (
            certificate.serial_number == der.integer(serial)
            and certificate.issuer.public_bytes() == issuer.raw
        ):
            return certificate
    raise RefusedError("chain", "the signer's certificate is not in the signature")


def _demand_match(
    leaf: x509.Certificate,
    digest: hashes.HashAlgorithm,
    attributes: der.Element,
    rest: list[der.Element],
) -> None:
    # RFC 5652, 5.4: signed as a SET OF, although stored under an implicit tag.
    signed = bytes([der.SET]) + attributes.raw[1:]
    signature = rest[1].expect(der.OCTETS).body
    key = _key_of(leaf, _named(rest[0]), digest)
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), digest)
        else:
            key.verify(signature, signed, ec.ECDSA(digest))
    except InvalidSignature as mismatch:
        raise RefusedError(
            "signature", "the signature does not match its certificate"
        ) from mismatch


def _key_of(
    leaf: x509.Certificate, algorithm: str, digest: hashes.HashAlgorithm
) -> rsa.RSAPublicKey | ec.EllipticCurvePublicKey:
    key = leaf.public_key()
    if isinstance(key, rsa.RSAPublicKey) and _RSA.get(algorithm) in {
        "any",
        digest.name,
    }:
        return key
    if (
        isinstance(key, ec.EllipticCurvePublicKey)
        and _ECDSA.get(algorithm) == digest.name
    ):
        return key
    raise RefusedError("signature", f"{algorithm} does not suit its key and its digest")


def _named(algorithm: der.Element) -> str:
    name, *parameters = algorithm.expect(der.SEQUENCE).children()
    if parameters and [one.raw for one in parameters] != [_NULL]:
        raise RefusedError("signature", "an algorithm comes with parameters")
    return der.object_id(name)
