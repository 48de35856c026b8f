"""Packing a file into sealed parts, and laying it out again where programs read files."""

import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.customers.files.errors import FileForgottenError
from walletpass.customers.files.models import CustomerFile, CustomerFilePart
from walletpass.customers.importing import Survey, survey
from walletpass.customers.importing.results import private
from walletpass.customers.people import People

_PART: Final = 1 << 19  # bytes of the file: more rows than anybody looks at first
_LIGHTLY: Final = 1  # a table shrinks to a third however little one tries


@dataclass(frozen=True, slots=True)
class Packed:
    """What kind of file it is, how many bytes long, and its sealed parts."""

    facts: Survey
    size: int
    parts: Sequence[bytes]


def pack(people: People, path: Path) -> Packed:
    """Seal a file in parts.

    Raises:
        UnfitFileError: It is empty, too large, or a spreadsheet instead of text.
    """
    facts = survey(path)
    with path.open("rb") as stream:
        parts = [
            people.vault.seal(zlib.compress(piece, _LIGHTLY))
            for piece in iter(lambda: stream.read(_PART), b"")
        ]
    return Packed(facts, path.stat().st_size, parts)


@contextmanager
def laid_out(session: Session, people: People, file: CustomerFile) -> Iterator[Path]:
    """Yield the file as it was handed in, in a folder that goes when the block ends.

    Its writer alone may read it.

    Raises:
        FileForgottenError: It is not kept any more.
    """
    with _laid(_parts(session, people, file)) as path:
        yield path


@contextmanager
def first_part(session: Session, people: People, file: CustomerFile) -> Iterator[Path]:
    """Yield the beginning of the file, as `laid_out` does all of it.

    Raises:
        FileForgottenError: It is not kept any more.
    """
    with _laid([next(_parts(session, people, file))]) as path:
        yield path


@contextmanager
def _laid(parts: Iterator[bytes] | Sequence[bytes]) -> Iterator[Path]:
    with TemporaryDirectory(prefix="walletpass-") as folder:
        path = Path(folder) / "customers.csv"
        with open(path, "wb", opener=_private) as stream:
            stream.writelines(parts)
        yield path


def _private(path: str, flags: int) -> int:
    return private(path, flags | os.O_EXCL)


def _parts(session: Session, people: People, file: CustomerFile) -> Iterator[bytes]:
    """Yield the file part by part: no more of it is in memory."""
    if file.forgotten_at is not None:
        raise FileForgottenError
    part = CustomerFilePart
    of_it = part.file_id == file.id
    for number in session.scalars(
        select(part.number).where(of_it).order_by(part.number)
    ).all():
        query = select(part.sealed).where(of_it, part.number == number)
        sealed = session.scalars(query).one()
        yield zlib.decompress(people.vault.open(sealed))
