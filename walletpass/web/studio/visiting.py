"""A visit to the studio: who came, through which door, and in what language.

    @needs("customers")
    def cards(visit: Visit) -> ResponseReturnValue:
        with visit.services.database.snapshot() as session: ...

A view opens its own transaction, so that slow things, such as reading a picture, are
done before the database's pen is taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand, Permission
from walletpass.kernel.errors import ForbiddenError
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page
from walletpass.web.studio.navigation import entries_for
from walletpass.web.studio.people import Person, person_here
from walletpass.web.translations import Speaker

View = Callable[..., ResponseReturnValue]


class NotTheirDoorError(ForbiddenError):
    """Somebody signed in asked for what their role does not do."""

    code = "not-their-door"
    title = "Your role does not do this"

    def __init__(self, person: Person, permission: Permission) -> None:
        super().__init__(f"This needs the permission {permission!r}.")
        self.person = person
        self.permission: Permission = permission

    def facts(self) -> dict[str, object]:
        """Name the permission that is missing."""
        return {"permission": self.permission}


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody signed in, and its one moment."""

    person: Person
    services: Services
    now: datetime
    say: Speaker

    @property
    def brand_id(self) -> str:
        """The brand this person works for, and the only one they can see."""
        return self.person.brand_id

    def brand(self, session: Session) -> Brand:
        """Return that brand."""
        return brands.brand_of(session, self.brand_id)

    def zone(self, session: Session) -> ZoneInfo:
        """Return the zone in which this brand tells the time."""
        return ZoneInfo(self.brand(session).timezone)

    def demand(self, permission: Permission) -> None:
        """Refuse, unless this person may do this.

        Raises:
            NotTheirDoorError: They may not.
        """
        if not self.person.may(permission):
            raise NotTheirDoorError(self.person, permission)

    def record(
        self,
        session: Session,
        action: str,
        thing: str,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> None:
        """Write a deed of this person into the audit log."""
        brands.record(
            session,
            self.brand_id,
            actor=self.person.id,
            action=action,
            object=thing,
            before=before,
            after=after,
            ip=request.remote_addr,
            now=self.now,
        )

    def page(self, template: str, *, here: str, **facts: Any) -> str:
        """Return a page with the navigation around it; *here* is where it stands."""
        entries = entries_for(self.person, here)
        return page(
            template, self.say, person=self.person, entries=entries, visit=self, **facts
        )


def needs(
    permission: Permission | None = None, *, is_before_second_factor: bool = False
) -> Callable[[View], View]:
    """Let only people with this permission through the view below, signed in at least.

    Those whose brand demands a second factor come first to where they set it up:
    *is_before_second_factor* marks the few doors that are open until then.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def visiting(**path: Any) -> ResponseReturnValue:
            person = person_here()
            if person is None:
                return redirect(url_for("studio.sign_in", next=_way_back()), 303)
            if person.lacks_factor and not is_before_second_factor:
                return redirect(url_for("studio.second_factor"), 303)
            services = current_services()
            visit = Visit(person, services, services.now(), Speaker(person.language))
            if permission is not None:
                visit.demand(permission)
            return view(visit, **path)

        return visiting

    return decorate


def _way_back() -> str | None:
    return request.full_path.rstrip("?") if request.method == "GET" else None
