"""Reading a campaign's document: to the letter, every fault told by its place, at once."""

import json
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from walletpass.campaigns.document import Audience, Document
from walletpass.campaigns.document_times import Schedule
from walletpass.campaigns.document_variants import Variant
from walletpass.campaigns.errors import UnfitCampaignError
from walletpass.rewards.rules import Fault
from walletpass.rewards.rules.faults import fault_from

P = TypeVar("P", Audience, Schedule, Variant)

MOST_FAULTS: Final = 100
LONGEST: Final = 200_000  # characters of JSON; twenty variants in three languages fit

_DOCUMENT: Final = TypeAdapter(Document)


def document_from(told: Any) -> Document:
    """Return the document that was told as decoded JSON.

    Raises:
        UnfitCampaignError: It is no document of a campaign; every reason is in it.
    """
    document, faults = read(told)
    if document is None:
        raise UnfitCampaignError(faults)
    return document


def read(told: Any) -> tuple[Document | None, list[Fault]]:
    """Return the document that was told, or what keeps it from being one."""
    try:
        text = json.dumps(told)
        if len(text) > LONGEST:
            return None, [_too_long()]
        return _DOCUMENT.validate_json(text), []
    except RecursionError:
        return None, [_too_deep()]
    except ValidationError as unfit:
        if "recursion limit" in str(unfit):
            return None, [_too_deep()]
        found = (
            fault_from(detail, told)
            for detail in unfit.errors(include_url=False, include_input=False)
        )
        unique = {(fault.path, fault.code): fault for fault in found}
        return None, list(unique.values())[:MOST_FAULTS]


def _too_deep() -> Fault:
    message = "It is nested deeper than anybody can follow."
    return Fault("$", "too-deep", message, "Say it flatter.")


def _too_long() -> Fault:
    message = "The whole document is longer than any campaign needs to be."
    remedy = (
        f"Shorten it to {LONGEST} characters of JSON, or make it several campaigns."
    )
    return Fault("$", "too-long", message, remedy)


def readable_parts(told: Any) -> tuple[Audience | None, dict[int, Variant], Schedule]:
    """Return what can be read of a document that as a whole cannot: part by part.

    So all that is wrong with it is told at once, though some part of it has no shape.
    """
    told = told if isinstance(told, Mapping) else {}
    variants = told.get("variants")
    parts = enumerate(variants if isinstance(variants, list) else [])
    read_variants = {index: _part(Variant, part) for index, part in parts}
    return (
        _part(Audience, told.get("audience")),
        {index: part for index, part in read_variants.items() if part is not None},
        _part(Schedule, told.get("schedule")) or Schedule(),
    )


def _part(shape: type[P], told: Any) -> P | None:
    try:
        return shape.model_validate_json(json.dumps(told))
    except ValidationError:
        return None
