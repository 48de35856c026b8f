"""Laying out a zip archive: plain entries, one fixed date, the same bytes every time.

No ZIP64, no encryption, no data descriptors, ASCII names: the common ground of every
reader of cards. `zipfile` writes such archives too, but cannot keep what is finished.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct
from typing import NamedTuple

from isal import isal_zlib

_LOCAL = Struct("<4s5H3I2H")
_DIRECTORY = Struct("<4s6H3I5H2I")
_END = Struct("<4s4H2IH")

MOST_FILES, MOST_BYTES = 4096, 16 * 1024 * 1024
"""What a card may hold, unpacked: far beyond any real one, safe against the others."""

_VERSION = 20  # 2.0: deflate and folders
_STORED, _DEFLATED = 0, 8
_RAW = -15  # deflate without zlib's own header and checksum
_MIDNIGHT, _FIRST_OF_1980 = 0, 0x21  # zip's calendar begins there


class Entry(NamedTuple):
    """One file as it lies in the archive."""

    name: bytes
    content: bytes
    method: int
    checksum: int
    size: int

    def laid_out(self) -> bytes:
        """Return the entry's header followed by its content."""
        header = _LOCAL.pack(
            b"PK\x03\x04",
            _VERSION,
            0,
            self.method,
            _MIDNIGHT,
            _FIRST_OF_1980,
            self.checksum,
            len(self.content),
            self.size,
            len(self.name),
            0,
        )
        return header + self.name + self.content

    def listed(self, offset: int) -> bytes:
        """Return the entry's line in the directory; it lies at *offset*."""
        record = _DIRECTORY.pack(
            b"PK\x01\x02",
            _VERSION,
            _VERSION,
            0,
            self.method,
            _MIDNIGHT,
            _FIRST_OF_1980,
            self.checksum,
            len(self.content),
            self.size,
            len(self.name),
            0,
            0,
            0,
            0,
            0,
            offset,
        )
        return record + self.name


def stored(name: str, content: bytes) -> Entry:
    """Return an entry that holds *content* as it is."""
    return _entry(name, content, content, _STORED)


def deflated(name: str, content: bytes) -> Entry:
    """Return an entry that holds *content* compressed well, if that makes it smaller."""
    return _smaller(name, content, zlib.compress(content, 9, wbits=_RAW))


def deflated_quickly(name: str, content: bytes) -> Entry:
    """Return an entry compressed in a twentieth of the time, and a fifth larger."""
    packed = isal_zlib.compress(content, isal_zlib.ISAL_BEST_SPEED, wbits=_RAW)
    return _smaller(name, content, packed)


def _smaller(name: str, content: bytes, packed: bytes) -> Entry:
    if len(packed) < len(content):
        return _entry(name, content, packed, _DEFLATED)
    return stored(name, content)


def _entry(name: str, content: bytes, laid: bytes, method: int) -> Entry:
    return Entry(
        name.encode("ascii"), laid, method, isal_zlib.crc32(content), len(content)
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """Entries in sequence, and the directory's lines that point at them."""

    body: bytes
    directory: bytes
    count: int


def lay_out(entries: Iterable[Entry], *, at: int = 0) -> Layout:
    """Lay entries out one after another, the first at offset *at* of the archive."""
    body, directory = [], []
    for entry in entries:
        directory.append(entry.listed(at))
        body.append(entry.laid_out())
        at += len(body[-1])
    return Layout(b"".join(body), b"".join(directory), len(body))


def closing(*layouts: Layout) -> bytes:
    """Return what follows the bodies of these layouts: the directory and its end."""
    directory = b"".join(layout.directory for layout in layouts)
    count = sum(layout.count for layout in layouts)
    start = sum(len(layout.body) for layout in layouts)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return directory + end
