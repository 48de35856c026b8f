"""Whole bundles, from a card's JSON to what openssl and unzip say about the result."""

import io
import zipfile
from datetime import timedelta

import forge
import pytest

from walletpass.wallets.apple import (
    CertificateExpiredError,
    PreparedFiles,
    WrongIdentityError,
    build_bundle,
    gather_bundles,
    verify,
)
from walletpass.wallets.apple.bundle_errors import (
    BundleTooLargeError,
    DamagedBundleError,
    UnreadablePassError,
    WrongPassCountError,
)


@pytest.fixture(scope="module")
def files():
    return PreparedFiles({"icon@2x.png": b"\x89PNG", "ru.lproj/pass.strings": b""})


@pytest.fixture
def bundle(files, identity, now):
    return build_bundle(files, forge.card(), identity, now=now)


@pytest.mark.parametrize("kind", ["identity", "ec_identity"])
def test_openssl_accepts_the_signature_inside_a_bundle(
    request, openssl_accepts, files, kind, now
):
    identity = request.getfixturevalue(kind)
    unzipped = forge.unzipped(build_bundle(files, forge.card(), identity, now=now))
    assert openssl_accepts(unzipped["signature"], unzipped["manifest.json"])


def test_a_bundle_passes_our_own_verification(bundle, authority, now):
    assert verify(bundle, trusted=[authority.root], now=now) == []


def test_equal_cards_signed_in_the_same_second_are_equal_bytes(
    files, identity, bundle, now
):
    again = build_bundle(files, forge.card(), identity, now=now)
    later = build_bundle(files, forge.card(), identity, now=now + timedelta(seconds=1))
    assert again == bundle
    assert later != bundle
    assert len(later) == len(bundle)


@pytest.mark.parametrize(
    "changes",
    [
        {"passTypeIdentifier": "pass.example.other"},
        {"teamIdentifier": "OTHER12345"},
        {"passTypeIdentifier": None},
        {"teamIdentifier": ["DEMO123456"]},
    ],
)
def test_a_card_that_is_not_the_certificates_own_is_never_signed(
    files, identity, now, changes
):
    with pytest.raises(WrongIdentityError):
        build_bundle(files, forge.card(**changes), identity, now=now)


def test_a_card_that_names_its_type_only_inside_is_never_signed(files, identity, now):
    smuggled = b'{"userInfo": %s}' % forge.card()
    with pytest.raises(WrongIdentityError):
        build_bundle(files, smuggled, identity, now=now)


@pytest.mark.parametrize(
    "pass_json",
    [b"", b"[]", b"{", b'"text"', b"\xef\xbb\xbf{}", b'{"a": NaN}', b"\xff"],
)
def test_what_is_no_json_object_is_never_signed(files, identity, now, pass_json):
    with pytest.raises(UnreadablePassError):
        build_bundle(files, pass_json, identity, now=now)


def test_nothing_is_built_with_an_expired_certificate(files, identity):
    with pytest.raises(CertificateExpiredError):
        build_bundle(
            files,
            forge.card(),
            identity,
            now=identity.expires_at + timedelta(seconds=1),
        )


@pytest.mark.parametrize("count", [1, 2, 10])
def test_up_to_ten_cards_travel_together_untouched(files, identity, now, count):
    cards = [
        build_bundle(files, forge.card(serialNumber=str(number)), identity, now=now)
        for number in range(count)
    ]
    gathered = gather_bundles(cards)
    assert list(forge.unzipped(gathered).values()) == cards
    with zipfile.ZipFile(io.BytesIO(gathered)) as archive:
        for entry in archive.infolist():
            assert entry.filename.endswith(".pkpass")
            assert entry.compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("count", [0, 11])
def test_no_cards_or_more_than_ten_do_not_travel_together(bundle, count):
    with pytest.raises(WrongPassCountError) as refusal:
        gather_bundles([bundle] * count)
    assert refusal.value.facts() == {"count": count, "most": 10}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda bundle: bundle[:-10],
        lambda bundle: b"\n" + bundle,
        lambda bundle: b"",
        lambda bundle: forge.zipped({"pass.json": b"{}", "manifest.json": b"{}"}),
        lambda bundle: forge.zipped({**forge.unzipped(bundle), "../x": b""}),
    ],
    ids=["cut off", "with a line before", "empty", "unsigned", "with a way out"],
)
def test_a_spoilt_bundle_does_not_travel_with_others(bundle, spoil):
    with pytest.raises(DamagedBundleError):
        gather_bundles([bundle, spoil(bundle)])


def test_cards_of_more_than_150_megabytes_do_not_travel_together(identity, now):
    large = PreparedFiles({"strip@3x.png": bytes(15_500_000)})
    bundle = build_bundle(large, forge.card(), identity, now=now)
    assert len(gather_bundles([bundle] * 9)) < 150_000_000
    with pytest.raises(BundleTooLargeError):
        gather_bundles([bundle] * 10)
