"""The fields of a pass: label, value, how the phone formats it, and what it announces.

https://developer.apple.com/documentation/walletpasses/passfieldcontent (checked 2026-11)
"""

from typing import Any

from walletpass.passes.content import Content
from walletpass.passes.design import Design, FieldDesign
from walletpass.passes.noticeboard import LINK
from walletpass.passes.texts import is_personal_field, is_spoken, names, place_of
from walletpass.wallets.apple.card_identity import CardIdentity
from walletpass.wallets.apple.laying_out import (
    Kept,
    Maybe,
    Slot,
    Sometimes,
    without_nulls,
)
from walletpass.wallets.apple.vocabulary import (
    ALIGNMENTS,
    DETECTORS,
    EXTENTS,
    GROUPS,
    NUMBERS,
    STYLES,
    TRANSITS,
)
from walletpass.wallets.apple.wording import Say, tree_with_words

_ON_A_POSTER = ("header", "primary", "footer", "additional", "back")
_ON_ITS_FALLBACK = ("header", "primary", "secondary", "auxiliary", "back")


def styles(design: Design, say: Say) -> dict[str, Any]:
    """Return the style keys of pass.json with their fields.

    A poster carries a generic pass beside it, which phones before iOS 27 show.
    """
    keys = STYLES[design.style]
    if len(keys) == 1:
        return {keys[0]: Kept(_groups(design, tuple(GROUPS), say))}
    poster, fallback = keys
    return {
        poster: Kept(_groups(design, _ON_A_POSTER, say)),
        fallback: Kept(_groups(design, _ON_ITS_FALLBACK, say)),
    }


def _groups(design: Design, names: tuple[str, ...], say: Say) -> dict[str, Any]:
    groups: dict[str, Any] = {}
    if design.transit and design.style == "boarding_pass":
        groups["transitType"] = TRANSITS[design.transit]
    for name in names:
        fields: tuple[FieldDesign, ...] = getattr(design.fields, name)
        if fields:
            groups[GROUPS[name]] = [_item(field, say) for field in fields]
    return groups


def _item(field: FieldDesign, say: Say) -> Any:
    """Return a field, the one for a message's link only on cards whose message has one."""
    if not names(field, LINK):
        return _field(field, say)
    return Sometimes(
        _field(field, say), lambda content: content.fields[field.key] != ""
    )


def _field(field: FieldDesign, say: Say) -> dict[str, Any]:
    place = place_of(field)
    return {
        "key": field.key,
        "label": say(f"{place}.label"),
        "value": _value(field, say),
        "attributedValue": say(f"{place}.links"),
        "changeMessage": _change_message(field, say),
        "textAlignment": field.alignment and ALIGNMENTS[field.alignment],
        **_format(field),
        "dataDetectorTypes": _detectors(field),
        "row": field.row,
        "semantics": without_nulls(
            tree_with_words(field.semantics, f"{place}.semantics", say)
        ),
    }


def _value(field: FieldDesign, say: Say) -> Any:
    if is_personal_field(field):
        return Slot(lambda content, _card: content.fields[field.key])
    if isinstance(field.value, int | float):
        return field.value
    return Kept(say(f"{place_of(field)}.value"))


def _change_message(field: FieldDesign, say: Say) -> Any:
    message = say(f"{place_of(field)}.change_message")
    if not is_personal_field(field):
        return message

    def spoken(content: Content, card: CardIdentity) -> Any:
        if not is_spoken(field, content):
            return None
        return message.read(content, card) if isinstance(message, Slot) else message

    return Maybe(spoken)


def _format(field: FieldDesign) -> dict[str, Any]:
    return {
        "numberStyle": field.number and NUMBERS[field.number],
        "currencyCode": field.currency,
        "dateStyle": field.date and EXTENTS[field.date],
        "timeStyle": field.time and EXTENTS[field.time],
        "isRelative": field.relative or None,
        "ignoresTimeZone": field.ignores_zone or None,
    }


def _detectors(field: FieldDesign) -> Kept | None:
    """Return what the phone may turn into links; an empty list means nothing at all."""
    if field.detect is None:
        return None
    return Kept([DETECTORS[kind] for kind in field.detect])
