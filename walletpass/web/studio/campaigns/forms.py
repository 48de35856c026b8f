"""The form of a campaign, and the document it writes: no code to be seen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from babel.numbers import get_decimal_symbol

from walletpass.campaigns.models import Kind
from walletpass.campaigns.triggers import trigger_from
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.web.studio.campaigns.ready_made import STARTS
from walletpass.web.studio.campaigns.routes import (
    StepForm,
    asks_of,
    question,
    rearranged,
    steps_from,
    steps_of,
    written_steps,
)
from walletpass.web.studio.campaigns.variants import (
    Naming,
    Trees,
    VariantForm,
    as_number,
    variants_from,
    variants_of,
    written_variants,
)

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TOPICS: Final = ("promo", "event", "novelty", "collaboration", "reminder", "news")
EVERYBODY: Final = "everybody"
NO_TREES: Final[Trees] = {}
_PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class CampaignForm:
    """The whole form as it stands: boxes by name, days ticked, and what is said."""

    kind: Kind
    boxes: Mapping[str, str]
    days: frozenset[str]
    best_hour: bool
    trigger: Mapping[str, str]
    variants: Sequence[VariantForm]
    steps: tuple[StepForm, ...] = ()


def form_of(
    name: str,
    document: Mapping[str, Any],
    trees: Trees = NO_TREES,
    language: Language = DEFAULT_LANGUAGE,
) -> CampaignForm:
    """Return the form that shows a document; *trees* are what the segments ask.

    Parts of a hundred have the decimal mark of the reader's *language*.
    """
    schedule = document.get("schedule", {})
    audience = document.get("audience") or {}
    cost = document.get("cost", {})
    route = document.get("route") or {}
    boxes = {
        "name": name,
        "audience": EVERYBODY
        if audience.get("everybody")
        else audience.get("segment", ""),
        "purpose": document.get("purpose", "marketing"),
        "topic": document.get("topic", "promo"),
        "category": document.get("category") or "",
        "priority": str(document.get("priority", 5)),
        "at": schedule.get("at", ""),
        "zone": schedule.get("zone", "brand"),
        "spread_minutes": str(schedule.get("spread_minutes", 0) or ""),
        "until": schedule.get("until", ""),
        "holdout": _percent(document.get("holdout", 0), language),
        "shows_days": str(document.get("shows_days", 7)),
        "window_days": str(document.get("window_days", 7)),
        "margin": _percent(cost["margin"], language) if cost.get("margin") else "",
        **_call_boxes(document.get("call")),
        "leave": asks_of(route.get("leave") or {}, trees),
        "again_after_days": str(route.get("again_after_days") or ""),
    }
    every = schedule.get("every") or {}
    return CampaignForm(
        document["kind"],
        boxes,
        frozenset(every.get("on", ())),
        bool(schedule.get("best_hour")),
        _trigger_boxes(document.get("trigger")),
        variants_of(document.get("variants", ()), trees),
        steps_of(route.get("steps", ()), trees),
    )


def _trigger_boxes(told: Mapping[str, Any] | None) -> dict[str, str]:
    """Return what sets it off, with what goes without saying in a document."""
    if told is None:
        return {}
    settings = trigger_from(told).model_dump(mode="json")
    last = {"rest_days": settings.pop("rest_days")}
    return {
        name: "" if value is None else _as_text(value)
        for name, value in (settings | last).items()
    }


def _call_boxes(told: Mapping[str, Any] | None) -> dict[str, str]:
    """Return what becomes of it, a message or a call, and by whom that is made."""
    call = told or {}
    return {
        "does": "call" if told is not None else "message",
        "call_role": call.get("role") or "",
        "call_store": call.get("store", "preferred"),
        "call_within_days": str(call.get("within_days", 3)),
    }


def _percent(share: float, language: Language) -> str:
    number = Decimal(str(share)) * _PERCENT
    shown = f"{number.normalize():f}" if number else "0"
    return shown.replace(".", get_decimal_symbol(language))


def _as_text(told: Any) -> str:
    if isinstance(told, list | tuple):
        return ", ".join(_as_text(one) for one in told)
    return f"{told:g}" if isinstance(told, float) else str(told)


def form_from(sent: Mapping[str, str], days: Sequence[str], kind: Kind) -> CampaignForm:
    """Return the form as somebody filled it in; what is sent under no name is empty."""
    names = form_of("", {"kind": kind}).boxes
    trigger = {
        name.removeprefix("trigger."): text.strip()
        for name, text in sent.items()
        if name.startswith("trigger.")
    }
    return CampaignForm(
        kind,
        {name: " ".join(sent.get(name, "").split()) for name in names},
        frozenset(days) & frozenset(WEEKDAYS),
        "best_hour" in sent,
        trigger,
        variants_from(sent, _naming),
        rearranged(steps_from(sent), sent.get("do", ""), sent),
    )


def _naming(number: int) -> Naming:
    """Return what the boxes of a variant are called, such as ``reward.0``."""
    return lambda box: f"{box}.{number}"


def document_in(
    form: CampaignForm, kept: Mapping[str, Any], trees: Trees = NO_TREES
) -> dict[str, Any]:
    """Return the document a form describes; what it does not ask about stays as *kept*.

    *trees* are what the segments ask, by their id.
    Whatever is no number comes out as it was written, for the document to refuse.
    """
    boxes = form.boxes
    document = dict(kept) | {
        "kind": form.kind,
        "purpose": boxes["purpose"],
        "topic": boxes["topic"],
        "category": boxes["category"] or None,
        "priority": as_number(boxes["priority"]),
        "holdout": _held(boxes, kept),
        "shows_days": as_number(boxes["shows_days"]),
        "window_days": as_number(boxes["window_days"]),
        "schedule": _schedule(form),
        "audience": _audience(boxes["audience"]),
        "variants": []
        if form.kind == "journey"
        else written_variants(form.variants, kept.get("variants", ()), trees),
        "cost": dict(kept.get("cost", {}))
        | {"margin": _share(boxes["margin"]) if boxes["margin"] else None},
    }
    if form.kind == "triggered":
        document["trigger"] = _trigger(form.trigger)
        document["call"] = _call(boxes)
    if form.kind == "journey":
        document["trigger"] = _start(form, kept)
        document["route"] = _route(form, kept.get("route") or {}, trees)
    return document


def _held(boxes: Mapping[str, str], kept: Mapping[str, Any]) -> float | str:
    """Return the part held out: of what becomes a service, none that nobody chose."""
    share = _share(boxes["holdout"])
    was_marketing = kept.get("purpose", "marketing") == "marketing"
    becomes_service = boxes["purpose"] == "service" and was_marketing
    return 0.0 if becomes_service and share == kept.get("holdout", 0.0) else share


def _call(boxes: Mapping[str, str]) -> dict[str, Any] | None:
    if boxes["does"] != "call":
        return None
    return {
        "store": boxes["call_store"],
        "role": boxes["call_role"] or None,
        "within_days": as_number(boxes["call_within_days"]),
    }


def _start(form: CampaignForm, kept: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what sets a journey off; one that was just chosen, as it begins."""
    chosen = form.trigger.get("on", "")
    if chosen and chosen != (kept.get("trigger") or {}).get("on"):
        return STARTS.get(chosen)
    return _trigger(form.trigger) if chosen else None


