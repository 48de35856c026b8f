"""Which till this device is: a token in a cookie, of which the brand keeps a digest.

The token is the device's, not a person's: it opens nothing but the names to tap.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flask import Response, request
from markupsafe import Markup
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand, NotEnrolledError, Store, Till
from walletpass.kernel.languages import Language
from walletpass.kernel.secrets import Secret
from walletpass.passes.colours import Colour
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tinting import tint

COOKIE: Final = "walletpass_till"
PATH: Final = "/till"
_LASTS: Final = timedelta(days=400)  # browsers keep no cookie longer


@dataclass(frozen=True, slots=True)
class Spot:
    """A till and where it stands, as they were when this request began."""

    till: Till
    store: Store
    brand: Brand

    @property
    def brand_id(self) -> str:
        """The only brand that can be seen from here."""
        return self.brand.id

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this store tells the time."""
        return ZoneInfo(self.store.timezone or self.brand.timezone)

    @property
    def language(self) -> Language:
        """What is spoken here to somebody we do not know."""
        return self.brand.default_language

    @property
    def styles(self) -> Markup:
        """The colours of these pages: the brand's."""
        return tint(Colour.read(self.brand.accent))


def spot_here() -> Spot | None:
    """Return the till that this device is, if it is one; and note that it is there."""
    token = request.cookies.get(COOKIE)
    if not token:
        return None
    services = current_services()
    try:
        with services.database.snapshot() as session:
            spot = spot_of(session, brands.till_holding(session, Secret(token)))
    except NotEnrolledError:
        return None
    if brands.is_sight_due(spot.till, now=services.now()):
        with services.database.transaction() as session:
            brands.note_sight(session, spot.till.id, now=services.now())
    return spot


def spot_of(session: Session, till: Till) -> Spot:
    """Return a till and where it stands."""
    store = brands.store_of(session, till.brand_id, till.store_id)
    return Spot(till, store, brands.brand_of(session, till.brand_id))


def make_this(response: Response, token: Secret, services: Services) -> None:
    """Let this device be a till from now on."""
    set_cookie(response, COOKIE, token.reveal(), services, lasts=_LASTS)


def set_cookie(
    response: Response,
    name: str,
    content: str,
    services: Services,
    *,
    lasts: timedelta,
) -> None:
    """Give the browser a cookie that no script and no other door sees."""
    response.set_cookie(
        name,
        content,
        max_age=lasts,
        path=PATH,
        secure=services.base_url.startswith("https://"),
        httponly=True,
        samesite="Strict",
    )
