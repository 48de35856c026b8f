"""Reading the editor's form onto a draft: what it asks about changes, the rest stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from walletpass.passes import Design
from walletpass.passes.colours import Colour
from walletpass.web.studio.designs.fields import (
    Plain,
    fields_in,
    read_fields,
    texts_from,
)
from walletpass.web.translations import Speaker

COLOURS: Final = ("background", "foreground", "label")
NAMES: Final = ("organization", "description", "logo_text")
SYMBOLOGIES: Final = ("qr", "aztec", "pdf417", "code128", "ean13", "code39", "itf")
CHOICES: Final = 3


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a form cannot be kept, in the reader's words."""

    complaints: tuple[str, ...]


def read_form(draft: Plain, form: Mapping[str, str], keys: Sequence[str]) -> Plain:
    """Return the draft as the form has it. It may not be a fit design yet."""
    read = {
        **draft,
        "colours": {
            **draft["colours"],
            **{name: form[name] for name in COLOURS if name in form},
        },
        "fields": read_fields(draft, form, keys)
        if "fields" in form
        else draft["fields"],
        **{name: texts_from(form, name, draft.get(name, {})) for name in NAMES},
    }
    if "symbology.0" in form:
        read["barcode"] = _barcode(draft, form)
    return read


def _barcode(draft: Plain, form: Mapping[str, str]) -> Plain | None:
    chosen = [form.get(f"symbology.{place}", "") for place in range(CHOICES)]
    kinds = list(dict.fromkeys(kind for kind in chosen if kind in SYMBOLOGIES))
    if not kinds or not chosen[0]:
        return None
    return {**(draft.get("barcode") or {}), "symbologies": kinds}


def fit(draft: Plain, say: Speaker) -> Design | Unfit:
    """Return the design a draft describes, or what to put right first."""
    complaints = [
        say(
            "edit.unfit.colour", field=say(f"edit.{name}"), given=draft["colours"][name]
        )
        for name in COLOURS
        if not _is_colour(draft["colours"][name])
    ]
    if complaints:
        return Unfit(tuple(complaints))
    try:
        return Design.model_validate(draft)
    except ValidationError as unfit:
        told = (_complaint(fault, draft, say) for fault in unfit.errors())
        return Unfit(tuple(dict.fromkeys(told)))


def _is_colour(text: str) -> bool:
    try:
        Colour.read(text)
    except ValueError:
        return False
    return True


def _complaint(fault: Any, draft: Plain, say: Speaker) -> str:
    """Say what is unfit about one place of a draft."""
    place = fault["loc"]
    match place:
        case ("fields", str(group), int(at), "value", *_):
            field = draft["fields"][group][at]
            if isinstance(field["value"], str):
                name = title_of(field, say)
                return say("edit.unfit.number", field=name, given=field["value"][:40])
            return say("edit.unfit.long", field=title_of(field, say))
        case ("fields", str(group), int(at), *_):
            field = draft["fields"][group][at]
            return say("edit.unfit.long", field=title_of(field, say))
        case (str(name), *_) if name in NAMES:
            return say("edit.unfit.long", field=say(f"edit.{name}"))
        case _:
            return f"{'.'.join(map(str, place))}: {fault['msg']}"


def title_of(field: Plain, say: Speaker) -> str:
    """Return what to call a field: its label in the reader's language, if it has one."""
    labels = field.get("label", {})
    label = labels.get(say.language) or next(iter(labels.values()), "")
    return label or say("edit.unnamed")


def subject_of(path: str, draft: Plain, say: Speaker) -> str:
    """Return what a finding's path means in the editor; nothing if it is not there."""
    if path in NAMES:
        return say(f"edit.{path}")
    if path.startswith("barcode."):
        return say("edit.barcode")
    titles = {
        f"fields.{field['key']}": title_of(field, say) for _, field in fields_in(draft)
    }
    within = [place for place in titles if f"{path}.".startswith(f"{place}.")]
    return titles[max(within, key=len)] if within else ""
