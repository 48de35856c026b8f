"""The strings files: readable, complete, and about texts the pass really has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.strings import UnreadableStringsError, read_strings
from walletpass.wallets.apple.validation.findings import quoted

_FILE: Final = re.compile(r"(?P<folder>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)\.lproj/.+")
_STRINGS: Final = "/pass.strings"


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Return the languages that have a folder."""
    found = (_FILE.fullmatch(path) for path in paths)
    return frozenset(file["folder"] for file in found if file)


def strings_files(
    localisations: Mapping[str, bytes], texts: frozenset[str]
) -> Iterator[Issue]:
    """Check the strings files of a bundle in which these *texts* are to be translated."""
    tables: dict[str, dict[str, str]] = {}
    for path, content in localisations.items():
        if not (_FILE.fullmatch(path) and path.endswith(_STRINGS)):
            yield warning(
                "strings-misnamed",
                path,
                "Wallet does not look for texts in this file.",
                "Name it like ru.lproj/pass.strings.",
            )
            continue
        try:
            pairs = read_strings(content)
        except UnreadableStringsError as fault:
            yield error(
                "strings-unreadable",
                path,
                "It cannot be read: {fault}.",
                'Write lines of the form "key" = "text"; in UTF-8.',
                fault=str(fault),
            )
            continue
        tables[path] = dict(pairs)
        yield from _repeats(path, pairs)
    yield from _gaps(tables)
    yield from _strangers(tables, texts)


def _repeats(path: str, pairs: list[tuple[str, str]]) -> Iterator[Issue]:
    table: dict[str, str] = {}
    for key, text in pairs:
        if table.setdefault(key, text) != text:
            yield warning(
                "strings-repeated",
                path,
                "{key} is translated twice, and differently.",
                "Keep one of the two.",
                key=quoted(key),
            )


def _gaps(tables: Mapping[str, Mapping[str, str]]) -> Iterator[Issue]:
    keys = {key: None for table in tables.values() for key in table}
    for path, table in tables.items():
        missing = [key for key in keys if key not in table]
        if missing:
            yield warning(
                "strings-missing",
                path,
                "{count} texts are not in it, such as {key}, and are shown as they "
                "stand in pass.json.",
                "Translate them here too.",
                count=len(missing),
                key=quoted(missing[0]),
            )


def _strangers(
    tables: Mapping[str, Mapping[str, str]], texts: frozenset[str]
) -> Iterator[Issue]:
    for path, table in tables.items():
        strangers = [key for key in table if key not in texts]
        if strangers:
            yield warning(
                "strings-strange",
                path,
                "{count} of its texts are nowhere in the pass, such as {key}. They are "
                "looked up letter by letter.",
                "Use the very text of pass.json as the key.",
                count=len(strangers),
                key=quoted(strangers[0]),
            )


def texts_within(*trees: Any) -> frozenset[str]:
    """Return every text in these JSON values, however deep."""
    texts = set()
    waiting = list(trees)
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, str):
            texts.add(tree)
        elif isinstance(tree, Mapping):
            waiting.extend(tree.values())
        elif isinstance(tree, list | tuple):
            waiting.extend(tree)
    return frozenset(texts)
