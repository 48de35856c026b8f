"""Finding, before a phone does, why a phone would refuse a bundle."""

import json
from datetime import timedelta

import forge
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
)
from forge import PASS_TYPE, TEAM
from hypothesis import given, settings
from hypothesis import strategies as st

from walletpass.passes.issues import errors_among
from walletpass.wallets.apple import PreparedFiles, build_bundle, verify
from walletpass.wallets.apple.cms import ReadSignature

FILES = {"icon@2x.png": b"\x89PNG", "ru.lproj/pass.strings": b'"a" = "b";'}


@pytest.fixture(scope="session")
def bundle(identity, now):
    return build_bundle(PreparedFiles(FILES), forge.card(), identity, now=now)


@pytest.fixture
def find(authority, now):
    """Returns what is wrong with a bundle as “severity path: message” lines."""

    def run(bundle, at=now, trusted=None):
        trusted = [authority.root] if trusted is None else trusted
        issues = verify(bundle, trusted=trusted, now=at)
        assert all(issue.remedy for issue in issues)
        return [f"{each.severity} {each.path}: {each.message}" for each in issues]

    return run


def test_nothing_is_found_in_a_sound_bundle(find, bundle):
    assert find(bundle) == []


def test_the_intermediate_itself_may_be_what_is_trusted(find, bundle, authority):
    assert find(bundle, trusted=[authority.intermediate]) == []


def change(**files):
    return lambda unzipped: {**unzipped, **files}


def without(*names):
    return lambda unzipped: {
        name: content for name, content in unzipped.items() if name not in names
    }


def manifest(**changes):
    def spoil(unzipped):
        listed = json.loads(unzipped["manifest.json"])
        for name, digest in changes.items():
            listed[name] = digest(listed) if callable(digest) else digest
        return {**unzipped, "manifest.json": json.dumps(listed).encode()}

    return spoil


TAMPERING = {
    "a changed picture": (
        change(**{"icon@2x.png": b"\x89PNG!"}),
        "error icon@2x.png: “icon@2x.png” is not the file whose digest",
    ),
    "a changed card": (
        change(**{"pass.json": forge.card(serialNumber="another")}),
        "error pass.json: “pass.json” is not the file whose digest",
    ),
    "a changed translation": (
        change(**{"ru.lproj/pass.strings": b""}),
        "error ru.lproj/pass.strings: “ru.lproj/pass.strings” is not the file",
    ),
    "an added file": (
        change(**{"logo.png": b"x"}),
        "error logo.png: “logo.png” is not in the manifest",
    ),
    "a removed file": (
        without("icon@2x.png"),
        "error icon@2x.png: “icon@2x.png” is in the manifest and not in the bundle",
    ),
    "no card": (without("pass.json"), "error pass.json: pass.json is missing"),
    "no manifest": (
        without("manifest.json"),
        "error manifest.json: manifest.json is missing",
    ),
    "no signature": (without("signature"), "error signature: signature is missing"),
    "an empty signature": (
        change(signature=b""),
        "error signature: This is not a CMS signature",
    ),
    "a hidden file": (
        change(**{".DS_Store": b""}),
        "error .DS_Store: “.DS_Store” cannot",
    ),
    "a way out": (change(**{"../x": b""}), "error ../x: “../x” cannot be in a card"),
    "capital hex": (
        manifest(**{"pass.json": lambda listed: listed["pass.json"].upper()}),
        "error pass.json: The digest of “pass.json” is not 40 lower-case hex",
    ),
    "SHA-256 in the manifest": (
        manifest(**{"pass.json": "00" * 32}),
        "error pass.json: The digest of “pass.json” is not 40 lower-case hex",
    ),
    "a digest that is no text": (
        manifest(**{"pass.json": None}),
        "error pass.json: The digest of “pass.json” is not 40 lower-case hex",
    ),
    "the manifest in itself": (
        manifest(**{"manifest.json": "00" * 20}),
        "error manifest.json: The manifest lists “manifest.json”",
    ),
    "a manifest written anew": (
        manifest(),
        "error signature: The signature was made over another manifest",
    ),
    "a list for a manifest": (
        change(**{"manifest.json": b"[]"}),
        "error manifest.json: The manifest is not a JSON object",
    ),
    "no JSON for a manifest": (
        change(**{"manifest.json": b"\xff{"}),
        "error manifest.json: The manifest is not a JSON object",
    ),
    "a bottomless manifest": (
        change(**{"manifest.json": b"[" * 200_000}),
        "error manifest.json: The manifest is not a JSON object",
    ),
    "a manifest that says a thing twice": (
        change(**{"manifest.json": b'{"pass.json":"00","pass.json":"11"}'}),
        "error manifest.json: The manifest lists a file twice",
    ),
    "a list for a card": (
        change(**{"pass.json": b"[]"}),
        "error pass.json: pass.json is not a JSON object",
    ),
    "a card with a byte order mark": (
        change(**{"pass.json": b"\xef\xbb\xbf" + forge.card()}),
        "error pass.json: pass.json is not a JSON object",
    ),
}


