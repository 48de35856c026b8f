"""Signatures: what openssl, cryptography and Wallet's rules say about ours."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import forge
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from forge import NOON, PASS_TYPE, TEAM
from hypothesis import given
from hypothesis import strategies as st

from walletpass.wallets.apple import signature as assembling
from walletpass.wallets.apple.certificates import fingerprint_of
from walletpass.wallets.apple.cms import ReadSignature
from walletpass.wallets.apple.errors import (
    UnreadableSignatureError,
    UnsoundSignatureError,
)
from walletpass.wallets.apple.signature import DetachedSigner

MANIFESTS = {
    "one line": b'{"pass.json":"00"}',
    "unix lines": b'{\n  "pass.json" : "00"\n}\n',
    "windows lines": b'{\r\n"a":"00"\r\n}\r\n',
    "old mac lines": b'{\r"a":"00"\r}\r',
    "nothing": b"",
    "several kilobytes": b'{"\xd0\xba": "x"}\n' * 500,
}


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS)
@pytest.mark.parametrize("kind", ["identity", "ec_identity"])
def test_openssl_accepts_our_signatures(request, openssl_accepts, kind, manifest, now):
    identity = request.getfixturevalue(kind)
    assert openssl_accepts(identity.sign(manifest, now), manifest)


def test_openssl_refuses_our_signature_for_another_manifest(
    openssl_accepts, identity, now
):
    signature = identity.sign(b'{"a":"00"}\n', now)
    with pytest.raises(AssertionError, match="verification failure"):
        openssl_accepts(signature, b'{"a":"01"}\n')


@pytest.mark.parametrize("kind", ["identity", "ec_identity"])
def test_a_signature_is_detached_and_carries_leaf_and_intermediate(
    request, openssl, kind, now
):
    identity = request.getfixturevalue(kind)
    signature = identity.sign(b"{}\n", now)

    printed = openssl(
        "cms", "-cmsout", "-print", "-inform", "DER", "-in", "it", it=signature
    ).decode()

    assert "eContent: <ABSENT>" in printed
    assert printed.count("d.certificate:") == 2
    assert printed.count("d.issuerAndSerialNumber:") == 1
    for attribute in ("contentType", "messageDigest", "signingTime"):
        assert printed.count(f"object: {attribute} (") == 1
    assert "UTCTIME:Nov  2 12:00:00 2026 GMT" in printed
    assert "sha256 (2.16.840.1.101.3.4.2.1)" in printed
    assert set(ReadSignature.read(signature).certificates) == {
        identity.certificate.leaf,
        identity.intermediate,
    }


def test_elliptic_signatures_hold_whatever_their_length(ec_identity, now):
    lengths = set()
    for number in range(200):
        manifest = b'{"a":"%d"}' % number
        read = ReadSignature.read(ec_identity.sign(manifest, now))
        assert read.covers(manifest)
        assert read.is_genuine()
        lengths.add(len(read.value))

    assert len(lengths) > 1


def test_openssl_writes_our_signature_back_to_the_byte(openssl, identity, now):
    signature = identity.sign(b"{}\n", now)
    written = openssl(
        *("cms", "-cmsout", "-inform", "DER", "-in", "it", "-outform", "DER"),
        it=signature,
    )
    assert written == signature


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 2, 12, 30, 59, 999999, UTC), b"\x17\x0d261102123059Z"),
        (
            datetime(2026, 11, 2, 1, tzinfo=timezone(timedelta(hours=3))),
            b"\x17\x0d261101220000Z",
        ),
        (datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC), b"\x17\x0d491231235959Z"),
        (datetime(2050, 1, 1, tzinfo=UTC), b"\x18\x0f20500101000000Z"),
    ],
)
def test_the_signing_time_is_utc_in_the_form_of_its_century(identity, moment, written):
    leaf, intermediate = identity.certificate.leaf, identity.intermediate
    signer = DetachedSigner(leaf, intermediate, identity.private_key, now=moment)

    signature = signer.sign(b"{}", moment)

    assert signature.count(written) == 1
    read = ReadSignature.read(signature)
    assert read.signing_time == moment.replace(microsecond=0)


@given(content=st.binary(max_size=3000), other=st.binary(max_size=50))
def test_a_signature_covers_its_content_and_no_other(identity, now, content, other):
    read = ReadSignature.read(identity.sign(content, now))
    assert read.covers(content)
    assert read.is_genuine()
    assert read.covers(other) == (other == content)


def test_a_flipped_bit_in_attributes_or_value_is_noticed(identity, now):
    signature = bytearray(identity.sign(b"{}", now))
    time = signature.index(b"261102120000Z")
    for place in (time + 3, len(signature) - 200, len(signature) - 1):
        forged = bytearray(signature)
        forged[place] ^= 0x01
        assert not ReadSignature.read(bytes(forged)).is_genuine()


def test_a_token_is_answered_with_a_signature_over_its_bytes(
    openssl_accepts, identity, now
):
    token = "персонализация-7f3a".encode()
    assert openssl_accepts(identity.sign_token(token, now), token)


def test_a_signer_shows_no_key(identity, now):
    leaf, intermediate = identity.certificate.leaf, identity.intermediate
    signer = DetachedSigner(leaf, intermediate, identity.private_key, now=now)
    assert repr(signer) == "DetachedSigner(…)"


def test_many_threads_may_sign_at_once(identity, now):
    contents = [b"card %d" % number for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        signatures = pool.map(lambda content: identity.sign(content, now), contents)
    for content, signature in zip(contents, signatures, strict=True):
        read = ReadSignature.read(signature)
        assert read.covers(content)
        assert read.is_genuine()


attributes, signer = assembling._attributes, assembling._signer


@pytest.mark.parametrize(
    ("piece", "broken", "reason"),
    [
        ("_time", lambda _now: b"\x17\x0d260101000000Z", "its time is not now"),
        (
            "_attributes",
            lambda _content, now: attributes(b"another", now),
            "its digest is another content's",
        ),
        ("_signer", lambda leaf: signer(leaf)[:-1], "not a CMS signature"),
    ],
)
def test_an_assembly_that_breaks_is_found_before_anything_is_signed(
    monkeypatch, identity, piece, broken, reason
):
    monkeypatch.setattr(assembling, piece, broken)
    with pytest.raises(UnsoundSignatureError, match=reason):
        DetachedSigner(
            identity.certificate.leaf,
            identity.intermediate,
            identity.private_key,
            now=NOON,
        )


def test_a_foreign_key_is_found_before_anything_is_signed(identity, now):
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with pytest.raises(UnsoundSignatureError, match="the key did not make it"):
        DetachedSigner(
            identity.certificate.leaf, identity.intermediate, stranger, now=now
        )


def signed_by_cryptography(identity, content, *options):
    return (
        pkcs7.PKCS7SignatureBuilder()
        .set_data(content)
        .add_signer(identity.certificate.leaf, identity.private_key, hashes.SHA256())
        .add_certificate(identity.intermediate)
        .sign(Encoding.DER, options)
    )


@pytest.mark.parametrize("kind", ["identity", "ec_identity"])
def test_we_read_the_signatures_of_another_library(request, kind):
    identity = request.getfixturevalue(kind)
    content = b'{\n"a": 1\n}\n'
    signature = signed_by_cryptography(
        identity,
        content,
        pkcs7.PKCS7Options.DetachedSignature,
        pkcs7.PKCS7Options.Binary,
    )

    read = ReadSignature.read(signature)

    assert read.covers(content)
    assert read.is_genuine()
    assert read.signer() == identity.certificate.leaf
    assert read.embedded is None
    assert read.signing_time is not None


def test_we_notice_when_another_library_rewrote_line_ends(identity):
    content = b'{\n"a": 1\n}\n'
    signature = signed_by_cryptography(
        identity, content, pkcs7.PKCS7Options.DetachedSignature
    )
    read = ReadSignature.read(signature)
    assert read.is_genuine()
    assert not read.covers(content)


def test_we_notice_embedded_content_and_absent_attributes(identity):
    whole = ReadSignature.read(
        signed_by_cryptography(identity, b"{}", pkcs7.PKCS7Options.Binary)
    )
    bare = ReadSignature.read(
        signed_by_cryptography(identity, b"{}", pkcs7.PKCS7Options.NoAttributes)
    )
    assert whole.embedded == b"{}"
    assert bare.signing_time is None
    assert bare.message_digest is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\x30\x80\x00\x00", b"\x30\x03\x02\x01\x01", b"\x30" * 5000],
)
def test_what_is_no_signature_is_said_to_be_none(content):
    with pytest.raises(UnreadableSignatureError):
        ReadSignature.read(content)


FOREIGN = {
    "two signers": (
        ("cms", "-sign", "-signer", "leaf", "-signer", "other"),
        "it has 2 signers",
    ),
    "another digest": (
        ("cms", "-sign", "-signer", "leaf", "-md", "sha224"),
        "its digest algorithm 2.16.840.1.101.3.4.2.4 is not known",
    ),
    "nothing signed": (("cms", "-data_create"), "it is another kind of CMS"),
    "another signature scheme": (
        ("cms", "-sign", "-signer", "leaf", "-keyopt", "rsa_padding_mode:pss"),
        "",
    ),
}


@pytest.mark.parametrize(("options", "reason"), FOREIGN.values(), ids=FOREIGN)
def test_signatures_of_kinds_wallet_does_not_use_are_told_apart(
    openssl, authority, identity, options, reason
):
    renewed = authority.new_identity(PASS_TYPE, TEAM, now=NOON)
    signature = openssl(
        *(*options, "-binary", "-in", "content", "-outform", "DER"),
        content=b"{}",
        leaf=identity.client_pem(),
        other=renewed.client_pem(),
    )
    with pytest.raises(UnreadableSignatureError) as refusal:
        ReadSignature.read(signature)
    assert reason in str(refusal.value)


@pytest.mark.filterwarnings("ignore")  # the library's doubts about odd certificates
@given(place=st.integers(0, 3000), value=st.integers(0, 255))
def test_a_damaged_signature_is_unreadable_or_read_without_crash(
    identity, now, place, value
):
    signature = bytearray(identity.sign(b"{}", now))
    signature[place % len(signature)] = value
    try:
        read = ReadSignature.read(bytes(signature))
    except UnreadableSignatureError:
        return
    assert isinstance(read.is_genuine(), bool)


def test_a_fingerprint_reads_as_openssl_prints_it(openssl, identity):
    leaf = identity.certificate.leaf
    printed = openssl(
        *("x509", "-in", "leaf", "-noout", "-fingerprint", "-sha256"),
        leaf=leaf.public_bytes(Encoding.PEM),
    ).decode()
    assert printed.strip().endswith(fingerprint_of(leaf))
    assert forge.CARD["passTypeIdentifier"] in identity.certificate.common_name
