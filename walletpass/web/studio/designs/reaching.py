"""What a card leads to and answers: a website, an app, a contactless reader.

An address that is none stays in the draft where nothing belongs, to be refused.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from walletpass.kernel.languages import Language
from walletpass.web.studio.designs.spots import Plain
from walletpass.web.translations import CATALOGUE

WEBSITE: Final = "website"
"""The key of the field on the back that shows it."""

NUMBER_MARK: Final = "{number}"
_APP: Final = re.compile(r"(?:\S*/id)?(\d{1,16})(?:\?\S*)?")


def read_nfc(draft: Plain, form: Mapping[str, str]) -> Plain | None:
    """Return what a reader gets, as the form has it; nothing if nothing is filled in."""
    kept: Plain | None = draft.get("nfc")
    if "nfc.message" not in form:
        return kept
    message, key = form["nfc.message"].strip(), _key(form.get("nfc.key", ""))
    if not key and message in {"", NUMBER_MARK}:
        return None
    return {
        **(kept or {}),
        "message": message,
        "encryption_public_key": key,
        "requires_authentication": "nfc.locked" in form,
    }


def _key(written: str) -> str:
    """Return a key without the armour and the line breaks it may have come in."""
    lines = (line.strip() for line in written.splitlines())
    return "".join(line for line in lines if not line.startswith("-----"))


def read_app(draft: Plain, form: Mapping[str, str]) -> Plain:
    """Return the extras of a draft with the app the form names."""
    kept: Plain = draft.get("extras") or {}
    if "app.ids" not in form:
        return kept
    return {
        **kept,
        "app_store_ids": [_app(word) for word in re.split(r"[\s,;]+", form["app.ids"])
                          if word],
        "app_launch_url": form.get("app.launch", "").strip() or None,
    }  # fmt: skip


def _app(word: str) -> Any:
    found = _APP.fullmatch(word)
    return int(found[1]) if found else word


def with_website(
    draft: Plain, form: Mapping[str, str], spoken: Sequence[Language]
) -> Plain:
    """Return the draft with the website the form names in a field on the back."""
    written = form.get(WEBSITE, "").strip()
    if not written:
        return draft
    address = written if "://" in written else f"https://{written}"
    if not _is_address(address):
        return {**draft, WEBSITE: written}
    labels = CATALOGUE["links.website"]
    field = {
        "key": WEBSITE,
        "label": {language: labels[language] for language in spoken},
        "value": address,
    }
    fields = draft["fields"]
    back = [each for each in fields.get("back", ()) if each["key"] != WEBSITE]
    return {**draft, "fields": {**fields, "back": [*back, field]}}


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
        host = parts.hostname or ""
    except ValueError:
        return False
    is_plain = not re.search(r"[\s{}<>\"]", written)
    return parts.scheme in {"http", "https"} and "." in host.strip(".") and is_plain
