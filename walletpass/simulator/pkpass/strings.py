"""Reading `pass.strings`, the translations a pass carries."""

import codecs
import re

_ENTRY = re.compile(
    r"""
    \s+ | /\*.*?\*/ | //[^\n]*                                  # nothing to say
    | "(?P<key>(?:[^"\\]|\\.)*)" \s* = \s* "(?P<text>(?:[^"\\]|\\.)*)" \s* ;
    """,
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:[Uu]([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


class UnreadableStringsError(ValueError):
    """A table of translations that does not follow the grammar."""


def parse_strings(data: bytes) -> dict[str, str]:
    """Return the translations by the text they replace.

    Raises:
        UnreadableStringsError: The table breaks its grammar; Wallet then uses none of
            it and shows the keys.
    """
    text = _decode(data)
    found = {}
    position = 0
    while position < len(text):
        entry = _ENTRY.match(text, position)
        if entry is None:
            line = text.count("\n", 0, position) + 1
            raise UnreadableStringsError(f'line {line} is not `"key" = "value";`')
        if (key := entry["key"]) is not None:
            found[_unescape(key)] = _unescape(entry["text"])
        position = entry.end()
    return found


def _decode(data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableStringsError("neither UTF-8 nor UTF-16") from fault


def _unescape(text: str) -> str:
    return _ESCAPE.sub(
        lambda found: (
            chr(int(found[1], 16)) if found[1] else _CONTROLS.get(found[2], found[2])
        ),
        text,
    )
