"""Tailoring a starter card to a brand: its own name and logo, nobody's invented shop."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass.brands import Brand, brand_of
from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.ledger import ProgramKind
from walletpass.passes.design import Design, Style, Transit
from walletpass.passes.kinds import in_words_of
from walletpass.passes.pictures import read_picture
from walletpass.passes.starters import Starter
from walletpass.passes.templates import keep_asset

_ADDRESSES: Final = "stores"  # the back field that tells where the invented shop is
_CONTACT: Final = "contact"


def start_design(
    session: Session,
    brand_id: str,
    starter: Starter,
    *,
    organization: str,
    logo: bytes | None = None,
    style: Style | None = None,
    kind: ProgramKind = "points",
    now: datetime,
) -> Design:
    """Return the starter's design under the brand's own name, its pictures kept.

    It speaks of what this *kind* of program gives.

    The *logo* becomes the icon too; without one the name stands there in letters. What
    the starter says of its invented shop, address and telephone, is left out. With a
    *style* it becomes another kind of card.

    Raises:
        PictureError: The logo cannot be used.
    """
    brand = brand_of(session, brand_id)
    plain = _renamed(starter.design, organization)
    plain["default_language"] = brand.default_language
    if style is not None:
        plain |= {"style": style, "transit": transit_for(style, None)}
    plain["fields"]["back"] = _own_words(plain["fields"]["back"], brand)
    plain["fields"] = in_words_of(kind, plain["fields"], brand.currency)
    images: dict[str, Mapping[Any, str]] = {
        name: variants
        for name, variants in starter.design.images.items()
        if name != "logo"
    }
    if logo is None:
        plain["logo_text"] = dict.fromkeys(LANGUAGES, organization)
    else:
        sha = keep_asset(session, brand_id, read_picture(logo).content, now=now)
        images |= {"logo": {"*": sha}, "icon": {"*": sha}}
    kept = {sha for variants in images.values() for sha in variants.values()}
    for sha, picture in starter.pictures.items():
        if sha in kept:
            keep_asset(session, brand_id, picture.content, now=now)
    return Design.model_validate(plain | {"images": images})


def transit_for(style: Style, transit: Transit | None) -> Transit | None:
    """Return the transport a card of this style names: boarding passes need one."""
    if style == "boarding_pass" and transit is None:
        return "generic"
    return transit


def _renamed(design: Design, organization: str) -> dict[str, Any]:
    """Return the design with the invented shop's name replaced wherever it stands."""
    plain = design.model_dump(mode="json")
    plain["description"] = {
        language: re.sub(
            rf"\b{re.escape(design.organization[language])}\b",
            lambda _: organization,
            text,
        )
        for language, text in design.description.items()
    }
    plain["organization"] = dict.fromkeys(LANGUAGES, organization)
    return plain


def _own_words(back: list[dict[str, Any]], brand: Brand) -> list[dict[str, Any]]:
    contact: Mapping[Language, str] = brand.contact
    return [
        field | {"value": dict(contact)} if field["key"] == _CONTACT else field
        for field in back
        if field["key"] != _ADDRESSES and (field["key"] != _CONTACT or contact)
    ]
