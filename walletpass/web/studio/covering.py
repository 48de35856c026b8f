"""Covering what is personal on a card, for those whose role does not need it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from walletpass.customers import covered
from walletpass.devices import Happening
from walletpass.passes import CardRow, Design
from walletpass.passes.braces import facts_in
from walletpass.passes.texts import place_of, spellings, texts_of

_PERSONAL: Final = frozenset({"first_name", "name", "card_url"})


def cover_card(card: CardRow, design: Design) -> CardRow:
    """Return the card as it would be drawn for somebody who may not know whose it is."""
    personal = _personal_places(design)
    keys = _personal_keys(design, personal)
    content = dict(card.content)
    content["fields"] = {
        key: covered(str(value)) if key in keys else value
        for key, value in content["fields"].items()
    }
    content["texts"] = {
        place: covered(text) if place in personal else text
        for place, text in content["texts"].items()
    }
    return replace(card, content=content)


def cover_timeline(
    happenings: Sequence[Happening], design: Design
) -> Sequence[Happening]:
    """Return the timeline without what it tells of the holder's name."""
    keys = _personal_keys(design, _personal_places(design))
    return [
        replace(happening, detail=_cover_changes(happening.detail, keys))
        if happening.detail.get("changes")
        else happening
        for happening in happenings
    ]


def _cover_changes(detail: Mapping[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    personal = [change for change in detail["changes"] if change["key"] in keys]
    sentence = detail.get("sentence") or ""
    for change in personal:
        sentence = sentence.replace(str(change["new"]), covered(str(change["new"])))
    changes = [
        _cover_change(change) if change in personal else change
        for change in detail["changes"]
    ]
    return {**detail, "changes": changes, "sentence": sentence}


def _cover_change(change: Mapping[str, Any]) -> dict[str, Any]:
    hidden = {
        side: None if change[side] is None else covered(str(change[side]))
        for side in ("old", "new")
    }
    return {**change, **hidden, "sentence": ""}


def _personal_places(design: Design) -> frozenset[str]:
    return frozenset(
        place
        for place, wording in texts_of(design).items()
        if any(_PERSONAL & set(facts_in(text)) for text in spellings(wording))
    )


def _personal_keys(design: Design, personal: frozenset[str]) -> frozenset[str]:
    return frozenset(
        field.key
        for field in design.fields.all()
        if f"{place_of(field)}.value" in personal
    )
