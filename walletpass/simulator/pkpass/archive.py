"""Opening an archive from a stranger: nothing hidden, nothing huge, nothing twice."""

import io
import stat
import zipfile
import zlib

from walletpass.simulator.pkpass.refusal import RefusedError

MAX_FILES = 400
MAX_BYTES = 60 * 1024 * 1024
"""What a phone is willing to unpack, a limit of ours: Apple publishes none."""

_MAGIC = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_SIZE = 22
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def unpack(data: bytes, max_bytes: int = MAX_BYTES) -> dict[str, bytes]:
    """Return the files of an archive by their names.

    Raises:
        RefusedError: It is not exactly one plain ZIP archive.
    """
    _demand_edges(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _demand_plain(entries, max_bytes)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (*_DAMAGE, ValueError) as fault:
        raise RefusedError("archive", f"the archive is damaged: {fault}") from fault


def _demand_edges(data: bytes) -> None:
    """Nothing may stand before the archive, and nothing after it."""
    if not data.startswith(_MAGIC):
        raise RefusedError("archive", f"no ZIP archive starts with {data[:16]!r}")
    end = data.rfind(_END)
    comment = int.from_bytes(data[end + 20 : end + _END_SIZE], "little")
    if end < 0 or end + _END_SIZE + comment != len(data):
        raise RefusedError("archive", "the archive breaks off or is followed by more")


def _demand_plain(entries: list[zipfile.ZipInfo], max_bytes: int) -> None:
    if len(entries) > MAX_FILES or sum(e.file_size for e in entries) > max_bytes:
        raise RefusedError("archive", "the archive holds more than a pass could need")
    seen = set()
    for entry in entries:
        name = entry.filename
        if fault := _oddity(entry):
            raise RefusedError("archive", f"{name!r} {fault}")
        if name in seen:
            raise RefusedError("archive", f"{name!r} is in the archive twice")
        seen.add(name)


def _oddity(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename
    if {"\\", "\0"} & set(name) or {"", ".."} & set(name.split("/")):
        return "is not a plain path with forward slashes"
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link"
    if entry.compress_type not in _PACKINGS:
        return "is packed in a way phones do not unpack"
    return None
