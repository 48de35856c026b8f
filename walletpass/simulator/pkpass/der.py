"""A small reader of DER, the one byte-exact spelling of ASN.1.

Written for this phone alone, so that a mistake in the library that signs cannot hide
behind the same mistake in the library that checks.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

INTEGER = 0x02
OCTETS = 0x04
OID = 0x06
UTC_TIME = 0x17
GENERAL_TIME = 0x18
SEQUENCE = 0x30
SET = 0x31

_LONG_FORM = 0x80
_CENTURY_TURNS = 50  # UTCTime: 49 is 2049, 50 is 1950


class MalformedError(ValueError):
    """These bytes are not DER, or not the DER that was expected here."""


@dataclass(frozen=True, slots=True)
class Element:
    """One tag with its content, and the bytes both were read from."""

    tag: int
    body: bytes
    raw: bytes

    def children(self) -> list["Element"]:
        """Return the elements inside a sequence, a set or an explicit tag."""
        found = []
        rest = self.body
        while rest:
            element, rest = _first(rest)
            found.append(element)
        return found

    def expect(self, tag: int) -> "Element":
        """Return this element if it wears *tag*.

        Raises:
            MalformedError: It wears another.
        """
        if self.tag != tag:
            raise MalformedError(f"expected tag {tag:#04x}, found {self.tag:#04x}")
        return self


def read(data: bytes) -> Element:
    """Return the single element that *data* holds, to the last byte.

    Raises:
        MalformedError: The bytes are not exactly one DER element.
    """
    element, rest = _first(data)
    if rest:
        raise MalformedError(f"{len(rest)} bytes follow the structure")
    return element


def _first(data: bytes) -> tuple[Element, bytes]:
    if len(data) < 2:  # noqa: PLR2004 - a tag and a length
        raise MalformedError("the structure breaks off")
    if data[0] & 0x1F == 0x1F:  # noqa: PLR2004 - X.690, 8.1.2.4
        raise MalformedError("tags of several bytes do not occur in a signature")
    start, length = _extent(data)
    end = start + length
    if end > len(data):
        raise MalformedError("the structure breaks off")
    return Element(data[0], data[start:end], data[:end]), data[end:]


def _extent(data: bytes) -> tuple[int, int]:
    if data[1] < _LONG_FORM:
        return 2, data[1]
    start = 2 + data[1] - _LONG_FORM
    digits = data[2:start]
    length = int.from_bytes(digits, "big")
    if not digits or digits[0] == 0 or length < _LONG_FORM:
        raise MalformedError("a length is not written the DER way")
    return start, length


def object_id(element: Element) -> str:
    """Return an object identifier in dots, such as ``1.2.840.113549.1.7.2``."""
    body = element.expect(OID).body
    numbers: list[int] = []
    number = 0
    for byte in body:
        number = number << 7 | byte & 0x7F
        if byte < _LONG_FORM:
            numbers.append(number)
            number = 0
    if not numbers or body[-1] >= _LONG_FORM:
        raise MalformedError("an object identifier breaks off")
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def integer(element: Element) -> int:
    """Return a whole number of any size."""
    return int.from_bytes(element.expect(INTEGER).body, "big", signed=True)


def moment(element: Element) -> datetime:
    """Return an instant, written with two digits of the year or with four."""
    text = element.body.decode("ascii", "replace")
    try:
        if element.tag == GENERAL_TIME:
            return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
        year = int(element.expect(UTC_TIME).body[:2])
        century = "20" if year < _CENTURY_TURNS else "19"
        return datetime.strptime(century + text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
    except ValueError as fault:
        raise MalformedError(f"{text!r} is no instant") from fault
