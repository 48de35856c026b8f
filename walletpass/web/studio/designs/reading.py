"""Reading the editor's form onto a draft: what it asks about changes, the rest stays.

What cannot be kept stays as it was written, so that the page can show it again, and is
refused by `fit`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, get_args
from zoneinfo import ZoneInfo

from walletpass import passes
from walletpass.kernel.languages import Language
from walletpass.kernel.signs import TURNING
from walletpass.passes.design import Style, Symbology, Transit
from walletpass.web.studio.designs.fields import read_fields, texts_from
from walletpass.web.studio.designs.offering import read_offers
from walletpass.web.studio.designs.reaching import read_app, read_nfc, with_website
from walletpass.web.studio.designs.spots import Plain

COLOURS: Final = ("background", "foreground", "label")
NAMES: Final = ("organization", "description", "logo_text")
SYMBOLOGIES: Final[tuple[Symbology, ...]] = get_args(Symbology)
STYLES: Final[tuple[Style, ...]] = get_args(Style)
TRANSITS: Final[tuple[Transit, ...]] = get_args(Transit)
CHOICES: Final = 3
"""Kinds of barcode a form offers, one after the other."""

_UNWRITABLE: Final = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff{TURNING}]"
)


def written(form: Mapping[str, str]) -> dict[str, str]:
    """Return a form without the characters that nobody can type or read."""
    return {name: _UNWRITABLE.sub("", text) for name, text in form.items()}


def read_form(
    draft: Plain,
    form: Mapping[str, str],
    keys: Sequence[str],
    *,
    spoken: Sequence[Language],
    zone: ZoneInfo,
) -> Plain:
    """Return the draft as the form has it. It may not be a fit design yet.

    *keys* are those of the fields, in order; *spoken* are the brand's languages, and
    *zone* is where its clocks hang.
    """
    read = {
        **draft,
        "colours": {
            **draft["colours"],
            **{name: form[name] for name in COLOURS if name in form},
        },
        "fields": read_fields(draft, form, keys, zone)
        if "fields" in form
        else draft["fields"],
        **{name: texts_from(form, name, draft.get(name) or {}) for name in NAMES},
        **_kind(draft, form),
        "barcode": _barcode(draft, form),
        "relevance": read_offers(draft, form, zone),
        "nfc": read_nfc(draft, form),
        "extras": read_app(draft, form),
    }
    return with_website(read, form, spoken)


def _kind(draft: Plain, form: Mapping[str, str]) -> Plain:
    """Return the kind of card, and the transport it goes by."""
    wanted = form.get("style")
    style = next(
        (each for each in STYLES if each == wanted), draft.get("style", "store_card")
    )
    transit = next(
        (each for each in TRANSITS if each == form.get("transit")), draft.get("transit")
    )
    is_asked = style == "boarding_pass"
    kept = transit if is_asked else draft.get("transit")
    return {"style": style, "transit": passes.transit_for(style, kept)}


def _barcode(draft: Plain, form: Mapping[str, str]) -> Plain | None:
    kept: Plain | None = draft.get("barcode")
    if "symbology.0" not in form:
        return kept
    chosen = [form.get(f"symbology.{place}", "") for place in range(CHOICES)]
    kinds = [kind for kind in chosen if kind in SYMBOLOGIES]
    if not kinds or not chosen[0]:
        return None
    rest = (kept or {}).get("symbologies", ())[CHOICES:]
    texts = {
        part: form[f"barcode.{part}"].strip()
        for part in ("message", "alt_text")
        if f"barcode.{part}" in form
    }
    symbologies = list(dict.fromkeys([*kinds, *rest]))
    return {**(kept or {}), **texts, "symbologies": symbologies}