def _route(form: CampaignForm, kept: Mapping[str, Any], trees: Trees) -> dict[str, Any]:
    boxes = form.boxes
    route: dict[str, Any] = {
        "steps": written_steps(form.steps, kept.get("steps", ()), trees)
    }
    if boxes["leave"]:
        route["leave"] = question(boxes["leave"], kept.get("leave") or {}, trees)
    if boxes["again_after_days"]:
        route["again_after_days"] = as_number(boxes["again_after_days"])
    return route


def _audience(chosen: str) -> dict[str, Any] | None:
    if not chosen:
        return None
    return {"everybody": True} if chosen == EVERYBODY else {"segment": chosen}


def _schedule(form: CampaignForm) -> dict[str, Any]:
    boxes = form.boxes
    schedule: dict[str, Any] = {"best_hour": form.best_hour}
    if form.kind != "journey":
        schedule["zone"] = boxes["zone"]
    elif boxes["until"]:
        schedule["until"] = boxes["until"]
    if form.kind == "journey" and boxes["at"] and not form.trigger.get("on"):
        schedule["at"] = boxes["at"][:16]
    if boxes["spread_minutes"]:
        schedule["spread_minutes"] = as_number(boxes["spread_minutes"])
    if form.kind in ("once", "recurring") and boxes["at"]:
        schedule["at"] = boxes["at"][:16]
    if form.kind == "recurring":
        on = [day for day in WEEKDAYS if day in form.days]
        schedule["every"] = {"kind": "week", "on": on} if on else {"kind": "day"}
        if boxes["until"]:
            schedule["until"] = boxes["until"]
    return schedule


_LISTS: Final = frozenset(("times", "visits"))
_WORDS: Final = frozenset(("on", "of", "attribute", "sku", "category", "kind", "tier"))


def _trigger(boxes: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, text in boxes.items():
        if name in _LISTS:
            told[name] = [_fine(one) for one in re.split(r"[;\s]+|,\s+", text) if one]
            if name == "visits":
                told[name] = [as_number(str(one)) for one in told[name]]
        elif name in _WORDS:
            if text:
                told[name] = text
        elif text:
            told[name] = as_number(text)
    return told


def _fine(text: str) -> float | str:
    plain = text.replace(",", ".")
    try:
        written = Decimal(plain)
    except InvalidOperation:
        return text
    return float(written) if written.is_finite() else text


def _share(percent: str) -> float | str:
    """Return a part of one, written in percent."""
    number = _fine(percent.rstrip("%").strip() or "0")
    return number if isinstance(number, str) else number / float(_PERCENT)
