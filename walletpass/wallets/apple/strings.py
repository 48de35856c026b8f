r"""The files `pass.strings`: lines of ``"key" = "text";`` with C's escapes.

https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
(checked 2026-11)
"""

import codecs
import re
from collections.abc import Mapping
from typing import Final

_ESCAPES: Final = {
    '"': r"\"",
    "\\": r"\\",
    "\n": r"\n",
    "\r": r"\r",
    "\t": r"\t",
}
_UNESCAPES: Final = {escaped[1]: raw for raw, escaped in _ESCAPES.items()}
_CONTROL: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPED: Final = re.compile(r"\\(U[0-9A-Fa-f]{4}|.)", re.DOTALL)

_SPACE: Final = re.compile(r"(?:\s+|/\*.*?\*/|//[^\n]*)+", re.DOTALL)
_TEXT: Final = r'"((?:[^"\\]|\\.)*+)"'
_PAIR: Final = re.compile(rf"{_TEXT}\s*+=\s*+{_TEXT}\s*+;", re.DOTALL)


class UnreadableStringsError(ValueError):
    """A strings file is not what Wallet could read."""


def write_strings(table: Mapping[str, str]) -> bytes:
    """Return a strings file with these texts by their keys."""
    lines = (
        f'"{_escaped(key)}" = "{_escaped(text)}";\n' for key, text in table.items()
    )
    return "".join(lines).encode()


def read_strings(content: bytes) -> list[tuple[str, str]]:
    """Return what a strings file says, key and text, in order, repeats included.

    Raises:
        UnreadableStringsError: It breaks the grammar, or is in no encoding we know.
    """
    text = _decoded(content)
    pairs: list[tuple[str, str]] = []
    position = _after_space(text, 0)
    while position < len(text):
        pair = _PAIR.match(text, position)
        if pair is None:
            line = text.count("\n", 0, position) + 1
            message = f'line {line} is not of the form "key" = "text";'
            raise UnreadableStringsError(message)
        pairs.append((_unescaped(pair[1]), _unescaped(pair[2])))
        position = _after_space(text, pair.end())
    return pairs


def _escaped(text: str) -> str:
    return _CONTROL.sub(
        lambda found: _ESCAPES.get(found[0]) or f"\\U{ord(found[0]):04x}", text
    )


def _unescaped(text: str) -> str:
    def raw(found: re.Match[str]) -> str:
        escape = found[1]
        if len(escape) > 1:
            return chr(int(escape[1:], 16))
        return _UNESCAPES.get(escape, escape)

    return _ESCAPED.sub(raw, text)


def _decoded(content: bytes) -> str:
    marks = (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    )
    encoding = next((name for mark, name in marks if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        message = "it is neither UTF-8 nor UTF-16 with a byte order mark"
        raise UnreadableStringsError(message) from fault


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position
