"""What a device remembers of having joined: its card's code, which proves itself.

A link from the card itself says the same.

It is the only cookie of the customer's pages, is sent to the join page alone, and is set
only there, to whom the card was just made for.
"""

from datetime import timedelta
from typing import Final

from flask import Response, request, url_for
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.passes import CardRow, card_behind_link
from walletpass.web.edge import current_services

_NAME: Final = "walletpass_card"
_KEPT: Final = timedelta(days=365)


def keep(response: Response, brand: Brand, serial_number: str) -> None:
    """Let this device remember its card of the brand."""
    services = current_services()
    response.set_cookie(
        _NAME,
        services.people.keyring.card_code(serial_number),
        max_age=_KEPT,
        path=url_for("pages.form", slug=brand.slug),
        secure=services.base_url.startswith("https://"),
        httponly=True,
        samesite="Lax",
    )


def card_kept(session: Session, brand: Brand) -> CardRow | None:
    """Return the live card of the brand that this device has shown it knows."""
    keyring = current_services().people.keyring
    code = request.args.get("card") or request.cookies.get(_NAME, "")
    serial_number = keyring.serial_in(code)
    if serial_number is None:
        return None
    card = card_behind_link(session, serial_number)
    is_theirs = card and card.brand_id == brand.id and card.status != "voided"
    return card if is_theirs else None
