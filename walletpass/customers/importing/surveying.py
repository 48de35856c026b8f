"""What kind of file it is: its digest and its encoding, found in one pass."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from walletpass.customers.importing.errors import UnfitFileError

LARGEST_FILE = 256 << 20  # bytes; some three million rows

_CHUNK = 1 << 20
_HIGH = bytes(range(0x80, 0x100))
_NEIGHBOURS = re.compile(rb"[\x80-\xff]{2,}")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, .xls
_FEW = 10  # up to one damaged letter in ten, a file counts as UTF-8


@dataclass(frozen=True, slots=True)
class Survey:
    """A file's digest, and how its letters are written."""

    sha256: str
    encoding: str


def survey(path: Path) -> Survey:
    """Read a file once, in pieces.

    Raises:
        UnfitFileError: It is empty, too large, or a spreadsheet instead of text.
    """
    size = path.stat().st_size
    if not 0 < size <= LARGEST_FILE:
        raise UnfitFileError(
            f"Send between one byte and {LARGEST_FILE >> 20} MB.", "size"
        )
    digest, letters = hashlib.sha256(), _Letters()
    with path.open("rb") as stream:
        start = stream.read(4)
        if start.startswith(_SPREADSHEETS):
            raise UnfitFileError(
                "Save the spreadsheet as CSV, and send that.", "spreadsheet"
            )
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            letters.count(chunk)
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return Survey(digest.hexdigest(), encoding)
    return Survey(digest.hexdigest(), letters.encoding())


class _Letters:
    """Counts what tells encodings apart.

    Text in another encoding is almost nowhere valid UTF-8. Of the old ones, Russian
    has runs of high bytes, whole words of them; Polish has single ones among plain
    letters.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._damaged = self._foreign = self._high = self._neighbours = 0

    def count(self, chunk: bytes) -> None:
        text = self._decoder.decode(chunk)
        damaged = text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
        plain = len(text.encode("ascii", "ignore"))
        self._damaged += damaged
        self._foreign += len(text) - plain - damaged
        self._high += len(chunk) - len(chunk.translate(None, _HIGH))
        self._neighbours += sum(map(len, _NEIGHBOURS.findall(chunk)))

    def encoding(self) -> str:
        if self._damaged * _FEW <= self._foreign:
            return "utf-8"
        return "cp1251" if self._neighbours * 2 > self._high else "cp1250"
