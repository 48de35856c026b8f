"""The fields of a card as they are seen: labels and values in somebody's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from walletpass.wallets.apple.drawing_links import Span, plain_spans, spans_of
from walletpass.wallets.apple.drawing_values import written
from walletpass.wallets.apple.drawing_words import Reader

Alignment = Literal["natural", "left", "center", "right"]

_ALIGNMENTS: Final[Mapping[str, Alignment]] = {
    "PKTextAlignmentLeft": "left",
    "PKTextAlignmentCenter": "center",
    "PKTextAlignmentRight": "right",
}
_LINK = "PKDataDetectorTypeLink"


@dataclass(frozen=True, slots=True)
class DrawnField:
    """A field on the front: one line of label, one line of value."""

    key: str
    label: str
    value: str
    alignment: Alignment
    row: int


@dataclass(frozen=True, slots=True)
class BackEntry:
    """A field on the back: its value may have lines, and links in it."""

    key: str
    label: str
    spans: tuple[Span, ...]

    @property
    def value(self) -> str:
        """The value without its links."""
        return "".join(span.text for span in self.spans)


def fields_of(
    groups: Mapping[str, Any], group: str, reader: Reader
) -> tuple[DrawnField, ...]:
    """Return the fields of a group on the front, in order."""
    return tuple(
        DrawnField(
            key=text_in(field, "key"),
            label=_one_line(reader.said(text_in(field, "label"))),
            value=_one_line(written(field, reader)),
            alignment=_ALIGNMENTS.get(text_in(field, "textAlignment"), "natural"),
            row=1 if field.get("row") == 1 else 0,
        )
        for field in _fields(groups, group)
    )


def back_entries(groups: Mapping[str, Any], reader: Reader) -> tuple[BackEntry, ...]:
    """Return what stands on the back."""
    return tuple(
        BackEntry(
            key=text_in(field, "key"),
            label=_one_line(reader.said(text_in(field, "label"))),
            spans=_spans(field, reader),
        )
        for field in _fields(groups, "backFields")
    )


def text_in(tree: Mapping[str, Any], key: str) -> str:
    """Return the text under *key*, an empty one if something else stands there."""
    value = tree.get(key)
    return value if isinstance(value, str) else ""


def _fields(groups: Mapping[str, Any], group: str) -> list[Mapping[str, Any]]:
    """Return the fields that have a value: a phone shows no others."""
    fields = groups.get(group)
    if not isinstance(fields, list):
        return []
    return [
        cast("Mapping[str, Any]", field)
        for field in fields
        if isinstance(field, dict) and isinstance(field.get("value"), str | int | float)
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _spans(field: Mapping[str, Any], reader: Reader) -> tuple[Span, ...]:
    if linked := text_in(field, "attributedValue"):
        return spans_of(reader.said(linked))
    detected = field.get("dataDetectorTypes")
    detects_links = not isinstance(detected, list) or _LINK in detected
    return plain_spans(written(field, reader), detect_links=detects_links)
