"""Fields: their keys, how they are formatted, and what they announce."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from babel.numbers import is_currency

from walletpass.passes.changes import VALUE_MARK
from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.dates import read_date
from walletpass.wallets.apple.validation.findings import (
    is_number,
    number_in,
    object_in,
    objects_in,
    quoted,
    text_in,
)
from walletpass.wallets.apple.validation.shapes import DATE
from walletpass.wallets.apple.validation.styles import styles_of
from walletpass.wallets.apple.vocabulary import GROUPS

_BACK: Final = "backFields"
_UNALIGNED: Final = ("primaryFields", _BACK)
_DATE_WORDS: Final = ("dateStyle", "timeStyle")
_NUMBER_WORDS: Final = ("numberStyle", "currencyCode")
_TAG: Final = re.compile(r"<[^<>]*>")
_LINK: Final = re.compile(
    r"""<a\s+href\s*=\s*('[^'<>]*'|"[^"<>]*")\s*>|</a\s*>""", re.IGNORECASE
)
_OTHER_PERCENT: Final = re.compile(r"%(?!@)")

Field = Mapping[str, Any]


def fields(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check every field of every style."""
    for style in styles_of(card):
        found = list(_fields_of(card, style))
        yield from _repeated_keys(found)
        for path, group, field in found:
            yield from _key(path, field)
            yield from _dates(path, field)
            yield from _numbers(path, field)
            yield from _change_message(path, field)
            yield from _links(path, group, field)
            yield from _place(path, style, group, field)


def _fields_of(card: Mapping[str, Any], style: str) -> Iterator[tuple[str, str, Field]]:
    groups = object_in(card, style)
    for group in GROUPS.values():
        for path, field in objects_in(groups, group, f"$.{style}"):
            yield path, group, field


def _repeated_keys(found: list[tuple[str, str, Field]]) -> Iterator[Issue]:
    keys = [text_in(field, "key") for _path, _group, field in found]
    uses = Counter(key for key in keys if key)
    seen: set[str] = set()
    for (path, _group, _field), key in zip(found, keys, strict=True):
        if key and uses[key] > 1 and key in seen:
            yield error(
                "key-repeated",
                f"{path}.key",
                "{key} is the key of another field too, and phones tell fields apart "
                "by their keys.",
                "Give each field of the pass a key of its own.",
                key=quoted(key),
            )
        seen.add(key or "")


def _key(path: str, field: Field) -> Iterator[Issue]:
    if text_in(field, "key") == "":
        yield error("key-empty", f"{path}.key", "It is empty.", "Name the field.")


def _dates(path: str, field: Field) -> Iterator[Issue]:
    value = field.get("value")
    styled = any(key in field for key in _DATE_WORDS)
    if styled and not (isinstance(value, str) and read_date(value)):
        yield error(
            "date-format-on-no-date",
            f"{path}.value",
            "It is to be shown as a date, and {value} is none.",
            DATE.remedy,
            value=quoted(value),
        )
    for key in ("isRelative", "ignoresTimeZone"):
        if field.get(key) is True and not styled:
            yield warning(
                "dates-only",
                f"{path}.{key}",
                "It concerns dates only, and this field is not shown as one.",
                "Add a dateStyle or timeStyle, or leave it out.",
            )


def _numbers(path: str, field: Field) -> Iterator[Issue]:
    styled = [key for key in _NUMBER_WORDS if key in field]
    if styled and not is_number(field.get("value")):
        yield error(
            "number-format-on-no-number",
            f"{path}.value",
            "{format} works on numbers only, and this is {value}.",
            "Write the number without quotes.",
            format=styled[0],
            value=quoted(field.get("value")),
        )
    if len(styled) == len(_NUMBER_WORDS):
        yield error(
            "number-and-currency",
            f"{path}.currencyCode",
            "A currency has its own way of writing numbers, so numberStyle beside it "
            "makes the result uncertain.",
            "Keep one of the two.",
        )
    currency = text_in(field, "currencyCode")
    if currency is not None and not is_currency(currency, locale="en"):
        yield error(
            "currency-unknown",
            f"{path}.currencyCode",
            "{currency} is no currency.",
            "Write the three capitals of ISO 4217, such as EUR.",
            currency=quoted(currency),
        )


def _change_message(path: str, field: Field) -> Iterator[Issue]:
    message = text_in(field, "changeMessage")
    if message is None:
        return
    marks = message.count(VALUE_MARK)
    if marks == 0:
        yield warning(
            "change-message-without-value",
            f"{path}.changeMessage",
            "Without %@ the phone does not show this sentence, only that something "
            "changed.",
            "Put %@ where the new value belongs.",
        )
    if marks > 1:
        yield error(
            "change-message-with-values",
            f"{path}.changeMessage",
            "It has %@ {times} times, and the phone has one value to put there.",
            "Keep exactly one %@.",
            times=marks,
        )
    if _OTHER_PERCENT.search(message):
        yield warning(
            "change-message-with-percent",
            f"{path}.changeMessage",
            "It is a format text, in which a percent sign means something else.",
            "Write “percent”, or let the value carry the sign.",
        )


def _links(path: str, group: str, field: Field) -> Iterator[Issue]:
    linked = text_in(field, "attributedValue")
    if linked is None:
        return
    if any(not _LINK.fullmatch(tag) for tag in _TAG.findall(linked)):
        yield warning(
            "links-with-markup",
            f"{path}.attributedValue",
            "Wallet knows no markup but <a href='…'>.",
            "Keep links, drop other tags.",
        )
    if group != _BACK:
        yield warning(
            "links-off-the-back",
            f"{path}.attributedValue",
            "Links work on the back of a pass only.",
            "Move the field to the back.",
        )


def _place(path: str, style: str, group: str, field: Field) -> Iterator[Issue]:
    if "textAlignment" in field and group in _UNALIGNED:
        yield warning(
            "alignment-unused",
            f"{path}.textAlignment",
            "Primary and back fields cannot be aligned.",
            "Leave it out.",
        )
    if "dataDetectorTypes" in field and group != _BACK:
        yield warning(
            "detectors-off-the-back",
            f"{path}.dataDetectorTypes",
            "Phone numbers and links are found on the back only.",
            "Leave it out.",
        )
    if "row" in field:
        yield from _row(path, style, group, field)


def _row(path: str, style: str, group: str, field: Field) -> Iterator[Issue]:
    row = number_in(field, "row")
    if row is not None and row not in {0, 1}:
        yield error(
            "row-unknown", f"{path}.row", "There are two rows.", "Write 0 or 1."
        )
    if (style, group) != ("eventTicket", "auxiliaryFields"):
        yield warning(
            "row-unused",
            f"{path}.row",
            "Only the auxiliary fields of event tickets have rows.",
            "Leave it out.",
        )
