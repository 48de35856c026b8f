"""DER, the writing side: tag, length, value."""

SEQUENCE, SET, TAGGED_0 = 0x30, 0x31, 0xA0
OCTETS, UTC_TIME, GENERALIZED_TIME = 0x04, 0x17, 0x18

_SHORT = 0x80  # lengths below fit into their own byte


def tlv(tag: int, *parts: bytes) -> bytes:
    """Return *parts* as the content of one element."""
    content = b"".join(parts)
    count = len(content)
    if count < _SHORT:
        return bytes((tag, count)) + content
    digits = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes((tag, _SHORT | len(digits))) + digits + content
