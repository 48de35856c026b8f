"""A pass is opened only if Wallet would show it."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options as Option

from walletpass.simulator import RefusedError, Trust, open_bundle, remarks
from walletpass.simulator.pkpass import open_bundles

from . import bundles
from .certificates import DAY, Authority, Signer, certificate, name

NOW = datetime.now(UTC)
DETACHED = (Option.DetachedSignature, Option.Binary)


@pytest.fixture(scope="module")
def trust(authority):
    return Trust(authority.root_pem)


@pytest.fixture
def good(signer):
    """The files of a good pass, signature and all, ready to be spoilt."""
    data = bundles.bundle(bundles.content(), signer)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sin_of(data, trust, now=NOW):
    with pytest.raises(RefusedError) as refusal:
        open_bundle(data, trust, now)
    return refusal.value.sin


def test_a_good_pass_opens(signer, trust):
    bundle = open_bundle(bundles.bundle(bundles.content(), signer), trust, NOW)

    assert bundle.serial == "ada-1"
    assert bundle.signed.signer == signer.certificate
    assert list(remarks(bundle)) == []


def test_stored_and_deflated_archives_open_alike(good, trust):
    packed = [bundles.pack(good, c) for c in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)]
    prints = {open_bundle(data, trust, NOW).fingerprint for data in packed}

    assert len(prints) == 1


def test_signing_anew_changes_no_fingerprint(signer, trust):
    first, second = (bundles.bundle(bundles.content(), signer) for _ in "ab")
    other = bundles.bundle(bundles.content(points=121), signer)

    same = open_bundle(first, trust, NOW).fingerprint
    assert open_bundle(second, trust, NOW).fingerprint == same
    assert open_bundle(other, trust, NOW).fingerprint != same


@pytest.mark.parametrize("file", ["pass.json", "manifest.json", "signature"])
def test_a_pass_without_its_essential_files_is_refused(good, trust, file):
    del good[file]

    assert sin_of(bundles.pack(good), trust) == "missing-file"


def test_a_changed_file_is_noticed(good, trust):
    good["pass.json"] = good["pass.json"].replace(b"120", b"999")

    assert sin_of(bundles.pack(good), trust) == "digest"


def test_a_file_beside_the_manifest_is_noticed(good, trust):
    good[".DS_Store"] = b"left behind"

    assert sin_of(bundles.pack(good), trust) == "extra-file"


def test_a_listed_file_that_is_absent_is_noticed(good, trust):
    del good["icon@2x.png"]

    assert sin_of(bundles.pack(good), trust) == "missing-file"


@pytest.mark.parametrize(
    "digest",
    [
        lambda data: hashlib.sha256(data).hexdigest(),
        lambda data: hashlib.sha1(data).hexdigest().upper(),
        len,
    ],
)
def test_digests_other_than_lower_case_sha1_are_refused(signer, trust, digest):
    files = bundles.files_of(bundles.content())
    manifest = bundles.dump({name: digest(data) for name, data in files.items()})

    assert sin_of(bundles.resigned(files, manifest, signer), trust) == "manifest"


def test_a_manifest_changed_after_signing_is_noticed(good, trust):
    manifest = json.loads(good["manifest.json"])
    good["manifest.json"] = json.dumps(manifest).encode()

    assert sin_of(bundles.pack(good), trust) == "signature"


@pytest.mark.parametrize(
    "icons", [{}, {"icon@2x.png": b"GIF89a"}, {"en.lproj/icon.png": bundles.PNG}]
)
def test_a_pass_without_a_png_icon_at_its_root_is_refused(signer, trust, icons):
    files = {"pass.json": json.dumps(bundles.content()).encode(), **icons}

    assert sin_of(bundles.bundle(None, signer, files), trust) == "icon"


def test_a_certificate_of_another_pass_type_is_refused(authority, trust):
    stranger = authority.signer("pass.example.other")

    assert sin_of(bundles.bundle(bundles.content(), stranger), trust) == "identity"


def test_a_certificate_of_another_team_is_refused(authority, trust):
    stranger = authority.signer(team="Z9Z9Z9Z9Z9")

    assert sin_of(bundles.bundle(bundles.content(), stranger), trust) == "identity"


@pytest.mark.parametrize(
    "validity", [{"since": -9 * DAY, "until": -DAY}, {"since": DAY, "until": 9 * DAY}]
)
def test_a_certificate_out_of_its_time_is_refused(authority, trust, validity):
    late = authority.signer(**validity)

    assert sin_of(bundles.bundle(bundles.content(), late), trust) == "expired"


def test_a_pass_is_refused_once_the_chain_has_expired(signer, trust):
    data = bundles.bundle(bundles.content(), signer)

    assert sin_of(data, trust, NOW + 31 * DAY) == "expired"


def test_a_chain_to_another_root_is_refused(trust):
    stranger = Authority().signer()

    assert sin_of(bundles.bundle(bundles.content(), stranger), trust) == "chain"


def test_a_signature_without_the_intermediate_is_refused(signer, trust):
    data = bundles.bundle(
        bundles.content(),
        signer,
        sign=lambda manifest: signer.sign(manifest, *DETACHED, intermediates=[]),
    )

    assert sin_of(data, trust) == "chain"


def test_a_leaf_may_not_vouch_for_another_leaf(authority, trust):
    middle = authority.signer()
    leaf = certificate(
        name(UID="pass.example.shop", OU="A1B2C3D4E5"),
        middle.key,
        middle.certificate.subject,
        middle.key,
    )
    forged = Signer(leaf, middle.key, middle.certificate)
    data = bundles.bundle(
        bundles.content(),
        forged,
        sign=lambda manifest: forged.sign(
            manifest,
            *DETACHED,
            intermediates=[middle.certificate, authority.intermediate],
        ),
    )

    assert sin_of(data, trust) == "chain"


def test_a_signature_from_the_future_is_refused_and_a_fast_clock_forgiven(
    signer, trust
):
    data = bundles.bundle(bundles.content(), signer)

    assert open_bundle(data, trust, NOW - timedelta(hours=23))
    assert sin_of(data, trust, NOW - timedelta(hours=25)) == "signing-time"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data + b"\n",
        lambda data: data[:-30],
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda _: b"<!doctype html><title>Sign in</title>",
        lambda data: data.replace(b"icon.png", b"../a.png"),
        lambda data: data.replace(b"icon.png", b"/con.png"),
        lambda data: data.replace(b"icon.png", b"a\\on.png"),
    ],
)
def test_anything_but_one_plain_archive_is_refused(good, trust, spoil):
    assert sin_of(spoil(bundles.pack(good)), trust) == "archive"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (6, b"\x01"),  # says it is encrypted
        (8, b"\x0e"),  # packed with LZMA
        (14, b"\0\0\0\0"),  # a checksum of something else
    ],
)
def test_an_entry_that_phones_do_not_unpack_is_refused(good, trust, place, value):
    data = bundles.pack(good)
    for mark, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        start = data.index(mark) + place + shift
        data = data[:start] + value + data[start + len(value) :]

    assert sin_of(data, trust) == "archive"


def test_a_link_inside_the_archive_is_refused(good, trust):
    buffer = io.BytesIO(bundles.pack(good))
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("passwd")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert sin_of(buffer.getvalue(), trust) == "archive"


def test_a_name_that_occurs_twice_is_refused(good, trust):
    buffer = io.BytesIO(bundles.pack(good))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(buffer, "a") as archive,
    ):
        archive.writestr("pass.json", b"{}")

    assert sin_of(buffer.getvalue(), trust) == "archive"


def test_an_archive_that_swells_beyond_reason_is_refused(good, trust):
    good["bomb.bin"] = bytes(61 * 1024 * 1024)

    assert sin_of(bundles.pack(good), trust) == "archive"


def test_ten_passes_open_together_and_eleven_do_not(signer, trust):
    passes = {
        f"{n}.pkpass": bundles.bundle(bundles.content(f"ada-{n}"), signer)
        for n in range(11)
    }
    eleven = bundles.pack(passes)
    passes.pop("10.pkpass")

    opened = open_bundles(bundles.pack(passes), trust, NOW)
    assert [bundle.serial for _, bundle in opened] == [f"ada-{n}" for n in range(10)]
    with pytest.raises(RefusedError, match="11 passes"):
        open_bundles(eleven, trust, NOW)


def test_one_bad_pass_spoils_the_bunch(signer, trust):
    good = bundles.bundle(bundles.content(), signer)
    with pytest.raises(RefusedError):
        open_bundles(bundles.pack({"a.pkpass": good, "b.pkpass": b"PK"}), trust, NOW)
    with pytest.raises(RefusedError, match="no pass"):
        open_bundles(bundles.pack({"a.pkpass": good, "read.me": b"-"}), trust, NOW)