@pytest.mark.parametrize(("spoil", "expected"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found(find, bundle, spoil, expected):
    spoilt = forge.zipped(spoil(forge.unzipped(bundle)))
    assert any(line.startswith(expected) for line in find(spoilt)), find(spoilt)


def test_everything_that_is_wrong_is_said_at_once(find, bundle):
    files = forge.unzipped(bundle)
    files |= {"icon@2x.png": b"", "logo.png": b"", ".hidden": b"", "signature": b""}
    assert len(find(forge.zipped(files))) == 4


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04 and no more"])
def test_what_is_no_bundle_is_one_finding(find, content):
    (line,) = find(content)
    assert line.startswith("error bundle: The bundle cannot be opened")


def test_a_signature_from_another_bundle_is_found(find, bundle, identity, now):
    other = build_bundle(PreparedFiles({}), forge.card(), identity, now=now)
    files = forge.unzipped(bundle)
    files["signature"] = forge.unzipped(other)["signature"]
    assert find(forge.zipped(files)) == [
        "error signature: The signature was made over another manifest."
    ]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"passTypeIdentifier": "pass.example.other"}, "$.passTypeIdentifier"),
        ({"teamIdentifier": "OTHER12345"}, "$.teamIdentifier"),
        ({"passTypeIdentifier": 7}, "$.passTypeIdentifier"),
    ],
)
def test_a_card_signed_with_another_cards_certificate_is_found(
    find, identity, now, changes, path
):
    bundle = PreparedFiles(FILES).build(
        forge.card(**changes), lambda each: identity.sign(each, now)
    )
    (line,) = find(bundle)
    assert line.startswith(f"error {path}: The card says")


def test_a_chain_to_another_root_is_found(find, bundle, other_authority):
    expected = (
        "error signature: “walletpass demo intermediate” leads to no trusted root."
    )
    for trusted in ([other_authority.root], [other_authority.intermediate], []):
        assert find(bundle, trusted=trusted) == [expected]


def test_an_expired_certificate_is_found(find, bundle, identity):
    late = identity.expires_at + timedelta(seconds=1)
    (line,) = find(bundle, at=late)
    assert line.startswith(f"error signature: “Pass Type ID: {PASS_TYPE}” expired at")


def test_an_expired_intermediate_and_root_are_found(find, bundle, authority):
    late = authority.root.not_valid_after_utc + timedelta(days=1)
    lines = find(bundle, at=late)
    assert [line.split(" expired")[0] for line in lines[:2]] == [
        f"error signature: “Pass Type ID: {PASS_TYPE}”",
        "error signature: “walletpass demo intermediate”",
    ]
    assert "leads to no trusted root" in lines[2]


def test_a_certificate_that_soon_expires_is_a_warning(find, bundle, identity):
    assert find(bundle, at=identity.expires_at - timedelta(days=30)) == []
    assert find(bundle, at=identity.expires_at - timedelta(days=29, hours=12)) == [
        f"warning signature: “Pass Type ID: {PASS_TYPE}” expires in 29 days."
    ]


def test_a_signature_from_the_future_is_a_warning(find, bundle, now):
    assert find(bundle, at=now - timedelta(minutes=4)) == []
    assert find(bundle, at=now - timedelta(hours=2)) == [
        "warning signature: It was signed in the future, at 2026-11-02 12:00 UTC."
    ]


@pytest.fixture
def pem_files(identity):
    return {
        "leaf": identity.certificate.leaf.public_bytes(Encoding.PEM),
        "intermediate": identity.intermediate.public_bytes(Encoding.PEM),
        "key": identity.private_key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ),
    }


OPENSSL = {
    "cms": (("cms", "-binary", "-certfile", "intermediate"), []),
    "smime": (("smime", "-binary", "-certfile", "intermediate"), []),
    "without -binary": (
        ("smime", "-certfile", "intermediate"),
        ["error signature: The signature was made over another manifest."],
    ),
    "without the intermediate": (
        ("cms", "-binary"),
        ["error signature: The certificate was issued by"],
    ),
    "with the manifest inside": (
        ("cms", "-binary", "-certfile", "intermediate", "-nodetach"),
        ["error signature: The signature embeds the manifest."],
    ),
    "without certificates": (
        ("cms", "-binary", "-nocerts"),
        [
            "error signature: The signature was not made with the certificate",
            "error signature: The certificate that signed is not in the signature.",
        ],
    ),
    "by key identifier": (
        ("cms", "-binary", "-keyid", "-certfile", "intermediate"),
        ["error signature: This is not a CMS signature"],
    ),
    "with SHA-1": (
        ("cms", "-binary", "-md", "sha1", "-certfile", "intermediate"),
        ["warning signature: The signature uses SHA-1"],
    ),
    "with SHA-512": (
        ("cms", "-binary", "-md", "sha512", "-certfile", "intermediate"),
        [],
    ),
    "with the root": (
        ("cms", "-binary", "-certfile", "chain"),
        ["warning signature: The signature carries more than two certificates."],
    ),
}


