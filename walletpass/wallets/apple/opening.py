"""Opening a bundle that anyone may have made: nothing leaks out, nothing swells up."""

import zlib
from io import BytesIO
from stat import S_ISLNK
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from walletpass.passes.issues import Issue
from walletpass.wallets.apple.archive import MOST_BYTES, MOST_FILES
from walletpass.wallets.apple.bundle_errors import DamagedBundleError
from walletpass.wallets.apple.names import fault_in

_START, _DIRECTORY_LINE = b"PK\x03\x04", b"PK\x01\x02"
_ENCRYPTED = 0x1


def unpack(bundle: bytes) -> tuple[dict[str, bytes], list[Issue]]:
    """Return a bundle's files by name, and what is wrong with their names.

    Files whose names cannot be in a bundle are reported and left closed.

    Raises:
        DamagedBundleError: It is no archive, is damaged, or would take up more than
            4096 files or 16 MiB.
    """
    if not bundle.startswith(_START):
        raise DamagedBundleError("it does not begin like a zip archive")
    # every directory line begins so: there are at most this many, whatever it claims
    if len(bundle) > 2 * MOST_BYTES or bundle.count(_DIRECTORY_LINE) > MOST_FILES:
        raise DamagedBundleError("it is larger than any card")
    try:
        with ZipFile(BytesIO(bundle)) as archive:
            return _read_all(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as fault:
        raise DamagedBundleError(str(fault) or "it is damaged") from fault


def _read_all(archive: ZipFile) -> tuple[dict[str, bytes], list[Issue]]:
    files: dict[str, bytes] = {}
    issues: list[Issue] = []
    room = MOST_BYTES
    for entry in archive.infolist():
        name = entry.orig_filename
        if fault := "it is there twice" if name in files else _fault_of(entry):
            message = f"“{name}” cannot be in a card: {fault}."
            issues.append(Issue("error", name, message, "Build the bundle without it."))
        elif not name.endswith("/"):
            files[name] = _read(archive, entry, room)
            room -= len(files[name])
    return files, issues


def _fault_of(entry: ZipInfo) -> str | None:
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "it is compressed in a way phones do not read"
    if S_ISLNK(entry.external_attr >> 16):
        return "it is a link to another file"
    name = entry.orig_filename
    # a folder listed by itself is as good as a file in it
    return fault_in(f"{name}pass.strings" if name.endswith("/") else name)


def _read(archive: ZipFile, entry: ZipInfo, room: int) -> bytes:
    with archive.open(entry) as file:
        content = file.read(room + 1)
    if len(content) > room:
        raise DamagedBundleError(f"unpacked it exceeds {MOST_BYTES:,} bytes")
    return content
