"""The code on a coupon: worked out from its id, found again by a fingerprint.

Whoever copies the database learns no code from it, and the code can still be shown to
its owner as often as they ask.
"""

import base64
from typing import Final

from walletpass.kernel.secrets import Keyring

_LETTERS: Final = 12  # sixty bits: nobody guesses one, and a cashier can type it
_GROUP: Final = 4
_MISREAD: Final = str.maketrans({"0": "O", "1": "I", "8": "B", "-": "", " ": ""})


def code_of(keyring: Keyring, brand_id: str, coupon_id: str) -> str:
    """Return a coupon's code as people read it: ``K7PX-3MQV-T2DA``."""
    chance = keyring.fingerprint(brand_id, "coupon", coupon_id)
    letters = base64.b32encode(chance[:10]).decode()[:_LETTERS]
    return "-".join(
        letters[place : place + _GROUP] for place in range(0, _LETTERS, _GROUP)
    )


def digest_of(keyring: Keyring, brand_id: str, code: str) -> bytes:
    """Return what finds a coupon by its code, however it was typed."""
    typed = code.strip().upper().translate(_MISREAD)
    return keyring.fingerprint(brand_id, "coupon-code", typed)
