"""Files of customers that somebody handed in: kept sealed, looked at, then imported.

A file stays until its rows are customers and those who sent it have read what became of
them; a week later only the numbers are left. The same file twice is one file.

    packed = files.pack(people, path)
    file = files.hand_in(session, brand_id, packed, name="base.csv", by=by, now=now).file
    files.note_look(session, file, preview, columns=columns)
    files.begin(session, file, now=now)
"""

from walletpass.customers.files.beginning import (
    begin,
    hand_in,
    job_of,
    look_again,
    note_look,
    note_turn,
)
from walletpass.customers.files.errors import (
    FileForgottenError,
    FileUnderWayError,
    FileUnnamedError,
    UnknownFileError,
)
from walletpass.customers.files.events import BringCustomers, LookAtFile
from walletpass.customers.files.finding import file_of, files_page
from walletpass.customers.files.forgetting import KEPT, forget, forget_old
from walletpass.customers.files.models import CustomerFile, CustomerFilePart, FileState
from walletpass.customers.files.packing import Packed, first_part, laid_out, pack

__all__ = [
    "KEPT",
    "BringCustomers",
    "CustomerFile",
    "CustomerFilePart",
    "FileForgottenError",
    "FileState",
    "FileUnderWayError",
    "FileUnnamedError",
    "LookAtFile",
    "Packed",
    "UnknownFileError",
    "begin",
    "file_of",
    "files_page",
    "first_part",
    "forget",
    "forget_old",
    "hand_in",
    "job_of",
    "laid_out",
    "look_again",
    "note_look",
    "note_turn",
    "pack",
]
