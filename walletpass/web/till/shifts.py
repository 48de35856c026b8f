"""Who stands at the till: a cashier, known by a signed cookie until the day is over.

    @on_shift
    def card(shift: Shift, seen: str) -> ResponseReturnValue: ...

The cookie carries a stamp that changes with the PIN. Duties are looked up on every
request, so whoever loses the PIN, the role or the job is out at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial, wraps
from typing import Any, Final

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.orm import Session

from walletpass import brands, ledger
from walletpass.brands import Duty, Permission, Staff
from walletpass.db import until_it_goes
from walletpass.kernel.secrets import same
from walletpass.ledger import Program
from walletpass.rewards import rules
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page
from walletpass.web.till.amounts import mark_in, money_like
from walletpass.web.till.places import PATH, Spot, set_cookie, spot_here
from walletpass.web.translations import Speaker

COOKIE: Final = "walletpass_shift"
WORKING_DAY: Final = timedelta(hours=12)

View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True, slots=True)
class Shift:
    """One request of a cashier at their till, and its one moment."""

    spot: Spot
    staff_id: str
    name: str
    duties: frozenset[Duty]
    since: datetime
    services: Services
    now: datetime
    say: Speaker

    @property
    def brand_id(self) -> str:
        """The brand this cashier works for, and the only one they can see."""
        return self.spot.brand_id

    def may(self, permission: Permission) -> bool:
        """Tell whether this person may do this in this store."""
        return brands.may(self.duties, permission, self.spot.store.id)

    def program(self, session: Session) -> Program:
        """Return the program the brand began with."""
        return ledger.program_of(session, self.brand_id)

    def money(self, minor: int) -> str:
        """Write an amount as this cashier reads it."""
        return rules.money(minor, self.spot.brand.currency, self.say.language)

    @property
    def mark(self) -> str:
        """What parts an amount's fraction off, nothing where there are no fractions."""
        return mark_in(self.spot.brand.currency, self.say.language)

    @property
    def example(self) -> str:
        """An amount to show how one is typed."""
        return money_like(self.spot.brand.currency, self.say.language)

    def when(self, moment: datetime) -> str:
        """Write a moment as the clock at the till shows it: today's by the hour alone."""
        return told_at(moment, self.now, self.spot, self.say)

    def record(self, session: Session, action: str, thing: str, **after: Any) -> None:
        """Write a deed of this cashier into the audit log."""
        brands.record(
            session,
            self.brand_id,
            actor=self.staff_id,
            action=action,
            object=thing,
            after={"till": self.spot.till.id} | after,
            ip=request.remote_addr,
            now=self.now,
        )

    def page(self, template: str, **facts: Any) -> str:
        """Return a page that says which till this is and who stands here."""
        return page(
            f"till/{template}.html", self.say, shift=self, spot=self.spot, **facts
        )


def told_at(moment: datetime, now: datetime, spot: Spot, say: Speaker) -> str:
    """Write a moment by the 24 hours that tills count, with the day unless it is today."""
    there = moment.astimezone(spot.zone)
    if there.date() == now.astimezone(spot.zone).date():
        return f"{there:%H:%M}"
    return f"{say.day(there.date())}, {there:%H:%M}"


def shift_here(spot: Spot) -> Shift | None:
    """Return who is signed in at this till, if anybody is and still may."""
    services = current_services()
    kept = _kept(services, request.cookies.get(COOKIE, ""))
    if kept is None or kept.get("till") != spot.till.id:
        return None
    with services.database.snapshot() as session:
        staff = session.get(Staff, kept.get("staff"))
        if (
            staff is None
            or staff.status == "blocked"
            or staff.brand_id != spot.brand_id
        ):
            return None
        if not same(str(kept.get("stamp")), _stamp_of(services, staff)):
            return None
        duties = brands.roles_of(session, staff.id)
    if not brands.may(duties, "till", spot.store.id):
        return None
    return Shift(
        spot=spot,
        staff_id=staff.id,
        name=staff.name,
        duties=duties,
        since=datetime.fromisoformat(kept["since"]),
        services=services,
        now=services.now(),
        say=Speaker(staff.language),
    )


def _kept(services: Services, cookie: str) -> dict[str, str] | None:
    try:
        kept: dict[str, str] = sealer(services, "shift").loads(
            cookie, max_age=int(WORKING_DAY.total_seconds())
        )
    except BadSignature:
        return None
    return kept


def sealer(services: Services, purpose: str) -> URLSafeTimedSerializer:
    """Return what signs texts that a browser keeps for us, for one purpose."""
    return URLSafeTimedSerializer(
        services.people.keyring.key("till"), salt=f"till {purpose}"
    )


def _stamp_of(services: Services, staff: Staff) -> str:
    return services.people.keyring.link_code("till", f"{staff.id}/{staff.pin_hash}")


def let_in(response: Response, spot: Spot, staff: Staff, services: Services) -> None:
    """Begin a shift for somebody whose PIN was right."""
    kept = {
        "staff": staff.id,
        "till": spot.till.id,
        "stamp": _stamp_of(services, staff),
        "since": services.now().isoformat(),
    }
    sealed = sealer(services, "shift").dumps(kept)
    set_cookie(response, COOKIE, str(sealed), services, lasts=WORKING_DAY)


def let_out(response: Response) -> None:
    """End the shift; the device stays the till it is."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def on_shift(view: View) -> View:
    """Let only a cashier signed in at their till through; others begin at the front.

    Where the database lets another till go first, it is done again by itself: nothing
    of it was kept, and what was kept before it is found by its key.
    """

    @wraps(view)
    def serving(**path: Any) -> ResponseReturnValue:
        spot = spot_here()
        shift = shift_here(spot) if spot is not None else None
        if shift is None:
            return redirect(url_for("till.front"), 303)
        return until_it_goes(partial(view, shift, **path))

    return serving
