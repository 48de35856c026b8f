"""Setting up an empty installation: who may found the first brand, and only once.

Whoever started the server reads a code on their own screen, and shows with it that the
installation is theirs. The code is derived from the server's secret, so all its processes
know the same one, and it opens nothing any more once anybody has been founded.
"""

import base64

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass.brands.errors import AlreadySetUpError, WrongSetupCodeError
from walletpass.brands.models import Brand, Staff
from walletpass.db import wait_for_turn
from walletpass.kernel.secrets import Keyring, Secret, same

_BYTES = 10  # 80 bits: a guess a microsecond would take ten thousand million years
_IN_GROUP = 4
_TURN = 7_201_002  # any number, but always the same
_MISREAD = str.maketrans("018", "OIB")  # base 32 has none of these digits


def is_set_up(session: Session) -> bool:
    """Tell whether there is a brand, or anybody who works for one."""
    found = select(exists(select(Brand.id)) | exists(select(Staff.id)))
    return bool(session.scalar(found))


def setup_code(keyring: Keyring) -> Secret:
    """Return what shows that an empty installation is one's own: four groups of four."""
    text = base64.b32encode(keyring.key("setting up")[:_BYTES]).decode()
    groups = [text[at : at + _IN_GROUP] for at in range(0, len(text), _IN_GROUP)]
    return Secret("-".join(groups))


def claim_setup(session: Session, keyring: Keyring, code: Secret) -> None:
    """Make sure that whoever asks may found the first brand, in this transaction.

    Of two who ask at once the second waits for the first, and is too late. *code* is
    read as people type it: small, without hyphens, a zero for the letter O.

    Raises:
        AlreadySetUpError: Somebody was first.
        WrongSetupCodeError: This is not the code.
    """
    wait_for_turn(session, _TURN)
    if is_set_up(session):
        raise AlreadySetUpError
    if not same(_read(code.reveal()), _read(setup_code(keyring).reveal())):
        raise WrongSetupCodeError


def _read(code: str) -> str:
    return "".join(filter(str.isalnum, code)).upper().translate(_MISREAD)
