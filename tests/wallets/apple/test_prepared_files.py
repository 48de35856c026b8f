"""Preparing a template's files once, and adding a card's own behind them."""

import hashlib
import io
import json
import random
import struct
import subprocess
import zipfile

import forge
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.wallets.apple import PreparedFiles
from walletpass.wallets.apple.bundle_errors import BundleNameError, BundleTooLargeError

NOISE = random.Random(7).randbytes(20_000)
FILES = {
    "icon.png": b"\x89PNG" + NOISE[:3000],
    "icon@2x.png": b"\x89PNG" + NOISE,
    "ru.lproj/pass.strings": '"points" = "Баллы";\n'.encode() * 50,
    "pl.lproj/pass.strings": b'"points" = "Punkty";\n' * 50,
}
NAMES = st.builds(
    "{}{}".format,
    st.sampled_from(["", "en.lproj/", "pt-BR.lproj/", "zh-Hans.lproj/"]),
    st.from_regex(r"[a-z][a-z0-9@_-]{0,20}\.(dat|txt)", fullmatch=True),
)


def fixed_signature(manifest):
    return b"signature of " + hashlib.sha256(manifest).digest()


def test_a_bundle_opens_everywhere(tmp_path):
    bundle = PreparedFiles(FILES).build(forge.card(), fixed_signature)
    (tmp_path / "card.pkpass").write_bytes(bundle)

    tested = subprocess.run(
        ["unzip", "-t", "card.pkpass"], cwd=tmp_path, capture_output=True, check=False
    )

    assert tested.returncode == 0, tested.stdout
    assert b"No errors detected" in tested.stdout
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert archive.testzip() is None
    files = forge.unzipped(bundle)
    assert files["pass.json"] == forge.card()
    assert FILES.items() <= files.items()
    assert files["signature"] == fixed_signature(files["manifest.json"])


@given(
    files=st.dictionaries(NAMES, st.binary(max_size=300), max_size=8),
    card=st.dictionaries(st.text(max_size=5), st.text(max_size=30), max_size=5),
)
def test_the_manifest_lists_every_file_but_itself_and_its_signature(files, card):
    pass_json = json.dumps(card).encode()
    bundle = PreparedFiles(files).build(pass_json, fixed_signature)

    unzipped = forge.unzipped(bundle)
    manifest = json.loads(unzipped.pop("manifest.json"))
    del unzipped["signature"]

    assert manifest == {
        name: hashlib.sha1(content).hexdigest() for name, content in unzipped.items()
    }
    assert unzipped == {**files, "pass.json": pass_json}


def test_equal_files_make_equal_bytes_in_whatever_order_they_come():
    shuffled = dict(reversed(FILES.items()))
    one = PreparedFiles(FILES).build(forge.card(), fixed_signature)
    two = PreparedFiles(shuffled).build(forge.card(), fixed_signature)
    assert one == two


def test_the_two_parts_in_sequence_are_the_bundle():
    prepared = PreparedFiles(FILES)
    personal = prepared.personal_part(forge.card(), fixed_signature)
    assert prepared.shared_part + personal == prepared.build(
        forge.card(), fixed_signature
    )
    assert len(personal) < 2000


def test_cards_of_one_template_do_not_mix():
    prepared = PreparedFiles(FILES)
    cards = [forge.card(serialNumber=str(number)) for number in range(5)]
    bundles = [prepared.build(card, fixed_signature) for card in cards]
    for card, bundle in zip(cards, bundles, strict=True):
        assert forge.unzipped(bundle)["pass.json"] == card


def test_pictures_are_stored_and_words_are_compressed():
    bundle = PreparedFiles(FILES).build(
        forge.card(description="ж" * 500), fixed_signature
    )
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        methods = {each.filename: each.compress_type for each in archive.infolist()}
    assert methods["icon@2x.png"] == zipfile.ZIP_STORED
    assert methods["ru.lproj/pass.strings"] == zipfile.ZIP_DEFLATED
    assert methods["pass.json"] == zipfile.ZIP_DEFLATED


@given(content=st.binary(max_size=2000))
def test_nothing_grows_by_being_compressed(content):
    bundle = PreparedFiles({"tooling.json": content}).build(content, fixed_signature)
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        for entry in archive.infolist():
            assert entry.compress_size <= entry.file_size


def test_the_archive_avoids_what_readers_disagree_about():
    bundle = PreparedFiles(FILES).build(forge.card(), fixed_signature)
    assert bundle.startswith(b"PK\x03\x04")
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        entries = archive.infolist()
    assert {each.flag_bits for each in entries} == {0}  # no descriptors, no encryption
    assert {each.extract_version for each in entries} == {20}  # no ZIP64
    assert {each.extra for each in entries} == {b""}
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(each.is_dir() for each in entries)
    length = struct.calcsize("<4s4H2IH")
    count = struct.unpack("<4s4H2IH", bundle[-length:])[4]
    assert count == len(FILES) + 3


def test_a_template_without_files_still_makes_a_bundle():
    files = forge.unzipped(PreparedFiles({}).build(b"{}", fixed_signature))
    assert json.loads(files["manifest.json"]).keys() == {"pass.json"}


@pytest.mark.parametrize("name", ["pass.json", "manifest.json", "signature"])
def test_a_template_cannot_bring_what_is_made_per_card(name):
    with pytest.raises(BundleNameError, match="made anew for every card"):
        PreparedFiles({name: b""})


@pytest.mark.parametrize("name", ["../icon.png", "Icon.png", ".DS_Store", "a\\b.png"])
def test_a_template_cannot_bring_an_unfit_name(name):
    with pytest.raises(BundleNameError) as refusal:
        PreparedFiles({"icon.png": b"", name: b""})
    assert refusal.value.facts()["name"] == name


def test_names_that_differ_only_in_capitals_are_refused():
    with pytest.raises(
        BundleNameError, match=r"“Tooling\.json” differs only in capitals"
    ):
        PreparedFiles({"Tooling.json": b"", "tooling.json": b""})


def test_a_template_of_more_than_sixteen_mebibytes_is_refused():
    half = bytes(8 * 1024 * 1024)
    PreparedFiles({"a.txt": half, "b.txt": half})
    with pytest.raises(BundleTooLargeError) as refusal:
        PreparedFiles({"a.txt": half, "b.txt": half, "c.txt": b"!"})
    assert refusal.value.facts()["count"] == 16 * 1024 * 1024 + 1


def test_a_template_of_too_many_files_is_refused():
    most = {f"{number}.txt": b"" for number in range(4093)}
    assert (
        len(forge.unzipped(PreparedFiles(most).build(b"{}", fixed_signature))) == 4096
    )
    with pytest.raises(BundleTooLargeError, match="at most 4,093"):
        PreparedFiles({**most, "more.txt": b""})
