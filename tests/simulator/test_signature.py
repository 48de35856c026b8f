"""A signature is checked against Apple's rules by code that shares none with a signer."""

import subprocess
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options as Option
from hypothesis import given
from hypothesis import strategies as st

from walletpass.simulator import RefusedError, Trust
from walletpass.simulator.pkpass import der, verify_detached

from .certificates import key_pem, pem

MANIFEST = b'{\n  "icon.png": "da39a3ee5e6b4b0d3255bfef95601890afd80709"\n}'
DETACHED = (Option.DetachedSignature, Option.Binary)


def sin_of(signature, content=MANIFEST):
    with pytest.raises(RefusedError) as refusal:
        verify_detached(signature, content)
    return refusal.value.sin


@pytest.mark.parametrize("digest", [hashes.SHA256(), hashes.SHA384(), hashes.SHA512()])
def test_a_detached_signature_verifies(signer, digest):
    signed = verify_detached(signer.sign(MANIFEST, *DETACHED, digest=digest), MANIFEST)

    assert signed.signer == signer.certificate
    assert signed.others == (signer.intermediate,)


def test_an_elliptic_key_may_sign(authority):
    signer = authority.signer(key=ec.generate_private_key(ec.SECP256R1()))
    signed = verify_detached(signer.sign_detached(MANIFEST), MANIFEST)

    assert signed.signer == signer.certificate


@pytest.fixture
def openssl(signer, tmp_path):
    """Sign with openssl, another implementation altogether."""
    leaf, key, chain, content, out = (
        tmp_path / n for n in ("leaf", "key", "chain", "content", "out")
    )
    leaf.write_bytes(pem(signer.certificate))
    chain.write_bytes(pem(signer.intermediate))
    key.write_bytes(key_pem(signer.key))
    content.write_bytes(MANIFEST)

    def sign(*options: str) -> bytes:
        command = ["openssl", "cms", "-sign", "-in", content, "-signer", leaf]
        files = ["-inkey", key, "-certfile", chain, "-outform", "DER", "-out", out]
        subprocess.run([*command, *files, *options], check=True)
        return out.read_bytes()

    return sign


@pytest.mark.parametrize("digest", ["sha1", "sha256"])
def test_what_openssl_signs_verifies(openssl, signer, digest):
    signed = verify_detached(openssl("-binary", "-md", digest), MANIFEST)

    assert signed.signer == signer.certificate


@pytest.mark.parametrize(
    ("options", "sin"),
    [
        (["-binary", "-nodetach"], "embedded"),
        (["-binary", "-noattr"], "signing-time"),
        (["-binary", "-keyid"], "signature"),
        (["-binary", "-nocerts"], "chain"),
        ([], "signature"),  # line ends turned into CRLF before hashing
    ],
)
def test_what_openssl_signs_in_another_way_is_refused(openssl, options, sin):
    assert sin_of(openssl(*options)) == sin


def test_a_manifest_signed_as_text_does_not_match(signer):
    assert sin_of(signer.sign(MANIFEST, Option.DetachedSignature)) == "signature"


def test_an_embedded_manifest_is_refused(signer):
    assert sin_of(signer.sign(MANIFEST, Option.Binary)) == "embedded"


def test_a_signature_that_does_not_tell_its_time_is_refused(signer):
    signature = signer.sign(MANIFEST, *DETACHED, Option.NoAttributes)

    assert sin_of(signature) == "signing-time"


def test_a_signature_over_other_bytes_is_refused(signer):
    assert sin_of(signer.sign_detached(MANIFEST), MANIFEST + b" ") == "signature"


def test_trailing_bytes_after_the_signature_are_refused(signer):
    assert sin_of(signer.sign_detached(MANIFEST) + b"\n") == "signature"


@pytest.mark.filterwarnings("ignore:Parsed a serial number")
@given(data=st.data())
def test_no_bit_of_a_signature_can_be_flipped(authority, signer, data):
    signature = bytearray(signer.sign_detached(MANIFEST))
    place = data.draw(st.integers(0, len(signature) - 1))
    signature[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(RefusedError):
        accept(bytes(signature), authority)


def accept(signature, authority):
    signed = verify_detached(signature, MANIFEST)
    Trust(authority.root_pem).check(signed, datetime.now(UTC))
    return signed


def test_the_signature_that_was_not_flipped_is_accepted(authority, signer):
    assert accept(signer.sign_detached(MANIFEST), authority) is not None


@given(st.binary(max_size=60))
def test_rubbish_is_refused_without_a_crash(rubbish):
    assert sin_of(rubbish) == "signature"


@given(st.integers())
def test_whole_numbers_are_read_as_written(number):
    size = number.bit_length() // 8 + 1
    body = number.to_bytes(size, "big", signed=True)

    assert der.integer(der.Element(der.INTEGER, body, body)) == number


@given(st.binary(max_size=400), st.binary(min_size=1, max_size=3))
def test_an_element_ends_where_its_length_says(body, more):
    encoded = b"\x04" + _length(len(body)) + body

    assert der.read(encoded).body == body
    with pytest.raises(der.MalformedError):
        der.read(encoded + more)
    with pytest.raises(der.MalformedError):
        der.read(encoded[:-1])


def _length(size: int) -> bytes:
    if size < 0x80:
        return bytes([size])
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([0x80 + len(digits)]) + digits


@pytest.mark.parametrize(
    "loose",
    [
        "0480",  # no length at all, to be ended later
        "048101ff",  # a short length written long
        "04820001ff",  # a leading zero
        "1f8101ff",  # a tag of two bytes
        "04",
    ],
)
def test_spellings_that_only_ber_allows_are_refused(loose):
    with pytest.raises(der.MalformedError):
        der.read(bytes.fromhex(loose))


@pytest.mark.parametrize(
    ("encoded", "dotted"),
    [
        ("06092a864886f70d010702", "1.2.840.113549.1.7.2"),
        ("060a0992268993f22c640101", "0.9.2342.19200300.100.1.1"),
        ("0603551d13", "2.5.29.19"),
        ("06028837", "2.999"),
    ],
)
def test_object_identifiers_are_spelled_with_dots(encoded, dotted):
    assert der.object_id(der.read(bytes.fromhex(encoded))) == dotted


@pytest.mark.parametrize(
    ("tag", "text", "year"),
    [
        (der.UTC_TIME, b"491231235959Z", 2049),
        (der.UTC_TIME, b"500101000000Z", 1950),
        (der.GENERAL_TIME, b"20500101000000Z", 2050),
    ],
)
def test_an_instant_has_the_right_century(tag, text, year):
    assert der.moment(der.Element(tag, text, text)).year == year


@pytest.mark.parametrize("text", [b"", b"2612", b"261332000000Z", b"260101000000"])
def test_half_an_instant_is_refused(text):
    with pytest.raises(der.MalformedError):
        der.moment(der.Element(der.UTC_TIME, text, text))
