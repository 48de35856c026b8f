"""Opening bundles that strangers made."""

import io
import struct
import warnings
import zipfile

import forge
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walletpass.wallets.apple import PreparedFiles, unpack
from walletpass.wallets.apple.bundle_errors import DamagedBundleError

MEBIBYTE = 1024 * 1024


def entry(name, *, attributes=0, method=zipfile.ZIP_STORED):
    info = zipfile.ZipInfo(name)
    info.external_attr = attributes << 16
    info.compress_type = method
    return info


def test_an_ordinary_archive_opens():
    files = {"pass.json": b"{}", "en.lproj/pass.strings": b"x" * 100}
    assert unpack(forge.zipped(files)) == (files, [])


def test_folders_listed_by_themselves_are_passed_over():
    pairs = [("en.lproj/", b""), ("en.lproj/pass.strings", b"x")]
    assert unpack(forge.zipped(pairs)) == ({"en.lproj/pass.strings": b"x"}, [])


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../../etc/passwd", "leads out of the bundle"),
        ("/etc/passwd", "leads out of the bundle"),
        ("en.lproj\\pass.strings", "separated by"),
        (".DS_Store", "hidden"),
        ("__MACOSX/icon.png", "only folders"),
        ("Card.pass/", "only folders"),
        ("Icon.png", "only as “icon.png”"),
    ],
)
def test_a_file_with_an_unfit_name_stays_closed_and_is_reported(name, fault):
    files, (issue,) = unpack(forge.zipped([("pass.json", b"{}"), (name, b"secret")]))
    assert files == {"pass.json": b"{}"}
    assert issue.severity == "error"
    assert issue.path == name
    assert fault in issue.message


def test_a_file_that_is_there_twice_is_reported():
    with warnings.catch_warnings(action="ignore"):  # zipfile has its doubts, too
        bundle = forge.zipped([("pass.json", b"{}"), ("pass.json", b"[]")])
    files, (issue,) = unpack(bundle)
    assert files == {"pass.json": b"{}"}
    assert "twice" in issue.message


def test_a_link_is_reported():
    bundle = forge.zipped([(entry("icon.png", attributes=0o120777), b"/etc/passwd")])
    files, (issue,) = unpack(bundle)
    assert files == {}
    assert "link" in issue.message


def test_a_compression_phones_do_not_know_is_reported():
    bundle = forge.zipped([(entry("icon.png", method=zipfile.ZIP_LZMA), b"x" * 99)])
    files, (issue,) = unpack(bundle)
    assert files == {}
    assert "compressed" in issue.message


def test_encryption_is_reported():
    bundle = bytearray(forge.zipped({"icon.png": b"x" * 99}, zipfile.ZIP_STORED))
    bundle[6] |= 1
    bundle[bundle.index(b"PK\x01\x02") + 8] |= 1
    files, (issue,) = unpack(bytes(bundle))
    assert files == {}
    assert "encrypted" in issue.message


def test_a_bomb_is_not_unpacked():
    bomb = forge.zipped({"strip.png": bytes(400 * MEBIBYTE)})
    assert len(bomb) < MEBIBYTE
    with pytest.raises(
        DamagedBundleError, match="unpacked it exceeds 16,777,216 bytes"
    ):
        unpack(bomb)


def test_a_bomb_in_many_pieces_is_not_unpacked():
    piece = bytes(MEBIBYTE)
    whole = {f"{number}.txt": piece for number in range(16)}
    assert len(unpack(forge.zipped(whole))[0]) == 16
    with pytest.raises(DamagedBundleError, match="unpacked it exceeds"):
        unpack(forge.zipped({**whole, "last.txt": b"!"}))


def test_a_bomb_that_lies_about_its_size_is_not_unpacked():
    bomb = bytearray(forge.zipped({"strip.png": bytes(64 * MEBIBYTE)}))
    for header, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = bomb.index(header) + offset
        bomb[place : place + 4] = struct.pack("<I", 100)
    with pytest.raises(DamagedBundleError):
        unpack(bytes(bomb))


def test_entries_laid_over_one_another_are_bounded_too():
    """One compressed mebibyte, listed a thousand times."""
    single = forge.zipped({"0000.txt": bytes(MEBIBYTE)})
    start = single.index(b"PK\x01\x02")
    end = single.rindex(b"PK\x05\x06")
    line = single[start:end]
    lines = line * 1000
    closing = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, 1000, 1000, len(lines), start, 0
    )
    files_or_refusal = _unpacked_size(single[:start] + lines + closing)
    assert files_or_refusal <= 16 * MEBIBYTE


def _unpacked_size(bundle):
    try:
        files, _ = unpack(bundle)
    except DamagedBundleError:
        return 0
    return sum(map(len, files.values()))


def test_an_archive_of_too_many_files_is_refused_before_it_is_listed():
    many = {f"{number}.txt": b"" for number in range(4097)}
    with pytest.raises(DamagedBundleError, match="larger than any card"):
        unpack(forge.zipped(many))
    del many["0.txt"]
    assert len(unpack(forge.zipped(many))[0]) == 4096


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"PK\x05\x06" + bytes(18),
        b"PK\x03\x04",
        b"<html>",
        b"\xef\xbb\xbf" + forge.zipped({"pass.json": b"{}"}),
        forge.zipped({"pass.json": b"{}"})[:-30],
        b"PK\x03\x04" + bytes(40 * MEBIBYTE),
    ],
    ids=["nothing", "two letters", "empty", "a start", "a page", "BOM", "cut", "huge"],
)
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(DamagedBundleError):
        unpack(content)


def test_a_name_that_differs_between_header_and_directory_is_refused():
    bundle = forge.zipped({"pass.json": b"{}"}).replace(b"pass.json", b"pass.jsno", 1)
    with pytest.raises(DamagedBundleError, match="differ"):
        unpack(bundle)


def test_changed_bytes_are_refused():
    bundle = bytearray(forge.zipped({"pass.json": b"{}" * 50}, zipfile.ZIP_STORED))
    bundle[60] ^= 1
    with pytest.raises(DamagedBundleError, match="CRC"):
        unpack(bytes(bundle))


WHOLE = PreparedFiles(
    {"icon.png": b"\x89PNG", "en.lproj/pass.strings": b"x" * 90}
).build(forge.card(), lambda manifest: manifest[:20])


@settings(max_examples=300)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6
    ),
    cut=st.integers(0, 40),
)
def test_whatever_is_done_to_an_archive_it_opens_or_is_refused(changes, cut):
    bundle = bytearray(WHOLE)
    for place, value in changes:
        bundle[place] = value
    with io.BytesIO(bytes(bundle[: len(bundle) - cut])) as damaged:
        assert _unpacked_size(damaged.read()) <= 16 * MEBIBYTE
