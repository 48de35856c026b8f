"""Reading a pass.json of unknown making: strict UTF-8, strict JSON, each key once."""

import codecs
import json
from collections import Counter
from typing import Any, Final

from walletpass.passes.issues import Fact, Issue, error
from walletpass.wallets.apple.validation.findings import ROOT, quoted

_LONGEST: Final = 1_000_000


def read_card(content: bytes) -> tuple[Any, list[Issue]]:
    """Return what a pass.json says and what is wrong with how it is written.

    What cannot be read at all comes back as `None`, with the reason among the issues.
    """
    issues: list[Issue] = []
    if len(content) > _LONGEST:
        return None, [
            _fault("over-1-mb", "It is over 1 MB.", "A card needs a few kilobytes.")
        ]
    if content.startswith(codecs.BOM_UTF8):
        content = content.removeprefix(codecs.BOM_UTF8)
        issues.append(
            _fault(
                "byte-order-mark",
                "It starts with a byte order mark, which is no JSON.",
                "Save it as UTF-8 without BOM.",
            )
        )
    try:
        text = content.decode()
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start}"
        return None, [
            *issues,
            _fault(
                "not-utf-8",
                "It is not UTF-8, see {where}.",
                "Save it as UTF-8.",
                where=where,
            ),
        ]
    return _parsed(text, issues)


def _parsed(text: str, issues: list[Issue]) -> tuple[Any, list[Issue]]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        issues.extend(
            _fault(
                "key-twice",
                "{key} stands {times} times in one object, and readers differ in which "
                "they take.",
                "Keep one of them.",
                key=quoted(key),
                times=uses,
            )
            for key, uses in Counter(key for key, _value in pairs).items()
            if uses > 1
        )
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=once), issues
    except json.JSONDecodeError as fault:
        unread = _fault(
            "not-json",
            "It is not JSON: {fault}, line {line}, column {column}.",
            "Look there for a stray comma, a comment or a missing quote.",
            fault=fault.msg,
            line=fault.lineno,
            column=fault.colno,
        )
    except RecursionError:
        unread = _fault(
            "too-deep",
            "Its objects are nested too deeply.",
            "A card needs five levels.",
        )
    except ValueError:  # a number of thousands of digits
        unread = _fault(
            "number-too-long",
            "It holds a number no phone could read.",
            "Write shorter numbers.",
        )
    return None, [*issues, unread]


def _fault(code: str, message: str, remedy: str, **facts: Fact) -> Issue:
    return error(code, ROOT, message, remedy, **facts)
