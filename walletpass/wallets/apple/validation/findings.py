"""How a pass.json of unknown making is looked into."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

ROOT: Final = "$"
_LONGEST_QUOTE = 60
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


def below(path: str, step: str | int) -> str:
    """Return the path of a member or an item.

    >>> below("$.storeCard", "headerFields"), below("$.barcodes", 0), below("$", "a b")
    ('$.storeCard.headerFields', '$.barcodes[0]', '$["a b"]')
    """
    if isinstance(step, int):
        return f"{path}[{step}]"
    if _PLAIN_KEY.fullmatch(step):
        return f"{path}.{step}"
    return f"{path}[{quoted(step)}]"


def quoted(value: Any) -> str:
    """Return a short look at any value, as JSON, for use in a sentence."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, str):
        return _quoted_text(value)
    if isinstance(value, bool | float) or value is None:
        return json.dumps(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_LONGEST_QUOTE else "a huge number"
    return type(value).__name__


def _quoted_text(text: str) -> str:
    """Quote the beginning of a text; half a surrogate pair could not be sent on."""
    short = text[:_LONGEST_QUOTE] + "…" * (len(text) > _LONGEST_QUOTE)
    sendable = short.encode(errors="replace").decode()
    return json.dumps(sendable, ensure_ascii=False)


def is_number(value: Any) -> bool:
    """Tell whether a value is a number, which a truth value is not."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and (isinstance(value, int) or math.isfinite(value))
    )


def text_in(parent: Mapping[str, Any], key: str) -> str | None:
    """Return the text of a member, `None` when it is missing or no text."""
    value = parent.get(key)
    return value if isinstance(value, str) else None


def number_in(parent: Mapping[str, Any], key: str) -> float | None:
    """Return the number of a member, `None` when it is missing or no number."""
    value = parent.get(key)
    return value if is_number(value) else None


def object_in(parent: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the object of a member, an empty one when it is missing or no object."""
    value = parent.get(key)
    return value if isinstance(value, Mapping) else {}


def objects_in(
    parent: Mapping[str, Any], key: str, path: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return the objects of a list member with their paths; what is no object is passed over."""
    value = parent.get(key)
    if isinstance(value, list | tuple):
        for position, item in enumerate(value):
            if isinstance(item, Mapping):
                yield below(below(path, key), position), item