@pytest.mark.parametrize("how", OPENSSL)
def test_bundles_that_openssl_signed_are_judged_by_the_same_rules(
    find, openssl, authority, pem_files, how
):
    """openssl signs with the machine's clock: a later time than ours is a warning."""
    (kind, *further), expected = OPENSSL[how]
    chain = pem_files["intermediate"] + authority.root.public_bytes(Encoding.PEM)

    def sign(manifest):
        return openssl(
            *(kind, "-sign", "-in", "manifest", "-signer", "leaf", "-inkey", "key"),
            *("-outform", "DER", *further),
            manifest=manifest,
            chain=chain,
            **pem_files,
        )

    bundle = forge.signed({**FILES, "pass.json": forge.card()}, sign)
    lines = [line for line in find(bundle) if "signed in the future" not in line]

    assert len(lines) == len(expected), lines
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(start)


def test_a_signature_without_attributes_is_found(find, identity):
    def sign(manifest):
        return (
            pkcs7.PKCS7SignatureBuilder()
            .set_data(manifest)
            .add_signer(
                identity.certificate.leaf, identity.private_key, hashes.SHA256()
            )
            .add_certificate(identity.intermediate)
            .sign(
                Encoding.DER,
                [
                    pkcs7.PKCS7Options.DetachedSignature,
                    pkcs7.PKCS7Options.Binary,
                    pkcs7.PKCS7Options.NoAttributes,
                ],
            )
        )

    lines = find(forge.signed({**FILES, "pass.json": forge.card()}, sign))

    for attribute in ("contentType", "messageDigest", "signingTime"):
        assert any(f"signed attribute {attribute} is missing" in line for line in lines)


def test_a_certificate_for_something_else_is_found(find, authority, openssl, now):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    leaf = forge.certificate(
        forge.subject(cn="Apple Push Services", uid="com.example.app", ou=TEAM),
        key.public_key(),
        issuer=authority.intermediate.subject,
        issuer_key=authority.intermediate_key,
        now=now,
    )
    bundle = forge.signed(
        {"pass.json": forge.card()},
        lambda manifest: openssl(
            *("cms", "-sign", "-binary", "-in", "manifest", "-outform", "DER"),
            *("-signer", "leaf", "-inkey", "key", "-certfile", "intermediate"),
            manifest=manifest,
            leaf=leaf.public_bytes(Encoding.PEM),
            intermediate=authority.intermediate.public_bytes(Encoding.PEM),
            key=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        ),
    )
    lines = [line for line in find(bundle) if line.startswith("error")]
    assert len(lines) == 1
    assert "“Apple Push Services” names no pass type" in lines[0]


DAMAGE = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(1, 255)), min_size=1, max_size=4
)


def damaged(content, changes):
    content = bytearray(content)
    for place, difference in changes:
        content[place % len(content)] ^= difference
    return bytes(content)


@given(name=st.sampled_from(["manifest.json", "pass.json"]), changes=DAMAGE)
def test_no_damage_to_what_is_signed_goes_unnoticed(
    bundle, authority, now, name, changes
):
    files = forge.unzipped(bundle)
    spoilt = {**files, name: damaged(files[name], changes)}
    issues = verify(forge.zipped(spoilt), trusted=[authority.root], now=now)
    assert (spoilt == files) == (not errors_among(issues))


@pytest.mark.filterwarnings("ignore")  # the library's doubts about odd certificates
@settings(max_examples=300)
@given(changes=DAMAGE)
def test_damage_to_a_signature_is_noticed_or_changes_nothing_it_says(
    bundle, authority, now, changes
):
    """An algorithm, for one, may go by two names."""
    files = forge.unzipped(bundle)
    signature = damaged(files["signature"], changes)
    spoilt = forge.zipped({**files, "signature": signature})
    if not errors_among(verify(spoilt, trusted=[authority.root], now=now)):
        whole, read = map(ReadSignature.read, (files["signature"], signature))
        assert read.signed_attributes == whole.signed_attributes
        assert read.value == whole.value
        assert read.signer().public_key() == whole.signer().public_key()
