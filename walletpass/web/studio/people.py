"""Who sits in the studio: a member of staff, known again by a signed cookie.

The cookie names the person and their session, which signing out ends wherever the cookie
is kept, and carries a stamp that changes with their password and with their second factor,
so either, or being blocked, ends every session at once.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Flask, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from flask_wtf import CSRFProtect
from markupsafe import Markup
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Duty, Permission, Role, SecondFactor, Staff
from walletpass.kernel.languages import Language
from walletpass.kernel.secrets import same
from walletpass.passes.colours import Colour
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tinting import tint


@dataclass(frozen=True)
class Person(UserMixin):  # type: ignore[misc]  # the library has no types
    """Somebody signed in, as they stood when this request began."""

    id: str
    brand_id: str
    brand_name: str
    accent: Colour
    name: str
    language: Language
    duties: frozenset[Duty]
    stamp: str
    session_id: str
    lacks_factor: bool = False
    """Whether they must set up their second factor before anything else."""

    def get_id(self) -> str:
        """Return what the cookie keeps."""
        return f"{self.id}.{self.stamp}.{self.session_id}"

    def may(self, permission: Permission) -> bool:
        """Tell whether this person may do this."""
        return brands.may(self.duties, permission)

    @property
    def styles(self) -> Markup:
        """The colours of this person's pages: their brand's."""
        return tint(self.accent)

    @property
    def roles(self) -> tuple[Role, ...]:
        """What this person does, each role once."""
        held = {duty.role for duty in self.duties}
        return tuple(role for role in brands.ROLES if role in held)


def open_on(app: Flask, door: Blueprint, services: Services) -> None:
    """Know people again on this door, and take no form that is not from it."""
    app.config.update(
        SESSION_COOKIE_NAME="walletpass_studio",
        SESSION_COOKIE_PATH=f"{door.url_prefix}",
        SESSION_COOKIE_SECURE=services.base_url.startswith("https://"),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=brands.WORKING_DAY,
        WTF_CSRF_CHECK_DEFAULT=False,  # other doors have other ways
        WTF_CSRF_TIME_LIMIT=None,  # a token lasts as long as its session
    )
    manager = LoginManager()
    manager.session_protection = None  # addresses change, as between two networks
    manager.user_loader(_person)
    # not init_app, which would look into the session on every other door too
    app.login_manager = manager  # type: ignore[attr-defined]
    forgery = CSRFProtect()
    forgery.init_app(app)
    door.before_request(forgery.protect)


def _person(kept: str) -> Person | None:
    """Return whom a cookie names, unless they have been shut out since."""
    staff_id, _, rest = kept.partition(".")
    stamp, _, session_id = rest.partition(".")
    services = current_services()
    with services.database.snapshot() as reading:
        staff = reading.get(Staff, staff_id)
        if staff is None or staff.status == "blocked":
            return None
        factor = brands.factor_of(reading, staff.id)
        if not same(stamp, _stamp_of(staff, factor)):
            return None
        if not brands.is_in_session(reading, staff, session_id, now=services.now()):
            return None
        brand = brands.brand_of(reading, staff.brand_id)
        duties = brands.roles_of(reading, staff.id)
        return Person(
            id=staff.id,
            brand_id=staff.brand_id,
            brand_name=brand.name,
            accent=Colour.read(brand.accent),
            name=staff.name,
            language=staff.language,
            duties=duties,
            stamp=stamp,
            session_id=session_id,
            lacks_factor=factor is None
            and brands.is_demanded_of(duties)
            and brands.demands_factor(reading, brand.id),
        )


def _stamp_of(staff: Staff, factor: SecondFactor | None) -> str:
    keyring = current_services().people.keyring
    known = f"{staff.id}/{staff.password_hash}"
    if factor is not None:
        known = f"{known}/{factor.secret_sealed.hex()}"
    return keyring.link_code("studio", known)


def person_here() -> Person | None:
    """Return who is signed in, if anybody is."""
    known = current_user._get_current_object()  # noqa: SLF001 - werkzeug's own way
    return known if isinstance(known, Person) else None


def let_in(writing: Session, staff: Staff, *, now: datetime) -> None:
    """Begin a new session for somebody who has shown all that is asked of them.

    Whatever the browser held before is dropped, so nobody can plant a session.
    """
    stamp = _stamp_of(staff, brands.factor_of(writing, staff.id))
    begun = brands.begin_session(writing, staff, now=now)
    session.clear()
    login_user(_Known(f"{staff.id}.{stamp}.{begun}"))


class _Known(UserMixin):  # type: ignore[misc]  # the library has no types
    """Just enough of a person to be written into the cookie."""

    def __init__(self, kept: str) -> None:
        self.id = kept


def let_out() -> None:
    """End the session, for whoever else holds its cookie too."""
    if (person := person_here()) is not None:
        with current_services().database.transaction() as writing:
            brands.end_session(writing, person.id, person.session_id)
    logout_user()
    session.clear()
