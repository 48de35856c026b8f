"""Names for rows: opaque, unguessable in number, sorted by when they were made."""

import secrets
from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u
_PAIRS = [high + low for high in _ALPHABET for low in _ALPHABET]
_TIME_DIGITS = 10
_RANDOM_DIGITS = 16


def new_id(prefix: str, now: datetime) -> str:
    """Return a fresh id such as ``cus_01k9z3…``: later ids sort after earlier ones.

    Ten digits hold the millisecond, sixteen are random (80 bits).
    """
    moment = int(now.timestamp() * 1000)
    chance = secrets.randbits(5 * _RANDOM_DIGITS)
    return f"{prefix}_{_base32(moment, _TIME_DIGITS)}{_base32(chance, _RANDOM_DIGITS)}"


def next_id(prefix: str, now: datetime, *, after: str | None) -> str:
    """Return a fresh id that sorts after another, even one of the same millisecond."""
    fresh = new_id(prefix, now)
    if after is None or fresh > after:
        return fresh
    number = _number(after.removeprefix(f"{prefix}_")) + 1 + secrets.randbits(40)
    return f"{prefix}_{_base32(number, _TIME_DIGITS + _RANDOM_DIGITS)}"


def first_id(prefix: str, moment: datetime) -> str:
    """Return what sorts before every id made from this moment on."""
    return f"{prefix}_{_base32(int(moment.timestamp() * 1000), _TIME_DIGITS)}"


def new_serial_number() -> str:
    """Return a pass's public name: 130 random bits in lower-case letters and digits."""
    return _base32(secrets.randbits(130), 26)


def _base32(number: int, digits: int) -> str:
    """Write a number with so many digits, an even number of them."""
    pairs = []
    for _ in range(digits // 2):
        number, pair = divmod(number, 1024)
        pairs.append(_PAIRS[pair])
    return "".join(reversed(pairs))


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 32 + _ALPHABET.index(digit)
    return number
